#include <algorithm>
#include <optional>

#include "checks/common/operand.h"
#include "checks/common/text_pieces.h"
#include "checks/engine/evaluate.h"
#include "patterns/context/item_name.h"
#include "patterns/pack/word_list.h"

namespace gouji {
namespace {

std::string OrderWord(std::partial_ordering order) {
  return order == std::partial_ordering::greater ? "大于" : order == std::partial_ordering::less ? "小于" : "等于";
}

class Reader {
 public:
  Reader(const CheckInput& input, const TextPiece& piece, std::vector<Relation>& relations)
      : input_(input), piece_(piece), text_(piece.text.text()), relations_(relations) {
    const std::vector<Figure>& all = input.figures.figures;  // ordered by place
    auto figure = std::lower_bound(all.begin(), all.end(), piece.range.begin,
                                   [](const Figure& a, std::uint32_t begin) { return a.number.begin < begin; });
    for (; figure != all.end() && figure->number.begin < piece.range.end; ++figure) {
      figures_.push_back(static_cast<std::uint32_t>(figure - all.begin()));
    }
  }

  /// A change as it is said: of what, by how much, which way.
  struct Said {
    std::uint32_t figure = kNone;
    std::string subject;
    int direction = 0;
  };
  const std::vector<Said>& said() const { return said_; }

  void Run() {
    WithinBudget();
    if (figures_.size() < 2) return Collect();
    AgainstBudget();
    AgainstPrior();
    AmountAndRate();
    Collect();
  }

 private:
  const Figure& At(std::uint32_t figure) const { return input_.figures.figures[figure]; }
  std::size_t Begin(std::uint32_t figure) const { return piece_.text.FromSource(At(figure).range).begin; }
  std::size_t End(std::uint32_t figure) const { return piece_.text.FromSource(At(figure).range).end; }
  SourceRange Quote(std::size_t begin, std::size_t end) const {
    return piece_.text.ToSource({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
  }

  // The words that name a figure: back to the mark or the figure before it.
  std::string_view NameOf(std::size_t index) const {
    const std::size_t end = Begin(figures_[index]);
    std::size_t begin = index == 0 ? 0 : End(figures_[index - 1]);
    for (const std::string_view mark : {",", "。", ";", ":", "、"}) {
      const std::size_t at = text_.substr(0, end).rfind(mark);
      if (at != std::string_view::npos) begin = std::max(begin, at + mark.size());
    }
    return text_.substr(std::min(begin, end), end - std::min(begin, end));
  }

  // The last exact amount before `end` whose name has the word, and the index of it.
  std::optional<std::size_t> LastNamed(std::size_t end, std::string_view word, std::string_view not_word) const {
    for (std::size_t i = figures_.size(); i-- > 0;) {
      if (Begin(figures_[i]) >= end || At(figures_[i]).kind != FigureKind::kAmount) continue;
      if (At(figures_[i]).exactness != Exactness::kExact) continue;
      const std::string_view name = NameOf(i);
      if (Contains(name, word) && (not_word.empty() || !Contains(name, not_word))) return i;
    }
    return std::nullopt;
  }

  void Settle(std::string_view variant, bool holds, Severity severity, SourceRange place, std::string stated, std::string expected,
              std::uint32_t first, std::uint32_t second) {
    Relation relation = holds ? Agrees("stated", place, std::move(stated), std::move(expected))
                              : Differs(severity, variant, place, std::move(stated), std::move(expected));
    relation.operands = {OperandFor(input_, "first", first), OperandFor(input_, "second", second)};
    relation.args.emplace_back("first", Printed(input_, first));
    relation.args.emplace_back("second", Printed(input_, second));
    relations_.push_back(std::move(relation));
  }

  // “年初预算为a，支出决算为b。决算数大于预算数的主要原因……”
  void AgainstBudget() {
    std::size_t done = 0;
    for (std::size_t at = text_.find("决算数"); at != std::string_view::npos; at = text_.find("决算数", at + 1)) {
      const std::string_view rest = text_.substr(at + std::string_view("决算数").size());
      for (const std::string& pair : input_.patterns.list("direction.against-budget").words) {
        const std::string_view words = LeftSide(pair);
        if (!StartsWith(rest, words)) continue;
        const auto budget = LastNamed(at, "预算", "预算的");
        const auto actual = LastNamed(at, "决算", "预算");
        if (budget && actual && Begin(figures_[*budget]) >= done && *actual == *budget + 1) {
          Compare(at, std::string_view("决算数").size() + words.size(), RightSide(pair), figures_[*actual], figures_[*budget]);
          done = at;
        }
        break;
      }
    }
  }

  // “预算14.50万元，实际支出15.12万元……未超出年度预算”
  void WithinBudget() {
    for (const std::string& words : input_.patterns.list("direction.within-budget").words) {
      const std::size_t at = text_.find(words);
      if (at == std::string_view::npos) continue;
      const std::size_t sentence = text_.substr(0, at).rfind("。");
      for (std::size_t i = 0; i + 1 < figures_.size(); ++i) {
        const bool inside = (sentence == std::string_view::npos || Begin(figures_[i]) > sentence) && End(figures_[i + 1]) < at;
        if (!inside || At(figures_[i]).kind != FigureKind::kAmount || At(figures_[i + 1]).kind != FigureKind::kAmount) continue;
        const std::string_view second = NameOf(i + 1);
        const bool spent = Contains(second, "支出") || Contains(second, "决算") || Contains(second, "执行");
        if (!Contains(NameOf(i), "预算") || Contains(second, "预算") || !spent) continue;
        const bool holds = At(figures_[i + 1]).Scaled() <= At(figures_[i]).Scaled();
        Settle("within", holds, Severity::kError, Quote(at, at + words.size()), words, holds ? words : "超出预算", figures_[i + 1], figures_[i]);
        return;
      }
      WithinNamedBudget(at, words);
      return;
    }
  }

  // "得5分，公用经费实际支出数≤预算安排数": what was spent and planned stands elsewhere in the report, under that name.
  void WithinNamedBudget(std::size_t at, const std::string& words) {
    const std::size_t clause = ClauseStart(at);
    const bool awarded = std::any_of(figures_.begin(), figures_.end(), [&](std::uint32_t f) {
      return At(f).kind == FigureKind::kScore && End(f) <= at;
    });
    const ItemName name = ReadItemName(input_.patterns, text_.substr(clause, at - clause));
    if (!awarded || name.measure.empty()) return;
    const std::uint32_t spent = OnlyNamed(name, [](Aspect aspect) { return aspect == Aspect::kActual; });
    const std::uint32_t planned = OnlyNamed(name, [](Aspect aspect) { return IsBudget(aspect); });
    if (spent == kNone || planned == kNone) return;
    Relation relation;
    relation.formula = Formula::kBound;
    relation.stated = OperandFor(input_, "actual", spent);
    relation.operands = {OperandFor(input_, "budget", planned)};
    Judge(input_.figures, relation);
    if (relation.verdict == Verdict::kInconsistent) {
      Settle("within", false, Severity::kError, Quote(at, at + words.size()), words, "超出预算", spent, planned);
      return;
    }
    AddEvidence(relation, "stated", Quote(at, at + words.size()));
    relations_.push_back(std::move(relation));
  }

  // The amount of this year that bears the measure on that side, where all that do agree.
  template <typename IsSide>
  std::uint32_t OnlyNamed(const ItemName& name, const IsSide& is_side) const {
    std::uint32_t only = kNone;
    for (std::uint32_t f = 0; f < input_.figures.figures.size(); ++f) {
      const Figure& figure = At(f);
      if (figure.kind != FigureKind::kAmount || figure.measure != name.measure || !is_side(figure.aspect)) continue;
      if (figure.exactness != Exactness::kExact || (figure.period != 0 && figure.period != input_.figures.year)) continue;
      if (only != kNone && figure.Scaled() != At(only).Scaled()) return kNone;
      only = f;
    }
    return only;
  }

  void Compare(std::size_t at, std::size_t size, std::string_view claimed, std::uint32_t actual, std::uint32_t budget) {
    const std::partial_ordering order = At(actual).Scaled() <=> At(budget).Scaled();
    const bool equal = order == std::partial_ordering::equivalent;
    const SourceRange place = Quote(at, at + size);
    const std::string stated(text_.substr(at, size));
    if (claimed == "~" && !equal) {
      Relation relation = WordTie("stated", place, stated, "");
      relation.reason = "approximate";
      relations_.push_back(std::move(relation));
      return;
    }
    const bool holds = claimed == ">" ? order == std::partial_ordering::greater
                       : claimed == "<" ? order == std::partial_ordering::less
                                        : equal;
    Settle("budget", holds, Severity::kError, place, stated, OrderWord(order), actual, budget);
  }

  // “2023年执行数a，2024年预算b，比2023年执行数增加p%”
  void AgainstPrior() {
    for (std::size_t i = 2; i < figures_.size(); ++i) {
      const std::size_t at = Begin(figures_[i]);
      const std::size_t clause = ClauseStart(at);
      const std::string_view words = text_.substr(clause, at - clause);
      const bool up = Contains(input_.patterns.list("direction.up-words"), words);
      const bool down = Contains(input_.patterns.list("direction.down-words"), words);
      if (up == down || Contains(words, "(") || !StartsWithComparison(words)) continue;
      Prior(i, clause, words, up);
    }
  }

  static bool StartsWithComparison(std::string_view words) {
    return StartsWith(words, "比") || StartsWith(words, "较") || StartsWith(words, "与") || StartsWith(words, "同比");
  }

  std::size_t ClauseStart(std::size_t end) const {
    std::size_t begin = 0;
    for (const std::string_view mark : {",", "。", ";", ":"}) {
      const std::size_t at = text_.substr(0, end).rfind(mark);
      if (at != std::string_view::npos) begin = std::max(begin, at + mark.size());
    }
    return begin;
  }

  // The two amounts directly before, one of the year that the clause compares with.
  void Prior(std::size_t i, std::size_t clause, std::string_view words, bool up) {
    const std::size_t year = words.find("20");
    if (year == std::string_view::npos) return;
    const std::string_view base_year = words.substr(year, 4);
    const Figure& a = At(figures_[i - 2]);
    const Figure& b = At(figures_[i - 1]);
    if (a.kind != FigureKind::kAmount || b.kind != FigureKind::kAmount) return;
    const std::string_view name_a = NameOf(i - 2);
    const std::string_view name_b = NameOf(i - 1);
    if (!Contains(name_a, base_year) || Contains(name_b, base_year) || !Contains(name_b, "20")) return;
    const std::partial_ordering order = b.Scaled() <=> a.Scaled();
    const bool holds = up ? order == std::partial_ordering::greater : order == std::partial_ordering::less;
    Settle("change", holds, Severity::kError, Quote(clause, End(figures_[i])), up ? "增加" : "减少",
           order == std::partial_ordering::greater ? "增加" : order == std::partial_ordering::less ? "减少" : "持平", figures_[i - 1], figures_[i - 2]);
    Reason(i, up);
  }

  // “……减少2.98%。主要原因是：经费增加。”
  void Reason(std::size_t i, bool up) {
    const std::string_view rest = text_.substr(End(figures_[i]));
    if (!StartsWith(rest, "。主要原因") && !StartsWith(rest, ",主要原因")) return;
    const std::size_t begin = std::string_view("。").size();
    const std::string_view reason = rest.substr(begin, rest.find("。", begin) - begin);
    const bool says_up = Contains(input_.patterns.list("direction.up-words"), reason);
    const bool says_down = Contains(input_.patterns.list("direction.down-words"), reason);
    if (says_up == says_down || Contains(reason, ",") || Contains(reason, "、") || Contains(reason, ";")) return;
    const bool about_money = EndsWith(reason, "经费增加") || EndsWith(reason, "经费减少") || EndsWith(reason, "支出增加") || EndsWith(reason, "支出减少") ||
                             EndsWith(reason, "预算增加") || EndsWith(reason, "预算减少") || EndsWith(reason, "费用增加") || EndsWith(reason, "费用减少");
    if (!about_money) return;
    const std::size_t at = End(figures_[i]) + begin;
    Settle("reason", says_up == up, Severity::kWarning, Quote(at, at + reason.size()), says_up ? "增加" : "减少", up ? "增加" : "减少", figures_[i], figures_[i - 1]);
  }

  // “收、支总计各增加681.44万元”: kept to be compared with what other places say of it.
  void Collect() {
    for (std::size_t i = 0; i < figures_.size(); ++i) {
      if (At(figures_[i]).kind != FigureKind::kAmount) continue;
      const std::string_view name = NameOf(i);
      for (const auto& [list, direction] : {std::pair<std::string_view, int>{"direction.up-words", 1}, {"direction.down-words", -1}}) {
        for (const std::string& word : input_.patterns.list(list).words) {
          if (!EndsWith(name, word) || name.size() < word.size() + kSubjectBytes) continue;
          const std::string_view subject = name.substr(0, name.size() - word.size());
          said_.push_back({figures_[i], std::string(subject.substr(subject.size() - kSubjectBytes)), direction});
        }
      }
    }
  }

  // “增加5.20万元，下降3.10%” contradict each other.
  void AmountAndRate() {
    for (std::size_t i = 0; i + 1 < figures_.size(); ++i) {
      const Figure& amount = At(figures_[i]);
      const Figure& rate = At(figures_[i + 1]);
      if (amount.kind != FigureKind::kAmount || rate.kind != FigureKind::kPercent) continue;
      const std::string_view between = text_.substr(End(figures_[i]), Begin(figures_[i + 1]) - End(figures_[i]));
      if (!StartsWith(between, ",")) continue;
      const std::string_view first = NameOf(i);
      const std::string_view second = between.substr(1);
      const auto direction = [&](std::string_view words) {
        for (const std::string& word : input_.patterns.list("direction.up-words").words) {
          if (EndsWith(words, word)) return 1;
        }
        for (const std::string& word : input_.patterns.list("direction.down-words").words) {
          if (EndsWith(words, word)) return -1;
        }
        return 0;
      };
      const bool bare = second.size() <= std::string_view("同比增长").size();
      if (direction(first) == 0 || direction(second) == 0 || !bare) continue;
      Settle("pair", direction(first) == direction(second), Severity::kError, Quote(Begin(figures_[i]), End(figures_[i + 1])),
             std::string(second), direction(first) > 0 ? "增长" : "下降", figures_[i], figures_[i + 1]);
      relations_.back().follows = figures_[i];  // the wrong word may be the one before the amount
    }
  }

  const CheckInput& input_;
  const TextPiece& piece_;
  std::string_view text_;
  std::vector<Relation>& relations_;
  std::vector<std::uint32_t> figures_;
  std::vector<Said> said_;

  static constexpr std::size_t kSubjectBytes = 9;  // the last three characters before the direction: 总计各
};

// The same change of the same thing, up in one place and down in another.
void Contradictions(const CheckInput& input, const std::vector<Reader::Said>& said, std::vector<Relation>& relations) {
  constexpr std::size_t kMinDigits = 4;  // small round changes come twice by chance
  for (std::size_t i = 0; i < said.size(); ++i) {
    const Figure& later = input.figures.figures[said[i].figure];
    if (later.number.size() < kMinDigits || later.value.is_zero()) continue;
    for (std::size_t k = 0; k < i; ++k) {
      const Figure& first = input.figures.figures[said[k].figure];
      const bool same = first.value == later.value && first.power == later.power && said[i].subject == said[k].subject;
      if (!same || first.entity != later.entity || said[i].direction == said[k].direction) continue;
      Relation relation = Differs(Severity::kWarning, "twice", {}, said[i].direction > 0 ? "增加" : "减少", said[k].direction > 0 ? "增加" : "减少");
      relation.stated = OperandFor(input, "stated", said[i].figure);
      relation.operands.push_back(OperandFor(input, "first", said[k].figure));
      relation.args.emplace_back("first", Printed(input, said[k].figure));
      relations.push_back(std::move(relation));
      break;
    }
  }
}

void Run(const CheckInput& input, std::vector<Relation>& relations) {
  std::vector<Reader::Said> said;
  for (const TextPiece& piece : input.pieces) {
    if (piece.table != kNone) continue;
    Reader reader(input, piece, relations);
    reader.Run();
    said.insert(said.end(), reader.said().begin(), reader.said().end());
  }
  Contradictions(input, said, relations);
}

}  // namespace

namespace registry {
extern const Check ktext_direction;
const Check ktext_direction = {"text.direction", Run};
}  // namespace registry
}  // namespace gouji
