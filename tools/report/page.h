#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "checks/engine/relation.h"
#include "tools/report/language.h"

namespace gouji {

/// The documentation page of a check, checks/<family>/<name>.md: fields between two lines "---", one
/// "key: value" a line, then the text that `gouji explain` prints. All views point into the page's bytes.
struct CheckPage {
  std::string_view id;
  Severity severity = Severity::kError;
  std::vector<std::pair<std::string_view, std::string_view>> fields;
  std::string_view body;

  /// "title.zh", or empty when the page has none. `variant` picks message.<variant>.zh before message.zh.
  std::string_view Field(std::string_view name) const;
  std::string_view Field(std::string_view name, Language language, std::string_view variant = {}) const;
};

/// What is wrong with the page, as "line N: cause", when it cannot be read.
std::optional<CheckPage> ParsePage(std::string_view text, std::string& problem);

/// The pages compiled in, sorted by id.
const std::vector<CheckPage>& AllPages();
const CheckPage* FindPage(std::string_view id);

/// Replaces each {name} by what `value` gives for the name and the text after it; unknown names stay as
/// they are.
using TemplateValue = std::function<std::optional<std::string>(std::string_view name, std::string_view after)>;
std::string FillTemplate(std::string_view text, const TemplateValue& value);

}  // namespace gouji
