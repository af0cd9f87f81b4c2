#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "checks/common/announcement.h"
#include "checks/common/operand.h"
#include "checks/common/score_nodes.h"
#include "checks/common/table_sum.h"
#include "checks/common/text_pieces.h"
#include "checks/engine/evaluate.h"
#include "patterns/pack/word_list.h"
#include "patterns/table/head_words.h"

namespace gouji {
namespace {

constexpr std::uint32_t kLeastRows = 2;
constexpr std::size_t kLeastDigits = 4;
constexpr std::string_view kOthers = "其他";

// A table that lists things, a row each: 项目名称 | 预算数.
struct Listing {
  std::uint32_t table = kNone;
  std::vector<std::string> nouns;  ///< what is listed, as the text may call it: 项目, 县(区), 县
  std::uint32_t rows = 0;          ///< 其他31所 counts as 31
  std::set<std::uint32_t> totals;  ///< figures of the total rows
  std::vector<std::uint32_t> data;  ///< the rows that list one thing
};

// 项目名称 lists 项目. 项目 alone heads accounts and items of all sorts.
std::vector<std::string> NounsOf(const CheckInput& input, const TableAxis& axis) {
  std::vector<std::string> nouns;
  for (std::string noun : {axis.name(), CleanHead(axis.name())}) {
    bool named = false;
    for (const std::string& tail : input.patterns.list("row-count.name").words) {
      if (!EndsWith(noun, tail) || noun.size() == tail.size()) continue;
      noun.resize(noun.size() - tail.size());
      named = true;
      break;
    }
    if (!named && !IsWord(input.patterns.list("row-count.noun"), noun)) continue;
    if (!noun.empty() && std::find(nouns.begin(), nouns.end(), noun) == nouns.end()) nouns.push_back(noun);
  }
  return nouns;
}

// 其他12家乡镇卫生院: 12; any other row is one.
std::uint32_t ThingsIn(const TableRow& row) {
  if (!StartsWith(row.label, kOthers)) return 1;
  const SmallNumber number = ReadSmallNumber(std::string_view(row.label).substr(kOthers.size()));
  return number.value;
}

std::optional<Listing> ReadListing(const CheckInput& input, std::uint32_t table) {
  const TableModel& model = input.figures.tables[table];
  if (model.sections.size() != 1 || model.sections[0].sides.size() != 1 || input.document.tables()[table].parent_table != kNone) return std::nullopt;
  const TableSection& section = model.sections[0];
  const TableSide& side = section.sides[0];
  if (side.labels.empty()) return std::nullopt;
  Listing listing{table, NounsOf(input, section.columns[side.labels.back()]), 0, {}, {}};
  if (listing.nouns.empty()) return std::nullopt;
  std::set<std::string_view> labels;
  for (std::uint32_t r = section.body; r < section.end; ++r) {
    const TableRow& row = side.rows[r];
    if (row.kind == RowKind::kTotal) {
      for (const std::uint32_t column : side.values) listing.totals.insert(model.ValueAt(r, column));
    }
    if (row.kind == RowKind::kSubtotal || row.kind == RowKind::kSection) return std::nullopt;
    if (row.kind != RowKind::kData || row.label.empty() || IsWord(input.patterns.list("row.average"), row.label)) continue;
    const std::uint32_t things = ThingsIn(row);
    if (row.parent != kNone || row.among || row.blank || things == 0 || !labels.insert(row.label).second) return std::nullopt;
    listing.rows += things;
    if (!StartsWith(row.label, kOthers)) listing.data.push_back(r);
  }
  listing.totals.erase(kNone);
  return listing.rows >= kLeastRows ? std::optional<Listing>(std::move(listing)) : std::nullopt;
}

// A number of the listed things: 项目共6个, 6个项目. Not a part of them: 其中3个项目, 6个项目中2个.
bool Counts(const CheckInput& input, const Listing& listing, std::uint32_t index) {
  const Figure& figure = input.figures.figures[index];
  if (figure.in_table() || figure.kind != FigureKind::kCount || figure.power != 0) return false;
  if (figure.exactness != Exactness::kExact || figure.comparator != Comparator::kNone || IsChange(figure.aspect)) return false;
  const NormalizedText& sentence = input.figures.sentences[figure.sentence].text;
  const NormRange place = sentence.FromSource(figure.range);
  std::string_view before = sentence.text().substr(0, place.begin);
  const std::string_view behind = sentence.text().substr(place.end);
  const std::size_t stop = before.find_last_of(",;:");
  const std::string_view clause = stop == std::string_view::npos ? before : before.substr(stop + 1);
  if (Contains(input.patterns.list("row-count.part"), clause) || Contains(input.patterns.list("row-count.part"), behind.substr(0, behind.find_first_of(",;:")))) return false;
  for (const std::string_view particle : {"共有", "共", "有", "为", "总数"}) {
    if (EndsWith(before, particle)) before.remove_suffix(particle.size());
  }
  // 4个乡镇86个村: 乡镇 is of the number before it.
  const std::uint32_t first = input.figures.sentences[figure.sentence].first_figure;
  const std::size_t counted = index > first ? sentence.FromSource(input.figures.figures[index - 1].range).end : std::string_view::npos;
  return std::any_of(listing.nouns.begin(), listing.nouns.end(), [&](const std::string& noun) {
    const bool own = EndsWith(before, noun) && before.size() - noun.size() != counted;
    return own || StartsWith(behind, noun);
  });
}

std::size_t Digits(const Decimal& value) {
  const std::string text = value.ToString();
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }));
}

// 6个项目全年预算4112.53万元: the total of the table that the sentence prints, or kNone.
std::uint32_t PrintedTotal(const CheckInput& input, const Listing& listing, std::uint32_t index) {
  const Sentence& sentence = input.figures.sentences[input.figures.figures[index].sentence];
  for (std::uint32_t i = sentence.first_figure; i < sentence.end_figure; ++i) {
    const Figure& figure = input.figures.figures[i];
    if (i == index || figure.exactness != Exactness::kExact || Digits(figure.value) < kLeastDigits) continue;
    for (const std::uint32_t cell : listing.totals) {
      const Figure& there = input.figures.figures[cell];
      if (there.kind == figure.kind && PrintedInterval(there).Intersects(PrintedInterval(figure))) return cell;
    }
  }
  return kNone;
}

// 年初预算5个项目1012.50万元: a row without an amount in the column of that total may not be one of them.
bool CountsFilledRows(const CheckInput& input, const Listing& listing, std::uint32_t index, std::uint32_t total) {
  const std::uint32_t column = input.figures.figures[total].column;
  const auto filled = std::count_if(listing.data.begin(), listing.data.end(),
                                    [&](std::uint32_t row) { return !ValueOf(input, listing.table, {row, column}).is_zero(); });
  return input.figures.figures[index].Scaled() == Rational::Of(filled);
}

Relation Tie(const CheckInput& input, const Listing& listing, std::uint32_t index) {
  Relation relation;
  relation.stated = OperandFor(input, "count", index);
  const Table& table = input.document.tables()[listing.table];
  relation.operands = {{"table", kNone, table.caption.empty() ? table.cells.front().text : table.caption}};
  relation.args.emplace_back("table", TableName(input, listing.table));
  JudgeAgainst(input.figures, Rational::Of(static_cast<std::int64_t>(listing.rows)), relation);
  return relation;
}

void CheckListing(const CheckInput& input, const Listing& listing, std::vector<Relation>& relations) {
  const std::uint32_t announcement = AnnouncementOf(input, listing.table);
  std::vector<std::uint32_t> announced;
  for (std::uint32_t i = 0; i < input.figures.figures.size(); ++i) {
    if (input.figures.figures[i].kind != FigureKind::kCount || !Counts(input, listing, i)) continue;
    if (announcement != kNone && input.figures.figures[i].block == announcement) {
      announced.push_back(i);
    } else if (const std::uint32_t total = PrintedTotal(input, listing, i); total != kNone) {
      Relation relation = Tie(input, listing, i);
      relation.severity = Severity::kWarning;
      if (Holds(relation) || !CountsFilledRows(input, listing, i, total)) relations.push_back(std::move(relation));
    }
  }
  // Of several numbers it is not said which the list gives.
  for (const std::uint32_t i : announced) {
    Relation relation = Tie(input, listing, i);
    if (Holds(relation) || announced.size() == 1) relations.push_back(std::move(relation));
  }
}

void Run(const CheckInput& input, std::vector<Relation>& relations) {
  for (std::uint32_t t = 0; t < input.figures.tables.size(); ++t) {
    if (const std::optional<Listing> listing = ReadListing(input, t)) CheckListing(input, *listing, relations);
  }
}

}  // namespace

namespace registry {
extern const Check ktable_row_count;
const Check ktable_row_count = {"table.row-count", Run};
}  // namespace registry
}  // namespace gouji
