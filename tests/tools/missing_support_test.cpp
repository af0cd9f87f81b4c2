// What the command says where the system lacks something it wants: layers of protection, Poppler's tables.
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <cerrno>
#include <cstddef>

#include "tests/tools/run_command.h"
#include "tools/isolate/confine.h"

using namespace gouji;

namespace {

const std::string kReport = GOUJI_SOURCE_DIR "/corpus/reports/jichuan-culture-2024/jichuan-culture-2024";

// Makes this process look like one on a kernel without Landlock.
bool ForgetLandlock() {
  sock_filter program[] = {
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_landlock_create_ruleset, 0, 1),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | ENOSYS),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
  };
  sock_fprog filter{4, program};
  return ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) == 0;
}

bool Has(const std::string& text, const std::string& piece) { return text.find(piece) != std::string::npos; }

}  // namespace

BOOST_AUTO_TEST_SUITE(missing_support)

BOOST_AUTO_TEST_CASE(a_missing_layer_is_said_once_and_the_work_goes_on) {
  if (!AvailableLayers().seccomp) {
    BOOST_TEST_MESSAGE("skipped: no seccomp to play a kernel without Landlock with");
    return;
  }
  int ends[2];
  BOOST_REQUIRE(::pipe(ends) == 0);
  const pid_t child = ::fork();
  if (child == 0) {  // everything after the filter happens in a process of its own
    if (!ForgetLandlock()) ::_exit(1);
    const CommandOutcome check = RunGouji({"check", "--lang", "en", kReport + ".docx", kReport + ".pdf"});
    const CommandOutcome text = RunGouji({"text", "--lang", "en", kReport + ".docx"});
    const CommandOutcome inside = RunGouji({"text", "--in-process", kReport + ".docx"});
    const std::string line = "gouji: this kernel lacks Landlock: the process that reads files goes without it; the other limits hold\n";
    const bool good = check.err == line && check.status != 2 && !check.out.empty() && text.err == line && inside.err.empty();
    if (!good && ::write(ends[1], check.err.data(), check.err.size()) < 0) ::_exit(2);
    ::_exit(good ? 0 : 3);
  }
  ::close(ends[1]);
  std::string said(4096, '\0');
  said.resize(static_cast<std::size_t>(std::max<ssize_t>(::read(ends[0], said.data(), said.size()), 0)));
  ::close(ends[0]);
  int status = -1;
  BOOST_REQUIRE(::waitpid(child, &status, 0) == child);
  BOOST_TEST(status == 0, said);
}

// Without its tables Poppler loses Chinese text without a word.
BOOST_AUTO_TEST_CASE(without_poppler_data_no_pdf_is_read) {
  const std::string hide = "mount -t tmpfs none /usr/share/poppler && exec \"$0\" \"$@\"";
  const auto hidden = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"unshare", "-m", "sh", "-c", hide});
    return RunProgram(arguments);
  };
  if (hidden({"true"}).status != 0) {
    BOOST_TEST_MESSAGE("skipped: no right to hide /usr/share/poppler");
    return;
  }
  const CommandOutcome pdf = hidden({GOUJI_BINARY, "check", kReport + ".pdf"});
  BOOST_TEST(pdf.status == 2);
  BOOST_TEST(pdf.out == "");
  BOOST_TEST(Has(pdf.err, "poppler-data"), pdf.err);
  const CommandOutcome docx = hidden({GOUJI_BINARY, "text", kReport + ".docx"});
  BOOST_TEST(docx.status == 0);
  BOOST_TEST(docx.err == "");
}

BOOST_AUTO_TEST_SUITE_END()
