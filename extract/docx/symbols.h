#pragma once

#include <string>
#include <string_view>

namespace gouji::docx {

/// The text of a w:sym element: the character of a symbol font (w:char in hexadecimal) as Unicode,
/// e.g. Wingdings F0FE -> ☑. Unknown ones become U+FFFD, so that the words on both sides never
/// join.
std::string SymbolText(std::string_view font, std::string_view hex);

/// A bullet's w:lvlText with symbol-font characters replaced by a plain bullet.
std::string BulletText(std::string_view text);

}  // namespace gouji::docx
