#include <string>

#include "checks/common/share_claim.h"
#include "checks/common/text_pieces.h"

namespace gouji {
namespace {

constexpr std::string_view kRespectively = "分别为";

class Reader {
 public:
  explicit Reader(const CheckInput& input) : input_(input), figures_(input.figures.figures) {}

  std::vector<ShareClaim> Read() const {
    std::vector<ShareClaim> claims;
    for (const Sentence& sentence : input_.figures.sentences) {
      if (sentence.table == kNone && Contains(sentence.text.text(), kRespectively)) ReadSentence(sentence, claims);
    }
    return claims;
  }

 private:
  std::string Between(std::uint32_t first, std::uint32_t second) const {
    return Normalize(input_.document.Slice({figures_[first].range.end, figures_[second].range.begin}));
  }

  static bool Joins(const std::string& words) { return StartsWith(words, "、") || StartsWith(words, "和") || StartsWith(words, "及"); }

  // A% 、B% 、C%, then 分别为 a 、b 、c: as many amounts as rates, and all rates make 100%.
  void ReadSentence(const Sentence& sentence, std::vector<ShareClaim>& claims) const {
    for (std::uint32_t f = sentence.first_figure + 1; f + 1 < sentence.end_figure; ++f) {
      const bool starts = figures_[f].kind == FigureKind::kPercent && figures_[f - 1].kind == FigureKind::kAmount;
      if (!starts) continue;
      std::uint32_t end = f + 1;
      Rational sum(figures_[f].value);
      while (end < sentence.end_figure && figures_[end].kind == FigureKind::kPercent && Joins(Between(end - 1, end))) {
        sum = sum + Rational(figures_[end].value);
        ++end;
      }
      const std::uint32_t count = end - f;
      if (count < 2 || !(sum == Rational::Of(100)) || end + count > sentence.end_figure) continue;
      if (!Contains(Between(end - 1, end), kRespectively) || !AreAmounts(end, count)) continue;
      for (std::uint32_t k = 0; k < count; ++k) {
        ShareClaim claim;
        claim.rate = f + k;
        claim.part = end + k;
        claim.bases = {f - 1};
        claim.base_is_sure = true;
        claims.push_back(claim);
      }
    }
  }

  bool AreAmounts(std::uint32_t first, std::uint32_t count) const {
    for (std::uint32_t k = 0; k < count; ++k) {
      if (figures_[first + k].kind != FigureKind::kAmount || figures_[first + k].exactness != Exactness::kExact) return false;
      if (k > 0 && !Joins(Between(first + k - 1, first + k))) return false;
    }
    return true;
  }

  const CheckInput& input_;
  const std::vector<Figure>& figures_;
};

}  // namespace

std::vector<ShareClaim> ReadPortions(const CheckInput& input) { return Reader(input).Read(); }

}  // namespace gouji
