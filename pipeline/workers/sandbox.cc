// Tested by tests/pipeline/workers/sandbox_test.cc.
//
// A deny list, not an allow list: Tesseract, poppler and glibc use other calls with each release,
// and a missing call in an allow list loses letters. What is denied answers EPERM, so a library
// that tries (glibc asking nscd over a socket, for one) goes on without.
#include "pipeline/workers/sandbox.h"

#include <seccomp.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <memory>

namespace vanthu {
namespace {

constexpr std::array kDenied = {
    // Network.
    SCMP_SYS(socket), SCMP_SYS(connect), SCMP_SYS(bind), SCMP_SYS(listen), SCMP_SYS(accept),
    SCMP_SYS(accept4),
    // Other processes.
    SCMP_SYS(ptrace), SCMP_SYS(process_vm_readv), SCMP_SYS(process_vm_writev), SCMP_SYS(kcmp),
    SCMP_SYS(pidfd_getfd), SCMP_SYS(process_madvise),
    // The file system as a whole, and other views of it.
    SCMP_SYS(mount), SCMP_SYS(umount2), SCMP_SYS(pivot_root), SCMP_SYS(chroot), SCMP_SYS(unshare),
    SCMP_SYS(setns), SCMP_SYS(open_by_handle_at), SCMP_SYS(swapon), SCMP_SYS(swapoff),
    SCMP_SYS(mknod), SCMP_SYS(mknodat),
    // The kernel and the machine.
    SCMP_SYS(bpf), SCMP_SYS(perf_event_open), SCMP_SYS(userfaultfd), SCMP_SYS(init_module),
    SCMP_SYS(finit_module), SCMP_SYS(delete_module), SCMP_SYS(kexec_load), SCMP_SYS(reboot),
    SCMP_SYS(settimeofday), SCMP_SYS(clock_settime), SCMP_SYS(sethostname), SCMP_SYS(iopl),
    SCMP_SYS(ioperm), SCMP_SYS(quotactl), SCMP_SYS(acct),
    // Ways around this filter, and keys.
    SCMP_SYS(io_uring_setup), SCMP_SYS(add_key), SCMP_SYS(request_key), SCMP_SYS(keyctl),
    // Becoming somebody else.
    SCMP_SYS(setuid), SCMP_SYS(setgid), SCMP_SYS(setresuid), SCMP_SYS(setresgid),
    SCMP_SYS(setgroups), SCMP_SYS(capset)};

void SetLimit(__rlimit_resource resource, rlim_t value) {
  const rlimit limit = {.rlim_cur = value, .rlim_max = value};
  // A lower hard limit from outside stays in force; then this one is not needed.
  (void)setrlimit(resource, &limit);
}

// The sanitizers reserve terabytes of address space.
constexpr bool kLimitsAddressSpace =
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    false;
#else
    true;
#endif

std::string DenySystemCalls() {
  const std::unique_ptr<void, void (*)(scmp_filter_ctx)> filter(seccomp_init(SCMP_ACT_ALLOW),
                                                                seccomp_release);
  if (filter == nullptr) return "no memory for the system-call filter";
  for (const int call : kDenied) {
    // Negative pseudo numbers are calls this architecture does not have.
    if (call < 0) continue;
    const int status = seccomp_rule_add(filter.get(), SCMP_ACT_ERRNO(EPERM), call, 0);
    if (status != 0) return std::string("system-call filter: ") + std::strerror(-status);
  }
  const int status = seccomp_load(filter.get());
  if (status != 0) return std::string("system-call filter: ") + std::strerror(-status);
  return "";
}

}  // namespace

std::string EnterSandbox(const SandboxLimits& limits, pid_t parent) {
  (void)prctl(PR_SET_PDEATHSIG, SIGKILL);
  // The parent may have died before the line above took effect.
  if (getppid() != parent) _exit(0);
  SetLimit(RLIMIT_CORE, 0);
  SetLimit(RLIMIT_FSIZE, limits.file_bytes);
  if (kLimitsAddressSpace) SetLimit(RLIMIT_AS, limits.memory_bytes);
  return DenySystemCalls();
}

}  // namespace vanthu
