#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "extract/base/note.h"
#include "extract/base/result.h"
#include "extract/pdf/page_content.h"
#include "extract/read.h"

namespace gouji {

/// A PDF opened with Poppler. The only door to the library: all that leaves it are plain structs,
/// and its callbacks and exceptions stop here. The bytes must outlive the object. Not for two
/// threads at once; different objects may live on different threads after the first page of any was
/// read.
class PdfSource {
 public:
  static Result<std::unique_ptr<PdfSource>> Open(std::string_view bytes, const ReadLimits& limits);
  ~PdfSource();
  PdfSource(const PdfSource&) = delete;
  PdfSource& operator=(const PdfSource&) = delete;

  std::uint32_t pages() const;
  std::string title() const;
  /// Reads page `number` (1-based) into `page`, whose memory is reused. The error is kLimit or
  /// kMissingRuntime; a damaged page is an empty page with notes.
  Result<bool> ReadPage(std::uint32_t number, PageContent& page);
  /// What was noticed so far, syntax errors included (see MessageSink).
  std::vector<Note> TakeNotes();

  static constexpr std::uint64_t kMaxGlyphs = 20'000'000;  ///< of a whole document
  static constexpr std::uint64_t kMaxPageGlyphs = 4'000'000;
  static constexpr std::uint64_t kMaxPageOperations = 3'000'000;  ///< paths and images painted
  static constexpr std::uint32_t kMaxPageForms = 20'000;  ///< forms within forms grow exponentially
  static constexpr std::uint64_t kMaxContentBytes = 128ull << 20;  ///< of one page, inflated

 private:
  PdfSource();
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace gouji
