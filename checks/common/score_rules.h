#pragma once

#include <vector>

#include "checks/common/score_targets.h"

namespace gouji {

/// One tier of a scoring standard: rates from low to high earn the award. An end that the standard
/// does not give is invalid.
struct Tier {
  Rational low = Rational::Invalid();
  Rational high = Rational::Invalid();
  bool low_in = true;  ///< the end belongs to the tier; what is not said is taken as belonging
  bool high_in = false;
  bool single = false;    ///< 100%得10分: one value
  Rational award;         ///< points
  SourceRange text;       ///< the words of the tier
  std::string condition;  ///< its condition as printed: 60%以下

  bool Contains(const Rational& rate) const;
};

/// What a rule is run on: an indicator, the words of its standard and its weight.
struct Ground {
  const CheckInput& input;
  const NodeRef& ref;
  SourceRange text;
  Rational weight;
};

std::vector<const Cue*> CuesIn(const CheckInput& input, SourceRange text, std::string_view name);

/// The number in a cue's group (一 is 1); invalid where there is none.
Rational NumberOf(const CheckInput& input, const Cue& cue, std::string_view group);

/// The tiers that a text spells out, in order.
std::vector<Tier> ReadTiers(const CheckInput& input, SourceRange text, const Rational& weight);

/// Where an indicator's scoring standard stands: its own cell, a target cell that spells out
/// awards, or the text below its heading. Empty when there is none.
SourceRange StandardOf(const CheckInput& input, const NodeRef& ref);

/// The percentage that the report gives as achieved, when it gives one only.
std::uint32_t AchievedRate(const CheckInput& input, const NodeRef& ref);

/// A score recomputed by the report's own standard. `readings` are the scores that a plausible
/// reading of the rule gives, the plain one first; empty when the rule cannot be read or run.
struct RuleOutcome {
  std::vector<Rational> readings;
  std::vector<std::uint32_t> inputs;  ///< figures that went in
  SourceRange rule;                   ///< the words of the rule
  std::string_view kind;              ///< "tier", "per-unit", "proportional", "else-zero"
};

/// An outcome of the valid readings.
RuleOutcome Outcome(std::string_view kind, SourceRange rule, const std::vector<Rational>& readings,
                    std::vector<std::uint32_t> inputs);

/// Runs the standard of a leaf on what the report says was achieved; without readings where it cannot.
RuleOutcome RunStandard(const CheckInput& input, const NodeRef& ref);

}  // namespace gouji
