#include "extract/docx/symbols.h"

#include <charconv>
#include <cstdint>

#include "extract/base/utf8.h"

namespace gouji::docx {
namespace {

struct SymbolRow {
  std::uint32_t code;  // inside the font
  char32_t text;
};

constexpr SymbolRow kWingdings[] = {
    {0x6C, U'●'}, {0x6E, U'■'}, {0x6F, U'□'}, {0x70, U'□'}, {0x71, U'❑'},
    {0x72, U'❒'}, {0x75, U'◆'}, {0x76, U'❖'}, {0x9F, U'•'}, {0xA1, U'○'},
    {0xA7, U'▪'}, {0xA8, U'□'}, {0xAB, U'★'}, {0xD8, U'➢'}, {0xE0, U'→'},
    {0xF0, U'⇨'}, {0xFB, U'✗'}, {0xFC, U'✓'}, {0xFD, U'☒'}, {0xFE, U'☑'},
};
constexpr SymbolRow kWingdings2[] = {
    {0x50, U'✓'}, {0x51, U'☒'}, {0x52, U'☑'}, {0x53, U'☒'},
    {0x54, U'☒'}, {0x2A, U'☐'}, {0xA3, U'□'}, {0x30, U'☐'},
};
constexpr SymbolRow kSymbol[] = {
    {0xA3, U'≤'}, {0xB3, U'≥'}, {0xB1, U'±'}, {0xB4, U'×'}, {0xB8, U'÷'}, {0xB7, U'•'},
    {0xB9, U'≠'}, {0xBB, U'≈'}, {0x25, U'%'}, {0x2B, U'+'}, {0x2D, U'−'}, {0x3D, U'='},
    {0x3C, U'<'}, {0x3E, U'>'}, {0xA5, U'∞'}, {0x53, U'Σ'}, {0xE5, U'∑'}, {0xD6, U'√'},
    {0xB0, U'°'}, {0x61, U'α'}, {0x62, U'β'}, {0x6D, U'μ'}, {0xAE, U'→'},
};

template <std::size_t N>
char32_t Lookup(const SymbolRow (&rows)[N], std::uint32_t code) {
  for (const SymbolRow& row : rows) {
    if (row.code == code) return row.text;
  }
  return 0xFFFD;
}

char32_t FontSymbol(std::string_view font, std::uint32_t code) {
  if (font == "Symbol") return code >= 0x30 && code <= 0x39 ? code : Lookup(kSymbol, code);
  // Wingdings has circled digits from 0x80 (white) and 0x8B (black).
  if (font == "Wingdings" && code >= 0x81 && code <= 0x8A) return 0x2460 + (code - 0x81);
  if (font == "Wingdings" && code >= 0x8C && code <= 0x95) return 0x2776 + (code - 0x8C);
  if (font == "Wingdings") return Lookup(kWingdings, code);
  if (font == "Wingdings 2") return Lookup(kWingdings2, code);
  return 0xFFFD;
}

}  // namespace

std::string SymbolText(std::string_view font, std::string_view hex) {
  std::uint32_t code = 0;
  const auto [stop, error] = std::from_chars(hex.data(), hex.data() + hex.size(), code, 16);
  std::string out;
  if (error != std::errc() || stop != hex.data() + hex.size() || code > 0xFFFF) code = 0xFFFD;
  const bool symbol_font =
      font == "Symbol" || font.substr(0, 9) == "Wingdings" || font == "Webdings";
  const bool private_area = code >= 0xF000 && code <= 0xF0FF;
  if (symbol_font || private_area) {
    AppendUtf8(out, FontSymbol(font, code & 0xFF));
  } else {
    AppendUtf8(out, code);
  }
  return out;
}

std::string BulletText(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = DecodeUtf8(text, i);
    AppendUtf8(out, c.value >= 0xE000 && c.value <= 0xF8FF ? U'•' : c.value);
    i += c.size;
  }
  return out;
}

}  // namespace gouji::docx
