#include "extract/read.h"

namespace gouji {

Result<Document> ReadHtml(std::string_view, const ReadLimits&) { return Error{ErrorCode::kUnsupported, "html"}; }

}  // namespace gouji
