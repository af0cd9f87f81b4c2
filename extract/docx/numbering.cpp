#include "extract/docx/numbering.h"

#include "extract/docx/number_format.h"
#include "extract/docx/symbols.h"

namespace gouji::docx {
namespace {

constexpr std::size_t kMaxDefinitions = 50'000;
constexpr std::size_t kMaxLevelText = 200;

}  // namespace

class NumberingHandler : public XmlHandler {
 public:
  explicit NumberingHandler(Numbering& numbering) : numbering_(numbering) {}

  void Start(Tag tag, const Attributes& attributes) override {
    if (skip_ > 0 || tag == Tag::kPropertyChange || tag == Tag::kFallback) {
      ++skip_;
      return;
    }
    switch (tag) {
      case Tag::kAbstractNum:
        return StartAbstract(attributes);
      case Tag::kNum:
        return StartList(attributes);
      case Tag::kLvl:
        return StartLevel(attributes);
      case Tag::kNumStyleLink:
        if (abstract_ != nullptr) abstract_->style_link = std::string(attributes.val());
        return;
      case Tag::kAbstractNumId:
        if (list_ != nullptr) list_->abstract = std::string(attributes.val());
        return;
      case Tag::kLvlOverride:
        override_ = list_ == nullptr ? nullptr : At(list_->overrides, attributes.Int("ilvl"));
        return;
      case Tag::kStartOverride:
        if (override_ != nullptr) override_->start = attributes.Int("val").value_or(1);
        return;
      default:
        if (level_ != nullptr) ReadLevel(tag, attributes);
    }
  }

  void End(Tag tag) override {
    if (skip_ > 0) {
      --skip_;
      return;
    }
    if (tag == Tag::kAbstractNum) abstract_ = nullptr;
    if (tag == Tag::kNum) list_ = nullptr;
    if (tag == Tag::kLvlOverride) override_ = nullptr;
    if (tag == Tag::kLvl) level_ = nullptr;
  }

 private:
  template <typename T>
  static T* At(std::array<T, Numbering::kLevels>& items, std::optional<std::int32_t> index) {
    if (!index || *index < 0 || static_cast<std::size_t>(*index) >= items.size()) return nullptr;
    return &items[static_cast<std::size_t>(*index)];
  }

  void StartAbstract(const Attributes& attributes) {
    if (numbering_.abstracts_.size() >= kMaxDefinitions)
      return Fail(ErrorCode::kLimit, "numbering");
    abstract_ = &numbering_.abstracts_[std::string(attributes.Get("abstractNumId"))];
  }

  void StartList(const Attributes& attributes) {
    if (numbering_.lists_.size() >= kMaxDefinitions) return Fail(ErrorCode::kLimit, "numbering");
    list_ = &numbering_.lists_[attributes.Int("numId").value_or(0)];
  }

  void StartLevel(const Attributes& attributes) {
    if (override_ != nullptr) {
      level_ = &override_->level.emplace();
    } else if (abstract_ != nullptr) {
      level_ = At(abstract_->levels, attributes.Int("ilvl"));
    }
  }

  void ReadLevel(Tag tag, const Attributes& attributes) {
    switch (tag) {
      case Tag::kStart:
        level_->start = attributes.Int("val").value_or(0);
        return;
      case Tag::kNumFmt:
        level_->format = std::string(attributes.val());
        return;
      case Tag::kLvlText:
        level_->text = std::string(attributes.val().substr(0, kMaxLevelText));
        return;
      case Tag::kSuff:
        level_->suffix = std::string(attributes.val());
        return;
      case Tag::kPStyle:
        level_->style = std::string(attributes.val());
        return;
      case Tag::kIsLgl:
        level_->legal = attributes.On();
        return;
      case Tag::kLvlRestart:
        level_->restart = attributes.Int("val");
        return;
      default:
        return;
    }
  }

  Numbering& numbering_;
  Numbering::Abstract* abstract_ = nullptr;
  Numbering::List* list_ = nullptr;
  Numbering::Override* override_ = nullptr;
  ListLevel* level_ = nullptr;
  std::size_t skip_ = 0;
};

Result<Numbering> Numbering::Parse(std::string_view xml, std::string_view part,
                                   const ReadLimits& limits) {
  Numbering numbering;
  NumberingHandler handler(numbering);
  const auto parsed = ParseXml(xml, part, limits, handler);
  if (!parsed.ok()) return parsed.error();
  return numbering;
}

// Follows one w:numStyleLink: the numbering style names a list, whose definition is meant.
Numbering::Abstract* Numbering::Definition(const List& list, const Styles& styles) {
  const auto found = abstracts_.find(list.abstract);
  if (found == abstracts_.end()) return nullptr;
  if (found->second.style_link.empty()) return &found->second;
  const Style* style = styles.Find(found->second.style_link);
  if (style == nullptr || !style->paragraph.num_id) return nullptr;
  const auto linked = lists_.find(*style->paragraph.num_id);
  if (linked == lists_.end()) return nullptr;
  const auto target = abstracts_.find(linked->second.abstract);
  return target == abstracts_.end() ? nullptr : &target->second;
}

const ListLevel& Numbering::LevelOf(const List& list, const Abstract& abstract,
                                    std::size_t level) const {
  const auto& changed = list.overrides[level].level;
  return changed ? *changed : abstract.levels[level];
}

void Numbering::Count(List& list, Abstract& abstract, std::size_t level) {
  for (std::size_t i = 0; i <= level; ++i) {  // levels above that were never used show their start
    Override& change = list.overrides[i];
    const std::int64_t start = change.start.value_or(LevelOf(list, abstract, i).start);
    if (change.start && !change.applied && i == level) {
      change.applied = true;
      abstract.counters[i] = start;
      continue;
    }
    if (!abstract.counters[i]) {
      abstract.counters[i] = start;
    } else if (i == level) {
      ++*abstract.counters[i];
    }
  }
  for (std::size_t i = level + 1; i < kLevels; ++i) {
    const auto& restart = LevelOf(list, abstract, i).restart;
    if (restart && (*restart == 0 || static_cast<std::size_t>(*restart) <= level)) continue;
    abstract.counters[i].reset();
  }
}

std::string Numbering::Label(const List& list, const Abstract& abstract, std::size_t level) const {
  const ListLevel& own = LevelOf(list, abstract, level);
  std::string label;
  if (own.format == "bullet") {
    label = BulletText(own.text);
  } else {
    for (std::size_t i = 0; i < own.text.size(); ++i) {
      const char next = i + 1 < own.text.size() ? own.text[i + 1] : '\0';
      if (own.text[i] != '%' || next < '1' || next > '9') {
        label.push_back(own.text[i]);
        continue;
      }
      const std::size_t shown = static_cast<std::size_t>(next - '1');
      ++i;
      if (shown > level) continue;
      const ListLevel& format = LevelOf(list, abstract, shown);
      label += FormatNumber(abstract.counters[shown].value_or(format.start),
                            own.legal ? "decimal" : format.format);
    }
  }
  if (label.empty() || own.suffix == "nothing") return label;
  return label + (own.suffix == "space" ? " " : "\t");
}

std::string Numbering::Next(const ParagraphProperties& properties, std::string_view style_id,
                            const Styles& styles) {
  const auto found = lists_.find(properties.num_id.value_or(0));
  if (properties.num_id.value_or(0) == 0 || found == lists_.end()) return {};
  Abstract* abstract = Definition(found->second, styles);
  if (abstract == nullptr) return {};
  std::size_t level = 0;
  if (properties.num_level) {
    if (*properties.num_level < 0 || static_cast<std::size_t>(*properties.num_level) >= kLevels)
      return {};
    level = static_cast<std::size_t>(*properties.num_level);
  } else {  // a numbered style names its level from the list's side
    for (std::size_t i = 0; i < kLevels; ++i) {
      if (!style_id.empty() && abstract->levels[i].style == style_id) level = i;
    }
  }
  Count(found->second, *abstract, level);
  return Label(found->second, *abstract, level);
}

}  // namespace gouji::docx
