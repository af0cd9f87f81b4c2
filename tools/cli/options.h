#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/base/result.h"
#include "tools/report/words.h"

namespace gouji {

/// An option of a command: "--format json" or "--format=json". Every option is long.
struct OptionSpec {
  std::string_view name;      ///< without the dashes
  bool takes_value = false;
  std::string_view choices;   ///< "text|json|html"; empty for any value
};

/// What was wrong; UsageLine makes the sentence.
struct UsageError {
  UsageProblem problem = UsageProblem::kUnknownOption;
  std::string argument;
  std::string choices;
};

/// A command line as read: options by name, operands in order.
class Arguments {
 public:
  /// Reads what follows the command's name. "--" ends the options; "-" is an operand. The options every
  /// command has (--help, --lang) need not be in `specs`. nullopt and `error` filled when it is wrong.
  static std::optional<Arguments> Parse(std::span<const char* const> words, std::span<const OptionSpec> specs,
                                        UsageError& error);

  bool Has(std::string_view option) const { return values_.find(option) != values_.end(); }
  /// The last value given, or `fallback`.
  std::string Get(std::string_view option, std::string_view fallback = {}) const;
  /// A value split at its commas.
  std::vector<std::string> List(std::string_view option) const;
  const std::vector<std::string>& operands() const { return operands_; }

 private:
  std::map<std::string, std::string, std::less<>> values_;
  std::vector<std::string> operands_;
};

/// The language asked for anywhere on the command line: needed before it is known to be right.
Language LanguageOf(std::span<const char* const> words);

}  // namespace gouji
