#include "tools/cli/command.h"

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "extract/base/embedded_file.h"
#include "tools/isolate/confine.h"

namespace gouji {

extern const EmbeddedFile kHelpTexts[];
extern const std::size_t kHelpTextsCount;

namespace {

constexpr const Command* kCommands[] = {&kCheckCommand, &kTextCommand, &kFiguresCommand, &kChecksCommand, &kExplainCommand};

const Command* FindCommand(std::string_view name) {
  for (const Command* command : kCommands) {
    if (command->name == name) return command;
  }
  return nullptr;
}

int ShowHelp(std::string_view name, Language language) {
  return PrintOut(HelpText(name, language), language) ? kExitClean : kExitFailed;
}

// The version, and the layers of confinement that this kernel offers.
std::string VersionText() {
  const ConfineLayers layers = AvailableLayers();
  std::string text = "gouji " GOUJI_VERSION "\nisolation: fork rlimits";
  if (layers.seccomp) text += " seccomp";
  if (layers.landlock) text += " landlock";
  return text + "\n";
}

int RunHelpCommand(std::span<const char* const> words, Language language) {
  for (const std::string_view word : words) {
    if (FindCommand(word) != nullptr) return ShowHelp(word, language);
  }
  return ShowHelp("gouji", language);
}

}  // namespace

std::span<const Command* const> AllCommands() { return kCommands; }

std::string_view HelpText(std::string_view name, Language language) {
  const std::string file = std::string(name) + (language == Language::kZh ? ".zh.txt" : ".en.txt");
  for (std::size_t i = 0; i < kHelpTextsCount; ++i) {
    if (kHelpTexts[i].name == file) return kHelpTexts[i].data;
  }
  return {};
}

bool PrintOut(std::string_view text, Language language) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0) return true;
  PrintError(UsageLine(UsageProblem::kCannotWrite, {}, std::strerror(errno), {}, language));
  return false;
}

void PrintError(std::string_view line) {
  std::fwrite(line.data(), 1, line.size(), stderr);
  std::fputc('\n', stderr);
}

int FailUsage(std::string_view command, const UsageError& error, Language language) {
  PrintError(UsageLine(error.problem, command, error.argument, error.choices, language));
  return kExitFailed;
}

int RunCommandLine(std::span<const char* const> words) {
  const Language language = LanguageOf(words);
  // Options before the command: only --lang, --help and --version make sense there.
  std::size_t first = 0;
  while (first < words.size() && std::string_view(words[first]).substr(0, 6) == "--lang") {
    first += std::string_view(words[first]) == "--lang" ? 2U : 1U;
  }
  if (first >= words.size()) return FailUsage({}, {UsageProblem::kNoCommand, {}, {}}, language);
  const std::string_view name = words[first];
  const std::span<const char* const> rest = words.subspan(first + 1);
  if (name == "--version") return PrintOut(VersionText(), language) ? kExitClean : kExitFailed;
  if (name == "--help" || name == "-h" || name == "help") return RunHelpCommand(rest, language);
  if (name.substr(0, 1) == "-") return FailUsage({}, {UsageProblem::kUnknownOption, std::string(name), {}}, language);
  const Command* command = FindCommand(name);
  if (command == nullptr) return FailUsage({}, {UsageProblem::kUnknownCommand, std::string(name), {}}, language);
  UsageError error;
  const std::optional<Arguments> arguments = Arguments::Parse(rest, command->options, error);
  if (!arguments) return FailUsage(name, error, language);
  if (arguments->Has("help")) return ShowHelp(name, language);
  return command->run(*arguments, language);
}

}  // namespace gouji
