#include "tools/isolate/confine.h"

#include <fcntl.h>
#include <linux/landlock.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <new>

#include "tools/isolate/frame.h"
#include "tools/isolate/sandbox.h"

namespace gouji {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int kPipe = 3;  // the child's only descriptor besides the standard three
constexpr std::chrono::milliseconds kTick{200};

void WriteAll(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t done = ::write(fd, bytes.data(), bytes.size());
    if (done < 0 && errno == EINTR) continue;
    if (done < 0) ::_exit(1);
    bytes.remove_prefix(static_cast<std::size_t>(done));
  }
}

// Leaves the child with nothing but the pipe and three ends of /dev/null; a sanitizer needs standard error.
void KeepOnlyPipe(int pipe) {
  const int null = ::open("/dev/null", O_RDWR);
  if (null >= 0) {
    for (int fd = 0; fd < (kSanitized ? 2 : 3); ++fd) ::dup2(null, fd);
  }
  if (pipe != kPipe) ::dup2(pipe, kPipe);
  ::close_range(kPipe + 1, ~0U, 0);
}

[[noreturn]] void RunChild(const std::function<std::string()>& work, const ConfineLimits& limits, int pipe, pid_t parent) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != parent) ::_exit(1);
  KeepOnlyPipe(pipe);
  InstallCrashHandlers();
  EnterSandbox(limits);
  try {
    const std::string answer = work();
    const bool fits = answer.size() <= limits.record_bytes;
    const std::string_view payload = fits ? std::string_view(answer) : std::string_view();
    WriteAll(kPipe, EncodeHeader(fits ? FrameKind::kAnswer : FrameKind::kTooLong, payload));
    WriteAll(kPipe, payload);
  } catch (const std::bad_alloc&) {
    ::_exit(kExitMemoryLimit);
  }
  ::_exit(0);
}

struct Outcome {
  std::string bytes;
  int status = 0;
  bool timed_out = false;
};

// Reads until the child closes its end or the time is over, then collects the child.
Outcome Supervise(pid_t child, int pipe, Clock::time_point started, const ConfineLimits& limits) {
  Outcome outcome;
  std::string buffer(1 << 16, '\0');
  const std::chrono::milliseconds wall = limits.wall * kSlowdown;
  for (;;) {
    const auto passed = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - started);
    if (passed >= wall) {
      outcome.timed_out = true;
      break;
    }
    pollfd waiting{pipe, POLLIN, 0};
    const auto patience = std::min<std::chrono::milliseconds>(kTick, wall - passed);
    const int ready = ::poll(&waiting, 1, static_cast<int>(patience.count()));
    if (ready < 0 && errno != EINTR) break;
    if (ready == 0 && limits.tick) limits.tick(passed);
    if (ready <= 0) continue;
    const ssize_t got = ::read(pipe, buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) break;
    outcome.bytes.append(buffer, 0, static_cast<std::size_t>(got));
    if (outcome.bytes.size() > limits.record_bytes + FrameHeader::kSize) break;
  }
  if (outcome.timed_out || outcome.bytes.size() > limits.record_bytes + FrameHeader::kSize) ::kill(child, SIGKILL);
  while (::waitpid(child, &outcome.status, 0) < 0 && errno == EINTR) {
  }
  return outcome;
}

Error FromSignal(int signal) {
  if (signal == SIGXCPU) return {ErrorCode::kLimit, "cpu_seconds"};
  const char* const name = ::sigabbrev_np(signal);
  return {ErrorCode::kCrashed, name == nullptr ? std::to_string(signal) : "SIG" + std::string(name)};
}

Result<std::string> Judge(Outcome outcome, const ConfineLimits& limits) {
  if (outcome.timed_out) return Error{ErrorCode::kTimeout, std::to_string(limits.wall.count() / 1000) + " s"};
  if (WIFSIGNALED(outcome.status)) return FromSignal(WTERMSIG(outcome.status));
  const int status = WEXITSTATUS(outcome.status);
  if (status == kExitStackLimit) return Error{ErrorCode::kLimit, "stack"};
  if (status == kExitMemoryLimit) return Error{ErrorCode::kLimit, "address_space"};
  const std::optional<FrameHeader> header = DecodeHeader(outcome.bytes);
  if (status != 0 || !header) return Error{ErrorCode::kCrashed, "exit " + std::to_string(status)};
  if (header->kind == FrameKind::kTooLong) return Error{ErrorCode::kLimit, "record_bytes"};
  outcome.bytes.erase(0, FrameHeader::kSize);
  if (outcome.bytes.size() != header->length || FrameChecksum(outcome.bytes) != header->checksum) {
    return Error{ErrorCode::kCrashed, "record"};
  }
  return std::move(outcome.bytes);
}

Result<std::string> RunOnce(const std::function<std::string()>& work, const ConfineLimits& limits, Clock::time_point started) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) return Error{ErrorCode::kInternal, std::string("pipe: ") + std::strerror(errno)};
  const pid_t parent = ::getpid();
  const pid_t child = ::fork();
  if (child == 0) RunChild(work, limits, ends[1], parent);
  const int fork_error = errno;
  ::close(ends[1]);
  if (child < 0) {
    ::close(ends[0]);
    return Error{ErrorCode::kInternal, std::string("fork: ") + std::strerror(fork_error)};
  }
  Outcome outcome = Supervise(child, ends[0], started, limits);
  ::close(ends[0]);
  return Judge(std::move(outcome), limits);
}

constexpr char kAnswerMark = 'a';
constexpr char kErrorMark = 'e';

}  // namespace

ConfineLayers AvailableLayers() {
  ConfineLayers layers;
  layers.landlock = ::syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION) > 0;
  layers.seccomp = ::prctl(PR_GET_SECCOMP, 0, 0, 0, 0) >= 0;
  return layers;
}

Result<std::string> RunConfined(const std::function<std::string()>& work, const ConfineLimits& limits) {
  const Clock::time_point started = Clock::now();
  Result<std::string> result = RunOnce(work, limits, started);
  for (int attempt = 1; attempt < limits.attempts; ++attempt) {
    if (result.ok() || result.error().code != ErrorCode::kCrashed) break;
    result = RunOnce(work, limits, started);
  }
  return result;
}

Result<std::string> RunConfinedResult(const std::function<Result<std::string>()>& work, const ConfineLimits& limits) {
  const auto encoded = [&]() -> std::string {
    Result<std::string> result = work();
    // The mark stands at the end: a long answer is not moved.
    if (result) return std::move(result).value() + kAnswerMark;
    return static_cast<char>(result.error().code) + result.error().detail + kErrorMark;
  };
  Result<std::string> record = RunConfined(encoded, limits);
  if (!record) return record;
  std::string& bytes = record.value();
  const char mark = bytes.back();
  bytes.pop_back();
  if (mark == kAnswerMark) return record;
  return Error{static_cast<ErrorCode>(bytes.front()), bytes.substr(1)};
}

}  // namespace gouji
