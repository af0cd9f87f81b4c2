#include <algorithm>
#include <string>
#include <vector>

#include "checks/common/text_pieces.h"

namespace gouji {
namespace {

constexpr std::size_t kLeastAlike = 3;
constexpr std::size_t kQuoteChars = 8;
constexpr std::size_t kYearBytes = 4;
constexpr std::string_view kYearWord = "年";

struct Compared {
  const TextPiece* piece = nullptr;
  NormRange range;
  int year = 0;
  bool alone = true;  ///< the only year that its part of the sentence compares with
};

// 比2023年, 较2023年度, 与2023年: the year behind such a word.
std::vector<Compared> InPiece(const CheckInput& input, const TextPiece& piece) {
  std::vector<Compared> found;
  const std::string_view text = piece.text.text();
  for (const std::string& word : input.patterns.list("compared-year.lead").words) {
    for (const std::size_t at : FindAll(text, word)) {
      const std::size_t begin = at + word.size();
      const std::string_view digits = text.substr(begin, std::min(kYearBytes, text.size() - begin));
      if (digits.size() < kYearBytes || digits.substr(0, 2) != "20" || digits.find_first_not_of("0123456789") != std::string_view::npos) continue;
      if (!StartsWith(text.substr(begin + kYearBytes), kYearWord)) continue;
      const std::size_t end = begin + kYearBytes + kYearWord.size();
      found.push_back({&piece, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, std::stoi(std::string(digits))});
    }
  }
  for (Compared& one : found) {
    const auto same_sentence = [&](const Compared& other) {
      const std::size_t from = std::min(one.range.begin, other.range.begin);
      const std::size_t to = std::max(one.range.begin, other.range.begin);
      const std::string_view between = text.substr(from, to - from);
      return !Contains(between, "。") && !Contains(between, ";");
    };
    one.alone = std::none_of(found.begin(), found.end(), [&](const Compared& other) { return other.year != one.year && same_sentence(other); });
  }
  return found;
}

std::string Name(int year) { return std::to_string(year) + std::string(kYearWord); }

void Run(const CheckInput& input, std::vector<Relation>& relations) {
  const int before = input.figures.year - 1;
  if (input.figures.year == 0) return;
  std::vector<Compared> all;
  for (const TextPiece& piece : input.pieces) {
    for (Compared& one : InPiece(input, piece)) all.push_back(one);
  }
  const auto alike = static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [&](const Compared& one) { return one.year == before; }));
  if (alike < kLeastAlike) return;
  const auto others = static_cast<std::size_t>(all.size()) - alike;
  const auto place = [](const Compared& one) { return Around(*one.piece, one.range, kQuoteChars); };
  if (others == 0) {
    Relation relation = Agrees("year", place(all.front()), Name(before), Name(before));
    AddEvidence(relation, "also", place(all.back()));
    relations.push_back(std::move(relation));
  }
  if (others != 1) return;
  for (const Compared& one : all) {
    if (!one.alone || (one.year != before - 1 && one.year != before + 1)) continue;
    relations.push_back(Differs(Severity::kWarning, "", place(one), Name(one.year), Name(before)));
  }
}

}  // namespace

namespace registry {
extern const Check ktext_compared_year;
const Check ktext_compared_year = {"text.compared-year", Run};
}  // namespace registry
}  // namespace gouji
