#include "patterns/context/item_name.h"

#include <algorithm>
#include <optional>

#include "patterns/pack/word_list.h"

namespace gouji {
namespace {

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

struct Side {
  Aspect aspect = Aspect::kNone;
  std::optional<Found> word;
};

// The word that says on which side. A match that lies inside a longer one of another word does not count: 预算 in
// 预算执行数. Words of the aspect `but` are passed over.
Side SideOf(const PatternSet& patterns, std::string_view clause, Aspect but) {
  Side side;
  for (const int index : patterns.AspectWordsIn(clause)) {
    const auto& [candidate, word] = patterns.aspect_words()[static_cast<std::size_t>(index)];
    if (but != Aspect::kNone && candidate == but) continue;
    const std::optional<Found> found = LastIn(clause, word);
    if (!found) continue;
    const std::optional<Found>& best = side.word;
    const bool inside = best && found->begin >= best->begin && found->end <= best->end;
    const bool covers = best && found->begin <= best->begin && found->end >= best->end;
    if (inside || (!covers && !Better(*found, best))) continue;
    side = {candidate, found};
  }
  return side;
}

struct MeasureFound {
  const Measure* measure = nullptr;
  std::size_t begin = 0;
  std::size_t end = 0;
};

// “三公”经费支出合计: of a measure right before 支出合计 it is the total. The longest that ends there or reaches into it.
MeasureFound WholeOf(const PatternSet& patterns, std::string_view clause, Found total) {
  MeasureFound best;
  std::size_t begin = total.begin;
  for (const int index : patterns.MeasureWordsIn(clause.substr(0, total.end))) {
    const auto& [candidate, word] = patterns.measure_words()[static_cast<std::size_t>(index)];
    const std::optional<Found> found = LastIn(clause.substr(0, total.end), word);
    if (!found || found->begin >= begin || found->end < total.begin || found->end >= total.end) continue;
    begin = found->begin;
    best = {&patterns.measures()[candidate], begin, total.end};
  }
  return best;
}

bool IsPlainTotal(std::string_view word) {
  return (word.starts_with("支出") || word.starts_with("收入")) && (word.ends_with("合计") || word.ends_with("总计") || word.ends_with("总额"));
}

MeasureFound MeasureOf(const PatternSet& patterns, std::string_view clause) {
  MeasureFound best;
  std::optional<Found> place;
  for (const int index : patterns.MeasureWordsIn(clause)) {
    const auto& [candidate, word] = patterns.measure_words()[static_cast<std::size_t>(index)];
    const std::optional<Found> found = LastIn(clause, word);
    if (!found || !Better(*found, place)) continue;
    place = found;
    best = {&patterns.measures()[candidate], found->begin, found->end};
  }
  if (place && IsPlainTotal(clause.substr(place->begin, place->end - place->begin))) {
    if (const MeasureFound whole = WholeOf(patterns, clause, *place); whole.measure != nullptr) return whole;
  }
  return best;
}

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// Takes out "2024年度" and "2024年".
void EraseYears(std::string& text) {
  for (std::size_t i = text.find("20"); i != std::string::npos; i = text.find("20", i)) {
    const bool year = i + 7 <= text.size() && IsDigit(text[i + 2]) && IsDigit(text[i + 3]) && text.compare(i + 4, 3, "年") == 0 &&
                      (i == 0 || !IsDigit(text[i - 1]));
    if (!year) {
      ++i;
      continue;
    }
    text.erase(i, text.compare(i + 7, 3, "度") == 0 ? 10 : 7);
  }
}

// Without words that only lead up to a number or away from the number before. The words are sorted longest first.
std::string_view Strip(const PatternSet& patterns, std::string_view text) {
  const std::vector<std::string>& both = patterns.list("context.strip").words;
  const std::vector<std::string>& end = patterns.list("context.strip-end").words;
  const auto ends = [&](const std::string& word) { return text.size() >= word.size() && text.substr(text.size() - word.size()) == word; };
  for (bool again = true; again && !text.empty();) {
    again = false;
    for (const std::string& word : both) {
      if (text.substr(0, word.size()) == word) {
        text.remove_prefix(word.size());
        again = true;
      } else if (ends(word)) {
        text.remove_suffix(word.size());
        again = true;
      }
    }
    for (const std::string& word : end) {
      if (!ends(word)) continue;
      text.remove_suffix(word.size());
      again = true;
    }
  }
  const std::vector<std::string>& empty = patterns.list("context.empty").words;
  return std::find(empty.begin(), empty.end(), text) == empty.end() ? text : std::string_view();
}

std::size_t CountOf(std::string_view text, std::string_view mark) {
  std::size_t found = 0;
  for (std::size_t i = text.find(mark); i != std::string_view::npos; i = text.find(mark, i + mark.size())) ++found;
  return found;
}

// 实际总支出, 实际资金拨付: what was spent.
bool IsSpent(const PatternSet& patterns, std::string_view words) {
  constexpr std::string_view kReal = "实际";
  constexpr std::string_view kDone = "执行";  // 货物采购执行112.50万元
  if (words.ends_with(kDone) && !words.ends_with("未执行")) return true;
  return words.find(kReal) != std::string_view::npos && EndsWithWord(patterns.list("context.spent"), Strip(patterns, words));
}

// 评选“能工巧匠, 惠民演出”经费: the other mark was stripped, so what is left is no quotation.
std::string WithoutLoneQuote(std::string_view text) {
  constexpr std::string_view kOpen = "“";
  constexpr std::string_view kClose = "”";
  std::string name(text);
  const std::size_t opened = CountOf(name, kOpen);
  const std::size_t closed = CountOf(name, kClose);
  if (opened == closed + 1) name.erase(name.rfind(kOpen), kOpen.size());
  if (closed == opened + 1) name.erase(name.find(kClose), kClose.size());
  return name;
}

// 基本支出 of 基本支出预算执行.
std::string_view WithoutRate(std::string_view words) {
  for (const std::string_view word : {"执行", "完成", "预算", "支出预算"}) {
    if (words.size() >= word.size() && words.substr(words.size() - word.size()) == word) words.remove_suffix(word.size());
  }
  return words;
}

// 卫生健康支出-行政事业单位医疗-行政单位医疗: the last of a path of classes; the text when it is no path.
std::string_view EndOfPath(std::string_view text) {
  for (const std::string_view dash : {"-", "—"}) {
    const std::size_t last = text.rfind(dash);
    if (last == std::string_view::npos || last == 0 || text.substr(0, last).rfind(dash) == std::string_view::npos) continue;
    const std::string_view end = text.substr(last + dash.size());
    if (!end.empty() && static_cast<unsigned char>(end.front()) >= 0xE4) return end;
  }
  return text;
}

// 审计事务(款)行政运行(项): the last class is meant.
std::string_view LastClass(std::string_view text) {
  constexpr std::size_t kLevelBytes = 5;
  if (const std::string_view end = EndOfPath(text); end.size() < text.size()) return end;
  const auto is_level = [](std::string_view mark) { return mark == "(类)" || mark == "(款)" || mark == "(项)"; };
  if (text.size() <= kLevelBytes || !is_level(text.substr(text.size() - kLevelBytes))) return text;
  text.remove_suffix(kLevelBytes);
  for (const std::string_view level : {"(类)", "(款)", "(项)"}) {
    const std::size_t before = text.rfind(level);
    if (before != std::string_view::npos) text.remove_prefix(before + level.size());
  }
  const std::size_t label = text.find('.');
  return label == std::string_view::npos ? text : text.substr(label + 1);
}

// 平安建设项目支出 is spent on one project, 项目支出 on all of them.
bool NamesOne(const PatternSet& patterns, std::string_view words, std::string_view kind) {
  const std::size_t at = words.rfind(kind);
  if (at == std::string_view::npos || at < 12) return false;
  const std::vector<std::string>& any = patterns.list("context.any-project").words;
  const std::string_view before = words.substr(0, at);
  return std::none_of(any.begin(), any.end(), [&](const std::string& word) {
    return before.size() >= word.size() && before.substr(before.size() - word.size()) == word;
  });
}

// 全国一般公共预算支出, 县本级一般公共预算收入: the territory or level whose money it is; the last that is named.
std::string TerritoryIn(const PatternSet& patterns, std::string_view words) {
  std::string_view best;
  std::size_t best_end = 0;
  for (const std::string& word : patterns.list("context.territory").words) {
    const std::size_t at = words.rfind(word);
    if (at == std::string_view::npos || at + word.size() <= best_end) continue;
    best = word;
    best_end = at + word.size();
  }
  return std::string(best);
}

}  // namespace

ItemName ReadItemName(const PatternSet& patterns, std::string_view words, bool measures) {
  // 决算数大于预算数55.93万元: by how much one differs from the other.
  if (Contains(patterns.list("context.differs"), words)) return {"差额", {}, Aspect::kNone, true};
  Side side = SideOf(patterns, words, Aspect::kNone);
  // 设置指标为到位率: the word for the rate is its name; another word may say which side it stands on.
  if (side.aspect == Aspect::kRate) {
    const Side other = SideOf(patterns, words.substr(0, side.word->begin), Aspect::kRate);
    side.word.reset();
    if (other.aspect == Aspect::kTarget || other.aspect == Aspect::kAchieved) side = other;
  }
  // 提高服务能力100%: what was done, not how the number moved.
  if (IsChange(side.aspect) && !Strip(patterns, words.substr(side.word->end)).empty()) side = {};
  if (side.aspect == Aspect::kNone && !side.word && IsSpent(patterns, words)) side.aspect = Aspect::kActual;
  ItemName name;
  name.aspect = side.aspect;
  name.without_aspect = side.word && side.aspect == Aspect::kNone;
  std::string rest(words);
  if (side.word && !name.without_aspect) {
    // 财政总收入完成: what was done is 收入.
    constexpr std::string_view kIncome = "收入";
    const std::size_t kept = side.word->begin > 0 && words.substr(side.word->begin).starts_with(kIncome) ? kIncome.size() : 0;
    rest.erase(side.word->begin + kept, side.word->end - side.word->begin - kept);
  }
  EraseYears(rest);
  const std::string bare = WithoutLoneQuote(Strip(patterns, rest));
  const std::vector<std::string>& bases = patterns.list("context.base-start").words;
  const bool base = std::any_of(bases.begin(), bases.end(), [&](const std::string& word) { return bare.starts_with(word); });
  if (base) return name;
  const std::string_view last = LastClass(bare);
  if (last.size() < bare.size()) {
    name.item = std::string(last);
    if (const Measure* measure = MeasureOf(patterns, last).measure; measure != nullptr && measure->name == last) name.measure = measure->id;
    return name;
  }
  const MeasureFound found = measures ? MeasureOf(patterns, words) : MeasureFound();
  const Measure* measure = found.measure;
  const bool one_project = measure != nullptr && measure->id == "expenditure.project" && NamesOne(patterns, bare, "项目支出");
  if (measure != nullptr && !one_project) {
    name.item = TerritoryIn(patterns, words.substr(0, found.begin)) + measure->name;
    name.measure = measure->id;
    // 基本支出执行率: the rate of what stands before it.
    if (measure->id == "rate.execution") {
      const std::size_t at = words.rfind("率");
      const Measure* of = at == std::string_view::npos ? nullptr : MeasureOf(patterns, WithoutRate(words.substr(0, at))).measure;
      if (of != nullptr && of != measure) name.item = of->name;
    }
    return name;
  }
  name.item = bare;
  return name;
}

bool NamesMoreThanMeasure(const PatternSet& patterns, std::string_view words) {
  std::string rest(words.substr(MeasureOf(patterns, words).end));
  const auto erase = [&](const std::string& word) {
    for (std::size_t at = rest.find(word); at != std::string::npos; at = rest.find(word, at)) rest.erase(at, word.size());
  };
  for (const std::string& word : patterns.list("context.not-more").words) erase(word);
  for (const int index : patterns.AspectWordsIn(rest)) erase(patterns.aspect_words()[static_cast<std::size_t>(index)].second);
  EraseYears(rest);
  constexpr std::size_t kFourCharacters = 12;
  return Strip(patterns, rest).size() >= kFourCharacters;
}

}  // namespace gouji
