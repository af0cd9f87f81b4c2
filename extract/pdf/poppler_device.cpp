#include "extract/pdf/poppler_device.h"

#include <Annot.h>
#include <ErrorCodes.h>
#include <GlobalParams.h>
#include <PDFDoc.h>
#include <Page.h>
#include <Stream.h>
#include <UTF.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "extract/base/utf8.h"
#include "extract/pdf/message_sink.h"
#include "extract/pdf/poppler_output.h"
#include "extract/pdf/poppler_structure.h"

// With poppler_output.cpp and poppler_structure.cpp the only files that know Poppler. Its core interface is private and
// changes between versions: keep to what is here. The library reports through a global callback,
// aborts pages through none, and leaks when unwound, so a page over its caps is left by
// LimitReached, which ends the document.
namespace gouji {
namespace {

constexpr std::int64_t kSuspiciousContent = 256 << 10;  // packed bytes of a content stream
constexpr int kMaxContentParts = 20'000;

thread_local MessageSink* current_sink = nullptr;

void OnPopplerError(ErrorCategory, Goffset, const char* message) {
  if (current_sink != nullptr && message != nullptr) current_sink->Add(message);
}

class SinkScope {
 public:
  explicit SinkScope(MessageSink& sink) { current_sink = &sink; }
  ~SinkScope() { current_sink = nullptr; }
  SinkScope(const SinkScope&) = delete;
  SinkScope& operator=(const SinkScope&) = delete;
};

// Poppler's global tables live as long as the process: building them costs more than a small
// document.
void InitLibrary() {
  static const GlobalParamsIniter initer(OnPopplerError);
  setErrorCallback(OnPopplerError);
}

bool LanguagePackInstalled() {
  const GooString collection("Adobe-GB1");
  const GooString name("GBK-EUC-H");
  FILE* const file = globalParams->findCMapFile(&collection, &name);
  if (file == nullptr) return false;
  std::fclose(file);
  return true;
}

// Only what a printed page shows; our own comments and other remarks are no part of the report.
bool ShowsAnnotation(Annot* annot, void*) {
  const Annot::AnnotSubtype type = annot->getType();
  return type == Annot::typeWidget || type == Annot::typeFreeText || type == Annot::typeStamp;
}

}  // namespace

struct PdfSource::State {
  MessageSink sink;
  std::string repaired;  // bytes of a damaged file, so changed that the library rebuilds its tables
  std::unique_ptr<PDFDoc> document;
  Device device{sink};
  int pages = 0;
};

PdfSource::PdfSource() : state_(std::make_unique<State>()) {}
PdfSource::~PdfSource() = default;

// Bytes of one content stream, counted only where the packed size lets fear the worst.
static std::uint64_t InflatedSize(Object& content) {
  if (!content.isStream()) return 0;
  Dict* const dict = content.streamGetDict();
  const Object filter = dict->lookup("Filter");
  const Object length = dict->lookup("Length");
  const bool doubled = filter.isArray() && filter.arrayGetLength() > 1;
  const std::int64_t packed = length.isInt() ? length.getInt() : 0;
  if (!doubled && packed < kSuspiciousContent) return 0;
  std::uint64_t total = 0;
  std::array<unsigned char, 16384> buffer{};
  Stream* const stream = content.getStream();
  stream->reset();
  for (int got = 1; got > 0 && total <= PdfSource::kMaxContentBytes;) {
    got = stream->doGetChars(static_cast<int>(buffer.size()), buffer.data());
    total += static_cast<std::uint64_t>(std::max(got, 0));
  }
  stream->close();
  return total;
}

static void CheckContentSize(Page& page) {
  Object contents = page.getContents();
  std::uint64_t total = InflatedSize(contents);
  for (int i = 0; contents.isArray() && i < contents.arrayGetLength(); ++i) {
    Object part = contents.arrayGet(i);
    total += InflatedSize(part);
    if (i > kMaxContentParts) throw LimitReached{"content streams"};
    if (total > PdfSource::kMaxContentBytes) break;
  }
  if (total > PdfSource::kMaxContentBytes) throw LimitReached{"content bytes"};
}

Result<std::unique_ptr<PdfSource>> PdfSource::Open(std::string_view bytes,
                                                   const ReadLimits& limits) {
  InitLibrary();
  std::unique_ptr<PdfSource> source(new PdfSource);
  State& state = *source->state_;
  const SinkScope scope(state.sink);
  try {
    const auto open = [&state](std::string_view from) {
      auto* const stream = new MemStream(from.data(), 0, static_cast<Goffset>(from.size()), Object(objNull));
      const auto on_rebuilt = [&state] {
        AddNote(state.sink.notes, {.code = NoteCode::kDamagedInput,
                                   .detail = "cross-reference table rebuilt",
                                   .place = {}});
      };
      state.document = std::make_unique<PDFDoc>(stream, std::optional<GooString>(),
                                                std::optional<GooString>(), nullptr, on_rebuilt);
      return state.document->isOk();
    };
    if (!open(bytes)) {
      if (state.document->getErrorCode() == errEncrypted) return Error{ErrorCode::kEncrypted, {}};
      state.document.reset();  // before the bytes it was read from
      state.repaired = WithoutCrossReferences(bytes);
      if (state.repaired.empty() || !open(state.repaired)) return Error{ErrorCode::kDamaged, "pdf structure"};
    }
    PDFDoc& document = *state.document;
    state.pages = document.getNumPages();
    if (state.pages <= 0) return Error{ErrorCode::kDamaged, "no pages"};
    if (static_cast<std::uint32_t>(state.pages) > limits.pages)
      return Error{ErrorCode::kLimit, "pages"};
    NoteStructure(document, bytes, state.sink.notes);
    BreakCMapLoops(document, bytes, state.sink.notes);
    DropOutputIntents(document);
  } catch (const std::exception& problem) {
    return Error{ErrorCode::kDamaged, problem.what()};
  }
  return source;
}

std::uint32_t PdfSource::pages() const { return static_cast<std::uint32_t>(state_->pages); }

std::string PdfSource::title() const {
  const SinkScope scope(state_->sink);
  const std::unique_ptr<GooString> title = state_->document->getDocInfoTitle();
  if (title == nullptr) return {};
  Unicode* unicode = nullptr;
  const int length = TextStringToUCS4(title->toStr(), &unicode);
  std::string out;
  for (int i = 0; i < length; ++i) AppendUtf8(out, static_cast<char32_t>(unicode[i]));
  gfree(unicode);
  return out;
}

Result<bool> PdfSource::ReadPage(std::uint32_t number, PageContent& page) {
  State& state = *state_;
  page.Clear();
  page.number = number;
  state.sink.page = number;
  const SinkScope scope(state.sink);
  try {
    state.device.Begin(page);
    Page* const source = state.document->getPage(static_cast<int>(number));
    if (source == nullptr) return true;  // the library has said why
    CheckContentSize(*source);
    NotePageSize(*state.document, number, state.sink.notes);
    state.document->displayPage(&state.device, static_cast<int>(number), 72, 72, 0, false, true,
                                false, nullptr, nullptr, ShowsAnnotation, nullptr);
  } catch (const LimitReached& limit) {
    return Error{ErrorCode::kLimit, limit.name};
  } catch (const std::exception& problem) {
    AddNote(
        state.sink.notes,
        {.code = NoteCode::kDamagedInput, .detail = problem.what(), .page = number, .place = {}});
  }
  if (state.sink.missing_language_pack && !LanguagePackInstalled()) {
    return Error{ErrorCode::kMissingRuntime, "poppler-data"};
  }
  return true;
}

std::vector<Note> PdfSource::TakeNotes() { return std::exchange(state_->sink.notes, {}); }

}  // namespace gouji
