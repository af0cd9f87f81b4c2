#include "patterns/lexer/units.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "patterns/lexer/text_probe.h"

namespace gouji {
namespace {

struct Scale {
  std::string_view word;
  std::int8_t power;
};

constexpr Scale kScales[] = {{"万亿", 12}, {"千亿", 11}, {"百亿", 10}, {"十亿", 9}, {"亿", 8},
                             {"千万", 7},  {"百万", 6},  {"十万", 5},  {"万", 4},   {"千", 3}};

// Hash of the character that starts at `at`: an ASCII byte alone, else three bytes of it.
std::size_t Bucket(std::string_view text, std::size_t at, std::size_t buckets) {
  const auto byte = [&](std::size_t i) { return static_cast<std::size_t>(static_cast<unsigned char>(ByteAt(text, i))); };
  if (byte(at) < 0x80) return byte(at);
  return (byte(at) * 5 + byte(at + 1) * 67 + byte(at + 2) * 31) % buckets;
}

const Scale* FindScale(std::string_view text, std::size_t at) {
  for (const Scale& scale : kScales) {
    if (StartsAt(text, at, scale.word)) return &scale;
  }
  return nullptr;
}

// 多 or 余 (as in 1500多万元) at `at`; moves behind it.
bool SkipVague(std::string_view text, std::size_t& at) {
  if (StartsAt(text, at, "余额") || StartsAt(text, at, "多媒") || StartsAt(text, at, "多项式")) return false;
  if (!StartsAt(text, at, "多") && !StartsAt(text, at, "余") && !StartsAt(text, at, "来")) return false;
  at += std::string_view("多").size();
  return true;
}

// 46(台/个): the unit stands in brackets.
std::optional<UnitReading> ReadBracketedUnit(const UnitTable& units, std::string_view text, std::size_t at) {
  if (ByteAt(text, at) != '(') return std::nullopt;
  const std::optional<UnitReading> inner = ReadUnit(units, text, at + 1);
  if (!inner || inner->exactness != Exactness::kExact || inner->scale_only) return std::nullopt;
  std::size_t close = inner->end;
  if (ByteAt(text, close) == '/') {
    const std::optional<UnitReading> second = ReadUnit(units, text, close + 1);
    if (second) close = second->end;
  }
  if (ByteAt(text, close) != ')') return std::nullopt;
  UnitReading reading = *inner;
  reading.end = close + 1;
  return reading;
}

}  // namespace

UnitTable::UnitTable(std::vector<UnitWord> units) : units_(std::move(units)) {
  const auto key = [](const UnitWord& unit) { return std::tuple(Bucket(unit.word, 0, kBuckets), ~unit.word.size(), std::string_view(unit.word)); };
  std::sort(units_.begin(), units_.end(), [&](const UnitWord& a, const UnitWord& b) { return key(a) < key(b); });
  for (const UnitWord& unit : units_) ++begin_[Bucket(unit.word, 0, kBuckets) + 1];
  for (std::size_t b = 0; b < kBuckets; ++b) begin_[b + 1] = static_cast<std::uint16_t>(begin_[b + 1] + begin_[b]);
}

const UnitWord* UnitTable::At(std::string_view text, std::size_t at) const {
  if (at >= text.size()) return nullptr;
  const std::size_t bucket = Bucket(text, at, kBuckets);
  for (std::size_t k = begin_[bucket]; k < begin_[bucket + 1]; ++k) {
    const UnitWord& unit = units_[k];
    if (!StartsAt(text, at, unit.word)) continue;
    const std::size_t end = at + unit.word.size();
    if (OneOfAt(text, end, unit.not_before)) continue;
    // km2, t5, GBK: letters and digits behind a Latin unit make it part of a longer word.
    if (IsLetter(unit.word.front()) && (IsLetter(ByteAt(text, end)) || IsDigit(ByteAt(text, end)))) continue;
    return &unit;
  }
  return nullptr;
}

std::optional<UnitReading> ReadUnit(const UnitTable& units, std::string_view text, std::size_t at) {
  UnitReading reading;
  std::size_t pos = at;
  const bool vague = SkipVague(text, pos);
  reading.range = MakeRange(pos, pos);
  if (StartsAt(text, pos, "‰")) {
    reading.range = MakeRange(pos, pos + std::string_view("‰").size());
    reading.end = reading.range.end;
    reading.kind = FigureKind::kPercent;
    reading.per_mille = true;
    return reading;
  }
  const UnitWord* unit = units.At(text, pos);
  bool vague_after = false;
  if (unit == nullptr) {
    if (const Scale* scale = FindScale(text, pos)) {
      reading.power = scale->power;
      pos += scale->word.size();
      reading.end = pos;
      reading.scale_only = true;
      vague_after = SkipVague(text, pos);
      if (vague_after) reading.end = pos;
      unit = units.At(text, pos);
    }
  }
  if (unit != nullptr) {
    reading.kind = unit->kind;
    reading.spoken = unit->spoken;
    reading.end = pos + unit->word.size();
    reading.scale_only = false;
  }
  if (vague || vague_after) reading.exactness = Exactness::kOver;
  if (unit == nullptr && !reading.scale_only) {
    if (!vague) return ReadBracketedUnit(units, text, at);
    reading.end = pos;  // 多 with no unit behind it: 3000多
    return reading;
  }
  reading.range.end = static_cast<std::uint32_t>(reading.end);
  return reading;
}

}  // namespace gouji
