#include "patterns/context/entities.h"

#include <algorithm>

#include "extract/base/utf8.h"
#include "patterns/context/entity_aliases.h"
#include "patterns/context/entity_sources.h"
#include "patterns/context/names.h"
#include "patterns/context/report_identity.h"

namespace gouji {
namespace {

constexpr int kOccurrenceWeight = 2;
constexpr int kMaxOccurrences = 40;
constexpr int kMinEntityWeight = 6;  // named in a field or a heading, or begins two sentences
constexpr std::size_t kMaxEntities = 80;
constexpr std::size_t kFirstChar = 3;  // bytes of a Han character
constexpr std::string_view kOwnLevelMark = "(本级)";

bool StartsWith(std::string_view text, std::string_view word) { return text.substr(0, word.size()) == word; }

// Who wrote the report for the body: an accountant, a consultant.
bool IsCompany(std::string_view name) { return name.ends_with("公司") || name.ends_with("事务所"); }

int Occurrences(const FigureTable& figures, std::string_view name) {
  int count = 0;
  for (const Sentence& sentence : figures.sentences) {
    const std::string_view text = sentence.text.text();
    for (std::size_t at = text.find(name); at != std::string_view::npos; at = text.find(name, at + name.size())) ++count;
  }
  return std::min(count, kMaxOccurrences);
}

// Which candidate is the report's own body: weight of its places plus how often it is named. Of two that
// weigh the same the earlier; a unit's name often begins with its body's, so it counts for the body too.
std::size_t OwnBody(const std::vector<NameCandidate>& names, const FigureTable& figures) {
  std::size_t best = names.size();
  int best_score = 0;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (IsCompany(names[i].name)) continue;
    const int score = names[i].own + kOccurrenceWeight * Occurrences(figures, names[i].name);
    if (names[i].own > 0 && score > best_score) {
      best = i;
      best_score = score;
    }
  }
  return best;
}

bool SaysOwnLevel(std::string_view after) {
  for (const std::string_view word : {"(本级)", "(本部)", "(机关)", "(机关本级)", "本级", "本部", "机关"}) {
    if (StartsWith(after, word)) return true;
  }
  return false;
}

bool HasOwnLevel(const FigureTable& figures, std::string_view name) {
  for (const Sentence& sentence : figures.sentences) {
    const std::string_view text = sentence.text.text();
    for (std::size_t at = text.find(name); at != std::string_view::npos; at = text.find(name, at + 1)) {
      if (SaysOwnLevel(text.substr(at + name.size()))) return true;
    }
  }
  return false;
}

// 武威市凉州区总工会 and 凉州区总工会 are one body: the name with fewer places is a short form.
bool IsShortForm(const NameReader& reader, std::string_view shorter, std::string_view longer) {
  if (shorter.size() >= longer.size() || longer.substr(longer.size() - shorter.size()) != shorter) return false;
  const std::string_view places = reader.Places(longer);
  return !places.empty() && longer.size() - shorter.size() <= places.size() + std::string_view("中共").size();
}

void MakeEntities(const PatternSet& patterns, const NameReader& reader, std::vector<NameCandidate> names,
                  FigureTable& figures) {
  std::size_t own = OwnBody(names, figures);
  if (own == names.size()) {
    std::string body = BodyFromSentences(reader, figures);
    if (!body.empty()) names.push_back({std::move(body), {}, kMinEntityWeight, false});
  }
  const bool known = own < names.size();
  bool units = false;
  if (known) {
    figures.entity = names[own].name;
    figures.entities.push_back({names[own].name, names[own].aliases, Entity::Scope::kDepartment});
  }
  for (std::size_t i = 0; i < names.size() && figures.entities.size() < kMaxEntities; ++i) {
    if (i == own || (!names[i].unit && names[i].own < kMinEntityWeight)) continue;
    if (known && (IsShortForm(reader, names[i].name, names[own].name) || IsShortForm(reader, names[own].name, names[i].name))) {
      if (!reader.Places(names[i].name).empty()) figures.entities.front().aliases.push_back(names[i].name);
      continue;
    }
    units = units || names[i].unit;
    figures.entities.push_back(
        {names[i].name, names[i].aliases, names[i].unit ? Entity::Scope::kSubordinate : Entity::Scope::kUnknown});
  }
  AddAliases(patterns, reader, figures);
  if (known && (units || HasOwnLevel(figures, figures.entity))) {
    figures.entities.push_back({figures.entity + std::string(kOwnLevelMark), {}, Entity::Scope::kOwnLevel});
  }
}

std::uint32_t OwnLevel(const std::vector<Entity>& entities) {
  for (std::uint32_t i = 0; i < entities.size(); ++i) {
    if (entities[i].scope == Entity::Scope::kOwnLevel) return i;
  }
  return kNone;
}

// Whose section a block stands in: the nearest heading above that is wholly a name. Beside headings that
// name its units, the body's own name means its own level.
std::uint32_t SectionEntity(const Document& document, const std::vector<Entity>& entities, std::uint32_t block) {
  const std::uint32_t own_level = OwnLevel(entities);
  for (std::uint32_t at = block; at != kNone; at = document.blocks()[at].parent) {
    const std::uint32_t entity = EntityOfHeading(document, at, entities);
    if (entity == kNone) continue;
    if (entity != 0 || own_level == kNone) return entity;
    for (std::uint32_t b = 0; b < document.blocks().size(); ++b) {
      if (b == at || document.blocks()[b].parent != document.blocks()[at].parent) continue;
      const std::uint32_t sibling = EntityOfHeading(document, b, entities);
      if (sibling != kNone && sibling != 0) return own_level;
    }
    return entity;
  }
  return kNone;
}

// Gives figures their entity, one paragraph or cell after the other.
class FigureOwner {
 public:
  FigureOwner(const Document& document, FigureTable& figures)
      : document_(document), figures_(figures), finder_(figures.entities) {
    for (std::uint32_t b = 0; b < document.blocks().size(); ++b) {
      sections_.push_back(document.blocks()[b].kind == BlockKind::kContents
                              ? kNone
                              : SectionEntity(document, figures.entities, b));
    }
  }

  void Read(const Sentence& sentence) {
    if (sentence.block != block_ || sentence.cell != cell_) {
      block_ = sentence.block;
      cell_ = sentence.cell;
      spoken_of_ = sentence.table == kNone ? kNone : RowEntity(sentence);
    }
    const std::vector<EntityMention> mentions = finder_.Find(sentence.text.text());
    std::size_t next = 0;
    for (std::uint32_t f = sentence.first_figure; f < sentence.end_figure; ++f) {
      const std::size_t at = sentence.text.FromSource(figures_.figures[f].range).begin;
      for (; next < mentions.size() && mentions[next].range.begin < at; ++next) spoken_of_ = mentions[next].entity;
      figures_.figures[f].entity = Owner();
    }
    for (; next < mentions.size(); ++next) spoken_of_ = mentions[next].entity;
  }

 private:
  std::uint32_t Owner() const {
    const std::uint32_t section = block_ == kNone ? kNone : sections_[block_];
    if (section != kNone && section != 0) return section;  // a section of one unit speaks of that unit
    if (spoken_of_ != kNone) return spoken_of_;
    if (section != kNone) return section;
    return figures_.entity.empty() ? kNone : 0;
  }

  // The body that heads the row, or that the caption names. Read once a row: cells come in row order.
  std::uint32_t RowEntity(const Sentence& sentence) {
    const Table& table = document_.tables()[sentence.table];
    const Cell& cell = table.cells[sentence.cell];
    if (sentence.table != table_) {
      const std::vector<EntityMention> mentions = finder_.Find(Normalize(document_.Slice(table.caption)));
      caption_entity_ = mentions.size() == 1 ? mentions.front().entity : kNone;
      row_ = kNone;
    }
    if (sentence.table != table_ || cell.row != row_) {
      row_entity_ = kNone;
      for (std::uint32_t column = 0; column < table.columns && row_entity_ == kNone; ++column) {
        const Cell* head = table.At(cell.row, column);
        if (head == nullptr || head->text.size() > kMaxHeadBytes) continue;
        const std::vector<EntityMention> mentions = finder_.Find(Normalize(document_.Slice(head->text)));
        if (mentions.size() != 1 || mentions.front().range.begin != 0) continue;
        row_entity_ = mentions.front().entity;
        row_head_ = column;
      }
      table_ = sentence.table;
      row_ = cell.row;
    }
    return row_entity_ != kNone && row_head_ < cell.column ? row_entity_ : caption_entity_;
  }

  static constexpr std::uint32_t kMaxHeadBytes = 120;

  const Document& document_;
  FigureTable& figures_;
  EntityFinder finder_;
  std::vector<std::uint32_t> sections_;  // one a block
  std::uint32_t table_ = kNone;
  std::uint32_t row_ = kNone;
  std::uint32_t row_head_ = kNone;
  std::uint32_t row_entity_ = kNone;
  std::uint32_t caption_entity_ = kNone;
  std::uint32_t block_ = kNone;
  std::uint32_t cell_ = kNone;
  std::uint32_t spoken_of_ = kNone;
};

}  // namespace

EntityFinder::EntityFinder(const std::vector<Entity>& entities) : own_level_(OwnLevel(entities)) {
  for (std::uint32_t i = 0; i < entities.size(); ++i) {
    if (entities[i].scope == Entity::Scope::kOwnLevel) continue;
    names_.push_back({entities[i].name, i});
    for (const std::string& alias : entities[i].aliases) names_.push_back({alias, i});
  }
  std::stable_sort(names_.begin(), names_.end(), [](const Name& a, const Name& b) {
    const int order = a.text.substr(0, kFirstChar).compare(b.text.substr(0, kFirstChar));
    return order != 0 ? order < 0 : a.text.size() > b.text.size();
  });
}

std::vector<EntityMention> EntityFinder::Find(std::string_view normalized) const {
  std::vector<EntityMention> mentions;
  for (std::size_t i = 0; i < normalized.size();) {
    const std::string_view rest = normalized.substr(i);
    const std::string_view key = rest.substr(0, kFirstChar);
    auto name = std::lower_bound(names_.begin(), names_.end(), key, [](const Name& a, std::string_view first) {
      return a.text.substr(0, kFirstChar) < first;
    });
    while (name != names_.end() && name->text.substr(0, kFirstChar) == key && !StartsWith(rest, name->text)) ++name;
    if (name == names_.end() || !StartsWith(rest, name->text)) {
      i += DecodeUtf8(normalized, i).size;
      continue;
    }
    EntityMention mention{{static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(i + name->text.size())}, name->entity};
    i = mention.range.end;
    if (mention.entity == 0 && own_level_ != kNone && SaysOwnLevel(normalized.substr(i))) mention.entity = own_level_;
    mentions.push_back(mention);
  }
  return mentions;
}

std::vector<EntityMention> FindEntityMentions(std::string_view normalized, const std::vector<Entity>& entities) {
  return EntityFinder(entities).Find(normalized);
}

std::uint32_t EntityOfHeading(const Document& document, std::uint32_t block, const std::vector<Entity>& entities) {
  const Block& heading = document.blocks()[block];
  if (heading.label.empty() || heading.kind != BlockKind::kHeading) return kNone;
  const std::string name = HeadingName(document, heading);
  for (std::uint32_t i = 0; i < entities.size(); ++i) {
    if (entities[i].name == name) return i;
    const std::vector<std::string>& aliases = entities[i].aliases;
    if (std::find(aliases.begin(), aliases.end(), name) != aliases.end()) return i;
  }
  return kNone;
}

void RecognizeEntities(const Document& document, const PatternSet& patterns, FigureTable& figures) {
  const std::vector<std::string> title = TitleLines(document);
  figures.year = ReportYear(figures, title);
  figures.kind = KindOfReport(document, title);
  const NameReader reader(patterns);
  MakeEntities(patterns, reader, CollectNames(document, patterns, reader, figures, title), figures);
  if (figures.entities.empty()) return;
  FigureOwner owner(document, figures);
  for (const Sentence& sentence : figures.sentences) owner.Read(sentence);
}

}  // namespace gouji
