#include "checks/engine/check.h"

namespace gouji {
namespace {

void Run(const CheckInput&, std::vector<Relation>&) {}

// Rates that hold only if the author cut instead of rounding were found by the other rate checks; they
// are reported here, for information, and never as wrong.
void Review(const CheckInput&, std::vector<Relation>& relations) {
  for (Relation& relation : relations) {
    if (relation.verdict == Verdict::kTruncated) relation.check = "rate.rounding";
  }
}

}  // namespace

namespace registry {
extern const Check krate_rounding;
const Check krate_rounding = {"rate.rounding", Run, Review};
}  // namespace registry
}  // namespace gouji
