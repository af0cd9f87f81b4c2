#include "patterns/pack/pattern_set.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <system_error>
#include <unordered_map>

#include "extract/base/embedded_file.h"
#include "extract/base/sha256.h"
#include "extract/base/utf8.h"
#include "extract/text/normalized_text.h"
#include "patterns/pack/literal_index.h"
#include "patterns/pack/macros.h"
#include "patterns/pack/matcher.h"
#include "patterns/pack/pack_file.h"

namespace gouji {

extern const EmbeddedFile kPacks[];
extern const std::size_t kPacksCount;

namespace {

struct AspectEntry {
  Aspect aspect;
  std::string_view name;
};

constexpr AspectEntry kAspects[] = {
    {Aspect::kNone, "none"},         {Aspect::kInitialBudget, "initial-budget"},
    {Aspect::kAdjustment, "adjustment"}, {Aspect::kRevisedBudget, "revised-budget"},
    {Aspect::kBudget, "budget"},     {Aspect::kActual, "actual"},
    {Aspect::kRate, "rate"},         {Aspect::kTarget, "target"},
    {Aspect::kAchieved, "achieved"}, {Aspect::kOpening, "opening"},
    {Aspect::kClosing, "closing"},   {Aspect::kIncrease, "increase"},
    {Aspect::kDecrease, "decrease"}, {Aspect::kPrior, "prior"}};

struct UnitKind {
  FigureKind kind;
  std::string_view name;
};

constexpr UnitKind kUnitKinds[] = {
    {FigureKind::kAmount, "amount"},       {FigureKind::kPercent, "percent"}, {FigureKind::kPercentPoint, "percent-point"},
    {FigureKind::kPoints, "points"},       {FigureKind::kCount, "count"},     {FigureKind::kHeadcount, "headcount"},
    {FigureKind::kMultiple, "multiple"},   {FigureKind::kMeasure, "measure"}, {FigureKind::kDuration, "duration"}};

bool LongerFirst(std::string_view a, std::string_view b) {
  return a.size() != b.size() ? a.size() > b.size() : a < b;
}

void AddWords(std::vector<std::string>& words, const std::vector<std::string>& added) {
  for (const std::string& word : added) words.push_back(Normalize(word));
  std::sort(words.begin(), words.end(), LongerFirst);
  words.erase(std::unique(words.begin(), words.end()), words.end());
}

// A pattern with a full-width form would never match: normalised text has none.
std::optional<std::string> FoldedCharacter(std::string_view pattern) {
  for (std::size_t i = 0; i < pattern.size();) {
    const CodePoint c = DecodeUtf8(pattern, i);
    const std::string_view written = pattern.substr(i, c.size);
    i += c.size;
    if ((c.value < 0xFF00 || c.value > 0xFFEF) && c.value != 0x3000) continue;
    const std::string folded = Normalize(written);
    if (folded != written) return "\"" + std::string(written) + "\" never occurs in normalised text: write \"" + folded + "\"";
  }
  return std::nullopt;
}

}  // namespace

struct PatternSet::Members {
  std::vector<Phrase> phrases;
  std::vector<Measure> measures;
  std::vector<std::pair<Aspect, std::string>> aspect_words;
  std::vector<std::pair<std::uint32_t, std::string>> measure_words;
  LiteralIndex aspect_index;   // over aspect_words
  LiteralIndex measure_index;  // over measure_words
  std::map<std::string, WordList, std::less<>> lists;
  std::unordered_map<std::string_view, const WordList*> list_by_id;  // over lists: asked for in every sentence
  const WordList no_words{};
  UnitTable units;
  std::string digest;
  Matcher matcher;

  std::optional<Error> AddPhrases(const std::vector<PackFile>& packs);
  std::optional<Error> AddMeasures(const PackFile& pack);
  std::optional<Error> AddAspects(const PackFile& pack);
  void AddLists(const PackFile& pack);
  std::optional<Error> AddUnits(const std::vector<PackFile>& packs);
  void IndexWords();
  std::optional<Error> AddAll(const std::vector<PackFile>& packs);
  static Result<std::unique_ptr<Members>> Load(const std::map<std::string, std::string_view>& files);
};

std::optional<Error> PatternSet::Members::AddPhrases(const std::vector<PackFile>& packs) {
  const Result<Macros> macros = Macros::Of(packs);
  if (!macros) return macros.error();
  std::map<std::string_view, PackPlace> seen;
  for (const PackFile& pack : packs) {
    for (const PackFile::Phrase& phrase : pack.phrases) {
      const auto [first, added] = seen.emplace(phrase.id, phrase.place);
      if (!added) {
        return PackError(phrase.place, phrase.id, "duplicate id, first at " + first->second.ToString());
      }
      const Result<std::string> pattern = macros.value().Expand(phrase.place, phrase.id, phrase.pattern);
      if (!pattern) return pattern.error();
      if (const auto folded = FoldedCharacter(pattern.value())) return PackError(phrase.place, phrase.id, *folded);
      if (const auto wrong = matcher.Add(pattern.value())) return PackError(phrase.place, phrase.id, *wrong);
      phrases.push_back({phrase.id, phrase.cue, pattern.value(), GroupNames(pattern.value())});
    }
  }
  matcher.Prepare();
  return std::nullopt;
}

// The same id in another pack adds aliases; in one pack it is a slip.
std::optional<Error> PatternSet::Members::AddMeasures(const PackFile& pack) {
  std::map<std::string_view, PackPlace> seen;
  for (const PackFile::Measure& entry : pack.measures) {
    const auto [first, added] = seen.emplace(entry.id, entry.place);
    if (!added) return PackError(entry.place, entry.id, "duplicate id, first at " + first->second.ToString());
    auto measure = std::find_if(measures.begin(), measures.end(), [&](const Measure& m) { return m.id == entry.id; });
    if (measure == measures.end()) {
      if (entry.name.empty()) return PackError(entry.place, entry.id, "missing key \"name\"");
      measure = measures.insert(measures.end(), Measure{entry.id, Normalize(entry.name), {}});
    }
    if (!entry.name.empty()) AddWords(measure->words, {entry.name});
    AddWords(measure->words, entry.aliases);
  }
  return std::nullopt;
}

std::optional<Error> PatternSet::Members::AddAspects(const PackFile& pack) {
  for (const PackFile::Words& entry : pack.aspects) {
    const auto* aspect = std::find_if(std::begin(kAspects), std::end(kAspects),
                                      [&](const AspectEntry& a) { return a.name == entry.id; });
    if (aspect == std::end(kAspects)) return PackError(entry.place, entry.id, "unknown aspect");
    for (const std::string& word : entry.words) aspect_words.emplace_back(aspect->aspect, Normalize(word));
  }
  return std::nullopt;
}

void PatternSet::Members::AddLists(const PackFile& pack) {
  for (const PackFile::Words& entry : pack.lists) {
    WordList& list = lists[entry.id];
    list.id = entry.id;
    AddWords(list.words, entry.words);
  }
}

// A word stands for one kind; an entry that repeats it adds what it may not stand before.
std::optional<Error> PatternSet::Members::AddUnits(const std::vector<PackFile>& packs) {
  std::map<std::string, UnitWord> words;
  for (const PackFile& pack : packs) {
    for (const PackFile::Unit& entry : pack.units) {
      const auto* kind = std::find_if(std::begin(kUnitKinds), std::end(kUnitKinds), [&](const UnitKind& k) { return k.name == entry.kind; });
      if (kind == std::end(kUnitKinds)) return PackError(entry.place, entry.kind, "unknown kind of unit");
      for (const std::string& written : entry.words) {
        const std::size_t bar = written.find('|');
        const std::string word = Normalize(written.substr(0, bar));
        if (word.empty()) return PackError(entry.place, entry.kind, "a unit is empty");
        UnitWord& unit = words.emplace(word, UnitWord{word, kind->kind, {}, entry.spoken}).first->second;
        if (unit.kind != kind->kind) return PackError(entry.place, entry.kind, "\"" + word + "\" is a unit of another kind");
        if (bar != std::string::npos) unit.not_before += Normalize(written.substr(bar + 1));
        unit.spoken = unit.spoken || entry.spoken;
      }
    }
  }
  std::vector<UnitWord> all;
  for (auto& [word, unit] : words) all.push_back(std::move(unit));
  units = UnitTable(std::move(all));
  return std::nullopt;
}

std::optional<Error> PatternSet::Members::AddAll(const std::vector<PackFile>& packs) {
  if (auto error = AddPhrases(packs)) return error;
  if (auto error = AddUnits(packs)) return error;
  for (const PackFile& pack : packs) {
    if (auto error = AddMeasures(pack)) return error;
    if (auto error = AddAspects(pack)) return error;
    AddLists(pack);
  }
  std::stable_sort(aspect_words.begin(), aspect_words.end(),
                   [](const auto& a, const auto& b) { return LongerFirst(a.second, b.second); });
  IndexWords();
  return std::nullopt;
}

Result<std::unique_ptr<PatternSet::Members>> PatternSet::Members::Load(
    const std::map<std::string, std::string_view>& files) {
  auto members = std::make_unique<Members>();
  std::vector<PackFile> packs;
  std::string hashed;
  for (const auto& [name, text] : files) {
    Result<PackFile> pack = ParsePack(name, text);
    if (!pack) return pack.error();
    packs.push_back(std::move(pack).value());
    hashed.append(name).append(1, '\n').append(std::to_string(text.size())).append(1, '\n').append(text);
  }
  if (auto error = members->AddAll(packs)) return *error;
  members->digest = "sha256:" + Sha256Hex(hashed);
  return members;
}

namespace {

std::map<std::string, std::string_view> EmbeddedPacks() {
  std::map<std::string, std::string_view> files;
  for (std::size_t i = 0; i < kPacksCount; ++i) {
    const std::string_view path = kPacks[i].name;
    files.emplace(path.substr(path.rfind('/') + 1), kPacks[i].data);
  }
  return files;
}

}  // namespace

Result<PatternSet> PatternSet::BuiltIn() {
  Result<std::unique_ptr<Members>> members = Members::Load(EmbeddedPacks());
  if (!members) return members.error();
  return PatternSet(std::move(members).value());
}

Result<PatternSet> PatternSet::WithFolder(const std::string& folder) {
  std::error_code failure;
  std::map<std::string, std::string> own;
  for (std::filesystem::directory_iterator entry(folder, failure), end; !failure && entry != end;
       entry.increment(failure)) {
    const std::filesystem::path& path = entry->path();
    if (path.extension() != ".toml") continue;
    std::ifstream stream(path, std::ios::binary);
    if (!stream) return Error{ErrorCode::kUnreadable, path.string()};
    own[path.filename().string()].assign(std::istreambuf_iterator<char>(stream), {});
  }
  if (failure) return Error{ErrorCode::kBadConfig, folder + ": " + failure.message()};
  std::map<std::string, std::string_view> files = EmbeddedPacks();
  for (const auto& [name, text] : own) files[name] = text;
  Result<std::unique_ptr<Members>> members = Members::Load(files);
  if (!members) return members.error();
  return PatternSet(std::move(members).value());
}

Result<PatternSet> PatternSet::FromText(std::string_view name, std::string_view toml) {
  Result<std::unique_ptr<Members>> members = Members::Load({{std::string(name), toml}});
  if (!members) return members.error();
  return PatternSet(std::move(members).value());
}

PatternSet::PatternSet(std::unique_ptr<Members> members) : members_(std::move(members)) {}
PatternSet::PatternSet(PatternSet&&) noexcept = default;
PatternSet& PatternSet::operator=(PatternSet&&) noexcept = default;
PatternSet::~PatternSet() = default;

const std::vector<Phrase>& PatternSet::phrases() const { return members_->phrases; }
void PatternSet::Members::IndexWords() {
  std::vector<std::string> aspects;
  for (const auto& [aspect, word] : aspect_words) aspects.push_back(word);
  aspect_index = LiteralIndex(std::move(aspects));
  std::vector<std::string> names;
  for (std::uint32_t m = 0; m < measures.size(); ++m) {
    for (const std::string& word : measures[m].words) {
      measure_words.emplace_back(m, word);
      names.push_back(word);
    }
  }
  measure_index = LiteralIndex(std::move(names));
  for (const auto& [id, list] : lists) list_by_id.emplace(id, &list);
}

const std::vector<Measure>& PatternSet::measures() const { return members_->measures; }
std::vector<int> PatternSet::AspectWordsIn(std::string_view text) const { return members_->aspect_index.Occurring(text); }
const std::vector<std::pair<std::uint32_t, std::string>>& PatternSet::measure_words() const {
  return members_->measure_words;
}
std::vector<int> PatternSet::MeasureWordsIn(std::string_view text) const { return members_->measure_index.Occurring(text); }
const std::vector<std::pair<Aspect, std::string>>& PatternSet::aspect_words() const { return members_->aspect_words; }
const UnitTable& PatternSet::units() const { return members_->units; }
const std::string& PatternSet::digest() const { return members_->digest; }

const WordList& PatternSet::list(std::string_view id) const {
  const auto found = members_->list_by_id.find(id);
  return found == members_->list_by_id.end() ? members_->no_words : *found->second;
}

std::vector<const WordList*> PatternSet::lists(std::string_view prefix) const {
  std::vector<const WordList*> found;
  for (auto list = members_->lists.lower_bound(prefix);
       list != members_->lists.end() && list->first.starts_with(prefix); ++list) {
    found.push_back(&list->second);
  }
  return found;
}

std::vector<PhraseMatch> PatternSet::Match(std::string_view normalized) const {
  return members_->matcher.Match(normalized, members_->phrases);
}

std::string_view AspectName(Aspect aspect) {
  for (const AspectEntry& entry : kAspects) {
    if (entry.aspect == aspect) return entry.name;
  }
  return "none";
}

}  // namespace gouji
