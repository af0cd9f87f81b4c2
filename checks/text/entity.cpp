#include <algorithm>
#include <map>

#include "checks/common/places.h"
#include "checks/common/text_pieces.h"
#include "patterns/context/entities.h"
#include "patterns/context/names.h"
#include "patterns/pack/word_list.h"

namespace gouji {
namespace {

constexpr std::size_t kQuoteChars = 8;
constexpr std::uint32_t kMinFieldBytes = 12;
constexpr std::uint32_t kMaxFieldBytes = 60;
constexpr std::size_t kMinKindBytes = 9;  // 水利局: the kind of a body, without its place
// A subject stands at the beginning of its sentence, after a date at most.
constexpr std::size_t kMaxSubjectBytes = 24;

class Reader {
 public:
  Reader(const CheckInput& input, std::vector<Relation>& relations)
      : input_(input), relations_(relations), names_(input.patterns), pieces_(input.pieces) {}

  void Run() {
    Sections();
    Variants();
    Fields();
    if (input_.figures.entity.empty()) return;
    SlippedPlaces();
    ForeignPlaces();
    ForeignBodies();
  }

 private:
  const std::vector<Entity>& Entities() const { return input_.figures.entities; }
  bool Own(std::uint32_t entity) const { return entity == 0 || Entities()[entity].scope == Entity::Scope::kOwnLevel; }

  // Under the heading of one unit the first paragraph has another as its subject.
  void Sections() {
    const std::vector<Block>& blocks = input_.document.blocks();
    for (std::uint32_t b = 0; b + 1 < blocks.size(); ++b) {
      if (blocks[b].kind != BlockKind::kHeading || blocks[b + 1].kind != BlockKind::kParagraph) continue;
      const std::uint32_t heading = EntityOfHeading(input_.document, b, Entities());
      if (heading == kNone) continue;
      const NormalizedText text(input_.document.Slice(blocks[b + 1].text), blocks[b + 1].text.begin);
      const std::vector<EntityMention> mentions = FindEntityMentions(text.text(), Entities());
      if (mentions.empty() || mentions.front().range.begin > kMaxSubjectBytes) continue;
      Judge(b, heading, text, mentions);
    }
  }

  void Judge(std::uint32_t block, std::uint32_t heading, const NormalizedText& text, const std::vector<EntityMention>& mentions) {
    const EntityMention& subject = mentions.front();
    const SourceRange place = text.ToSource(subject.range);
    const std::string stated(text.Slice(subject.range));
    const bool same = subject.entity == heading || (Own(subject.entity) && Own(heading));
    const bool named = std::any_of(mentions.begin(), mentions.end(), [&](const EntityMention& m) { return m.entity == heading; });
    if (!same && (named || Own(subject.entity))) return;  // the body speaks of its unit
    Relation relation = same ? Agrees("subject", place, stated, Entities()[heading].name)
                             : Differs(Severity::kError, "section", place, stated, Entities()[heading].name);
    AddEvidence(relation, "heading", input_.document.blocks()[block].text);
    relations_.push_back(std::move(relation));
  }

  // A form that looks like a full name and is not the one used elsewhere.
  void Variants() {
    for (std::uint32_t e = 0; e < Entities().size(); ++e) {
      const Entity& entity = Entities()[e];
      if (entity.scope == Entity::Scope::kOwnLevel) continue;
      for (const std::string& alias : entity.aliases) {
        if (LooksFull(entity.name, alias)) ReportVariant("variant", alias, entity.name);
      }
      if (e != 0 && Doubled(entity.name)) ReportVariant("suffix", entity.name, FirstOwnForm(entity.name));
    }
  }

  // 霁川市职工服务中心 for 霁川市总工会职工服务中心: the same places, and less after them.
  bool LooksFull(std::string_view name, std::string_view alias) const {
    const std::vector<std::string_view> own = names_.PlaceChain(name);
    const std::vector<std::string_view> used = names_.PlaceChain(alias);
    if (own.empty() || used.empty() || own.back() != used.back()) return false;
    const std::string_view tail = name.substr(names_.Places(name).size());
    const std::string_view used_tail = alias.substr(names_.Places(alias).size());
    return used_tail.size() < tail.size() && EndsWith(tail, used_tail);
  }

  // 区总工会局: a form of the report's own name with one ending too many.
  std::string FirstOwnForm(std::string_view name) const {
    std::vector<std::string> forms = Entities().front().aliases;
    forms.push_back(Entities().front().name);
    for (const std::string& form : forms) {
      if (!StartsWith(name, form)) continue;
      for (const std::string_view ending : {"局", "厅", "委", "部", "处", "会"}) {
        if (name.substr(form.size()) == ending) return form;
      }
    }
    return {};
  }
  bool Doubled(std::string_view name) const { return !FirstOwnForm(name).empty(); }

  void ReportVariant(std::string_view variant, std::string_view form, std::string_view name) {
    std::vector<SourceRange> places;
    std::size_t full = 0;
    for (const TextPiece& piece : pieces_) {
      full += FindAll(piece.text.text(), name).size();
      for (const std::size_t at : FindAll(piece.text.text(), form)) {
        places.push_back(Around(piece, {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + form.size())}, kQuoteChars));
      }
    }
    if (places.size() < full) ReportForm(variant, form, name, places);
  }

  void ReportForm(std::string_view variant, std::string_view form, std::string_view name, const std::vector<SourceRange>& places) {
    if (places.empty()) return;
    Relation relation = Differs(Severity::kInfo, variant, places.front(), std::string(form), std::string(name));
    for (std::size_t i = 1; i < places.size() && i < 4; ++i) AddEvidence(relation, "also", places[i]);
    relations_.push_back(std::move(relation));
  }

  // 青谱区总工会 in the report of 青云谱区总工会: the place with a character lost, doubled or out of order.
  void SlippedPlaces() {
    const std::string_view own = Entities().front().name;
    const std::vector<std::string_view> chain = names_.PlaceChain(own);
    const std::string kind(own.substr(names_.Places(own).size()));
    if (chain.empty() || kind.size() < kMinKindBytes) return;
    const std::string_view place = chain.back();
    const std::size_t level = place.size() - CharBytesBefore(place, place.size());
    const std::string right = std::string(place) + kind;
    for (const std::string& slip : Slips(place.substr(0, level))) {
      const std::string form = slip + std::string(place.substr(level)) + kind;
      std::vector<SourceRange> places;
      for (const TextPiece& piece : pieces_) {
        const std::string_view text = piece.text.text();
        for (const std::size_t at : FindAll(text, form)) {
          if (EndsWith(text.substr(0, at + form.size()), right)) continue;
          places.push_back(Around(piece, {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + form.size())}, kQuoteChars));
        }
      }
      ReportForm("variant", form, right, places);
    }
  }

  // The name with one character left out (two at least stay), doubled, or two changed round.
  static std::vector<std::string> Slips(std::string_view name) {
    std::vector<std::string_view> chars;
    for (std::size_t end = name.size(); end > 0; end -= chars.front().size()) {
      const std::size_t size = CharBytesBefore(name, end);
      chars.insert(chars.begin(), name.substr(end - size, size));
    }
    const auto join = [](const std::vector<std::string_view>& parts) {
      std::string out;
      for (const std::string_view part : parts) out += part;
      return out;
    };
    std::vector<std::string> slips;
    for (std::size_t i = 0; i < chars.size(); ++i) {
      std::vector<std::string_view> lost = chars;
      lost.erase(lost.begin() + static_cast<std::ptrdiff_t>(i));
      if (lost.size() >= 2) slips.push_back(join(lost));
      std::vector<std::string_view> doubled = chars;
      doubled.insert(doubled.begin() + static_cast<std::ptrdiff_t>(i), chars[i]);
      slips.push_back(join(doubled));
      if (i + 1 == chars.size() || chars[i] == chars[i + 1]) continue;
      std::vector<std::string_view> turned = chars;
      std::swap(turned[i], turned[i + 1]);
      slips.push_back(join(turned));
    }
    return slips;
  }

  // 部门名称 holds more than the name.
  void Fields() {
    const std::vector<std::string>& fields = input_.patterns.list("entity.own-field").words;
    for (const Table& table : input_.document.tables()) {
      for (const Cell& cell : table.cells) {
        if (cell.text.size() > kMaxFieldBytes || cell.text.size() < kMinFieldBytes) continue;
        const std::string label = Normalize(input_.document.Slice(cell.text));
        const bool of_project = label == "主管部门";
        if (!of_project && std::find(fields.begin(), fields.end(), label) == fields.end()) continue;
        const Cell* value = table.At(cell.row, cell.column + cell.column_span);
        if (value == nullptr || value->text.empty()) continue;
        if (!of_project) Field(cell, *value);
        ForeignField(cell, *value);
      }
    }
  }

  void Field(const Cell& label, const Cell& value) {
    const std::string text = Normalize(input_.document.Slice(value.text));
    const std::string_view name = names_.Prefix(text);
    if (name.empty() || input_.figures.entity.empty()) return;
    const std::string_view rest = std::string_view(text).substr(name.size());
    const Entity& own = Entities().front();
    const bool is_own = name == own.name || std::find(own.aliases.begin(), own.aliases.end(), name) != own.aliases.end();
    if (!is_own || StartsWith(rest, "(") || StartsWith(rest, "本")) return;
    Relation relation = rest.empty() ? Agrees("field", value.text, text, own.name)
                                     : Differs(Severity::kInfo, "field", value.text, text, std::string(name));
    AddEvidence(relation, "label", label.text);
    relations_.push_back(std::move(relation));
  }

  // 单位名称 or 主管部门 holds a body of the same kind (局, 中学) that the report knows nowhere else: a form that was
  // taken over from another report.
  void ForeignField(const Cell& label, const Cell& value) {
    if (input_.figures.entity.empty()) return;
    const std::string text = Normalize(input_.document.Slice(value.text));
    const std::string& own = Entities().front().name;
    if (!names_.IsName(text) || !SameKind(text, own) || Contains(own, text) || Contains(text, own)) return;
    for (const Entity& entity : Entities()) {
      if (entity.name == text || std::find(entity.aliases.begin(), entity.aliases.end(), text) != entity.aliases.end()) return;
    }
    std::size_t times = 0;
    for (const TextPiece& piece : pieces_) times += FindAll(piece.text.text(), text).size();
    if (times != 1) return;
    Relation relation = Differs(Severity::kWarning, "form", value.text, text, own);
    AddEvidence(relation, "label", label.text);
    relations_.push_back(std::move(relation));
  }

  // Of the same place, and with the same ending.
  bool SameKind(std::string_view name, std::string_view own) const {
    const std::string_view place = names_.Places(name);
    if (place.empty() || place != names_.Places(own)) return false;
    const std::vector<std::string>& suffixes = input_.patterns.list("entity.suffix").words;
    const auto ending = std::max_element(suffixes.begin(), suffixes.end(), [&](const std::string& a, const std::string& b) {
      return (EndsWith(own, a) ? a.size() : 0) < (EndsWith(own, b) ? b.size() : 0);
    });
    return ending != suffixes.end() && EndsWith(own, *ending) && EndsWith(name, *ending);
  }

  // A city that is not of this body's region, acting where the body should, or bearing a body of its kind.
  void ForeignPlaces() {
    const Gazetteer gazetteer(input_.patterns);
    const std::string home = Home(gazetteer);
    if (home.empty()) return;
    const std::string_view own = Entities().front().name;
    const std::string_view kind = own.substr(names_.Places(own).size());
    for (const TextPiece& piece : pieces_) {
      const std::string_view text = piece.text.text();
      for (std::size_t at = text.find("市"); at != std::string_view::npos; at = text.find("市", at + 1)) {
        const std::string_view city = gazetteer.CityEndingAt(text, at + std::string_view("市").size());
        if (city.empty() || gazetteer.Near(city, home)) continue;
        const std::string_view after = text.substr(at + std::string_view("市").size());
        const std::vector<std::string>& acts = input_.patterns.list("entity.acts").words;
        const bool acting = std::any_of(acts.begin(), acts.end(), [&](const std::string& word) { return StartsWith(after, word); });
        if (!acting && (kind.empty() || !StartsWith(after, kind))) continue;
        const std::size_t begin = at + std::string_view("市").size() - city.size();
        if (SpokenOfRightly(text, begin)) continue;
        const NormRange range{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + city.size())};
        relations_.push_back(Differs(Severity::kWarning, "place", Around(piece, range, kQuoteChars), std::string(city), home));
      }
    }
  }

  // A body of the same kind and level of another place: 澜溪县水利局 in the report of 青柏县水利局.
  void ForeignBodies() {
    const std::string_view own = Entities().front().name;
    const std::vector<std::string_view> chain = names_.PlaceChain(own);
    const std::string_view kind = own.substr(names_.Places(own).size());
    if (chain.empty() || kind.size() < kMinKindBytes) return;
    const std::string_view level = chain.back().substr(chain.back().size() - CharBytesBefore(chain.back(), chain.back().size()));
    const std::string_view own_place = chain.back().substr(0, chain.back().size() - level.size());
    const std::string tail = std::string(level) + std::string(kind);
    std::map<std::string, std::vector<std::pair<std::size_t, NormRange>>> found;
    for (std::size_t p = 0; p < pieces_.size(); ++p) {
      const std::string_view text = pieces_[p].text.text();
      for (const std::size_t at : FindAll(text, tail)) {
        const std::string_view place = PlaceBefore(text, at);
        // 纳入南县财政局 is the own body behind a verb.
        const bool is_own = Contains(own, place) || EndsWith(place, own_place);
        if (place.empty() || is_own || IsVerb(place) || SpokenOfRightly(text, at - place.size())) continue;
        const NormRange range{static_cast<std::uint32_t>(at - place.size()), static_cast<std::uint32_t>(at + tail.size())};
        if (InOneTable(own, pieces_[p])) return;
        found[std::string(place)].push_back({p, range});
      }
    }
    if (found.size() > 1) return;  // a report on several places
    for (const auto& [place, places] : found) {
      if (places.size() > 2) continue;
      const TextPiece& piece = pieces_[places.front().first];
      relations_.push_back(Differs(Severity::kWarning, "body", Around(piece, places.front().second, kQuoteChars), place + tail, std::string(own)));
    }
  }

  // A table that lists the own body too is a list of bodies.
  bool InOneTable(std::string_view own, const TextPiece& piece) const {
    return piece.table != kNone && std::any_of(pieces_.begin(), pieces_.end(), [&](const TextPiece& other) {
      return other.table == piece.table && Contains(other.text.text(), own);
    });
  }

  // “提高市总工会影响力”: what is done, not where.
  bool IsVerb(std::string_view place) const {
    const std::vector<std::string>& verbs = input_.patterns.list("entity.verbs").words;
    return std::any_of(verbs.begin(), verbs.end(), [&](const std::string& verb) { return EndsWith(place, verb); });
  }

  // Two or three characters that name a place before its 县 or 区: what stands between a word that cannot be in
  // a name and the ending.
  std::string_view PlaceBefore(std::string_view text, std::size_t end) const {
    const std::vector<std::string>& stops = input_.patterns.list("entity.stop").words;
    std::size_t begin = end;
    for (std::size_t chars = 0; chars <= 3; ++chars) {
      const std::size_t size = CharBytesBefore(text, begin);
      const std::string_view before = text.substr(begin - size, size);
      const bool stop = size < 3 || Contains("。、“”《》年度月日的", before) || std::find(stops.begin(), stops.end(), before) != stops.end();
      if (stop) return chars >= 2 && !names_.Places(text.substr(begin, end - begin + 3)).empty() ? text.substr(begin, end - begin) : std::string_view();
      begin -= size;
    }
    return {};
  }

  // The city of the report's own body, from its name or its longest form.
  std::string Home(const Gazetteer& gazetteer) const {
    std::vector<std::string> forms = Entities().front().aliases;
    forms.insert(forms.begin(), Entities().front().name);
    for (const std::string& form : forms) {
      for (const std::string_view place : names_.PlaceChain(form)) {
        if (gazetteer.Knows(place)) return std::string(place);
      }
    }
    return {};
  }

  bool SpokenOfRightly(std::string_view text, std::size_t at) const {
    std::size_t begin = text.substr(0, at).rfind("。");
    begin = begin == std::string_view::npos ? 0 : begin;
    const std::size_t end = std::min(text.find("。", at), text.size());
    const std::string_view sentence = text.substr(begin, end - begin);
    for (const std::string_view word : {"在", "与", "和", "到", "向", "、"}) {
      if (EndsWith(text.substr(0, at), word)) return true;
    }
    return Contains(input_.patterns.list("entity.abroad"), sentence);
  }

  const CheckInput& input_;
  std::vector<Relation>& relations_;
  NameReader names_;
  const std::vector<TextPiece>& pieces_;
};

void Run(const CheckInput& input, std::vector<Relation>& relations) {
  if (!input.figures.entities.empty()) Reader(input, relations).Run();
}

}  // namespace

namespace registry {
extern const Check ktext_entity;
const Check ktext_entity = {"text.entity", Run};
}  // namespace registry
}  // namespace gouji
