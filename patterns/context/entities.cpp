#include "patterns/context/entities.h"

#include <algorithm>

#include "extract/base/utf8.h"
#include "patterns/context/entity_aliases.h"
#include "patterns/context/entity_sources.h"
#include "patterns/context/names.h"
#include "patterns/context/projects.h"
#include "patterns/context/report_identity.h"
#include "patterns/score/score_words.h"

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
  if (StartsWith(after, "机关运行") || StartsWith(after, "机关事业")) return false;  // its running costs, others like it
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

// A list that leaves out the place (林业技术推广站) names the same unit as the place with it, if only one ends so.
std::size_t LongForm(const NameReader& reader, const std::vector<NameCandidate>& names, std::size_t shorter) {
  std::size_t longer = names.size();
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i == shorter || !IsShortForm(reader, names[shorter].name, names[i].name)) continue;
    if (longer != names.size()) return names.size();
    longer = i;
  }
  return longer;
}

void MergeShortForms(const NameReader& reader, std::vector<NameCandidate>& names) {
  for (std::size_t i = names.size(); i-- > 0;) {
    if (!names[i].unit || !reader.Places(names[i].name).empty()) continue;
    const std::size_t longer = LongForm(reader, names, i);
    if (longer == names.size()) continue;
    names[longer].unit = true;
    names[longer].aliases.push_back(names[i].name);
    names.erase(names.begin() + static_cast<std::ptrdiff_t>(i));
  }
}

void MakeEntities(const PatternSet& patterns, const NameReader& reader, std::vector<NameCandidate> names,
                  FigureTable& figures) {
  MergeShortForms(reader, names);
  std::size_t own = OwnBody(names, figures);
  if (own == names.size()) {
    std::string body = BodyFromSentences(reader, figures);
    if (!body.empty()) names.push_back({std::move(body), {}, kMinEntityWeight, false});
  }
  const bool known = own < names.size();
  bool units = false;
  if (known) {
    figures.entity = names[own].name;
    figures.entities.push_back({names[own].name, names[own].aliases, Entity::Scope::kDepartment, false});
  }
  for (std::size_t i = 0; i < names.size() && figures.entities.size() < kMaxEntities; ++i) {
    if (i == own || (!names[i].unit && names[i].own < kMinEntityWeight)) continue;
    if (known && (IsShortForm(reader, names[i].name, names[own].name) || IsShortForm(reader, names[own].name, names[i].name))) {
      if (!reader.Places(names[i].name).empty()) figures.entities.front().aliases.push_back(names[i].name);
      continue;
    }
    units = units || names[i].unit;
    figures.entities.push_back(
        {names[i].name, names[i].aliases, names[i].unit ? Entity::Scope::kSubordinate : Entity::Scope::kUnknown, !names[i].aliases.empty()});
  }
  AddAliases(patterns, reader, figures);
  if (known && (units || HasOwnLevel(figures, figures.entity))) {
    figures.entities.push_back({figures.entity + std::string(kOwnLevelMark), {}, Entity::Scope::kOwnLevel, false});
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

// From this row of a table on, figures are those of a project.
struct Form {
  std::uint32_t row = 0;
  std::uint32_t entity = kNone;
};

std::uint32_t AddProject(FigureTable& figures, const std::string& name) {
  for (std::uint32_t i = 0; i < figures.entities.size(); ++i) {
    if (figures.entities[i].name == name) return i;
  }
  figures.entities.push_back({name, {}, Entity::Scope::kProject, false});
  return static_cast<std::uint32_t>(figures.entities.size() - 1);
}

// The projects of a document: of its title, and of the forms in each table.
std::vector<std::vector<Form>> AddProjects(const Document& document, const PatternSet& patterns, const NameReader& reader,
                                           const std::vector<std::string>& title, FigureTable& figures) {
  const std::string subject = ProjectOfTitle(title, patterns, reader);
  if (!subject.empty()) figures.project = AddProject(figures, subject);
  std::vector<std::vector<Form>> forms(document.tables().size());
  for (std::size_t t = 0; t < forms.size(); ++t) {
    for (const ProjectForm& form : ProjectForms(document, patterns, document.tables()[t])) {
      forms[t].push_back({form.row, AddProject(figures, form.name)});
    }
  }
  return forms;
}

// Gives figures their entity, one paragraph or cell after the other.
class FigureOwner {
 public:
  FigureOwner(const Document& document, FigureTable& figures, std::vector<std::vector<Form>> forms)
      : document_(document), figures_(figures), finder_(figures.entities), forms_(std::move(forms)) {
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
      spoken_of_ = sentence.table == kNone ? Owner{} : RowEntity(sentence);
    }
    const std::string_view text = sentence.text.text();
    const std::vector<EntityMention> mentions = finder_.Find(text);
    std::size_t next = 0;
    for (std::uint32_t f = sentence.first_figure; f < sentence.end_figure; ++f) {
      const std::size_t at = sentence.text.FromSource(figures_.figures[f].range).begin;
      const std::size_t first = next;
      for (; next < mentions.size() && mentions[next].range.begin < at; ++next) {
        if (OwnsMoney(mentions[next].entity)) spoken_of_ = {mentions[next].entity, ContextSource::kWords};
      }
      if (IsList(text, mentions, first, next)) spoken_of_ = {};
      // A score is that of the body that is scored, whoever is spoken of as the reason.
      const bool named = next > first && text.substr(mentions[next - 1].range.end, at - std::min<std::size_t>(at, mentions[next - 1].range.end)).find_first_of(",;") == std::string_view::npos;
      const Owner owner = OwnerHere(IsPoints(figures_.figures[f]) && !named);
      figures_.figures[f].entity = owner.entity;
      figures_.figures[f].entity_source = owner.source;
    }
    if (spoken_of_.source == ContextSource::kWords) spoken_of_.source = ContextSource::kSentence;
    const std::size_t first = next;
    for (; next < mentions.size(); ++next) {
      if (OwnsMoney(mentions[next].entity)) spoken_of_ = {mentions[next].entity, ContextSource::kSentence};
    }
    if (IsList(text, mentions, first, next)) spoken_of_ = {};
  }

 private:
  struct Owner {
    std::uint32_t entity = kNone;
    ContextSource source = ContextSource::kNone;
  };

  // A body merely mentioned (县财政局下达…) does not make the figures its own; in the evaluation of a project not
  // even the report's body does.
  bool OwnsMoney(std::uint32_t entity) const {
    switch (figures_.entities[entity].scope) {
      case Entity::Scope::kUnknown:
        return figures_.entities[entity].introduced;
      case Entity::Scope::kDepartment:
        return figures_.project == kNone;
      default:
        return true;
    }
  }

  // 所属单位为甲中心、乙中心: what follows is not the last one's.
  static bool IsList(std::string_view text, const std::vector<EntityMention>& mentions, std::size_t first, std::size_t end) {
    if (end < first + 2) return false;
    const std::size_t from = mentions[end - 2].range.end;
    const std::string_view between = text.substr(from, mentions[end - 1].range.begin - from);
    return mentions[end - 2].entity != mentions[end - 1].entity && (between == "、" || between == "和" || between == "及" || between == ",");
  }

  Owner OwnerHere(bool points) const {
    const std::uint32_t section = block_ == kNone ? kNone : sections_[block_];
    if (spoken_of_.source == ContextSource::kRow) return spoken_of_;
    if (section != kNone && section != 0) return {section, ContextSource::kHeading};  // it speaks of that unit
    const bool in_text = spoken_of_.source == ContextSource::kWords || spoken_of_.source == ContextSource::kSentence;
    if (spoken_of_.entity != kNone && !(points && in_text)) return spoken_of_;
    if (section != kNone) return {section, ContextSource::kHeading};
    if (figures_.project != kNone) return {figures_.project, ContextSource::kReport};
    return figures_.entity.empty() ? Owner{} : Owner{0, ContextSource::kReport};
  }

  std::uint32_t FormEntity(std::uint32_t table, std::uint32_t row) const {
    std::uint32_t entity = kNone;
    for (const Form& form : forms_[table]) {
      if (form.row <= row) entity = form.entity;
    }
    return entity;
  }

  // The body that heads the row, or that the caption names. Read once a row: cells come in row order.
  Owner RowEntity(const Sentence& sentence) {
    const Table& table = document_.tables()[sentence.table];
    const Cell& cell = table.cells[sentence.cell];
    if (sentence.table != table_) {
      const std::vector<EntityMention> mentions = finder_.Find(Normalize(document_.Slice(table.caption)));
      caption_entity_ = mentions.size() == 1 ? mentions.front().entity : kNone;
      row_ = kNone;
    }
    if (sentence.table != table_) names_units_ = NamesUnits(table);
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
    if (row_entity_ != kNone && row_head_ < cell.column) return {row_entity_, ContextSource::kRow};
    const std::uint32_t project = FormEntity(sentence.table, cell.row);
    if (project != kNone) return {project, ContextSource::kRow};
    // The total of a table over several units is not that of the unit whose section it happens to follow.
    if (names_units_ && caption_entity_ == kNone && !figures_.entity.empty()) return {0, ContextSource::kRow};
    return {caption_entity_, ContextSource::kCaption};
  }

  bool NamesUnits(const Table& table) const {
    const auto bodies = std::count_if(
        figures_.entities.begin(), figures_.entities.end(),
        [](const Entity& entity) { return entity.scope != Entity::Scope::kProject; });
    if (bodies < 3) return false;  // the report's own and two more
    std::uint32_t first = kNone;
    for (const Cell& cell : table.cells) {
      if (cell.text.size() > kMaxHeadBytes || cell.text.size() < kFirstChar * 3) continue;
      const std::vector<EntityMention> mentions = finder_.Find(Normalize(document_.Slice(cell.text)));
      if (mentions.size() != 1 || mentions.front().range.begin != 0 || mentions.front().entity == 0) continue;
      if (figures_.entities[mentions.front().entity].scope == Entity::Scope::kProject) continue;
      if (first != kNone && first != mentions.front().entity) return true;
      first = mentions.front().entity;
    }
    return false;
  }

  static constexpr std::uint32_t kMaxHeadBytes = 120;

  const Document& document_;
  FigureTable& figures_;
  EntityFinder finder_;
  std::vector<std::vector<Form>> forms_;  // one list a table
  std::vector<std::uint32_t> sections_;  // one a block
  std::uint32_t table_ = kNone;
  std::uint32_t row_ = kNone;
  std::uint32_t row_head_ = kNone;
  std::uint32_t row_entity_ = kNone;
  std::uint32_t caption_entity_ = kNone;
  bool names_units_ = false;
  std::uint32_t block_ = kNone;
  std::uint32_t cell_ = kNone;
  Owner spoken_of_;
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
  std::vector<std::vector<Form>> forms = AddProjects(document, patterns, reader, title, figures);
  if (figures.entities.empty()) return;
  FigureOwner owner(document, figures, std::move(forms));
  for (const Sentence& sentence : figures.sentences) owner.Read(sentence);
}

}  // namespace gouji
