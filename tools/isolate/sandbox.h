#pragma once

#include "tools/isolate/confine.h"

namespace gouji {

/// A sanitizer has crash handlers and reports of its own, and reserves terabytes of address space: those layers are left out.
#if defined(GOUJI_ASAN) || defined(GOUJI_TSAN)
inline constexpr bool kSanitized = true;
#else
inline constexpr bool kSanitized = false;
#endif

/// Work under ThreadSanitizer takes this many times the time that a limit allows for.
#if defined(GOUJI_TSAN)
inline constexpr std::uint32_t kSlowdown = 3;
#else
inline constexpr std::uint32_t kSlowdown = 1;
#endif

/// Exit statuses of a child that found out itself which limit it reached.
inline constexpr int kExitStackLimit = 96;
inline constexpr int kExitMemoryLimit = 97;

/// Puts this process behind every layer of ConfineLimits that the kernel has. Irrevocable. Called in the
/// child before it looks at a byte of the document.
void EnterSandbox(const ConfineLimits& limits);

/// Handlers on a stack of their own that tell a stack overflow and an abort for want of memory from
/// other crashes.
void InstallCrashHandlers();

/// The layers on their own. False when the kernel refuses.
bool RestrictFiles();        ///< Landlock: read-only, and only what readers need
bool RestrictSystemCalls();  ///< seccomp filter

}  // namespace gouji
