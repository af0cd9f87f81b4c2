#include <algorithm>
#include <optional>

#include "checks/common/count_lists.h"
#include "checks/common/listing.h"
#include "checks/common/text_pieces.h"
#include "extract/base/utf8.h"
#include "patterns/context/entities.h"
#include "patterns/pack/word_list.h"

namespace gouji {
namespace {

constexpr std::uint32_t kMaxClaim = 60;
constexpr std::size_t kQuoteChars = 8;
constexpr std::uint32_t kMaxToTable = 3;  // blocks: a caption and a unit line may stand between
constexpr std::size_t kMaxNounBytes = 60;
constexpr std::uint32_t kMinBytes = 24;    // 甲、乙2个部门
constexpr std::size_t kMaxLeadBytes = 45;  // between 三个方面 and 一是

// "13个职能部室": a small number, its classifier and the noun after it.
struct Claim {
  std::uint32_t value = 0;
  std::size_t begin = 0;
  std::size_t number_end = 0;  // after the number
  std::size_t end = 0;         // after the classifier
  std::string_view classifier;
};

std::string_view WordAt(const WordList& list, std::string_view text) {
  for (const std::string& word : list.words) {
    if (StartsWith(text, word)) return word;
  }
  return {};
}

std::vector<Claim> FindClaims(const PatternSet& patterns, std::string_view text) {
  std::vector<Claim> claims;
  for (std::size_t i = 0; i < text.size(); i += DecodeUtf8(text, i).size) {
    const char lead = text[i];
    if ((lead < '0' || lead > '9') && lead != '\xE4' && lead != '\xE5' && lead != '\xE3')
      continue;  // 一 … 十, 〇
    const SmallNumber number = ReadSmallNumber(text.substr(i));
    if (number.size == 0) continue;
    const std::string_view classifier =
        WordAt(patterns.list("count.classifier"), text.substr(i + number.size));
    const std::string_view before =
        text.substr(i - CharBytesBefore(text, i), CharBytesBefore(text, i));
    const bool ordinal = before == "第" || before == "." || before == "-" || before == "~" ||
                         before == "“" || before == "每" || before == "近" || before == "约";
    const bool slogan =
        StartsWith(text.substr(i + number.size), "项规定");  // 八项规定 is a document, no list
    if (!classifier.empty() && !ordinal && !slogan && number.value > 1 &&
        number.value <= kMaxClaim) {
      claims.push_back(
          {number.value, i, i + number.size, i + number.size + classifier.size(), classifier});
    }
    i += number.size - CharBytesBefore(text, i + number.size);
  }
  return claims;
}

class Reader {
 public:
  Reader(const CheckInput& input, const TextPiece& piece, std::vector<Relation>& relations)
      : input_(input), piece_(piece), text_(piece.text.text()), relations_(relations) {}

  void Run() {
    std::vector<Claim> claims = FindClaims(input_.patterns, text_);
    std::erase_if(claims, [&](const Claim& claim) { return RefersBack(claim); });
    if (EndsWith(text_, ":") && piece_.table == kNone && BlocksAfter(claims)) return;
    if (TableBelow(claims)) return;
    for (const Claim& claim : claims) {
      if (Numbered(claim) || Markers(claim) || ListAfter(claim)) continue;
      ListBefore(claim);
    }
  }

 private:
  SourceRange Quote(std::size_t begin, std::size_t end) const {
    return piece_.text.ToSource(
        {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
  }
  // “针对以上两方面问题，采取以下措施：”: what was counted before, not what follows.
  bool RefersBack(const Claim& claim) const {
    return EndsWithWord(input_.patterns.list("count.back"), text_.substr(0, claim.begin));
  }
  std::string Words(const Claim& claim) const {
    return std::string(text_.substr(claim.begin, claim.end - claim.begin));
  }

  void Settle(const Claim& claim, bool holds, std::uint32_t counted, SourceRange list) {
    const SourceRange place = Around(
        piece_, {static_cast<std::uint32_t>(claim.begin), static_cast<std::uint32_t>(claim.end)},
        kQuoteChars);
    Relation relation =
        holds ? Agrees("stated", place, Words(claim), std::to_string(counted))
              : Differs(Severity::kWarning, "", place, Words(claim), std::to_string(counted));
    AddEvidence(relation, "list", list);
    relations_.push_back(std::move(relation));
  }

  void NotAssessable(const Claim& claim, std::string_view reason, SourceRange list) {
    Relation relation = WordTie("stated", Quote(claim.begin, claim.end), Words(claim), "");
    relation.reason = reason;
    AddEvidence(relation, "list", list);
    relations_.push_back(std::move(relation));
  }

  // “预算单位共9家……名单见下表”: the numbered rows of the table below.
  bool TableBelow(const std::vector<Claim>& claims) {
    if (claims.empty() || piece_.table != kNone ||
        (!Contains(text_, "见下表") && !Contains(text_, "如下表")))
      return false;
    const std::vector<Block>& blocks = input_.document.blocks();
    for (std::uint32_t b = piece_.block + 1; b < blocks.size() && b <= piece_.block + kMaxToTable;
         ++b) {
      if (blocks[b].kind != BlockKind::kTable) continue;
      const Table& table = input_.document.tables()[blocks[b].table];
      const Cell* head = table.At(0, 0);
      if (head == nullptr || Normalize(input_.document.Slice(head->text)) != "序号") return false;
      std::uint32_t rows = 0;
      SourceRange last = head->text;  // the last numbered row's name
      for (std::uint32_t row = 1; row < table.rows; ++row) {
        const Cell* cell = table.At(row, 0);
        const std::string text =
            cell == nullptr ? "" : Normalize(input_.document.Slice(cell->text));
        if (ReadSmallNumber(text).size == text.size() && ReadSmallNumber(text).value == rows + 1) {
          ++rows;
          const Cell* name = table.At(row, 1);
          if (name != nullptr && !name->text.empty()) last = name->text;
        }
      }
      const Claim& claim = claims.front();
      if (rows < 2 ||
          !Contains(text_.substr(claim.begin > kMaxNounBytes ? claim.begin - kMaxNounBytes : 0,
                                 2 * kMaxNounBytes),
                    "单位"))
        return false;
      Settle(claim, rows == claim.value, rows, last);
      if (rows != claim.value) relations_.back().severity = Severity::kError;
      return true;
    }
    return false;
  }

  // “……3家单位，包括：” or “包括19个内设机构、2个派出机构：” and the list in paragraphs of its own.
  bool BlocksAfter(const std::vector<Claim>& claims) {
    const LabelRun run = RunAfter(input_.document, piece_.block);
    if (claims.empty() || run.count < 2) return false;
    bool settled = false;
    for (const Claim& claim : claims) settled = GroupAfter(claim) || settled;
    if (settled) return true;
    const std::size_t sentence =
        text_.rfind("。") == std::string_view::npos ? 0 : text_.rfind("。");
    const Claim& last = claims.back();
    std::uint32_t sum = 0;
    for (const Claim& claim : claims) sum += claim.begin >= sentence ? claim.value : 0;
    for (const std::size_t one : FindAll(text_.substr(sentence), "1家"))
      sum +=
          one > 0 && text_[sentence + one - 1] >= '0' && text_[sentence + one - 1] <= '9' ? 0u : 1u;
    if (last.value == run.count || sum == run.count) {
      Settle(last, true, run.count, run.range);
      relations_.back().stated_text = std::to_string(run.count) + std::string(last.classifier);
      return true;
    }
    // 以下 must be said in the sentence of the count: 组织8个市开展自评。现将情况报告如下:
    std::string_view lead = text_.substr(ClauseBegin(text_, last.begin));
    lead = lead.substr(0, lead.find("。"));
    if (claims.size() > 1 ||
        (!Contains(lead, "以下") && !Contains(lead, "下列") && !Contains(lead, "如下")))
      return false;
    if (RefersElsewhere(last)) return false;
    Settle(last, false, run.count, run.range);
    return true;
  }

  // “组织6个区县开展自评，现将情况报告如下：”: what follows is the report, not the districts.
  bool RefersElsewhere(const Claim& claim) const {
    const std::size_t at = text_.find("如下", claim.end);
    if (at == std::string_view::npos) return false;
    return ClauseBegin(text_, at) > claim.begin && !EndsWith(text_.substr(0, at), "具体");
  }

  // “19个内设机构” and further down a heading “（一）内设机构” with its list.
  bool GroupAfter(const Claim& claim) {
    const std::string_view noun =
        WordAt(input_.patterns.list("count.noun"), text_.substr(claim.end));
    if (CountHan(noun) < 3) return false;
    const std::vector<Block>& blocks = input_.document.blocks();
    for (std::uint32_t b = piece_.block + 1; b < blocks.size(); ++b) {
      if (blocks[b].kind != BlockKind::kHeading || blocks[b].parent != blocks[piece_.block].parent)
        continue;
      if (!EndsWith(Normalize(input_.document.Slice(blocks[b].text)), noun)) continue;
      const LabelRun run = RunUnder(input_.document, b);
      if (run.count < 2) return false;
      Settle(claim, run.count == claim.value, run.count, run.range);
      return true;
    }
    return false;
  }

  // “以下八个方面的工作：一是……八是……”
  bool Markers(const Claim& claim) {
    std::size_t begin = std::string_view::npos;
    for (const std::string_view mark : {"一是", "第一,", "(一)", "(1)", "①"})
      begin = std::min(begin, text_.find(mark, claim.end));
    if (begin == std::string_view::npos || begin - claim.end > kMaxLeadBytes) return false;
    const std::string_view lead = text_.substr(claim.begin, begin - claim.begin);
    const bool matter = Contains(input_.patterns.list("count.matter"), lead);
    if (!matter || Contains(lead, "。") ||
        (!EndsWith(lead, ":") && !EndsWith(lead, ";") && !EndsWith(lead, ",")))
      return false;
    const std::uint32_t counted = CountMarkers(text_, claim.end);
    // A run that goes on in the next paragraph is not judged here.
    if (counted < 2 || (counted < claim.value && !EndsWith(text_, "。"))) return false;
    Settle(claim, counted == claim.value, counted, Quote(begin, text_.size()));
    return true;
  }

  // “包括：1.甲局；2.乙站；3.丙站。共3家”: the list is numbered and the count stands behind it.
  bool Numbered(const Claim& claim) {
    std::string_view before = text_.substr(0, claim.begin);
    if (!EndsWith(before, "共")) return false;
    before.remove_suffix(std::string_view("共").size());
    if (!EndsWith(before, "。") && !EndsWith(before, ";") && !EndsWith(before, ",")) return false;
    const std::size_t begin = before.rfind(":1.");
    if (begin == std::string_view::npos) return false;
    std::uint32_t counted = 1;
    for (std::size_t at = begin;;) {
      at = before.find(std::to_string(counted + 1) + ".", at + 1);
      if (at == std::string_view::npos) break;
      const std::string_view mark = before.substr(at - CharBytesBefore(before, at), CharBytesBefore(before, at));
      if (mark == ";" || mark == "、" || mark == "," || mark == "。") ++counted;
    }
    if (counted < 2) return false;
    Settle(claim, counted == claim.value, counted, Quote(begin + 1, before.size()));
    return true;
  }

  // “内设机构13个：甲、乙……”, “有3个直属单位，分别为甲、乙、丙”
  bool ListAfter(const Claim& claim) {
    std::size_t at = claim.end;
    while (at < text_.size() && at - claim.end < kMaxNounBytes) {
      const std::string_view rest = text_.substr(at);
      if (StartsWith(rest, "其中")) return false;
      const std::string_view opens = WordAt(input_.patterns.list("count.opens"), rest);
      if (!opens.empty()) return CountAfter(claim, at + opens.size());
      const char32_t c = DecodeUtf8(text_, at).value;
      if (c == U'。' || c == ';' || c == U'、' || c == '(' ||
          (c == ',' && at > claim.end + kMaxNounBytes / 2))
        return false;
      if (ReadSmallNumber(rest).size > 0)
        return false;  // another number follows: not this one's list
      at += DecodeUtf8(text_, at).size;
    }
    return false;
  }

  bool CountAfter(const Claim& claim, std::size_t begin) {
    const std::size_t end = ListEnd(text_, begin);
    const ListCount count = CountList(text_, begin, end);
    const bool told = Units(begin) == claim.value || Parts(begin) == claim.value;
    if (count.most < 2 && !told) return false;
    const SourceRange list = Quote(begin, end);
    const bool holds = claim.value >= count.least && claim.value <= count.most;
    // Listed with commas here and there: more may belong to the list than its first run.
    const bool goes_on = count.named < claim.value && GoesOn(text_.substr(begin, end - begin));
    if (count.open_ended && count.named <= claim.value) {
      NotAssessable(claim, "open-list", list);
    } else if (holds || told) {
      Settle(claim, true, claim.value, list);
    } else if (count.has_figures || goes_on || count.named < 2 || !NamesThings(claim)) {
      NotAssessable(claim, "not-a-list", list);
    } else {
      Settle(claim, false, count.named, list);
      if (claim.classifier == "个" || claim.classifier == "家")
        relations_.back().severity = Severity::kError;
    }
    return true;
  }

  // Behind a comma there is more of the list, not only words about it (“，均实行独立核算”).
  static bool GoesOn(std::string_view list) {
    const std::size_t comma = list.find(',');
    if (comma == std::string_view::npos) return false;
    const std::string_view rest = list.substr(comma + 1);
    return !StartsWith(rest, "均") && !StartsWith(rest, "都") && !StartsWith(rest, "全部");
  }

  // “甲类3万元，占2%；乙类……”: parts with their figures, told one after the other.
  std::uint32_t Parts(std::size_t begin) const {
    const std::size_t end = std::min(text_.find("。", begin), text_.size());
    return static_cast<std::uint32_t>(FindAll(text_.substr(begin, end - begin), ";").size()) + 1;
  }

  // Units that the rest of the paragraph tells of, each in a sentence of its own.
  std::uint32_t Units(std::size_t begin) const {
    std::vector<std::uint32_t> seen;
    for (const EntityMention& mention :
         FindEntityMentions(text_.substr(begin), input_.figures.entities)) {
      const bool unit =
          input_.figures.entities[mention.entity].scope == Entity::Scope::kSubordinate;
      if (unit && std::find(seen.begin(), seen.end(), mention.entity) == seen.end())
        seen.push_back(mention.entity);
    }
    return static_cast<std::uint32_t>(seen.size());
  }

  // The noun at the number is one that lists name: 13个职能部室, 内设机构13个, 三个方面.
  bool NamesThings(const Claim& claim) const {
    const std::size_t clause = ClauseBegin(text_, claim.begin);
    const std::string_view around =
        text_.substr(clause, std::min(claim.end + 24, text_.size()) - clause);
    const std::vector<std::string>& nouns = input_.patterns.list("count.noun").words;
    return std::any_of(nouns.begin(), nouns.end(), [&](const std::string& noun) {
      return CountHan(noun) > 1 && Contains(around, noun);
    });
  }

  static std::size_t CountHan(std::string_view word) { return word.size() / 3; }

  // “内设甲部、乙部、丙室3个职能部室”
  void ListBefore(const Claim& claim) {
    const std::string_view noun =
        WordAt(input_.patterns.list("count.noun"), text_.substr(claim.end));
    if (noun.empty() && !Contains(claim.classifier, "方面") && !Contains(claim.classifier, "部分"))
      return;
    std::size_t end = claim.begin;
    for (const std::string_view word : {"共计", "共", "这"}) {
      if (EndsWith(text_.substr(0, end), word)) end -= word.size();
    }
    const bool etc = EndsWith(text_.substr(0, end), "等");
    if (etc) end -= std::string_view("等").size();
    const std::size_t begin = ClauseBegin(text_, end);
    const ListCount count = CountList(text_, begin, end);
    if (count.named < 2 || count.has_figures) return;
    if (etc && count.named != claim.value) return;  // 等 may stand for more
    if (claim.value >= count.least && claim.value <= count.most) {
      if (!SectionCounts(claim, begin, end)) Settle(claim, true, claim.value, Quote(begin, end));
      return;
    }
    const std::string_view verb =
        text_.substr(begin, std::min(text_.find("、", begin), end) - begin);
    const bool meant = count.named > 2 && Contains(input_.patterns.list("count.verb"), verb);
    if (meant) Settle(claim, false, count.named, Quote(begin, end));
  }

  // The list names sections that follow, scored each: “从甲、乙和丙三方面评价”, and there are four
  // of them.
  bool SectionCounts(const Claim& claim, std::size_t begin, std::size_t end) {
    if (piece_.table != kNone || piece_.block == kNone || !Contains(text_.substr(end), "评价"))
      return false;
    const std::vector<Block>& blocks = input_.document.blocks();
    const std::uint32_t parent = blocks[piece_.block].parent;
    const std::string_view list = text_.substr(begin, end - begin);
    std::uint32_t sections = 0;
    std::uint32_t named = 0;
    SourceRange left_out;
    for (std::uint32_t b = piece_.block + 1; b < blocks.size() && parent != kNone; ++b) {
      if (blocks[b].parent != parent || blocks[b].kind != BlockKind::kHeading) continue;
      const std::string title =
          Normalize(input_.document.Slice({blocks[b].label.end, blocks[b].text.end}));
      const std::size_t bracket = title.rfind('(');
      if (bracket == std::string::npos || !EndsWith(title, "分)")) return false;
      ++sections;
      if (Shares(list, title.substr(0, bracket))) {
        ++named;
      } else {
        left_out = blocks[b].text;
      }
    }
    if (named < 2 || named > claim.value || sections <= claim.value) return false;
    Settle(claim, false, sections, left_out);
    return true;
  }

  // The two share three characters in a row.
  static bool Shares(std::string_view list, std::string_view title) {
    constexpr std::size_t kThree = 9;
    for (std::size_t i = 0; i + kThree <= title.size(); i += 3) {
      if (Contains(list, title.substr(i, kThree))) return true;
    }
    return false;
  }

  const CheckInput& input_;
  const TextPiece& piece_;
  std::string_view text_;
  std::vector<Relation>& relations_;
};

void Run(const CheckInput& input, std::vector<Relation>& relations) {
  for (const TextPiece& piece : input.pieces) {
    if (piece.range.size() >= kMinBytes) Reader(input, piece, relations).Run();
  }
  CompareHeadcounts(input, relations);
  AddUpCounts(input, relations);
}

}  // namespace

namespace registry {
extern const Check ktext_listed_count;
const Check ktext_listed_count = {"text.listed-count", Run};
}  // namespace registry
}  // namespace gouji
