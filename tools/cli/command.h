#pragma once

#include <span>
#include <string_view>

#include "tools/cli/options.h"
#include "tools/report/language.h"

namespace gouji {

/// The command's promise to scripts.
inline constexpr int kExitClean = 0;     ///< nothing at or above the fail level
inline constexpr int kExitFindings = 1;  ///< at least one finding at or above it
inline constexpr int kExitFailed = 2;    ///< something could not be done: takes precedence

/// One subcommand: tools/cli/<name>_command.cpp, with its help in tools/cli/help/<name>.<lang>.txt.
struct Command {
  std::string_view name;
  std::span<const OptionSpec> options;
  int (*run)(const Arguments& arguments, Language language);
};

extern const Command kCheckCommand;
extern const Command kTextCommand;
extern const Command kFiguresCommand;
extern const Command kChecksCommand;
extern const Command kExplainCommand;

/// All of them, in the order of the help.
std::span<const Command* const> AllCommands();

/// The help of a command, or of gouji itself for "gouji".
std::string_view HelpText(std::string_view name, Language language);

/// The whole program: returns the exit code.
int RunCommandLine(std::span<const char* const> words);

/// Writes to standard output or standard error. A failed write to standard output is said and remembered.
bool PrintOut(std::string_view text, Language language);
void PrintError(std::string_view line);
/// Says what is wrong with the command line; returns kExitFailed.
int FailUsage(std::string_view command, const UsageError& error, Language language);

}  // namespace gouji
