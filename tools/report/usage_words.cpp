#include "tools/report/words.h"

namespace gouji {
namespace {

std::string Zh(UsageProblem problem, const std::string& argument, const std::string& choices) {
  switch (problem) {
    case UsageProblem::kNoCommand: return "没有给出命令";
    case UsageProblem::kUnknownCommand: return "没有这个命令：" + argument;
    case UsageProblem::kUnknownOption: return "没有这个选项：" + argument;
    case UsageProblem::kMissingValue: return "选项 " + argument + " 后面要有值";
    case UsageProblem::kUnexpectedValue: return "选项 " + argument + " 不带值";
    case UsageProblem::kBadValue: return "选项的值不对：" + argument + "（可用：" + choices + "）";
    case UsageProblem::kNoFile: return "没有给出文件";
    case UsageProblem::kNoCheck: return "没有给出核对项（gouji checks 列出全部）";
    case UsageProblem::kOneFileOnly: return "一次只能给一个文件：" + argument;
    case UsageProblem::kUnknownCheck: return "没有这项核对：" + argument + "（gouji checks 列出全部）";
    case UsageProblem::kUnknownProfile: return "没有这个地区配置：" + argument + "（可用：" + choices + "）";
    case UsageProblem::kUnknownTopic: return "没有这个主题：" + argument;
    case UsageProblem::kCannotWrite: return "无法写出结果：" + argument;
  }
  return argument;
}

std::string En(UsageProblem problem, const std::string& argument, const std::string& choices) {
  switch (problem) {
    case UsageProblem::kNoCommand: return "no command given";
    case UsageProblem::kUnknownCommand: return "no such command: " + argument;
    case UsageProblem::kUnknownOption: return "no such option: " + argument;
    case UsageProblem::kMissingValue: return "option " + argument + " needs a value";
    case UsageProblem::kUnexpectedValue: return "option " + argument + " takes no value";
    case UsageProblem::kBadValue: return "wrong value: " + argument + " (choose from: " + choices + ")";
    case UsageProblem::kNoFile: return "no file given";
    case UsageProblem::kNoCheck: return "no check given (gouji checks lists them)";
    case UsageProblem::kOneFileOnly: return "one file at a time: " + argument;
    case UsageProblem::kUnknownCheck: return "no such check: " + argument + " (gouji checks lists them)";
    case UsageProblem::kUnknownProfile: return "no such profile: " + argument + " (choose from: " + choices + ")";
    case UsageProblem::kUnknownTopic: return "no such topic: " + argument;
    case UsageProblem::kCannotWrite: return "cannot write the result: " + argument;
  }
  return argument;
}

}  // namespace

std::string UsageLine(UsageProblem problem, std::string_view command, std::string_view argument,
                      std::string_view choices, Language language) {
  const bool zh = language == Language::kZh;
  std::string name = "gouji";
  if (!command.empty()) name.append(" ").append(command);
  const std::string shown = argument == "-" ? "-" : ShownName(argument, language);
  std::string line = name + (zh ? "：" : ": ");
  line += zh ? Zh(problem, shown, std::string(choices)) : En(problem, shown, std::string(choices));
  if (problem == UsageProblem::kCannotWrite) return line;
  return line + (zh ? "；用法见 " : "; see ") + name + " --help";
}

}  // namespace gouji
