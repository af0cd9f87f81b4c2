#include "patterns/context/entity_sources.h"

#include <algorithm>
#include <map>

#include "extract/base/utf8.h"

namespace gouji {
namespace {

// What a place where a name stands says for its being the report's own body.
constexpr int kTitleWeight = 200;
constexpr int kBareTitleWeight = 40;  // without a place it may be half of a name
constexpr int kFieldWeight = 100;
constexpr int kShortFormWeight = 40;
constexpr int kHeadingWeight = 4;
constexpr int kSentenceWeight = 3;
constexpr int kMaxUnits = 60;

bool Has(std::string_view text, std::string_view word) { return text.find(word) != std::string_view::npos; }

bool In(const WordList& list, std::string_view text) {
  return std::find(list.words.begin(), list.words.end(), text) != list.words.end();
}

bool StartsWith(std::string_view text, std::string_view word) { return text.substr(0, word.size()) == word; }

bool StartsWithAny(std::string_view text, const WordList& list) {
  return std::any_of(list.words.begin(), list.words.end(), [&](const std::string& word) { return StartsWith(text, word); });
}

// "某局(本级)" without the bracket at its end.
std::string_view WithoutBracket(std::string_view text) {
  if (text.empty() || text.back() != ')') return text;
  const std::size_t open = text.rfind('(');
  return open == std::string_view::npos || open == 0 ? text : text.substr(0, open);
}

std::string_view WithoutOwnLevel(std::string_view text) {
  text = WithoutBracket(text);
  for (const std::string_view word : {"本级", "本部", "厅机关", "局机关", "委机关", "机关"}) {
    if (text.size() > word.size() && text.substr(text.size() - word.size()) == word) text.remove_suffix(word.size());
  }
  return text;
}

class Collector {
 public:
  explicit Collector(const NameReader& reader) : reader_(reader) {}

  NameCandidate* Add(std::string_view name, int own, bool unit) {
    name = FromKnownPlace(WithoutOwnLevel(name));
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
  // 明确青云谱区总工会 begins with a verb: a place known from the title says where the name begins.
  std::string_view FromKnownPlace(std::string_view name) const {
    const std::vector<std::string_view> chain = reader_.PlaceChain(name);
    if (chain.empty() || names_.empty()) return name;
    for (const NameCandidate& known : names_) {
      for (const std::string_view place : reader_.PlaceChain(known.name)) {
        const std::size_t at = chain.front().rfind(place);
        if (at == std::string_view::npos || at == 0 || at + place.size() != chain.front().size()) continue;
        return name.substr(static_cast<std::size_t>(chain.front().data() - name.data()) + at);
      }
    }
    return name;
  }

  const NameReader& reader_;
  std::vector<NameCandidate> names_;
};

std::string_view TitleName(std::string_view line, const NameReader& reader) {
  return reader.Prefix(StartsWith(line, "中共") ? line : reader.WithoutLead(line));
}

void FromTitle(const std::vector<std::string>& title, const PatternSet& patterns, const NameReader& reader,
               Collector& names) {
  std::string all;
  for (const std::string& line : title) {
    all += line;
    const std::string_view name = TitleName(line, reader);
    const std::size_t end = name.empty() ? 0 : line.find(name) + name.size();
    if (!StartsWithAny(std::string_view(line).substr(end), patterns.list("entity.not-own-after"))) {
      names.Add(name, reader.Places(name).empty() ? kBareTitleWeight : kTitleWeight, false);
    }
  }
  // A name broken over two lines of the title.
  const std::string_view name = TitleName(all, reader);
  if (name.size() > TitleName(title.empty() ? "" : title.front(), reader).size() && !reader.Places(name).empty()) {
    names.Add(name, kTitleWeight, false);
  }
}

// "部门：某局", "预算主管部门：某局" in a line of its own or a cell.
void FromLabelledField(std::string_view text, const PatternSet& patterns, const NameReader& reader, Collector& names) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos) return;
  const std::string_view label = text.substr(0, colon);
  if (In(patterns.list("entity.own-field"), label) || In(patterns.list("entity.own-label"), label)) {
    names.Add(reader.Prefix(text.substr(colon + 1)), kFieldWeight, false);
  }
}

void FromTables(const Document& document, const PatternSet& patterns, const NameReader& reader, Collector& names) {
  const WordList& own = patterns.list("entity.own-field");
  const WordList& any = patterns.list("entity.field");
  for (const Table& table : document.tables()) {
    for (const Cell& cell : table.cells) {
      std::string label = Normalize(document.Slice(cell.text));
      const bool colon = !label.empty() && label.back() == ':';
      if (colon) label.pop_back();
      const bool is_own = In(own, label) || (colon && In(patterns.list("entity.own-label"), label));
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
    // The offices inside a body are no bodies with money of their own.
    if (block.parent != kNone && Has(document.Slice(document.blocks()[block.parent].text), "内设")) continue;
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
  for (const std::string& item : items) names.Add(item, 0, true);
}

// "直属事业单位有3个，分别为……", "下属事业单位2个：……": what stands before names units of the body.
bool SpeaksOfUnits(std::string_view before) {
  for (const std::string_view word : {"下属", "所属", "直属", "预算单位", "范围的单位", "事业单位"}) {
    if (Has(before, word)) return true;
  }
  return false;
}

// Reads the list of units that the sentence opens; true when it does.
bool FromUnitList(std::string_view text, const NameReader& reader, Collector& names) {
  for (const std::string_view word : {"分别为", "分别是", "包括:", "包括", ":"}) {
    const std::size_t at = text.find(word);
    if (at == std::string_view::npos || !SpeaksOfUnits(text.substr(0, at))) continue;
    std::string_view rest = text.substr(at + word.size());
    if (StartsWith(rest, ":")) rest.remove_prefix(1);
    FromList(rest, reader, names);
    return true;
  }
  return false;
}

// 甲局（以下简称“乙”）
void FromShortForm(std::string_view text, const NameReader& reader, Collector& names) {
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
}

void FromBeginning(std::string_view text, bool unit, const NameReader& reader, Collector& names) {
  if (StartsWith(text, "受")) return;  // 受某局委托: who ordered the report
  const std::string_view rest = reader.WithoutLead(text);
  const std::string_view name = reader.Prefix(rest);
  if (unit && !name.empty()) names.Add(name, 0, true);
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
  FromTitle(title, patterns, reader, names);
  FromTables(document, patterns, reader, names);
  FromHeadings(document, reader, names);
  bool in_units = false;  // a paragraph that lists units goes on about them
  std::uint32_t block = kNone;
  for (const Sentence& sentence : figures.sentences) {
    FromLabelledField(sentence.text.text(), patterns, reader, names);
    if (sentence.table != kNone) continue;
    if (sentence.block != block) in_units = false;
    block = sentence.block;
    FromShortForm(sentence.text.text(), reader, names);
    FromBeginning(sentence.text.text(), in_units, reader, names);
    in_units = FromUnitList(sentence.text.text(), reader, names) || in_units;
  }
  return std::move(names.names());
}

}  // namespace gouji
