#include <algorithm>
#include <map>
#include <optional>

#include "checks/common/named_figures.h"
#include "checks/common/operand.h"
#include "checks/engine/diagnosis.h"
#include "checks/engine/evaluate.h"

namespace gouji {
namespace {

// One "A，占B的x%": its figures and the figures that B may mean, most likely first.
struct Share {
  std::uint32_t rate = kNone;
  std::uint32_t part = kNone;
  std::vector<std::uint32_t> bases;
  bool base_is_sure = false;  ///< the first base is what the words name
  std::uint32_t group = kNone;  ///< shares of one total are judged together
};

constexpr std::size_t kMaxBases = 8;
constexpr std::size_t kMaxSlipBases = 3;
const Rational kLargestShare = Rational::Of(1000);  // per cent; beyond this a unit is wrong

bool IsShareable(FigureKind kind) {
  return kind == FigureKind::kAmount || kind == FigureKind::kHeadcount || kind == FigureKind::kCount;
}

// Whether a bracket that holds the figure is closed before the rate: "支出100万元（基本60万元，项目40万元），占…".
bool InClosedBracket(const CheckInput& input, const Figure& figure, const Figure& rate) {
  const std::string between = Normalize(input.document.Slice({figure.range.end, rate.range.begin}));
  int depth = 0;
  for (const char c : between) {
    if (c == '(') ++depth;
    if (c == ')' && --depth < 0) return true;
  }
  return false;
}

// The figure that the share is of: the last one before the rate, outside of the words that name the base.
std::uint32_t PartBefore(const CheckInput& input, std::uint32_t rate, const Cue::Group* base) {
  const std::vector<Figure>& figures = input.figures.figures;
  for (std::uint32_t i = rate; i-- > 0 && figures[i].sentence == figures[rate].sentence;) {
    const bool in_base = base != nullptr && base->range.Contains(figures[i].number);
    if (IsShareable(figures[i].kind) && !in_base && !InClosedBracket(input, figures[i], figures[rate])) return i;
  }
  return kNone;
}

void AddBase(const CheckInput& input, Share& share, std::uint32_t base) {
  const std::vector<Figure>& figures = input.figures.figures;
  if (base == kNone || base == share.part || figures[base].kind != figures[share.part].kind) return;
  if (share.bases.size() < kMaxBases && std::find(share.bases.begin(), share.bases.end(), base) == share.bases.end()) {
    share.bases.push_back(base);
  }
}

Share ReadShare(const CheckInput& input, const Cue& cue) {
  Share share;
  const Cue::Group* rate = cue.Find("rate");
  const Cue::Group* base = cue.Find("base");
  if (rate == nullptr || rate->figure == kNone) return share;
  share.part = PartBefore(input, rate->figure, base);
  if (share.part == kNone) return share;
  share.rate = rate->figure;
  const std::string words = base == nullptr ? std::string() : Normalize(input.document.Slice(base->range));
  if (base != nullptr && base->figure != kNone) {
    AddBase(input, share, base->figure);
    share.base_is_sure = !share.bases.empty();
  }
  const ItemName name = ReadItemName(input.patterns, words);
  const PartList* list = ListOf(input, share.part);
  if (list != nullptr) {
    share.group = list->total;
    const Figure& total = input.figures.figures[list->total];
    const bool named = name.item.empty() || total.item == name.item || (!name.measure.empty() && total.measure == name.measure);
    AddBase(input, share, list->total);
    share.base_is_sure = share.base_is_sure || named;
  }
  for (const std::uint32_t candidate : FindByName(input, name, share.part)) AddBase(input, share, candidate);
  return share;
}

Relation JudgeShare(const CheckInput& input, const Share& share, std::uint32_t base) {
  Relation relation;
  relation.formula = Formula::kShare;
  relation.stated = OperandFor(input, "rate", share.rate);
  relation.operands = {OperandFor(input, "part", share.part), OperandFor(input, "base", base)};
  Judge(input.figures, relation);
  return relation;
}

bool Holds(const Relation& relation) {
  return relation.verdict == Verdict::kConsistent || relation.verdict == Verdict::kWithinRounding ||
         relation.verdict == Verdict::kTruncated;
}

// Which figure is the base is not sure, but with one of a few the printed share is one slip away.
std::optional<Relation> ExplainedBySlip(const CheckInput& input, const Share& share) {
  if (share.bases.size() > kMaxSlipBases) return std::nullopt;
  for (const std::uint32_t base : share.bases) {
    Relation relation = JudgeShare(input, share, base);
    if (!IsTellingSlip(input.figures.figures[share.rate].value, relation.expected)) continue;
    relation.severity = Severity::kWarning;
    relation.diagnosis = DiagnoseSlip(input.figures.figures[share.rate].value, relation.expected);
    return relation;
  }
  return std::nullopt;
}

// The share follows when one of its amounts is read in the other of 元 and 万元.
bool HoldsInOneUnit(const CheckInput& input, const Relation& relation) {
  for (std::size_t k = 0; k < relation.operands.size(); ++k) {
    Relation trial = relation;
    const std::int8_t power = input.figures.figures[trial.operands[k].figure].power;
    trial.operands[k].assumed_power = power == 0 ? std::int8_t{4} : std::int8_t{0};
    Judge(input.figures, trial);
    if (Holds(trial)) return true;
  }
  return false;
}

// The unit of one amount slipped and the share is wrong besides: judged as if both were in the larger unit.
void ReadInOneUnit(const CheckInput& input, Relation& relation) {
  const std::int8_t power = std::max(input.figures.figures[relation.operands[0].figure].power,
                                     input.figures.figures[relation.operands[1].figure].power);
  for (Operand& operand : relation.operands) operand.assumed_power = power;
  Judge(input.figures, relation);
}

Relation Settle(const CheckInput& input, const Share& share, bool group_fits) {
  if (share.bases.empty()) {
    Relation relation;
    relation.formula = Formula::kShare;
    relation.stated = OperandFor(input, "rate", share.rate);
    relation.reason = "no-base";
    return relation;
  }
  for (const std::uint32_t base : share.bases) {
    Relation relation = JudgeShare(input, share, base);
    if (Holds(relation)) return relation;
  }
  Relation relation = JudgeShare(input, share, share.bases.front());
  if (relation.verdict != Verdict::kInconsistent) return relation;
  if (!share.base_is_sure && !group_fits) {
    if (std::optional<Relation> slip = ExplainedBySlip(input, share)) return *slip;
    relation.verdict = Verdict::kNotAssessable;
    relation.reason = "no-base";
  } else if (HoldsInOneUnit(input, relation)) {
    relation.verdict = Verdict::kNotAssessable;
    relation.reason = "unit-slip";  // amount.unit-scale reports it
  } else if (relation.expected && Rational(*relation.expected) > kLargestShare) {
    ReadInOneUnit(input, relation);
  }
  return relation;
}

// Shares of one paragraph whose whole stands before them without any word that says so: "支出1721万元。构成为：
// A a，占x%；B b，占y%". A figure that explains at least two of them, and most, is the whole.
void FindCommonWhole(const CheckInput& input, std::vector<Share*>& group) {
  std::uint32_t best = kNone;
  std::size_t best_fits = 1;
  for (const std::uint32_t candidate : FiguresBefore(input, group.front()->part)) {
    if (input.figures.figures[candidate].kind != input.figures.figures[group.front()->part].kind) continue;
    const auto fits = static_cast<std::size_t>(std::count_if(group.begin(), group.end(), [&](const Share* share) {
      return Holds(JudgeShare(input, *share, candidate));
    }));
    if (fits <= best_fits || 2 * fits < group.size()) continue;
    best = candidate;
    best_fits = fits;
  }
  if (best == kNone) return;
  for (Share* share : group) {
    share->bases.insert(share->bases.begin(), best);
    share->base_is_sure = true;
  }
}

void FindWholes(const CheckInput& input, std::vector<Share>& shares) {
  std::map<std::uint32_t, std::vector<Share*>> paragraphs;
  for (Share& share : shares) {
    const Figure& figure = input.figures.figures[share.rate];
    if (share.group == kNone && share.bases.empty() && !figure.in_table()) paragraphs[figure.block].push_back(&share);
  }
  for (auto& [block, group] : paragraphs) {
    if (group.size() >= 2) FindCommonWhole(input, group);
  }
}

void Run(const CheckInput& input, std::vector<Relation>& relations) {
  std::vector<Share> shares;
  std::map<std::uint32_t, bool> fits;  // a sibling share fits the group's total
  for (const Cue& cue : input.figures.cues) {
    if (cue.cue != "share") continue;
    const Share share = ReadShare(input, cue);
    const bool known = std::any_of(shares.begin(), shares.end(), [&](const Share& other) { return other.rate == share.rate; });
    if (share.rate == kNone || known) continue;
    if (share.group != kNone && Holds(JudgeShare(input, share, share.group))) fits[share.group] = true;
    shares.push_back(share);
  }
  FindWholes(input, shares);
  for (const Share& share : shares) {
    relations.push_back(Settle(input, share, share.group != kNone && fits[share.group]));
  }
}

}  // namespace

namespace registry {
extern const Check krate_share;
const Check krate_share = {"rate.share", Run};
}  // namespace registry
}  // namespace gouji
