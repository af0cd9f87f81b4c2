#include "tools/isolate/confine.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <cerrno>
#include <cstdlib>
#include <vector>

#include "tools/isolate/sandbox.h"

using namespace gouji;

namespace {

ConfineLimits OneAttempt() {
  ConfineLimits limits;
  limits.attempts = 1;
  return limits;
}

// The answer, or the error as "code:detail".
std::string Outcome(const std::function<std::string()>& work, const ConfineLimits& limits = OneAttempt()) {
  const Result<std::string> result = RunConfined(work, limits);
  if (result) return result.value();
  return std::to_string(static_cast<int>(result.error().code)) + ":" + result.error().detail;
}

std::string CodeAnd(ErrorCode code, const std::string& detail) {
  return std::to_string(static_cast<int>(code)) + ":" + detail;
}

// errno of opening a path, 0 when it opens.
std::string OpenErrno(const char* path, int flags) {
  const int fd = ::open(path, flags, 0600);
  return std::to_string(fd >= 0 ? 0 : errno);
}

int Recurse(volatile char* outer) {  // NOLINT: endless on purpose
  volatile char frame[4096];
  frame[0] = outer[0];
  frame[1] = outer[1];
  return outer[1] == 0 ? 0 : frame[0] + Recurse(frame) + outer[1];
}

}  // namespace

BOOST_AUTO_TEST_SUITE(confine)

BOOST_AUTO_TEST_CASE(answers_come_back_whole) {
  BOOST_TEST(Outcome([] { return std::string(); }).empty());
  BOOST_TEST(Outcome([] { return std::string("勾稽\0x", 8); }) == std::string("勾稽\0x", 8));
  const std::string big(5'000'001, 'x');
  BOOST_TEST((Outcome([&] { return big; }) == big));
}

BOOST_AUTO_TEST_CASE(errors_come_back_as_they_are) {
  const auto fail = []() -> Result<std::string> { return Error{ErrorCode::kForbiddenXml, "word/document.xmla"}; };
  const Result<std::string> failed = RunConfinedResult(fail, {});
  BOOST_REQUIRE(!failed);
  BOOST_TEST((failed.error() == Error{ErrorCode::kForbiddenXml, "word/document.xmla"}));
  const Result<std::string> empty = RunConfinedResult([]() -> Result<std::string> { return std::string(); }, {});
  BOOST_REQUIRE(empty.ok());
  BOOST_TEST(empty.value().empty());
}

BOOST_AUTO_TEST_CASE(time_is_limited) {
  ConfineLimits limits = OneAttempt();
  limits.wall = std::chrono::milliseconds(300);
  int ticks = 0;
  limits.tick = [&](std::chrono::milliseconds) { ++ticks; };
  const auto sleep = [] {
    for (;;) ::usleep(100'000);
    return std::string();
  };
  BOOST_TEST(Outcome(sleep, limits) == CodeAnd(ErrorCode::kTimeout, "0 s"));
  BOOST_TEST(ticks >= 1);
  limits.wall = std::chrono::milliseconds(10'000);
  limits.cpu_seconds = 1;
  const auto spin = [] {
    volatile bool go_on = true;
    while (go_on) {
    }
    return std::string();
  };
  BOOST_TEST(Outcome(spin, limits) == CodeAnd(ErrorCode::kLimit, "cpu_seconds"));
}

BOOST_AUTO_TEST_CASE(a_long_answer_is_a_limit) {
  ConfineLimits limits = OneAttempt();
  limits.record_bytes = 1000;
  BOOST_TEST(Outcome([] { return std::string(1000, 'x'); }, limits) == std::string(1000, 'x'));
  BOOST_TEST(Outcome([] { return std::string(1001, 'x'); }, limits) == CodeAnd(ErrorCode::kLimit, "record_bytes"));
}

// A sanitizer ends the process in its own way.
BOOST_AUTO_TEST_CASE(memory_and_stack_are_limited, *boost::unit_test::enable_if<!kSanitized>()) {
  const auto hoard = [] {
    std::vector<std::string> blocks;
    for (;;) blocks.emplace_back(32 << 20, 'x');
    return std::string();
  };
  BOOST_TEST(Outcome(hoard) == CodeAnd(ErrorCode::kLimit, "address_space"));
  const auto abort_on_null = [] {  // what Poppler does
    for (;;) {
      void* volatile block = std::malloc(32 << 20);
      if (block == nullptr) std::abort();
    }
    return std::string();
  };
  BOOST_TEST(Outcome(abort_on_null) == CodeAnd(ErrorCode::kLimit, "address_space"));
  const auto recurse = [] {
    volatile char start[2] = {1, 1};
    return std::to_string(Recurse(start));
  };
  BOOST_TEST(Outcome(recurse) == CodeAnd(ErrorCode::kLimit, "stack"));
}

BOOST_AUTO_TEST_CASE(crashes_are_named, *boost::unit_test::enable_if<!kSanitized>()) {
  const auto abort_now = []() -> std::string { std::abort(); };
  BOOST_TEST(Outcome(abort_now) == CodeAnd(ErrorCode::kCrashed, "SIGABRT"));
  const auto wild = [] {
    volatile std::uintptr_t address = 0x10;
    const volatile int* const nowhere = reinterpret_cast<const volatile int*>(address);
    return std::to_string(*nowhere);
  };
  BOOST_TEST(Outcome(wild) == CodeAnd(ErrorCode::kCrashed, "SIGSEGV"));
  BOOST_TEST(Outcome([]() -> std::string { ::_exit(7); }) == CodeAnd(ErrorCode::kCrashed, "exit 7"));
  BOOST_TEST(Outcome([]() -> std::string { ::_exit(0); }) == CodeAnd(ErrorCode::kCrashed, "exit 0"));
  BOOST_TEST(Outcome([]() -> std::string {
    if (::write(3, "gouji-r1 but not really a frame header", 38) != 38) return "no pipe";
    ::_exit(0);
  }) == CodeAnd(ErrorCode::kCrashed, "exit 0"));
}

BOOST_AUTO_TEST_CASE(a_crash_is_tried_twice, *boost::unit_test::enable_if<!kSanitized>()) {
  int* const runs = static_cast<int*>(
      ::mmap(nullptr, sizeof(int), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0));
  const auto second_time = [&]() -> std::string {
    if (++*runs == 1) std::abort();
    return "fine";
  };
  BOOST_TEST(Outcome(second_time, {}) == "fine");
  BOOST_TEST(*runs == 2);
  ::munmap(runs, sizeof(int));
}

BOOST_AUTO_TEST_CASE(files_are_out_of_reach) {
  const std::string denied = std::to_string(EACCES);
  const std::string refused = std::to_string(EPERM);
  if (AvailableLayers().landlock) {
    BOOST_TEST(Outcome([] { return OpenErrno("/etc/passwd", O_RDONLY); }) == denied);
    BOOST_TEST(Outcome([] { return OpenErrno(GOUJI_SOURCE_DIR "/LICENSE", O_RDONLY); }) == denied);
    BOOST_TEST(Outcome([] { return OpenErrno("/proc/self/environ", O_RDONLY); }) == denied);
  } else {
    BOOST_TEST_MESSAGE("skipped: no Landlock in this kernel");
  }
  BOOST_TEST(Outcome([] { return OpenErrno("/tmp/gouji-must-not-appear", O_WRONLY | O_CREAT); }) == refused);
  BOOST_TEST(::access("/tmp/gouji-must-not-appear", F_OK) != 0);
  BOOST_TEST(Outcome([] { return OpenErrno("/dev/null", O_RDONLY); }) == "0");
}

BOOST_AUTO_TEST_CASE(nothing_but_computing) {
  if (!AvailableLayers().seccomp) {
    BOOST_TEST_MESSAGE("skipped: no seccomp in this kernel");
    return;
  }
  const std::string killed = CodeAnd(ErrorCode::kCrashed, "SIGSYS");
  BOOST_TEST(Outcome([] { return std::to_string(::socket(AF_INET, SOCK_STREAM, 0)); }) == killed);
  BOOST_TEST(Outcome([] { return std::to_string(::execl("/bin/true", "true", nullptr)); }) == killed);
  BOOST_TEST(Outcome([] { return std::to_string(::kill(::getppid(), 0)); }) == killed);
  BOOST_TEST(Outcome([] { return std::to_string(::fork()); }) == "-1");
  BOOST_TEST(Outcome([] {
    const int result = ::unlink("/tmp/gouji-nothing");
    return result == 0 ? "gone" : std::to_string(errno);
  }) == std::to_string(EPERM));
  BOOST_TEST(Outcome([] {
    rlimit unlimited{RLIM_INFINITY, RLIM_INFINITY};
    return std::to_string(::setrlimit(RLIMIT_AS, &unlimited));
  }) == "-1");
}
BOOST_AUTO_TEST_SUITE_END()
