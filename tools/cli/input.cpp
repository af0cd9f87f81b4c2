#include "tools/cli/input.h"

#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "extract/read.h"
#include "tools/cli/command.h"
#include "tools/isolate/confine.h"
#include "tools/report/words.h"

namespace gouji {
namespace {

constexpr const char* kPopplerData = "/usr/share/poppler/cMap";

Result<std::string> ReadStandardInput(std::uint64_t limit) {
  std::string bytes;
  char buffer[1 << 16];
  for (;;) {
    const ssize_t got = ::read(STDIN_FILENO, buffer, sizeof buffer);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return Error{ErrorCode::kUnreadable, std::strerror(errno)};
    if (got == 0) break;
    bytes.append(buffer, static_cast<std::size_t>(got));
    if (bytes.size() > limit) return Error{ErrorCode::kTooLarge, std::to_string(limit)};
  }
  if (bytes.empty()) return Error{ErrorCode::kEmpty, {}};
  return bytes;
}

// Writes all bytes to the path; false with errno set when they do not fit.
bool WriteTo(const std::string& path, const std::string& bytes) {
  std::FILE* const file = std::fopen(path.c_str(), "wb");
  if (file == nullptr) return false;
  const bool written = std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size();
  const int error = errno;
  if (std::fclose(file) != 0) return false;
  errno = error;
  return written;
}

// A file appears whole or not at all: written beside its place, then moved there. What a link points to is written, the
// link stays; a device or pipe is written as it is, never replaced.
bool WriteFile(const std::string& path, const std::string& bytes, Language language) {
  std::error_code ignored;
  const std::filesystem::path place = std::filesystem::exists(path, ignored) ? std::filesystem::canonical(path, ignored) : std::filesystem::path(path);
  const bool special = std::filesystem::exists(place, ignored) && !std::filesystem::is_regular_file(place, ignored);
  const std::string beside = special ? place.string() : place.string() + ".part";
  if (WriteTo(beside, bytes) && (special || std::rename(beside.c_str(), place.c_str()) == 0)) return true;
  const int error = errno;
  if (!special) std::remove(beside.c_str());
  PrintError(UsageLine(UsageProblem::kCannotWrite, {}, path + ": " + std::strerror(error), {}, language));
  return false;
}

/// A line on the terminal that says that long work goes on; erased when it ends.
class Progress {
 public:
  Progress(const std::string& shown_name, Language language) : name_(shown_name), language_(language) {}
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress() {
    if (shown_) std::fputs("\r\x1b[K", stderr);
  }

  bool wanted() const { return ::isatty(STDERR_FILENO) != 0; }
  void Show(std::chrono::milliseconds passed) {
    constexpr std::chrono::milliseconds kLong{800};
    if (passed < kLong) return;
    std::fprintf(stderr, "\r%s\x1b[K", ProgressLine(name_, static_cast<int>(passed.count() / 1000), language_).c_str());
    shown_ = true;
  }

 private:
  std::string name_;
  Language language_;
  bool shown_ = false;
};

}  // namespace

Result<std::string> ReadInput(const std::string& path) {
  if (path == "-") return ReadStandardInput(ReadLimits{}.input_bytes);
  return ReadFileBytes(path);
}

Result<Produced> Produce(const std::function<Result<Produced>()>& work, const std::string& shown_name,
                         bool in_process, Language language) {
  if (in_process) return work();
  Progress progress(shown_name, language);
  ConfineLimits limits;
  if (progress.wanted()) limits.tick = [&](std::chrono::milliseconds passed) { progress.Show(passed); };
  Result<std::string> record = RunConfinedResult(
      [&]() -> Result<std::string> {
        Result<Produced> produced = work();
        if (!produced) return produced.error();
        return std::move(produced.value().output) + static_cast<char>(produced.value().status);
      },
      limits);
  if (!record) return record.error();
  std::string output = std::move(record).value();
  const unsigned char status = static_cast<unsigned char>(output.back());
  output.pop_back();
  return Produced{status, std::move(output)};
}

void SayMissingLayers(Language language) {
  const ConfineLayers layers = AvailableLayers();
  if (layers.seccomp && layers.landlock) return;
  const char* const both = language == Language::kZh ? "seccomp、Landlock" : "seccomp and Landlock";
  const char* const names = !layers.seccomp && !layers.landlock ? both : layers.seccomp ? "Landlock" : "seccomp";
  PrintError(MissingLayersLine(names, language));
}

int ProduceOne(const std::string& path, const std::function<Result<Produced>(const std::string&)>& work,
               bool in_process, Language language, const std::string& out) {
  const std::string name = ShownName(path, language);
  if (!in_process) SayMissingLayers(language);
  const auto produced = [&]() -> Result<Produced> {
    const Result<std::string> bytes = ReadInput(path);
    if (!bytes) return bytes.error();
    if (const std::optional<Error> missing = MissingRuntime(bytes.value())) return *missing;
    return Produce([&] { return work(bytes.value()); }, name, in_process, language);
  }();
  if (produced && !out.empty()) return WriteFile(out, produced.value().output, language) ? kExitClean : kExitFailed;
  if (produced) return PrintOut(produced.value().output, language) ? kExitClean : kExitFailed;
  PrintError(ErrorLine(name, produced.error(), language));
  return kExitFailed;
}

std::optional<Error> MissingRuntime(std::string_view bytes) {
  constexpr std::size_t kHeaderWindow = 1024;
  if (bytes.substr(0, kHeaderWindow).find("%PDF-") == std::string_view::npos) return std::nullopt;
  if (::access(kPopplerData, R_OK) == 0) return std::nullopt;
  return Error{ErrorCode::kMissingRuntime, "poppler-data"};
}

}  // namespace gouji
