#include "extract/read.h"

namespace gouji {

Result<Document> ReadPdf(std::string_view, const ReadLimits&) { return Error{ErrorCode::kUnsupported, "pdf"}; }

}  // namespace gouji
