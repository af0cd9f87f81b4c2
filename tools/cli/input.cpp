#include "tools/cli/input.h"

#include <cerrno>
#include <cstring>
#include <unistd.h>

#include "extract/read.h"

namespace gouji {
namespace {

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

}  // namespace

Result<std::string> ReadInput(const std::string& path) {
  if (path == "-") return ReadStandardInput(ReadLimits{}.input_bytes);
  return ReadFileBytes(path);
}

Result<Produced> Produce(const std::function<Result<Produced>()>& work, const std::string&, bool, Language) {
  return work();
}

}  // namespace gouji
