#include "extract/pdf/message_sink.h"

#include <string>
#include <utility>

namespace gouji {

void MessageSink::Add(std::string_view message) {
  missing_language_pack = missing_language_pack || IsMissingLanguagePack(message);
  Note note{.code = ClassifyPopplerMessage(message),
            .detail = std::string(message),
            .page = page,
            .place = {}};
  for (Note& known : notes) {
    if (known.code == note.code && known.detail == note.detail) {
      ++known.count;
      return;
    }
  }
  if (kept_ == kMaxMessages) {
    AddNote(notes, {.code = note.code, .detail = {}, .place = {}});
    return;
  }
  ++kept_;
  notes.push_back(std::move(note));
}

NoteCode ClassifyPopplerMessage(std::string_view message) {
  const auto says = [&](std::string_view words) {
    return message.find(words) != std::string_view::npos;
  };
  if (says("font") || says("Font") || says("CMap")) return NoteCode::kFontProblem;
  if (says("nd of file") || says("nd of stream") || says("truncated"))
    return NoteCode::kTruncatedStream;
  if (says("recursi") || says("nested") || says("nesting") || says("loop"))
    return NoteCode::kDroppedGlyphs;
  return NoteCode::kDamagedInput;
}

bool IsMissingLanguagePack(std::string_view message) {
  return message.find("Missing language pack") != std::string_view::npos ||
         message.find("CMap file for") != std::string_view::npos ||
         message.find("Unknown CMap") != std::string_view::npos;
}

}  // namespace gouji
