#pragma once

#include <string>
#include <string_view>

namespace gouji {

/// UTF-8 of a text or HTML file. A byte order mark decides, then what the bytes are: a page that
/// says gb2312 and is UTF-8 is read as UTF-8 and the other way round. `declared` is the charset it
/// names, or empty. Chinese text that is not UTF-8 is GB18030, which covers GB2312 and GBK.
std::string ToUtf8(std::string_view bytes, std::string_view declared);

}  // namespace gouji
