#pragma once

#include <string>
#include <string_view>

#include "extract/base/note.h"
#include "extract/base/result.h"
#include "extract/document.h"
#include "tools/report/language.h"

namespace gouji {

/// Stable ids for machines: "not-found", "hidden-text", "pdf", "heading".
std::string_view ErrorId(ErrorCode code);
std::string_view NoteId(NoteCode code);
std::string_view FormatId(DocumentFormat format);
std::string_view BlockKindId(BlockKind kind);

/// The cause of an error in one line, without the file's name.
std::string ErrorCause(const Error& error, Language language);
/// "gouji: 报告.pdf：文件不存在", without a newline at the end.
std::string ErrorLine(std::string_view shown_name, const Error& error, Language language);
/// A note in one line: what it is, where, how often.
std::string NoteLine(const Note& note, Language language);

/// "正在读取 报告.pdf … 3 秒"
std::string ProgressLine(std::string_view shown_name, int seconds, Language language);

/// One line on the layers of protection that the kernel lacks ("landlock", "seccomp and landlock").
std::string MissingLayersLine(std::string_view layers, Language language);

/// How a path or "-" is shown: valid UTF-8 on one line, without control characters.
std::string ShownName(std::string_view path, Language language);

/// What can be wrong with a command line.
enum class UsageProblem : std::uint8_t {
  kNoCommand,
  kUnknownCommand,   ///< argument = the command
  kUnknownOption,    ///< argument = the option
  kMissingValue,     ///< argument = the option
  kUnexpectedValue,  ///< argument = the option
  kBadValue,         ///< argument = option=value, choices = what is allowed
  kNoFile,
  kNoCheck,
  kOneFileOnly,
  kUnknownCheck,     ///< argument = the check
  kUnknownProfile,   ///< argument = the profile, choices = what there is
  kUnknownTopic,     ///< argument = what was asked for
  kCannotWrite,      ///< argument = the system's words
};
/// One line that names the cause and where help is, without a newline at the end.
std::string UsageLine(UsageProblem problem, std::string_view command, std::string_view argument,
                      std::string_view choices, Language language);

}  // namespace gouji
