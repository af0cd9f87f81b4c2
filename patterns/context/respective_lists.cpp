#include "patterns/context/respective_lists.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "patterns/context/part_scope.h"

namespace gouji {
namespace {

constexpr std::string_view kRespectively = "分别为";
constexpr std::string_view kOf = "中";
constexpr std::string_view kShare = "占";
constexpr std::array<std::string_view, 4> kJoins = {"、", "和", "及", "与"};
constexpr std::size_t kMaxNameBytes = 45;  // between two parts: 、其他费用支出

class Lists {
 public:
  Lists(const Document& document, const Sentence& sentence, FigureTable& figures)
      : document_(document), sentence_(sentence), text_(sentence.text.text()), figures_(figures) {}

  void Find() {
    for (std::uint32_t f = sentence_.first_figure; f + 2 < sentence_.end_figure; ++f) {
      if (const auto parts = Respective(f)) Add(f, *parts);
      if (const auto parts = Counted(f)) Add(f, *parts, static_cast<std::uint32_t>(parts->size()));
      if (const auto parts = Inside(f)) Add(f, *parts);
      if (const auto parts = WithShares(f)) Add(f, *parts);
    }
  }

 private:
  NormRange Range(std::uint32_t f) const { return sentence_.text.FromSource(figures_.figures[f].range); }
  std::string_view Between(std::uint32_t f) const {
    const std::uint32_t end = Range(f).end;
    return text_.substr(end, Range(f + 1).begin - std::min(Range(f + 1).begin, end));
  }
  bool Alike(std::uint32_t a, std::uint32_t b) const { return SameKind(document_, figures_.figures[a], figures_.figures[b]); }

  static std::size_t CountNames(std::string_view names) {
    std::size_t count = 1;
    for (const std::string_view join : kJoins) {
      for (std::size_t at = names.find(join); at != std::string_view::npos; at = names.find(join, at + join.size())) ++count;
    }
    return count;
  }

  // "，基本支出和项目支出分别为": as many figures as names, joined by nothing but marks.
  std::optional<std::vector<std::uint32_t>> Respective(std::uint32_t total) const {
    const std::string_view between = Between(total);
    const std::size_t at = between.rfind(kRespectively);
    if (at == std::string_view::npos || at + kRespectively.size() != between.size() || between.find(',') != 0) return std::nullopt;
    const std::string_view names = between.substr(1, at - 1);
    if (names.find_first_of(",;:(") != std::string_view::npos) return std::nullopt;
    const std::size_t count = CountNames(names);
    if (count < 2 || total + count >= sentence_.end_figure) return std::nullopt;
    std::vector<std::uint32_t> parts;
    for (std::uint32_t f = total + 1; f <= total + count; ++f) {
      if (!Alike(total, f)) return std::nullopt;
      const bool joined = f == total + count || std::find(kJoins.begin(), kJoins.end(), Between(f)) != kJoins.end();
      if (!joined) return std::nullopt;
      parts.push_back(f);
    }
    return parts;
  }

  // "3笔支出共计8.62万元，分别为2.15万元、3.07万元和3.40万元": as many figures as things counted before the total.
  std::optional<std::vector<std::uint32_t>> Counted(std::uint32_t total) const {
    const std::string_view between = Between(total);
    if ((between != ",分别为" && between != ",分别是") || total == sentence_.first_figure) return std::nullopt;
    const Figure& count = figures_.figures[total - 1];
    if (count.kind != FigureKind::kCount || count.value.scale() != 0 || Between(total - 1).find_first_of(",;:") != std::string_view::npos)
      return std::nullopt;
    std::vector<std::uint32_t> parts;
    for (std::uint32_t f = total + 1; f < sentence_.end_figure && Alike(total, f); ++f) {
      parts.push_back(f);
      if (f + 1 == sentence_.end_figure || std::find(kJoins.begin(), kJoins.end(), Between(f)) == kJoins.end()) break;
    }
    if (parts.size() < 2 || Rational::Of(static_cast<Int128>(parts.size())) != count.Scaled()) return std::nullopt;
    return parts;
  }

  // "3547.83万元中工程建设…、设备购置…、其他费用…": names and figures by turns.
  std::optional<std::vector<std::uint32_t>> Inside(std::uint32_t total) const {
    const std::string_view first = Between(total);
    if (first.substr(0, kOf.size()) != kOf || first.size() > kMaxNameBytes) return std::nullopt;
    std::vector<std::uint32_t> parts;
    for (std::uint32_t f = total + 1; f < sentence_.end_figure && Alike(total, f); ++f) {
      parts.push_back(f);
      if (f + 1 == sentence_.end_figure) break;
      const std::string_view next = Between(f);
      const bool goes_on = std::any_of(kJoins.begin(), kJoins.end(), [&](std::string_view join) { return next.substr(0, join.size()) == join; });
      if (!goes_on || next.size() > kMaxNameBytes) break;
    }
    if (parts.size() < 2) return std::nullopt;
    return parts;
  }

  bool IsShare(std::uint32_t f) const {
    return figures_.figures[f].kind == FigureKind::kPercent && f > sentence_.first_figure && Between(f - 1).find(kShare) != std::string_view::npos;
  }

  // "支出7663.02万元，执行率97%：甲4628.35万元，占60.40%；乙…": behind a colon, every part with its share.
  std::optional<std::vector<std::uint32_t>> WithShares(std::uint32_t total) const {
    std::uint32_t f = total + 1;
    if (Between(total).find(':') == std::string_view::npos) {
      if (figures_.figures[f].kind != FigureKind::kPercent || f + 1 >= sentence_.end_figure || Between(f).find(':') != 0) return std::nullopt;
      ++f;
    } else if (Between(total).find(':') != 0) {
      return std::nullopt;
    }
    std::vector<std::uint32_t> parts;
    for (; f + 1 < sentence_.end_figure && Alike(total, f) && IsShare(f + 1); f += 2) parts.push_back(f);
    if (parts.size() < 2) return std::nullopt;
    return parts;
  }

  void Add(std::uint32_t total, std::vector<std::uint32_t> parts, std::uint32_t announced = 0) {
    const auto known = std::find_if(figures_.part_lists.begin(), figures_.part_lists.end(), [&](const PartList& list) {
      return list.total == total && !list.parts.empty() && list.parts.front() == parts.front();
    });
    if (known != figures_.part_lists.end()) {
      if (known->parts == parts) known->announced = announced;
      return;
    }
    PartList list;
    list.form = PartList::Form::kAmong;
    list.total = total;
    list.parts = std::move(parts);
    list.announced = announced;
    AddPartList(figures_, std::move(list));
  }

  const Document& document_;
  const Sentence& sentence_;
  std::string_view text_;
  FigureTable& figures_;
};

}  // namespace

void FindRespectiveLists(const Document& document, const Sentence& sentence, FigureTable& figures) {
  if (sentence.table != kNone) return;
  Lists(document, sentence, figures).Find();
}

}  // namespace gouji
