#include "patterns/context/entity_sources.h"

#include <algorithm>
#include <map>

#include "extract/base/utf8.h"

namespace gouji {
namespace {

// What a place where a name stands says for its being the report's own body.
constexpr int kTitleWeight = 200;
constexpr int kFieldWeight = 100;
constexpr int kShortFormWeight = 40;
constexpr int kHeadingWeight = 4;
constexpr int kSentenceWeight = 3;
constexpr int kMaxUnits = 60;

bool Has(std::string_view text, std::string_view word) { return text.find(word) != std::string_view::npos; }

bool In(const WordList& list, std::string_view text) {
  return std::find(list.words.begin(), list.words.end(), text) != list.words.end();
}

// "某局(本级)" without the bracket at its end.
std::string_view WithoutBracket(std::string_view text) {
  if (text.empty() || text.back() != ')') return text;
  const std::size_t open = text.rfind('(');
  return open == std::string_view::npos || open == 0 ? text : text.substr(0, open);
}

std::string_view WithoutOwnLevel(std::string_view text) {
  text = WithoutBracket(text);
  for (const std::string_view word : {"本级", "本部", "机关"}) {
    if (text.size() > word.size() && text.substr(text.size() - word.size()) == word) text.remove_suffix(word.size());
  }
  return text;
}

class Collector {
 public:
  explicit Collector(const NameReader& reader) : reader_(reader) {}

  NameCandidate* Add(std::string_view name, int own, bool unit) {
    name = WithoutOwnLevel(name);
    if (!reader_.IsName(name)) return nullptr;
    for (NameCandidate& known : names_) {
      if (known.name != name) continue;
      known.own += own;
      known.unit = known.unit || unit;
      return &known;
    }
    names_.push_back({std::string(name), {}, own, unit});
    return &names_.back();
  }

  std::vector<NameCandidate>& names() { return names_; }

 private:
  const NameReader& reader_;
  std::vector<NameCandidate> names_;
};

void FromTitle(const std::vector<std::string>& title, const NameReader& reader, Collector& names) {
  for (const std::string& line : title) {
    const std::string_view rest = reader.WithoutLead(line);
    const std::string_view name = reader.Prefix(line.substr(0, 6) == "中共" ? std::string_view(line) : rest);
    names.Add(name, kTitleWeight, false);
    for (const std::string_view mark : {"：", ":"}) {  // 预算主管部门：…
      const std::size_t at = line.find(mark);
      if (at != std::string::npos) names.Add(reader.Prefix(std::string_view(line).substr(at + mark.size())), kTitleWeight, false);
    }
  }
}

void FromTables(const Document& document, const PatternSet& patterns, const NameReader& reader, Collector& names) {
  const WordList& own = patterns.list("entity.own-field");
  const WordList& any = patterns.list("entity.field");
  for (const Table& table : document.tables()) {
    for (const Cell& cell : table.cells) {
      const std::string label = Normalize(document.Slice(cell.text));
      const bool is_own = In(own, label);
      if (!is_own && !In(any, label)) continue;
      // 单位名称 as a column head over a list of units, or a field with its value beside it.
      std::vector<std::string> below;
      for (std::uint32_t row = cell.row + cell.row_span; row < table.rows; ++row) {
        const Cell* value = table.At(row, cell.column);
        if (value == nullptr || value->row != row) continue;
        below.push_back(Normalize(document.Slice(value->text)));
        if (!reader.IsName(WithoutOwnLevel(below.back()))) below.pop_back();
      }
      const Cell* beside = table.At(cell.row, cell.column + cell.column_span);
      const std::string value = beside == nullptr ? "" : Normalize(document.Slice(beside->text));
      if (!value.empty() && !reader.Prefix(value).empty()) {
        names.Add(reader.Prefix(value), is_own ? kFieldWeight : 0, false);
      } else if (below.size() < kMaxUnits) {
        for (const std::string& name : below) names.Add(name, 0, true);
      }
    }
  }
}

void FromHeadings(const Document& document, const NameReader& reader, Collector& names) {
  std::map<std::uint32_t, std::vector<std::string>> by_parent;
  for (const Block& block : document.blocks()) {
    if (block.label.empty() || block.kind == BlockKind::kTable) continue;
    std::string name = HeadingName(document, block);
    while (!name.empty() && name.size() > 3 && name.compare(name.size() - 3, 3, "。") == 0) name.resize(name.size() - 3);
    if (reader.IsName(WithoutOwnLevel(name))) by_parent[block.parent].push_back(std::move(name));
  }
  for (const auto& [parent, found] : by_parent) {
    for (const std::string& name : found) names.Add(name, kHeadingWeight, found.size() > 1);
  }
}

// "……有3个，分别为甲、乙、丙（……）": names split at 、 outside of brackets.
void FromList(std::string_view text, const NameReader& reader, Collector& names) {
  std::size_t begin = 0;
  int depth = 0;
  std::vector<std::string> items;
  for (std::size_t i = 0; i <= text.size();) {
    const CodePoint c = i < text.size() ? DecodeUtf8(text, i) : CodePoint{U'。', 1};
    if (c.value == '(') ++depth;
    if (c.value == ')') --depth;
    const bool end = c.value == U'。' || c.value == U'；' || c.value == ';';
    if (depth <= 0 && (end || c.value == U'、' || c.value == U'和' || c.value == ',' || c.value == U'，')) {
      const std::string_view item = WithoutOwnLevel(text.substr(begin, i - begin));
      // 人力资源和社会保障局: what stands before 和 is no name yet.
      if (c.value != U'和' || reader.IsName(item)) {
        if (!reader.IsName(item)) break;
        items.emplace_back(item);
        begin = i + c.size;
      }
      if (end) break;
    }
    i += c.size;
  }
  for (const std::string& item : items) names.Add(item, 0, items.size() > 1);
}

void FromSentence(std::string_view text, const NameReader& reader, Collector& names) {
  for (const std::string_view word : {"分别为", "分别是", "包括:", "包括：", "包括", "单位有:"}) {
    const std::size_t at = text.find(word);
    if (at == std::string_view::npos) continue;
    if (Has(text.substr(0, at), "单位") || Has(text.substr(0, at), "机构")) {
      std::string_view rest = text.substr(at + word.size());
      if (rest.substr(0, 1) == ":") rest.remove_prefix(1);
      FromList(rest, reader, names);
    }
    break;
  }
  // 甲局（以下简称“乙”）
  const std::size_t brief = text.find("简称");
  if (brief != std::string_view::npos) {
    const std::size_t open = text.rfind('(', brief);
    std::string_view alias = text.substr(brief + std::string_view("简称").size());
    for (const std::string_view mark : {"为", ":", "“", "\"", "《"}) {
      if (alias.substr(0, mark.size()) == mark) alias.remove_prefix(mark.size());
    }
    alias = alias.substr(0, std::min({alias.find("”"), alias.find('"'), alias.find(')'), alias.find(',')}));
    if (open != std::string_view::npos && CountChars(alias) >= 2 && CountChars(alias) <= 12) {
      for (std::size_t i = open > 75 ? open - 75 : 0; i < open; ++i) {  // the longest name that ends at the bracket
        if ((static_cast<unsigned char>(text[i]) & 0xC0) == 0x80) continue;
        const std::string_view name = text.substr(i, open - i);
        if (!reader.IsName(name) || reader.Places(name).empty()) continue;
        if (NameCandidate* added = names.Add(name, kShortFormWeight, false)) added->aliases.emplace_back(alias);
        break;
      }
    }
  }
  const std::string_view rest = reader.WithoutLead(text);
  const std::string_view name = reader.Prefix(rest);
  if (!name.empty() && name.size() < rest.size() && !reader.Places(name).empty()) names.Add(name, kSentenceWeight, false);
}

}  // namespace

std::string HeadingName(const Document& document, const Block& block) {
  const std::string text = Normalize(document.Slice({block.label.end, block.text.end}));
  return std::string(WithoutBracket(text));
}

std::vector<NameCandidate> CollectNames(const Document& document, const PatternSet& patterns, const NameReader& reader,
                                        const FigureTable& figures, const std::vector<std::string>& title) {
  Collector names(reader);
  FromTitle(title, reader, names);
  FromTables(document, patterns, reader, names);
  FromHeadings(document, reader, names);
  for (const Sentence& sentence : figures.sentences) {
    if (sentence.table == kNone) FromSentence(sentence.text.text(), reader, names);
  }
  return std::move(names.names());
}

}  // namespace gouji
