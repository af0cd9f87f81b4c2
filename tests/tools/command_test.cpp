// The command as scripts see it: exit codes, and every message word for word.
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>

#include "tests/tools/run_command.h"
#include "tools/cli/command.h"

using namespace gouji;

namespace {

const std::string kWrong = "基本情况\n决算支出100.00万元，其中基本支出60.00万元、项目支出30.00万元。\n";
const std::string kRight = "基本情况\n决算支出100.00万元，其中基本支出60.00万元、项目支出40.00万元。\n";

std::string Corpus(const std::string& name, const std::string& extension) {
  return std::string(GOUJI_SOURCE_DIR) + "/corpus/reports/" + name + "/" + name + extension;
}

struct Files : TemporaryFolder {
  std::string wrong = Write("错的.txt", kWrong);
  std::string right = Write("对的.txt", kRight);
};

// One file that cannot be read: exit 2, one line on standard error, nothing on standard output.
void Refuses(const std::string& path, const std::string& zh, const std::string& en) {
  for (const char* const command : {"check", "text", "figures"}) {
    const CommandOutcome outcome = RunGouji({command, path});
    BOOST_TEST_CONTEXT(command << " " << path) {
      BOOST_TEST(outcome.status == 2);
      BOOST_TEST(outcome.out == "");
      BOOST_TEST(outcome.err == "gouji: " + path + "：" + zh + "\n");
    }
  }
  BOOST_TEST(RunGouji({"check", "--lang", "en", path}).err == "gouji: " + path + ": " + en + "\n");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(command)

BOOST_AUTO_TEST_CASE(exit_codes) {
  const Files files;
  BOOST_TEST(RunGouji({"check", files.right}).status == 0);
  BOOST_TEST(RunGouji({"check", files.wrong}).status == 1);
  BOOST_TEST(RunGouji({"check", files.right, files.wrong}).status == 1);
  BOOST_TEST(RunGouji({"check", files.wrong, files.path() + "/没有"}).status == 2);
  BOOST_TEST(RunGouji({"check", "--fail-level", "never", files.wrong}).status == 0);
  BOOST_TEST(RunGouji({"check", "--fail-level=info", files.wrong}).status == 1);
  BOOST_TEST(RunGouji({"check", "--only", "rate.share", files.wrong}).status == 0);
  BOOST_TEST(RunGouji({"check", "--only", "rate.share,amount.sum-of-parts", files.wrong}).status == 1);
}

BOOST_AUTO_TEST_CASE(a_finding_in_the_terminal) {
  const Files files;
  const CommandOutcome outcome = RunGouji({"check", files.wrong});
  BOOST_TEST(outcome.err == "");
  BOOST_TEST(outcome.out.find("【错误·确定】分项之和与合计不符  amount.sum-of-parts\n") != std::string::npos, outcome.out);
  BOOST_TEST(outcome.out.find("  计算  60.00 + 30.00 = 90.00 ≠ 100.00\n") != std::string::npos, outcome.out);
  BOOST_TEST(outcome.out.find("“决算支出100.00万元”（合计）\n") != std::string::npos, outcome.out);
  BOOST_TEST(outcome.out.find("\x1b") == std::string::npos);
  const CommandOutcome english = RunGouji({"check", "--lang", "en", files.wrong});
  BOOST_TEST(english.out.find("[error, certain] The parts do not add up to the total") != std::string::npos, english.out);
}

BOOST_AUTO_TEST_CASE(the_other_files_are_still_checked) {
  const Files files;
  const std::string missing = files.path() + "/没有.docx";
  const CommandOutcome outcome = RunGouji({"check", missing, files.wrong});
  BOOST_TEST(outcome.status == 2);
  BOOST_TEST(outcome.err == "gouji: " + missing + "：文件不存在\n");
  BOOST_TEST(outcome.out.find("60.00 + 30.00 = 90.00 ≠ 100.00") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(files_that_cannot_be_read) {
  const TemporaryFolder folder;
  Refuses(folder.path() + "/没有.pdf", "文件不存在", "no such file");
  Refuses(folder.path(), "不是普通文件（是目录、设备或管道）", "not a regular file (a directory, device or pipe)");
  Refuses("/dev/zero", "不是普通文件（是目录、设备或管道）", "not a regular file (a directory, device or pipe)");
  Refuses(folder.Write("空.docx", ""), "文件是空的（0 字节）", "the file is empty (0 bytes)");
  Refuses(folder.Write("网页.pdf", "<!DOCTYPE html><html></html>"),
          "不支持的文件类型：html；可以读取 PDF、DOCX、HTML 和纯文本",
          "unsupported kind of file: html; PDF, DOCX, HTML and plain text can be read");
  const std::string image("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16);
  Refuses(folder.Write("图.docx", image), "不支持的文件类型；可以读取 PDF、DOCX、HTML 和纯文本",
          "unsupported kind of file; PDF, DOCX, HTML and plain text can be read");
}

BOOST_AUTO_TEST_CASE(truncated_files) {
  const TemporaryFolder folder;
  for (const char* const extension : {".pdf", ".docx"}) {
    const std::string whole = ReadWholeFile(Corpus("jichuan-culture-2024", extension));
    BOOST_REQUIRE(whole.size() > 1000);
    const std::string path = folder.Write(std::string("截断") + extension, whole.substr(0, whole.size() / 2));
    const CommandOutcome outcome = RunGouji({"check", path});
    BOOST_TEST_CONTEXT(extension << ": " << outcome.err) {
      BOOST_TEST(outcome.status == 2);
      BOOST_TEST(outcome.out == "");
      BOOST_TEST(outcome.err.find("gouji: " + path + "：文件已损坏或不完整") == 0);
      BOOST_TEST(outcome.err.find('\n') == outcome.err.size() - 1);
    }
  }
}

BOOST_AUTO_TEST_CASE(standard_input) {
  const CommandOutcome outcome = RunGouji({"check", "-"}, kWrong);
  BOOST_TEST(outcome.status == 1);
  BOOST_TEST(outcome.out.find("标准输入") == 0);
  BOOST_TEST(RunGouji({"text", "-"}, "一、概况\n正文。\n").out == "# 一、概况\n\n正文。\n");
  BOOST_TEST(RunGouji({"check", "-"}).err == "gouji: 标准输入：文件是空的（0 字节）\n");
}

BOOST_AUTO_TEST_CASE(names_cannot_write_to_the_terminal) {
  const CommandOutcome outcome = RunGouji({"check", "/no\x1b[31m\nsuch\xff"});
  BOOST_TEST(outcome.status == 2);
  BOOST_TEST(outcome.err == "gouji: /no[31m such\xEF\xBF\xBD：文件不存在\n");
}

BOOST_AUTO_TEST_CASE(wrong_command_lines) {
  const auto says = [](const std::vector<std::string>& words, const std::string& line) {
    const CommandOutcome outcome = RunGouji(words);
    BOOST_TEST(outcome.status == 2);
    BOOST_TEST(outcome.out == "");
    BOOST_TEST(outcome.err == line + "\n");
  };
  says({}, "gouji：没有给出命令；用法见 gouji --help");
  says({"chekc"}, "gouji：没有这个命令：chekc；用法见 gouji --help");
  says({"--frobnicate"}, "gouji：没有这个选项：--frobnicate；用法见 gouji --help");
  says({"check"}, "gouji check：没有给出文件；用法见 gouji check --help");
  says({"check", "--frobnicate", "a"}, "gouji check：没有这个选项：--frobnicate；用法见 gouji check --help");
  says({"check", "--format"}, "gouji check：选项 --format 后面要有值；用法见 gouji check --help");
  says({"check", "--quiet=1", "a"}, "gouji check：选项 --quiet 不带值；用法见 gouji check --help");
  says({"check", "--format", "yaml", "a"},
       "gouji check：选项的值不对：--format yaml（可用：terminal|json|jsonl）；用法见 gouji check --help");
  says({"check", "--only", "rate.nothing", "a"},
       "gouji check：没有这项核对：rate.nothing（gouji checks 列出全部）；用法见 gouji check --help");
  says({"text", "a", "b"}, "gouji text：一次只能给一个文件：b；用法见 gouji text --help");
  says({"explain", "rate.nothing"},
       "gouji explain：没有这项核对：rate.nothing（gouji checks 列出全部）；用法见 gouji explain --help");
  says({"check", "--lang", "en"}, "gouji check: no file given; see gouji check --help");
  says({"--lang", "en", "chekc"}, "gouji: no such command: chekc; see gouji --help");
}

BOOST_AUTO_TEST_CASE(a_wrong_pattern_folder_is_said) {
  const Files files;
  const CommandOutcome outcome = RunGouji({"check", "--patterns", files.path() + "/nowhere", files.right});
  BOOST_TEST(outcome.status == 2);
  BOOST_TEST(outcome.out == "");
  BOOST_TEST(outcome.err.find("配置有误") != std::string::npos, outcome.err);
}

BOOST_AUTO_TEST_CASE(help_documents_every_option) {
  for (const Command* const command : AllCommands()) {
    for (const Language language : {Language::kZh, Language::kEn}) {
      const std::string help(HelpText(command->name, language));
      BOOST_TEST_CONTEXT(command->name) {
        BOOST_TEST(help.find("gouji " + std::string(command->name)) == 0);
        BOOST_TEST(help.find(language == Language::kZh ? "例子\n" : "Examples\n") != std::string::npos);
        BOOST_TEST(help.find(language == Language::kZh ? "退出码" : "Exit status") != std::string::npos);
      }
      std::set<std::string> known = {"lang"};
      for (const OptionSpec& option : command->options) {
        known.emplace(option.name);
        const std::string shown = "\n  --" + std::string(option.name) + (option.choices.empty() ? "" : " " + std::string(option.choices));
        BOOST_TEST(help.find(shown) != std::string::npos, command->name << ": the help lacks" << shown);
      }
      for (std::size_t at = 0; (at = help.find("\n  --", at)) != std::string::npos; ++at) {
        const std::string name = help.substr(at + 5, help.find_first_of(" \n", at + 5) - at - 5);
        BOOST_TEST(known.count(name) == 1, command->name << ": no such option: --" << name);
      }
    }
    const std::vector<std::string> words = {std::string(command->name), "--help"};
    BOOST_TEST(RunGouji(words).out == HelpText(command->name, Language::kZh));
    BOOST_TEST(RunGouji(words).status == 0);
  }
  BOOST_TEST(RunGouji({"--help"}).out == HelpText("gouji", Language::kZh));
  BOOST_TEST(RunGouji({"--lang", "en", "--help"}).out == HelpText("gouji", Language::kEn));
}

BOOST_AUTO_TEST_CASE(an_overlay_is_written_whole_or_not_at_all) {
  const TemporaryFolder folder;
  const std::string out = folder.path() + "/框线.pdf";
  const CommandOutcome drawn = RunGouji({"text", "--overlay", out, Corpus("jichuan-culture-2024", ".pdf")});
  BOOST_TEST(drawn.status == 0, drawn.err);
  BOOST_TEST(drawn.out == "");
  BOOST_TEST(ReadWholeFile(out).substr(0, 5) == "%PDF-");
  const std::size_t drawn_size = ReadWholeFile(out).size();
  BOOST_TEST(RunGouji({"text", "--overlay", folder.path() + "/nowhere/x.pdf", Corpus("jichuan-culture-2024", ".pdf")}).status == 2);
  const std::string link = folder.path() + "/link.pdf";
  std::filesystem::create_symlink(out, link);
  BOOST_TEST(RunGouji({"text", "--overlay", link, Corpus("yunping-civil-2024", ".pdf")}).status == 0);
  BOOST_TEST(std::filesystem::is_symlink(link));
  BOOST_TEST(ReadWholeFile(out).size() != drawn_size);
  const std::string pipe = folder.path() + "/pipe";
  BOOST_REQUIRE(RunProgram({"mkfifo", pipe}).status == 0);
  const std::string into_pipe = "cat '" + pipe + "' & '" GOUJI_BINARY "' text --overlay '" + pipe + "' '" + Corpus("yunping-civil-2024", ".pdf") + "'; wait";
  BOOST_TEST(RunProgram({"sh", "-c", into_pipe}).out.substr(0, 5) == "%PDF-");
  BOOST_TEST(std::filesystem::is_fifo(pipe));
  const CommandOutcome docx = RunGouji({"text", "--overlay", out, Corpus("jichuan-culture-2024", ".docx")});
  BOOST_TEST(docx.status == 2);
  BOOST_TEST(docx.err.find("overlay: PDF only") != std::string::npos, docx.err);
}

BOOST_AUTO_TEST_CASE(the_confined_process_changes_nothing) {
  const std::string report = Corpus("fengzhu-forestry-2024", ".pdf");
  for (const char* const format : {"terminal", "json"}) {
    const CommandOutcome confined = RunGouji({"check", "--format", format, report});
    const CommandOutcome direct = RunGouji({"check", "--in-process", "--format", format, report});
    BOOST_TEST(confined.status == 1);
    BOOST_TEST((confined.out == direct.out));
    BOOST_TEST((confined.out == RunGouji({"check", "--format", format, report}).out));
  }
}

BOOST_AUTO_TEST_SUITE_END()
