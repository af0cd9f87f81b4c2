#include "tools/cli/options.h"

#include <algorithm>

namespace gouji {
namespace {

constexpr OptionSpec kCommonOptions[] = {{"help", false, {}}, {"lang", true, "zh|en"}};

const OptionSpec* FindSpec(std::span<const OptionSpec> specs, std::string_view name) {
  for (const OptionSpec& spec : specs) {
    if (spec.name == name) return &spec;
  }
  for (const OptionSpec& spec : kCommonOptions) {
    if (spec.name == name) return &spec;
  }
  return nullptr;
}

bool IsChoice(std::string_view choices, std::string_view value) {
  while (!choices.empty()) {
    const std::size_t bar = std::min(choices.find('|'), choices.size());
    if (choices.substr(0, bar) == value) return true;
    choices.remove_prefix(std::min(bar + 1, choices.size()));
  }
  return false;
}

}  // namespace

std::optional<Arguments> Arguments::Parse(std::span<const char* const> words, std::span<const OptionSpec> specs,
                                          UsageError& error) {
  Arguments arguments;
  bool options_ended = false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = words[i];
    if (options_ended || word.size() < 2 || word.front() != '-') {
      arguments.operands_.emplace_back(word);
      continue;
    }
    if (word == "--") {
      options_ended = true;
      continue;
    }
    const std::size_t equals = word.find('=');
    const std::string_view option = word.substr(0, equals);
    const OptionSpec* spec = option.substr(0, 2) == "--" ? FindSpec(specs, option.substr(2)) : nullptr;
    if (option == "-h") spec = &kCommonOptions[0];
    const auto fail = [&](UsageProblem problem, std::string argument, std::string_view choices = {}) {
      error = {problem, std::move(argument), std::string(choices)};
      return std::nullopt;
    };
    if (spec == nullptr) return fail(UsageProblem::kUnknownOption, std::string(option));
    std::string value;
    if (!spec->takes_value) {
      if (equals != std::string_view::npos) return fail(UsageProblem::kUnexpectedValue, std::string(option));
    } else if (equals != std::string_view::npos) {
      value = word.substr(equals + 1);
    } else if (i + 1 < words.size()) {
      value = words[++i];
    } else {
      return fail(UsageProblem::kMissingValue, std::string(option));
    }
    if (!spec->choices.empty() && !IsChoice(spec->choices, value)) {
      return fail(UsageProblem::kBadValue, std::string(option) + " " + value, spec->choices);
    }
    arguments.values_[std::string(spec->name)] = std::move(value);
  }
  return arguments;
}

std::string Arguments::Get(std::string_view option, std::string_view fallback) const {
  const auto found = values_.find(option);
  return found == values_.end() ? std::string(fallback) : found->second;
}

std::vector<std::string> Arguments::List(std::string_view option) const {
  std::vector<std::string> items;
  const std::string whole = Get(option);
  std::string_view rest = whole;
  while (!rest.empty()) {
    const std::size_t comma = std::min(rest.find(','), rest.size());
    if (comma != 0) items.emplace_back(rest.substr(0, comma));
    rest.remove_prefix(std::min(comma + 1, rest.size()));
  }
  return items;
}

Language LanguageOf(std::span<const char* const> words) {
  Language language = Language::kZh;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = words[i];
    if (word == "--") break;
    std::string_view value;
    if (word.substr(0, 7) == "--lang=") value = word.substr(7);
    if (word == "--lang" && i + 1 < words.size()) value = words[i + 1];
    if (value == "en") language = Language::kEn;
    if (value == "zh") language = Language::kZh;
  }
  return language;
}

}  // namespace gouji
