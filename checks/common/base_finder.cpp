#include "checks/common/base_finder.h"

#include <algorithm>

#include "checks/common/lead_words.h"
#include "checks/common/named_figures.h"

namespace gouji {
namespace {

constexpr std::size_t kMaxBases = 8;
constexpr std::size_t kLeastName = 9;  // three characters: 支出 alone names nothing

bool SameSection(const CheckInput& input, const Figure& a, const Figure& b) {
  return a.block == b.block ||
         input.document.blocks()[a.block].parent == input.document.blocks()[b.block].parent;
}

class Finder {
 public:
  Finder(const CheckInput& input, std::string_view words, std::uint32_t part, std::uint32_t rate)
      : input_(input),
        words_(words),
        name_(TrimName(input, words)),
        item_(ReadItemName(input.patterns, words)),
        part_(part),
        rate_(rate) {}

  Bases Find() const {
    std::vector<std::uint32_t> exact;
    std::vector<std::uint32_t> loose;
    for (const std::uint32_t i : Order()) {
      if (!Comparable(i)) continue;
      const NameMatch match = HoldsName(i) ? MatchName(input_, name_, i) : NameMatch::kNone;
      if (match == NameMatch::kExact)
        exact.push_back(i);
      else if (match == NameMatch::kSuffix || SameMeasure(i))
        loose.push_back(i);
    }
    Bases bases;
    bases.certainty = exact.empty() ? Bases::Certainty::kGuess : Judge(exact);
    const bool elsewhere = std::none_of(exact.begin(), exact.end(), [&](std::uint32_t i) {
      return input_.figures.figures[i].block == input_.figures.figures[rate_].block;
    });
    if (elsewhere && BringSameSide(loose)) {
      bases.certainty = Bases::Certainty::kNear;
      exact.insert(exact.begin(), loose.front());
    }
    for (const std::vector<std::uint32_t>* list : {&exact, &loose}) {
      for (const std::uint32_t i : *list) {
        if (bases.figures.size() < kMaxBases) bases.figures.push_back(i);
      }
    }
    return bases;
  }

 private:
  // "项目支出预算50万元，决算40万元，其中甲决算30万元，占项目支出的75%": of what the sentence tells of the name, the one on the
  // side of the part.
  bool BringSameSide(std::vector<std::uint32_t>& loose) const {
    const Figure& part = input_.figures.figures[part_];
    if (part.aspect == Aspect::kNone) return false;
    std::vector<std::uint32_t> alike;
    std::copy_if(loose.begin(), loose.end(), std::back_inserter(alike), [&](std::uint32_t i) {
      const Figure& figure = input_.figures.figures[i];
      return i < part_ && figure.sentence == part.sentence && figure.aspect == part.aspect;
    });
    if (alike.size() != 1) return false;
    std::rotate(loose.begin(), std::find(loose.begin(), loose.end(), alike.front()), std::find(loose.begin(), loose.end(), alike.front()) + 1);
    return true;
  }

  // Nearest before the rate first, then what follows it.
  std::vector<std::uint32_t> Order() const {
    std::vector<std::uint32_t> order;
    for (std::uint32_t i = rate_; i-- > 0;) order.push_back(i);
    for (std::uint32_t i = rate_ + 1; i < input_.figures.figures.size(); ++i) order.push_back(i);
    return order;
  }

  // Cheap, and true of every figure that the name can match.
  bool HoldsName(std::uint32_t i) const {
    const Figure& figure = input_.figures.figures[i];
    if (figure.in_table() && figure.item.find(name_) != std::string::npos) return true;
    const Sentence& sentence = input_.figures.sentences[figure.sentence];
    const std::string_view text = sentence.text.text();
    if (name_.size() >= kLeastName) return text.find(name_) != std::string_view::npos;
    // 累计支出 is not the 支出 of some year: the whole words must stand before the number.
    const std::size_t end = sentence.text.FromSource(figure.range).begin;
    const std::size_t floor =
        i > sentence.first_figure
            ? sentence.text.FromSource(input_.figures.figures[i - 1].range).end
            : 0;
    return end > floor &&
           text.substr(floor, end - floor).find(words_) != std::string_view::npos;
  }

  bool Comparable(std::uint32_t i) const {
    const Figure& figure = input_.figures.figures[i];
    const Figure& part = input_.figures.figures[part_];
    if (i == part_ || figure.kind != part.kind || figure.exactness != Exactness::kExact ||
        figure.value.is_zero())
      return false;
    if (figure.period != 0 && part.period != 0 && figure.period != part.period) return false;
    return figure.entity == kNone || part.entity == kNone || figure.entity == part.entity;
  }

  bool SameMeasure(std::uint32_t i) const {
    const Figure& figure = input_.figures.figures[i];
    if (item_.aspect != Aspect::kNone && figure.aspect != Aspect::kNone &&
        IsBudget(item_.aspect) != IsBudget(figure.aspect))
      return false;
    if (!item_.measure.empty()) return figure.measure == item_.measure;
    return !item_.item.empty() && figure.item == item_.item;
  }

  // One value among those near; else one value in the report.
  Bases::Certainty Judge(const std::vector<std::uint32_t>& exact) const {
    std::vector<std::uint32_t> near;
    std::copy_if(exact.begin(), exact.end(), std::back_inserter(near), [&](std::uint32_t i) {
      return i < rate_ &&
             SameSection(input_, input_.figures.figures[i], input_.figures.figures[rate_]);
    });
    if (!near.empty()) return OneValue(near) ? Bases::Certainty::kNear : Bases::Certainty::kGuess;
    return OneValue(exact) ? Bases::Certainty::kReport : Bases::Certainty::kGuess;
  }

  bool OneValue(const std::vector<std::uint32_t>& list) const {
    return std::all_of(list.begin(), list.end(), [&](std::uint32_t i) {
      return input_.figures.figures[i].Scaled() == input_.figures.figures[list.front()].Scaled();
    });
  }

  const CheckInput& input_;
  std::string_view words_;
  std::string name_;
  ItemName item_;
  std::uint32_t part_;
  std::uint32_t rate_;
};

}  // namespace

Bases FindBases(const CheckInput& input, std::string_view words, std::uint32_t part,
                std::uint32_t rate) {
  return Finder(input, words, part, rate).Find();
}

}  // namespace gouji
