#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cstddef>
#include <vector>

#include "tools/isolate/sandbox.h"

namespace gouji {
namespace {

#if defined(__x86_64__)
constexpr std::uint32_t kArchitecture = AUDIT_ARCH_X86_64;
constexpr std::uint32_t kX32Bit = 0x40000000;
#elif defined(__aarch64__)
constexpr std::uint32_t kArchitecture = AUDIT_ARCH_AARCH64;
constexpr std::uint32_t kX32Bit = 0;
#else
constexpr std::uint32_t kArchitecture = 0;
constexpr std::uint32_t kX32Bit = 0;
#endif

// Computing, memory, reading what is open, and leaving.
constexpr long kAllowed[] = {
    SYS_read, SYS_write, SYS_pread64, SYS_readv, SYS_writev, SYS_close, SYS_fstat, SYS_newfstatat, SYS_statx,
    SYS_lseek, SYS_mmap, SYS_munmap, SYS_mremap, SYS_mprotect, SYS_madvise, SYS_brk, SYS_faccessat, SYS_readlinkat,
    SYS_getdents64, SYS_getcwd, SYS_fcntl, SYS_dup, SYS_fstatfs, SYS_statfs, SYS_futex, SYS_clock_gettime,
    SYS_clock_getres, SYS_clock_nanosleep, SYS_nanosleep, SYS_gettimeofday, SYS_getpid, SYS_gettid, SYS_getuid,
    SYS_geteuid, SYS_getgid, SYS_getegid, SYS_getrandom, SYS_rt_sigaction, SYS_rt_sigprocmask, SYS_rt_sigreturn,
    SYS_sigaltstack, SYS_sched_yield, SYS_sched_getaffinity, SYS_getrusage, SYS_sysinfo, SYS_uname,
    SYS_set_robust_list, SYS_rseq, SYS_restart_syscall, SYS_exit, SYS_exit_group,
#if defined(GOUJI_ASAN) || defined(GOUJI_TSAN)
    SYS_pipe2,  // how a sanitizer asks whether an address can be read
#if defined(__x86_64__)
    SYS_pipe,
#endif
#endif
#if defined(__x86_64__)
    SYS_stat, SYS_lstat, SYS_access, SYS_readlink, SYS_time, SYS_arch_prctl,
#endif
};

// Nobody who reads a document needs these: an attack, so the process ends.
constexpr long kDeadly[] = {
    SYS_execve, SYS_execveat, SYS_socket, SYS_socketpair, SYS_connect, SYS_bind, SYS_ptrace, SYS_process_vm_readv,
    SYS_process_vm_writev, SYS_kill, SYS_mount, SYS_bpf, SYS_keyctl, SYS_io_uring_setup, SYS_userfaultfd,
};

using Filter = std::vector<sock_filter>;

void Add(Filter& filter, std::uint32_t code, std::uint32_t value, std::uint8_t if_true = 0, std::uint8_t if_false = 0) {
  filter.push_back({static_cast<std::uint16_t>(code), if_true, if_false, value});
}

void Load(Filter& filter, std::size_t offset) { Add(filter, BPF_LD | BPF_W | BPF_ABS, static_cast<std::uint32_t>(offset)); }

void Return(Filter& filter, std::uint32_t action) { Add(filter, BPF_RET | BPF_K, action); }

/// if (accumulator == value) return action;
void ReturnIfEqual(Filter& filter, long value, std::uint32_t action) {
  Add(filter, BPF_JMP | BPF_JEQ | BPF_K, static_cast<std::uint32_t>(value), 0, 1);
  Return(filter, action);
}

// The low half of argument `index`; both architectures are little endian.
std::size_t Argument(std::size_t index) { return offsetof(seccomp_data, args) + 8 * index; }

/// if (call == number) { return (argument & mask) == wanted ? allow : EPERM; }
void AllowIfMasked(Filter& filter, long number, std::size_t index, std::uint32_t mask, std::uint32_t wanted) {
  Add(filter, BPF_JMP | BPF_JEQ | BPF_K, static_cast<std::uint32_t>(number), 0, 5);
  Load(filter, Argument(index));
  Add(filter, BPF_ALU | BPF_AND | BPF_K, mask);
  Add(filter, BPF_JMP | BPF_JEQ | BPF_K, wanted, 0, 1);
  Return(filter, SECCOMP_RET_ALLOW);
  Return(filter, SECCOMP_RET_ERRNO | 1U /* EPERM */);
}

Filter MakeFilter(std::uint32_t own_pid) {
  Filter filter;
  Load(filter, offsetof(seccomp_data, arch));
  Add(filter, BPF_JMP | BPF_JEQ | BPF_K, kArchitecture, 1, 0);
  Return(filter, SECCOMP_RET_KILL_PROCESS);
  Load(filter, offsetof(seccomp_data, nr));
  if (kX32Bit != 0) {
    Add(filter, BPF_JMP | BPF_JGE | BPF_K, kX32Bit, 0, 1);
    Return(filter, SECCOMP_RET_KILL_PROCESS);
  }
  for (const long number : kAllowed) ReturnIfEqual(filter, number, SECCOMP_RET_ALLOW);
  for (const long number : kDeadly) ReturnIfEqual(filter, number, SECCOMP_RET_KILL_PROCESS);
  constexpr std::uint32_t kWriting = O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND;
  AllowIfMasked(filter, SYS_openat, 2, kWriting, 0);
#if defined(__x86_64__)
  AllowIfMasked(filter, SYS_open, 1, kWriting, 0);
#endif
  AllowIfMasked(filter, SYS_prlimit64, 2, 0xFFFFFFFFU, 0);         // asking, not setting
  AllowIfMasked(filter, SYS_tgkill, 0, 0xFFFFFFFFU, own_pid);      // abort()
  Return(filter, SECCOMP_RET_ERRNO | 1U /* EPERM */);
  return filter;
}

}  // namespace

bool RestrictSystemCalls() {
  if (kArchitecture == 0) return false;
  Filter filter = MakeFilter(static_cast<std::uint32_t>(::syscall(SYS_getpid)));
  sock_fprog program{static_cast<unsigned short>(filter.size()), filter.data()};
  return ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

}  // namespace gouji
