#pragma once

#include <cstdint>
#include <vector>

#include "checks/engine/evaluate.h"

namespace gouji {

/// Amounts in 万元 and sums of them, made by hand.
struct Sums {
  std::uint32_t Amount(const char* digits) {
    Figure figure;
    figure.kind = FigureKind::kAmount;
    figure.power = 4;
    figure.value = *Decimal::Parse(digits);
    figures.figures.push_back(figure);
    return static_cast<std::uint32_t>(figures.figures.size() - 1);
  }

  /// The tie "total = parts", not judged yet.
  Relation& Add(std::uint32_t total, const std::vector<std::uint32_t>& parts) {
    Relation relation;
    relation.formula = Formula::kSum;
    relation.stated = {"total", total, {}, 1};
    for (const std::uint32_t part : parts) relation.operands.push_back({"part", part, {}, 1});
    relations.push_back(relation);
    return relations.back();
  }

  FigureTable figures;
  std::vector<Relation> relations;
};

}  // namespace gouji
