#include "extract/read.h"

namespace gouji {

Result<Document> ReadDocx(std::string_view, const ReadLimits&) { return Error{ErrorCode::kUnsupported, "docx"}; }

}  // namespace gouji
