#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/base/note.h"

namespace gouji {

/// Collects what the PDF library complains of while one document is at work. A flood is counted,
/// not kept.
struct MessageSink {
  static constexpr std::size_t kMaxMessages = 20;  ///< different texts

  std::vector<Note> notes;
  std::uint32_t page = 0;
  bool missing_language_pack = false;

  void Add(std::string_view message);

 private:
  std::size_t kept_ = 0;
};

/// The kind of trouble a message tells of.
NoteCode ClassifyPopplerMessage(std::string_view message);
/// Whether a message complains of a missing language pack (package poppler-data).
bool IsMissingLanguagePack(std::string_view message);

}  // namespace gouji
