#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "checks/engine/finding.h"

namespace gouji {

/// Slips of the hand that a report may suffer.
enum class MutationKind : std::uint8_t {
  kDigit,        ///< one digit is another
  kSwap,         ///< two neighbouring digits are swapped
  kPoint,        ///< the decimal point stands one place off
  kUnitChanged,  ///< 元 for 万元 or the other way round
  kUnitDropped,  ///< the number has lost its unit
  kRowDeleted,   ///< a row under a verified sum is missing; not one whose own parts stay below it
};
/// "digit", "row-deleted"…
std::string_view MutationName(MutationKind kind);

/// One change of a document, and the verified relations that it breaks when they are read as before.
struct Mutation {
  MutationKind kind = MutationKind::kDigit;
  std::uint32_t figure = kNone;          ///< the changed figure; kNone for a deleted row
  SourceRange place;                     ///< what is replaced
  std::string text;                      ///< by what; empty for a deleted row
  std::uint32_t table = kNone;           ///< of a deleted row
  std::uint32_t row = kNone;
  std::vector<std::uint32_t> broken;     ///< indices of relations, never empty
};

/// A report as it was read and checked, before anything is changed.
struct Baseline {
  const CheckInput& input;
  const CheckResult& result;
};

struct MutationList {
  std::vector<Mutation> mutations;
  std::uint32_t figures = 0;         ///< figures of verified arithmetic relations
  std::uint32_t in_error = 0;        ///< of them, in a broken relation already: not changed
  std::uint32_t not_plain = 0;       ///< of them, not printed as plain digits: not changed
  std::uint32_t within_rounding = 0; ///< changes not tried: every tie of the figure still holds in its rounding
};

/// Every change that would break a verified arithmetic relation; one of each kind a figure. The same seed
/// gives the same changes.
MutationList ListMutations(const Baseline& baseline, std::uint64_t seed);

/// Whether a tie is arithmetic and held on the printed digits.
bool IsVerifiedArithmetic(const Relation& relation);

/// Deterministic numbers from a seed (splitmix64).
class SeededNumbers {
 public:
  explicit SeededNumbers(std::uint64_t seed) : state_(seed) {}
  std::uint64_t Next();
  /// 0 … count - 1; count > 0.
  std::size_t Below(std::size_t count) { return static_cast<std::size_t>(Next() % count); }

 private:
  std::uint64_t state_;
};

}  // namespace gouji
