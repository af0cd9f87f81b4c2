#include "patterns/context/text_context.h"

#include <algorithm>
#include <optional>

#include "extract/base/utf8.h"

namespace gouji {
namespace {

// Marks that end the words which can name a number.
bool IsBoundary(char32_t c) {
  static constexpr std::u32string_view kBoundaries = U",，;；:：、。()（）!！?？\n";
  return kBoundaries.find(c) != std::u32string_view::npos;
}

// The words directly before `end`, back to the last boundary mark but not before `floor`. A colon right
// before the number ends a name, so the words before it count: "基本支出：1834.72".
std::string_view LastClause(std::string_view text, std::size_t floor, std::size_t end) {
  if (end > floor && text[end - 1] == ':') --end;
  std::size_t begin = floor;
  for (std::size_t i = floor; i < end;) {
    const CodePoint c = DecodeUtf8(text, i);
    i += c.size;
    if (IsBoundary(c.value) && i <= end) begin = i;
  }
  return text.substr(begin, end - begin);
}

// "基本支出：2024年预算执行数为…": the words before the colon that opens the last clause, or nothing.
std::string_view ClauseBeforeColon(std::string_view text, std::size_t floor, std::size_t end) {
  const std::string_view clause = LastClause(text, floor, end);
  const std::size_t begin = static_cast<std::size_t>(clause.data() - text.data());
  if (begin <= floor || text[begin - 1] != ':') return {};
  return LastClause(text, floor, begin - 1);
}

struct Found {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// The word's last occurrence in the clause; words that end later and are longer win over others.
bool Better(const Found& found, const std::optional<Found>& best) {
  return !best || found.end > best->end || (found.end == best->end && found.begin < best->begin);
}

std::optional<Found> LastIn(std::string_view clause, std::string_view word) {
  const std::size_t at = clause.rfind(word);
  if (at == std::string_view::npos) return std::nullopt;
  return Found{at, at + word.size()};
}

// A match that lies inside a longer one of another word does not count: 预算 in 预算执行数.
Aspect AspectOf(const PatternSet& patterns, std::string_view clause, std::string* rest) {
  std::optional<Found> best;
  Aspect aspect = Aspect::kNone;
  for (const int index : patterns.AspectWordsIn(clause)) {
    const auto& [candidate, word] = patterns.aspect_words()[static_cast<std::size_t>(index)];
    const std::optional<Found> found = LastIn(clause, word);
    if (!found) continue;
    const bool inside = best && found->begin >= best->begin && found->end <= best->end;
    const bool covers = best && found->begin <= best->begin && found->end >= best->end;
    if (inside || (!covers && !Better(*found, best))) continue;
    best = found;
    aspect = candidate;
  }
  if (rest != nullptr) {
    *rest = std::string(clause);
    if (best) rest->erase(best->begin, best->end - best->begin);
  }
  return aspect;
}

const Measure* MeasureOf(const PatternSet& patterns, std::string_view clause) {
  const Measure* measure = nullptr;
  std::optional<Found> best;
  for (const int index : patterns.MeasureWordsIn(clause)) {
    const auto& [candidate, word] = patterns.measure_words()[static_cast<std::size_t>(index)];
    const std::optional<Found> found = LastIn(clause, word);
    if (!found || !Better(*found, best)) continue;
    best = found;
    measure = &patterns.measures()[candidate];
  }
  return measure;
}

void EraseAll(std::string& text, std::string_view word) {
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at)) text.erase(at, word.size());
}

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// "2024年度" and "2024年" at i: the year, else 0.
std::int16_t YearAt(std::string_view text, std::size_t i) {
  if (i + 4 > text.size() || text.substr(i, 2) != "20" || !IsDigit(text[i + 2]) || !IsDigit(text[i + 3])) return 0;
  if (i > 0 && IsDigit(text[i - 1])) return 0;
  if (text.substr(i + 4, 3) != "年") return 0;
  return static_cast<std::int16_t>(2000 + (text[i + 2] - '0') * 10 + (text[i + 3] - '0'));
}

// A year that only names what is compared with: 与2023年相比, 比2023年, 较2023年.
bool IsComparisonBase(std::string_view text, std::size_t i) {
  for (const std::string_view word : {"与", "比", "较", "同"}) {
    if (i >= word.size() && text.substr(i - word.size(), word.size()) == word) return true;
  }
  return false;
}

// The item: what is left of the clause without year, aspect and the words that only lead up to a number.
std::string ItemOf(const PatternSet& patterns, std::string rest) {
  for (std::size_t i = 0; i < rest.size(); ++i) {
    if (YearAt(rest, i) == 0) continue;
    std::size_t end = i + 7;
    if (rest.compare(end, 3, "度") == 0) end += 3;
    rest.erase(i, end - i);
    if (i > 0) --i;
  }
  for (const std::string& word : patterns.list("context.strip").words) EraseAll(rest, word);
  return rest;
}

}  // namespace

ItemName ReadItemName(const PatternSet& patterns, std::string_view words) {
  ItemName name;
  std::string rest;
  name.aspect = AspectOf(patterns, words, &rest);
  const Measure* measure = MeasureOf(patterns, words);
  name.item = measure != nullptr ? measure->name : ItemOf(patterns, std::move(rest));
  if (measure != nullptr) name.measure = measure->id;
  return name;
}

namespace {

class ContextReader {
 public:
  ContextReader(const PatternSet& patterns, FigureTable& figures) : patterns_(patterns), figures_(figures) {}

  void Read(const Sentence& sentence) {
    if (sentence.block != block_ || sentence.cell != cell_) {
      block_ = sentence.block;
      cell_ = sentence.cell;
      last_ = {};
      year_ = 0;
    }
    const std::string_view text = sentence.text.text();
    std::size_t floor = 0;
    std::size_t year_from = 0;
    for (std::uint32_t f = sentence.first_figure; f < sentence.end_figure; ++f) {
      Figure& figure = figures_.figures[f];
      const std::size_t at = sentence.text.FromSource(figure.range).begin;
      for (; year_from < at; ++year_from) {
        const std::int16_t year = YearAt(text, year_from);
        if (year != 0 && !IsComparisonBase(text, year_from)) year_ = year;
      }
      if (figure.period == 0) figure.period = year_ != 0 ? year_ : figures_.year;
      Name(LastClause(text, floor, at), ClauseBeforeColon(text, floor, at), figure);
      floor = sentence.text.FromSource(figure.range).end;
    }
    for (; year_from < text.size(); ++year_from) {
      const std::int16_t year = YearAt(text, year_from);
      if (year != 0 && !IsComparisonBase(text, year_from)) year_ = year;
    }
  }

 private:
  void Name(std::string_view clause, std::string_view before, Figure& figure) {
    ItemName name = ReadItemName(patterns_, clause);
    if (name.item.empty() && !before.empty()) {
      const ItemName topic = ReadItemName(patterns_, before);
      if (!topic.measure.empty()) name = {topic.item, topic.measure, name.aspect};
    }
    if (figure.aspect == Aspect::kNone) figure.aspect = name.aspect;
    if (figure.aspect == Aspect::kNone && figure.in_table()) {
      figure.aspect = figures_.tables[figure.table].ColumnAt(figure.row, figure.column).aspect;
    }
    if (name.item.empty()) {
      name = last_;
    } else {
      last_ = name;
      figure.item_is_own = true;
    }
    if (figure.measure.empty()) figure.measure = name.measure;
    if (figure.item.empty()) figure.item = name.item;
  }

  const PatternSet& patterns_;
  FigureTable& figures_;
  std::uint32_t block_ = kNone;
  std::uint32_t cell_ = kNone;
  ItemName last_;  // named last in this paragraph
  std::int16_t year_ = 0;
};

}  // namespace

void ReadTextContext(const Document& document, const PatternSet& patterns, FigureTable& figures) {
  ContextReader reader(patterns, figures);
  for (const Sentence& sentence : figures.sentences) {
    // A cell that holds one number is named by its row and column, not by words before it.
    const bool bare_cell = sentence.cell != kNone && sentence.end_figure == sentence.first_figure + 1 &&
                           figures.figures[sentence.first_figure].range.size() + 2 >=
                               document.tables()[sentence.table].cells[sentence.cell].text.size();
    if (!bare_cell) reader.Read(sentence);
  }
}

}  // namespace gouji
