#include "extract/structure/line_breaks.h"

#include "extract/base/utf8.h"
#include "extract/structure/labels.h"

namespace gouji {
namespace {

std::string_view TrimFront(std::string_view text) {
  while (!text.empty()) {
    const CodePoint c = DecodeUtf8(text, 0);
    if (!IsSpace(c.value)) break;
    text.remove_prefix(c.size);
  }
  return text;
}

std::string_view TrimBack(std::string_view text) {
  while (!text.empty()) {
    std::size_t at = text.size() - 1;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
    if (!IsSpace(DecodeUtf8(text, at).value)) break;
    text = text.substr(0, at);
  }
  return text;
}

bool EndsSentence(std::string_view text) {
  text = TrimBack(text);
  for (const std::string_view mark : {"。", "；", "：", "！", "？"}) {
    if (text.size() >= mark.size() && text.substr(text.size() - mark.size()) == mark) return true;
  }
  return false;
}

// Two characters wide white space after the break.
bool IsIndented(std::string_view text) {
  if (!text.empty() && text.front() == '\n') text.remove_prefix(1);
  const std::size_t trimmed = text.size() - TrimFront(text).size();
  return trimmed >= 4 && trimmed < text.size();
}

}  // namespace

bool BreakStartsParagraph(std::string_view before, std::string_view after) {
  if (EndsSentence(before) || IsIndented(after)) return true;
  return ReadLabel(TrimFront(after)).kind != LabelKind::kNoLabel ||
         ReadLabel(TrimFront(before)).kind != LabelKind::kNoLabel;
}

}  // namespace gouji
