#include "checks/common/shares_of_sum.h"

#include <algorithm>
#include <set>

#include "checks/common/operand.h"
#include "checks/engine/evaluate.h"

namespace gouji {
namespace {

Relation Share(const CheckInput& input, const std::vector<ShareClaim*>& claims, std::size_t at) {
  Relation relation;
  relation.formula = Formula::kShareOfSum;
  relation.stated = OperandFor(input, "rate", claims[at]->rate);
  relation.operands = {OperandFor(input, "part", claims[at]->part)};
  for (std::size_t k = 0; k < claims.size(); ++k) {
    if (k != at) relation.operands.push_back(OperandFor(input, "part", claims[k]->part));
  }
  Judge(input.figures, relation);
  return relation;
}

// The shares are rounded, each by half a digit at most.
bool MakeHundred(const CheckInput& input, const std::vector<ShareClaim*>& claims) {
  Rational sum;
  Rational slack;
  for (const ShareClaim* claim : claims) {
    const Decimal& rate = input.figures.figures[claim->rate].value;
    sum = sum + Rational(rate);
    slack = slack + Rational(Decimal(1, rate.scale())) / Rational::Of(2);
  }
  return (sum - Rational::Of(100)).Abs() <= slack;
}

// All parts but one are of one whole by their shares.
bool OneSpoils(const CheckInput& input, const std::vector<ShareClaim*>& claims) {
  const auto whole = [&](const ShareClaim* claim) {
    return Interval::Point(Rational::Of(100)) * PrintedInterval(input.figures.figures[claim->part]) /
           PrintedInterval(input.figures.figures[claim->rate]);
  };
  for (std::size_t k = 0; k < claims.size() && claims.size() >= 3; ++k) {
    bool agree = true;
    for (std::size_t i = 0; i < claims.size(); ++i) {
      for (std::size_t j = i + 1; j < claims.size(); ++j) {
        if (i != k && j != k) agree = agree && whole(claims[i]).Intersects(whole(claims[j]));
      }
    }
    if (agree) return true;
  }
  return false;
}

bool AreParts(const CheckInput& input, const std::vector<ShareClaim*>& claims) {
  std::set<std::uint32_t> parts;
  for (const ShareClaim* claim : claims) {
    const Figure& figure = input.figures.figures[claim->part];
    if (figure.kind != input.figures.figures[claims.front()->part].kind || !claim->part_is_sure) return false;
    parts.insert(claim->part);
  }
  return parts.size() == claims.size();
}

}  // namespace

std::vector<Relation> SharesOfSum(const CheckInput& input, const std::vector<ShareClaim*>& all) {
  std::vector<ShareClaim*> claims = all;  // a share of nothing is nothing
  std::erase_if(claims, [&](const ShareClaim* claim) { return input.figures.figures[claim->part].value.is_zero(); });
  if (claims.size() < 2 || claims.size() < all.size() || !AreParts(input, claims)) return {};
  std::vector<Relation> relations;
  for (std::size_t k = 0; k < claims.size(); ++k) relations.push_back(Share(input, claims, k));
  const auto fits = static_cast<std::size_t>(std::count_if(relations.begin(), relations.end(), [](const Relation& r) { return Holds(r); }));
  // All but one fit, or none does and yet they make 100%: one part is wrong.
  const bool one_wrong = fits + 1 == claims.size() && fits >= 1;
  const bool part_wrong = fits == 0 && MakeHundred(input, claims) && OneSpoils(input, claims);
  if (fits != claims.size() && !one_wrong && !part_wrong) return {};
  return relations;
}

}  // namespace gouji
