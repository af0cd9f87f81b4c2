#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "extract/base/result.h"

namespace gouji {

/// What a confined child process may use. See docs/limits.md.
struct ConfineLimits {
  std::uint64_t address_space = 1ULL << 30;  ///< bytes; not applied under AddressSanitizer
  std::uint64_t stack = 64ULL << 20;         ///< bytes
  std::uint32_t cpu_seconds = 10;
  std::chrono::milliseconds wall{30'000};
  std::uint32_t descriptors = 32;
  std::uint64_t record_bytes = 512ULL << 20; ///< the answer
  int attempts = 2;                          ///< a child that crashed is tried again within `wall`
  /// Called in the parent about five times a second while it waits.
  std::function<void(std::chrono::milliseconds)> tick;
};

/// Layers of protection a kernel may lack. Missing ones are said, and the work goes on.
struct ConfineLayers {
  bool seccomp = false;
  bool landlock = false;
};
/// What this kernel has, found out once without confining this process.
ConfineLayers AvailableLayers();

/// Runs `work` in a child process that can do nothing but compute: no new files for writing, no network,
/// no other programs, no signals to others; of the file system only Poppler's data, fonts and libraries.
/// The child inherits the caller's memory as it is; what `work` changes is lost, what it returns comes
/// back over a pipe as one checked record. The caller must have a single thread.
///
/// Errors: kLimit with the name of the limit ("cpu_seconds", "address_space", "stack", "record_bytes"),
/// kTimeout, kCrashed with the signal's name, kInternal when no process can be made.
Result<std::string> RunConfined(const std::function<std::string()>& work, const ConfineLimits& limits);

/// The same for work that can fail: an Error it returns comes back as it is.
Result<std::string> RunConfinedResult(const std::function<Result<std::string>()>& work, const ConfineLimits& limits);

}  // namespace gouji
