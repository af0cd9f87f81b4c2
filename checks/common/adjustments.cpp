#include "checks/common/adjustments.h"

#include <string>

#include "checks/common/operand.h"
#include "checks/common/text_pieces.h"
#include "patterns/pack/word_list.h"

namespace gouji {
namespace {

class Reader {
 public:
  explicit Reader(const CheckInput& input) : input_(input), figures_(input.figures.figures) {}

  std::vector<AdjustmentClaim> Read() {
    for (std::uint32_t f = 0; f < figures_.size(); ++f) {
      const Figure& figure = figures_[f];
      if (figure.in_table()) continue;
      if (figure.block != block_) EnterBlock(figure.block);
      if (figure.kind == FigureKind::kAmount && figure.exactness == Exactness::kExact && !IsAmong(f)) Meet(f);
    }
    Finish();
    return std::move(claims_);
  }

 private:
  void EnterBlock(std::uint32_t block) {
    Finish();
    const std::uint32_t heading = input_.document.blocks()[block].parent;
    if (heading != heading_) initial_ = kNone;
    heading_ = heading;
    block_ = block;
    last_ = kNone;
    spoilt_ = false;
  }

  // A part of some total; a list that a total closes may be the very carry.
  bool IsAmong(std::uint32_t f) const {
    const PartList* list = input_.figures.ListOf(f);
    return list != nullptr && list->form != PartList::Form::kTotalLast;
  }

  bool Says(std::string_view list, const std::string& words) const {
    return Contains(input_.patterns.list(list), words);
  }

  // Joined to the movement before it by a 、 or 和: "追加A 20万元、B 5万元".
  bool GoesOn(std::uint32_t f) const {
    if (last_ == kNone || last_ + 1 != f || figures_[f].sentence != figures_[last_].sentence) return false;
    const std::string between =
        Normalize(input_.document.Slice({figures_[last_].range.end, figures_[f].range.begin}));
    return (StartsWith(between, "、") || StartsWith(between, "和") || StartsWith(between, "及")) &&
           between.find_first_of(",;:()") == std::string::npos;
  }

  void Meet(std::uint32_t f) {
    const Figure& figure = figures_[f];
    const std::string words = ClauseLead(input_, f);
    const bool own = figure.aspect_source == ContextSource::kWords;
    if (Says("carry.net", words)) {
      claim_.net = f;
      claim_.net_sign = Says("direction.down", words) ? -1 : 1;
    } else if (own && figure.aspect == Aspect::kInitialBudget) {
      Finish();
      spoilt_ = false;
      claim_.initial = initial_ = f;
    } else if (claim_.result != kNone) {
      if (IsStep(f, words)) {
        claim_.net = f;
        claim_.net_sign = Says("carry.down", words) ? -1 : 1;
      }
      return;  // what follows is about something else
    } else if (IsResult(f, words)) {
      claim_.result = f;
      claim_.revised = figure.aspect != Aspect::kActual;
    } else {
      TakeMovement(f, words);
    }
  }

  bool IsResult(std::uint32_t f, const std::string& words) const {
    const Figure& figure = figures_[f];
    const bool turned = EndsWith(words, "调整为") || EndsWith(words, "调整到") || EndsWith(words, "调整至");
    if (turned && claim_.initial != kNone && figures_[claim_.initial].sentence == figure.sentence) return true;
    if (figure.aspect_source != ContextSource::kWords) return false;
    if (figure.aspect == Aspect::kRevisedBudget) return true;
    if (claim_.movements.empty()) return false;
    if (figure.aspect == Aspect::kActual) return true;
    return figure.aspect == Aspect::kBudget && Says("part.total", words);
  }

  // "由80万元调整为83万元，调增3万元": right behind the result, the step itself.
  bool IsStep(std::uint32_t f, const std::string& words) const {
    return claim_.movements.empty() && claim_.net == kNone && f == claim_.result + 1 &&
           figures_[f].sentence == figures_[claim_.result].sentence &&
           (StartsWith(words, "调增") || StartsWith(words, "调减") || StartsWith(words, "净"));
  }

  void TakeMovement(std::uint32_t f, const std::string& words) {
    if (Contains(words, "比") || Contains(words, "较")) return;  // a change against another year
    const bool down = Says("carry.down", words);
    const bool told = figures_[f].aspect == Aspect::kAdjustment && !down;  // 预算调整数
    const bool up = told || Says("carry.up", words);
    if (GoesOn(f) && !up && !down && !claim_.movements.empty()) {
      claim_.movements.push_back({f, claim_.movements.back().sign});
    } else if (up != down) {
      claim_.movements.push_back({f, up ? 1 : -1});
    } else if (!claim_.movements.empty()) {
      spoilt_ = true;  // an amount of which it is not said what it does to the budget
    } else {
      return;
    }
    last_ = f;
  }

  void Finish() {
    AdjustmentClaim claim = std::move(claim_);
    claim_ = {};
    if (claim.initial == kNone) claim.initial = initial_;
    const bool sum = !claim.movements.empty() && (claim.result != kNone || claim.net != kNone);
    const bool step = claim.movements.empty() && claim.net != kNone && claim.result != kNone;
    if (!spoilt_ && (sum || (step && claim.initial != kNone))) claims_.push_back(std::move(claim));
  }

  const CheckInput& input_;
  const std::vector<Figure>& figures_;
  std::vector<AdjustmentClaim> claims_;
  AdjustmentClaim claim_;
  std::uint32_t initial_ = kNone;  // of the section
  std::uint32_t block_ = kNone;
  std::uint32_t heading_ = kNone;
  std::uint32_t last_ = kNone;     // the last movement
  bool spoilt_ = false;
};

}  // namespace

std::vector<AdjustmentClaim> ReadAdjustments(const CheckInput& input) { return Reader(input).Read(); }

}  // namespace gouji
