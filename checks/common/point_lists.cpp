#include "checks/common/point_lists.h"

#include <algorithm>
#include <string>

#include "checks/common/lead_words.h"
#include "patterns/pack/word_list.h"

namespace gouji {
namespace {

class Reader {
 public:
  explicit Reader(const CheckInput& input) : input_(input), figures_(input.figures.figures) {}

  std::vector<PointsClaim> Read() const {
    std::vector<PointsClaim> claims;
    for (std::uint32_t f = 0; f < figures_.size(); ++f) {
      if (figures_[f].kind == FigureKind::kPercentPoint && !figures_[f].in_table()) ReadAt(f, claims);
    }
    return claims;
  }

 private:
  std::uint32_t First(std::uint32_t f) const { return input_.figures.sentences[figures_[f].sentence].first_figure; }

  // Where the list that ends at the figure begins: only 、 or 和 stand between its members.
  std::uint32_t SeriesBegin(std::uint32_t last) const {
    std::uint32_t first = last;
    while (first > First(last)) {
      const std::string between = Normalize(input_.document.Slice({figures_[first - 1].range.end, figures_[first].range.begin}));
      if (between != "、" && between != "和" && between != "及") break;
      --first;
    }
    return first;
  }

  bool ArePercents(std::uint32_t first, std::uint32_t count) const {
    for (std::uint32_t k = 0; k < count; ++k) {
      if (figures_[first + k].kind != FigureKind::kPercent) return false;
    }
    return true;
  }

  void ReadAt(std::uint32_t last, std::vector<PointsClaim>& claims) const {
    const std::uint32_t begin = SeriesBegin(last);
    const std::uint32_t count = last - begin + 1;
    if (count < 2) return;
    std::vector<std::uint32_t> lists;  // where lists of as many rates begin, nearest first
    for (std::uint32_t f = begin; f > First(last) && lists.size() < 2;) {
      const std::uint32_t first = SeriesBegin(f - 1);
      if (f - first == count && ArePercents(first, count)) lists.push_back(first);
      f = first;
    }
    if (lists.size() < 2) return;
    const int sign = Contains(input_.patterns.list("points.down"), WordsBefore(input_, begin)) ? -1 : 1;
    for (std::uint32_t k = 0; k < count; ++k) claims.push_back({lists[1] + k, lists[0] + k, begin + k, sign});
  }

  const CheckInput& input_;
  const std::vector<Figure>& figures_;
};

}  // namespace

std::vector<PointsClaim> ReadPointLists(const CheckInput& input) { return Reader(input).Read(); }

}  // namespace gouji
