#include "tools/report/page.h"

#include <algorithm>

#include "extract/base/embedded_file.h"

namespace gouji {

extern const EmbeddedFile kCheckPages[];
extern const std::size_t kCheckPagesCount;

namespace {

constexpr std::string_view kFence = "---";

std::string_view TakeLine(std::string_view& rest) {
  const std::size_t end = std::min(rest.find('\n'), rest.size());
  std::string_view line = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  return line;
}

std::optional<Severity> SeverityOf(std::string_view name) {
  if (name == "error") return Severity::kError;
  if (name == "warning") return Severity::kWarning;
  if (name == "info") return Severity::kInfo;
  return std::nullopt;
}

}  // namespace

std::string_view CheckPage::Field(std::string_view name) const {
  for (const auto& [key, value] : fields) {
    if (key == name) return value;
  }
  return {};
}

std::string_view CheckPage::Field(std::string_view name, Language language, std::string_view variant) const {
  const std::string suffix = language == Language::kZh ? ".zh" : ".en";
  if (!variant.empty()) {
    const std::string_view own = Field(std::string(name) + "." + std::string(variant) + suffix);
    if (!own.empty()) return own;
  }
  return Field(std::string(name) + suffix);
}

std::optional<CheckPage> ParsePage(std::string_view text, std::string& problem) {
  std::string_view rest = text;
  std::size_t number = 1;
  const auto fail = [&](std::string_view cause) {
    problem = "line " + std::to_string(number) + ": " + std::string(cause);
    return std::nullopt;
  };
  if (TakeLine(rest) != kFence) return fail("the page does not begin with ---");
  CheckPage page;
  for (;;) {
    ++number;
    if (rest.empty()) return fail("the fields are not closed by ---");
    const std::string_view line = TakeLine(rest);
    if (line == kFence) break;
    const std::size_t colon = line.find(": ");
    if (colon == std::string_view::npos || colon == 0) return fail("expected \"key: value\"");
    page.fields.emplace_back(line.substr(0, colon), line.substr(colon + 2));
  }
  while (!rest.empty() && rest.front() == '\n') rest.remove_prefix(1);
  page.body = rest;
  page.id = page.Field("id");
  if (page.id.empty()) return fail("no id");
  const std::optional<Severity> severity = SeverityOf(page.Field("severity"));
  if (!severity) return fail("severity must be error, warning or info");
  page.severity = *severity;
  return page;
}

const std::vector<CheckPage>& AllPages() {
  static const std::vector<CheckPage> pages = [] {
    std::vector<CheckPage> parsed;
    for (std::size_t i = 0; i < kCheckPagesCount; ++i) {
      std::string problem;
      if (std::optional<CheckPage> page = ParsePage(kCheckPages[i].data, problem)) parsed.push_back(std::move(*page));
    }
    std::sort(parsed.begin(), parsed.end(), [](const CheckPage& a, const CheckPage& b) { return a.id < b.id; });
    return parsed;
  }();
  return pages;
}

const CheckPage* FindPage(std::string_view id) {
  for (const CheckPage& page : AllPages()) {
    if (page.id == id) return &page;
  }
  return nullptr;
}

std::string FillTemplate(std::string_view text, const TemplateValue& value) {
  std::string out;
  while (!text.empty()) {
    const std::size_t open = std::min(text.find('{'), text.size());
    out.append(text.substr(0, open));
    text.remove_prefix(open);
    const std::size_t close = text.find('}');
    if (close == std::string_view::npos) return out.append(text);
    const std::optional<std::string> filled = value(text.substr(1, close - 1), text.substr(close + 1));
    out.append(filled ? std::string_view(*filled) : text.substr(0, close + 1));
    text.remove_prefix(close + 1);
  }
  return out;
}

}  // namespace gouji
