#include "patterns/context/projects.h"

#include <algorithm>

namespace gouji {
namespace {

constexpr std::size_t kMinChars = 4;
constexpr std::size_t kMaxChars = 60;

bool Has(std::string_view text, const WordList& list) {
  return std::any_of(list.words.begin(), list.words.end(), [&](const std::string& word) { return text.find(word) != std::string_view::npos; });
}

bool EndsWith(std::string_view text, const WordList& list) {
  return std::any_of(list.words.begin(), list.words.end(), [&](const std::string& word) {
    return text.size() > word.size() && text.substr(text.size() - word.size()) == word;
  });
}

void EraseBrackets(std::string& text) {
  for (std::size_t open = text.find('('); open != std::string::npos; open = text.find('(', open)) {
    const std::size_t close = text.find(')', open);
    if (close == std::string::npos) return;
    text.erase(open, close + 1 - open);
  }
}

}  // namespace

std::string ProjectOfTitle(const std::vector<std::string>& title, const PatternSet& patterns, const NameReader& reader) {
  std::string line;
  for (const std::string& piece : title) {
    if (piece.find(':') != std::string::npos) break;
    line += piece;
    if (Has(piece, patterns.list("project.title-end"))) break;
  }
  std::size_t end = std::string::npos;
  for (const std::string& word : patterns.list("project.title-end").words) end = std::min(end, line.find(word));
  if (end == std::string::npos) return {};
  line.resize(end);
  EraseBrackets(line);
  // Whose it is and when stand before it, in either order.
  std::string_view name = line;
  for (std::size_t size = name.size() + 1; size != name.size();) {
    size = name.size();
    name = reader.WithoutLead(name);
    name.remove_prefix(reader.Prefix(name).size());
    name.remove_prefix(reader.Places(name).size());
  }
  const std::size_t chars = CountChars(name);
  if (chars < kMinChars || chars > kMaxChars || !EndsWith(name, patterns.list("project.suffix")) || Has(name, patterns.list("project.not"))) return {};
  return std::string(name);
}

std::vector<ProjectForm> ProjectForms(const Document& document, const PatternSet& patterns, const Table& table) {
  std::vector<ProjectForm> forms;
  const std::vector<std::string>& fields = patterns.list("project.field").words;
  for (const Cell& cell : table.cells) {
    if (cell.text.size() > kMaxChars) continue;
    std::string label = Normalize(document.Slice(cell.text));
    if (!label.empty() && label.back() == ':') label.pop_back();
    if (std::find(fields.begin(), fields.end(), label) == fields.end()) continue;
    const Cell* value = table.At(cell.row, cell.column + cell.column_span);
    if (value == nullptr || value->row != cell.row) continue;
    std::string name = Normalize(document.Slice(value->text));
    const std::size_t chars = CountChars(name);
    // Beside a head of a column stands another head.
    const bool head = Has(name, patterns.list("project.not")) || name.find("单位") != std::string::npos || name.find("资金") == 0;
    if (chars >= kMinChars && chars <= kMaxChars && !head) forms.push_back({cell.row, std::move(name)});
  }
  return forms;
}

}  // namespace gouji
