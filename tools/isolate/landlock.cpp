#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "tools/isolate/sandbox.h"

namespace gouji {
namespace {

// What Poppler, fontconfig, iconv and the C library open while they read a document.
constexpr const char* kReadablePaths[] = {
    "/usr/share/poppler", "/usr/share/fonts",  "/usr/local/share/fonts", "/etc/fonts",
    "/var/cache/fontconfig", "/usr/share/zoneinfo", "/etc/localtime", "/usr/lib", "/lib", "/lib64",
    "/etc/ld.so.cache", "/usr/share/fontconfig", "/usr/share/xml/fontconfig", "/dev/null", "/dev/urandom",
};

constexpr std::uint64_t kReadAccess = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
// All rights of the first version of the interface: they are handled, hence denied where not allowed.
constexpr std::uint64_t kHandledAccess = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1;

int CreateRuleset() {
  landlock_ruleset_attr attributes{};
  attributes.handled_access_fs = kHandledAccess;
  return static_cast<int>(::syscall(SYS_landlock_create_ruleset, &attributes, sizeof attributes, 0));
}

void AllowReading(int ruleset, const char* path) {
  const int fd = ::open(path, O_PATH | O_CLOEXEC);
  if (fd < 0) return;
  landlock_path_beneath_attr rule{};
  rule.parent_fd = fd;
  rule.allowed_access = kReadAccess;
  if (::syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0) != 0) {
    rule.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE;  // a file has no directory rights
    ::syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
  }
  ::close(fd);
}

}  // namespace

bool RestrictFiles() {
  const int ruleset = CreateRuleset();
  if (ruleset < 0) return false;
  for (const char* const path : kReadablePaths) AllowReading(ruleset, path);
  const bool restricted = ::syscall(SYS_landlock_restrict_self, ruleset, 0) == 0;
  ::close(ruleset);
  return restricted;
}

}  // namespace gouji
