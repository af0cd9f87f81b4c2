#include "tools/isolate/sandbox.h"

#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <ucontext.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>

namespace gouji {
namespace {

void Limit(__rlimit_resource resource, std::uint64_t soft, std::uint64_t hard) {
  rlimit current{};
  if (::getrlimit(resource, &current) != 0) return;
  rlimit wanted{};
  wanted.rlim_max = std::min<rlim_t>(hard, current.rlim_max);
  wanted.rlim_cur = std::min<rlim_t>(soft, wanted.rlim_max);
  ::setrlimit(resource, &wanted);
}

std::uintptr_t StackPointer([[maybe_unused]] const void* context) {
#if defined(__x86_64__)
  return static_cast<std::uintptr_t>(static_cast<const ucontext_t*>(context)->uc_mcontext.gregs[REG_RSP]);
#elif defined(__aarch64__)
  return static_cast<std::uintptr_t>(static_cast<const ucontext_t*>(context)->uc_mcontext.sp);
#else
  return 0;
#endif
}

// A fault close to the stack pointer is a stack that grew into its end.
void OnFault(int signal, siginfo_t* info, void* context) {
  constexpr std::uintptr_t kNear = 1U << 20;
  const std::uintptr_t at = reinterpret_cast<std::uintptr_t>(info->si_addr);
  const std::uintptr_t stack = StackPointer(context);
  const std::uintptr_t distance = at > stack ? at - stack : stack - at;
  if (stack != 0 && distance < kNear) ::_exit(kExitStackLimit);
  ::signal(signal, SIG_DFL);  // the faulting instruction runs again and ends the process
}

// Libraries call abort() when they get no memory; then there is no room for a small mapping either.
void OnAbort(int signal) {
  constexpr std::size_t kProbe = 96U << 20;
  void* const probe = ::mmap(nullptr, kProbe, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (probe == MAP_FAILED) ::_exit(kExitMemoryLimit);
  ::signal(signal, SIG_DFL);  // abort() raises it again
}

}  // namespace

void InstallCrashHandlers() {
  if (kSanitized) return;
  static char handler_stack[64 << 10];
  stack_t stack{};
  stack.ss_sp = handler_stack;
  stack.ss_size = sizeof handler_stack;
  ::sigaltstack(&stack, nullptr);
  struct sigaction fault {};
  fault.sa_sigaction = OnFault;
  fault.sa_flags = SA_SIGINFO | SA_ONSTACK;
  ::sigaction(SIGSEGV, &fault, nullptr);
  ::sigaction(SIGBUS, &fault, nullptr);
  struct sigaction abort_action {};
  abort_action.sa_handler = OnAbort;
  abort_action.sa_flags = SA_ONSTACK;
  ::sigaction(SIGABRT, &abort_action, nullptr);
}

void EnterSandbox(const ConfineLimits& limits) {
  ::prctl(PR_SET_DUMPABLE, 0);
  ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  Limit(RLIMIT_CORE, 0, 0);
  Limit(RLIMIT_FSIZE, 0, 0);
  Limit(RLIMIT_STACK, limits.stack, limits.stack);
  Limit(RLIMIT_CPU, limits.cpu_seconds * kSlowdown, limits.cpu_seconds * kSlowdown + 1);
  Limit(RLIMIT_NOFILE, limits.descriptors, limits.descriptors);
  if (!kSanitized) Limit(RLIMIT_AS, limits.address_space, limits.address_space);
  RestrictFiles();
  RestrictSystemCalls();
}

}  // namespace gouji
