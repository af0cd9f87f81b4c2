#include "patterns/lexer/marks.h"

#include "patterns/lexer/text_probe.h"

namespace gouji {
namespace {

struct Mark {
  std::string_view word;
  Comparator comparator;
  Exactness exactness;
  std::string_view not_after = {};   ///< characters before it that make it another word: 节|约
};

constexpr Comparator kNo = Comparator::kNone;
constexpr Exactness kExact = Exactness::kExact;

// Longer words before the shorter ones they end with.
constexpr Mark kBefore[] = {
    {"≥", Comparator::kAtLeast, kExact},
    {"≧", Comparator::kAtLeast, kExact},
    {">=", Comparator::kAtLeast, kExact},
    {"≤", Comparator::kAtMost, kExact},
    {"≦", Comparator::kAtMost, kExact},
    {"<=", Comparator::kAtMost, kExact},
    {"=", Comparator::kEqual, kExact},
    {">", Comparator::kMoreThan, kExact},
    {"<", Comparator::kLessThan, kExact},
    {"﹥", Comparator::kMoreThan, kExact},
    {"﹤", Comparator::kLessThan, kExact},
    {"大于或等于", Comparator::kAtLeast, kExact},
    {"小于或等于", Comparator::kAtMost, kExact},
    {"大于等于", Comparator::kAtLeast, kExact},
    {"小于等于", Comparator::kAtMost, kExact},
    {"不少于", Comparator::kAtLeast, kExact},
    {"不低于", Comparator::kAtLeast, kExact},
    {"不小于", Comparator::kAtLeast, kExact},
    {"不得少于", Comparator::kAtLeast, kExact},
    {"不得低于", Comparator::kAtLeast, kExact},
    {"不应少于", Comparator::kAtLeast, kExact},
    {"不应低于", Comparator::kAtLeast, kExact},
    {"不能少于", Comparator::kAtLeast, kExact},
    {"不能低于", Comparator::kAtLeast, kExact},
    {"至少", Comparator::kAtLeast, kExact},
    {"最少", Comparator::kAtLeast, kExact},
    {"不超过", Comparator::kAtMost, kExact},
    {"不高于", Comparator::kAtMost, kExact},
    {"不大于", Comparator::kAtMost, kExact},
    {"不多于", Comparator::kAtMost, kExact},
    {"不得超过", Comparator::kAtMost, kExact},
    {"不得高于", Comparator::kAtMost, kExact},
    {"不应超过", Comparator::kAtMost, kExact},
    {"至多", Comparator::kAtMost, kExact},
    {"最多", Comparator::kAtMost, kExact},
    {"等于", Comparator::kEqual, kExact},
    {"超过", Comparator::kMoreThan, Exactness::kOver},
    {"大于", Comparator::kMoreThan, Exactness::kOver},
    {"高于", Comparator::kMoreThan, Exactness::kOver},
    {"多于", Comparator::kMoreThan, Exactness::kOver},
    {"突破", Comparator::kMoreThan, Exactness::kOver},
    {"超", Comparator::kMoreThan, Exactness::kOver},
    {"逾", Comparator::kMoreThan, Exactness::kOver},
    {"低于", Comparator::kLessThan, Exactness::kUnder},
    {"少于", Comparator::kLessThan, Exactness::kUnder},
    {"小于", Comparator::kLessThan, Exactness::kUnder},
    {"不足", Comparator::kLessThan, Exactness::kUnder},
    {"不到", Comparator::kLessThan, Exactness::kUnder},
    {"未满", Comparator::kLessThan, Exactness::kUnder},
    {"不满", Comparator::kLessThan, Exactness::kUnder},
    {"约为", kNo, Exactness::kAbout, "节签合预契集"},
    {"约有", kNo, Exactness::kAbout, "节签合预契集"},
    {"约占", kNo, Exactness::kAbout},
    {"约达", kNo, Exactness::kAbout},
    {"约", kNo, Exactness::kAbout, "节签合预契集违履邀相制条公"},
    {"接近", kNo, Exactness::kAbout},
    {"将近", kNo, Exactness::kAbout},
    {"近", kNo, Exactness::kAbout, "最附邻亲靠临"},
    {"大概", kNo, Exactness::kAbout},
};

// 以上, 以下 and 以内 include the number itself (Civil Code, article 1259).
constexpr Mark kBehind[] = {
    {"及以上", Comparator::kAtLeast, Exactness::kOver},
    {"或以上", Comparator::kAtLeast, Exactness::kOver},
    {"以上", Comparator::kAtLeast, Exactness::kOver},
    {"及以下", Comparator::kAtMost, Exactness::kUnder},
    {"或以下", Comparator::kAtMost, Exactness::kUnder},
    {"以下", Comparator::kAtMost, Exactness::kUnder},
    {"以内", Comparator::kAtMost, Exactness::kUnder},
    {"之内", Comparator::kAtMost, Exactness::kUnder},
    {"左右", kNo, Exactness::kAbout},
    {"上下", kNo, Exactness::kAbout},
};

constexpr std::string_view kInclusive[] = {"(含)", "(不含)", "(包含)", "(含本数)"};

const Mark* FindBefore(std::string_view text, std::size_t at, std::size_t floor) {
  const char last = ByteBefore(text, at);
  for (const Mark& mark : kBefore) {
    if (mark.word.back() != last) continue;
    if (!EndsAt(text, at, mark.word) || at - mark.word.size() < floor) continue;
    if (!OneOfBefore(text, at - mark.word.size(), mark.not_after)) return &mark;
    return nullptr;
  }
  return nullptr;
}

void Apply(const Mark& mark, MarkReading& reading) {
  if (mark.comparator != Comparator::kNone) reading.comparator = mark.comparator;
  if (mark.exactness != Exactness::kExact) reading.exactness = mark.exactness;
}

}  // namespace

MarkReading ReadMarkBefore(std::string_view text, std::size_t at, std::size_t floor) {
  MarkReading reading;
  reading.edge = at;
  if (const Mark* mark = FindBefore(text, at, floor)) {
    Apply(*mark, reading);
    reading.edge = at - mark->word.size();
  }
  return reading;
}

MarkReading ReadMarkBehind(std::string_view text, std::size_t at) {
  MarkReading reading;
  reading.edge = at;
  if (const std::string_view word = WordAt(text, at, kInclusive); !word.empty()) {
    reading.inclusive = true;
    reading.edge += word.size();
  }
  for (const Mark& mark : kBehind) {
    if (!StartsAt(text, reading.edge, mark.word)) continue;
    Apply(mark, reading);
    reading.edge += mark.word.size();
    if (const std::string_view word = WordAt(text, reading.edge, kInclusive); !word.empty()) {
      reading.inclusive = true;
      reading.edge += word.size();
    }
    break;
  }
  return reading;
}

}  // namespace gouji
