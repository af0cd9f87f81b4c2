#include <algorithm>
#include <optional>

#include "checks/common/text_pieces.h"
#include "patterns/context/report_identity.h"
#include "patterns/pack/word_list.h"

namespace gouji {
namespace {

struct Year {
  std::int16_t value = 0;
  std::size_t at = 0;
};

std::vector<Year> YearsIn(std::string_view text) {
  std::vector<Year> years;
  for (std::size_t i = text.find("20"); i != std::string_view::npos; i = text.find("20", i + 1)) {
    if (const std::int16_t year = YearAt(text, i); year != 0) years.push_back({year, i});
  }
  return years;
}

constexpr std::size_t kYearBytes = 4 + std::string_view("年").size();

std::string YearWords(std::int16_t year) { return std::to_string(year) + "年"; }

NormRange RangeOf(const Year& year) {
  return {static_cast<std::uint32_t>(year.at), static_cast<std::uint32_t>(year.at + kYearBytes)};
}

// 2023年, also as part of a date.
std::int16_t AnyYearAt(std::string_view text) {
  const SmallNumber number = ReadSmallNumber(text);
  const bool year = number.size == 4 && number.value > 2000 && number.value < 2100 &&
                    StartsWith(text.substr(4), "年");
  return year ? static_cast<std::int16_t>(number.value) : std::int16_t{0};
}

// The same words with the digits of one year taken out, so that two titles can be compared.
std::string WithoutYear(std::string text, std::int16_t year) {
  const std::string digits = std::to_string(year);
  const std::size_t at = text.find(digits);
  if (at != std::string::npos) text.erase(at, digits.size());
  return text;
}

class Reader {
 public:
  Reader(const CheckInput& input, std::vector<Relation>& relations)
      : input_(input),
        relations_(relations),
        year_(input.figures.year),
        pieces_(input.pieces) {}

  void Run() {
    if (year_ == 0) return;
    for (const TextPiece& piece : pieces_) {
      if (piece.table == kNone) Titles(piece);
      if (piece.table == kNone) AsOf(piece);
      if (piece.table == kNone) Summary(piece);
      PartOfYear(piece);
    }
    for (const Sentence& sentence : input_.figures.sentences) {
      if (sentence.table == kNone) Scope(sentence);
    }
    SigningDates();
  }

 private:
  void Report(std::string_view variant, Severity severity, const TextPiece& piece, const Year& year,
              SourceRange other) {
    Relation relation = Differs(severity, variant, Around(piece, RangeOf(year), kQuoteChars),
                                YearWords(year.value), YearWords(year_));
    if (!other.empty()) AddEvidence(relation, "report-year", other);
    relations_.push_back(std::move(relation));
  }

  // A title of the report itself that bears another year than the report.
  void Titles(const TextPiece& piece) {
    if (piece.block == kNone) return;
    const Block& block = input_.document.blocks()[piece.block];
    const std::string_view text = piece.text.text();
    if (block.kind != BlockKind::kHeading && CharCount(text) > kMaxTitleChars) return;
    if (Contains(text, "。")) return;
    const std::vector<Year> years = YearsIn(text);
    const bool own = Contains(input_.patterns.list("period.own-title"), text);
    if (years.size() != 1 || !own) return;
    if (years.front().value == year_) {
      relations_.push_back(Agrees("title", block.text, YearWords(year_), YearWords(year_)));
      return;
    }
    const SourceRange twin = Twin(piece, years.front().value);
    if (!twin.empty()) Report("title", Severity::kError, piece, years.front(), twin);
  }

  // A line elsewhere (the contents, another heading) that says the same of the report's year.
  SourceRange Twin(const TextPiece& piece, std::int16_t year) const {
    const std::string key = WithoutYear(std::string(piece.text.text()), year);
    for (const Block& block : input_.document.blocks()) {
      if (block.kind == BlockKind::kTable) continue;
      const std::string line = Normalize(input_.document.Slice(block.text));
      if (line.size() > 4 * kMaxTitleChars || !Contains(line, std::to_string(year_))) continue;
      if (StartsWith(WithoutYear(line, year_), key)) return block.text;
    }
    return {};
  }

  // “截至2023年12月31日” in the accounts of 2024.
  void AsOf(const TextPiece& piece) {
    const bool looks_back = input_.figures.kind == ReportKind::kFinalAccounts ||
                            input_.figures.kind == ReportKind::kSelfEvaluation;
    if (!looks_back) return;
    const std::string_view text = piece.text.text();
    for (const std::string_view lead : {"截至", "截止", "截止到", "截至到"}) {
      for (const std::size_t at : FindAll(text, lead)) {
        const std::size_t from = at + lead.size();
        const std::int16_t year = AnyYearAt(text.substr(from));
        const std::string_view rest =
            year == 0 ? std::string_view() : text.substr(from + kYearBytes);
        const bool year_end = StartsWith(rest, "12月31日") || StartsWith(rest, "底") ||
                              StartsWith(rest, "年底") || StartsWith(rest, "末");
        if (!year_end) continue;
        if (year == year_) {
          relations_.push_back(Agrees("as-of", Around(piece, RangeOf({year, from}), kQuoteChars),
                                      YearWords(year), YearWords(year_)));
          continue;
        }
        const std::size_t end = std::min(text.find("。", at), text.size());
        const std::string_view sentence = text.substr(at, end - at);
        const bool explained = Contains(sentence, std::to_string(year_)) ||
                               Contains(input_.patterns.list("period.other-year"), sentence);
        if (year == year_ - 1 && !explained)
          Report("as-of", Severity::kWarning, piece, {year, from}, {});
      }
    }
  }

  // “2023年，各项工作任务完成情况总体良好” in the report on 2024: a paragraph that sums up the
  // wrong year.
  void Summary(const TextPiece& piece) {
    if (input_.figures.kind != ReportKind::kSelfEvaluation &&
        input_.figures.kind != ReportKind::kFinalAccounts)
      return;
    const std::string_view text = piece.text.text();
    const std::int16_t year = YearAt(text, 0);
    if (year != year_ - 1 || !Contains(input_.patterns.list("period.summary"), text)) return;
    if (Contains(text, std::to_string(year_)) ||
        Contains(input_.patterns.list("period.other-year"), text))
      return;
    Report("summary", Severity::kWarning, piece, {year, 0}, {});
  }

  // A sentence of one other year that says what this report is about, or whose figure the report
  // elsewhere gives for its own year: “评价组对2022年度……实施绩效评价，形成本报告”,
  // “2022年度自评得分95.34分”.
  void Scope(const Sentence& sentence) {
    const std::string_view text = sentence.text.text();
    const std::vector<Year> years = YearsIn(text);
    const bool looks_back = input_.figures.kind == ReportKind::kSelfEvaluation ||
                            input_.figures.kind == ReportKind::kEvaluation ||
                            input_.figures.kind == ReportKind::kFinalAccounts;
    if (!looks_back || years.size() != 1 || years.front().value >= year_ ||
        years.front().value < year_ - 2)
      return;
    std::string words(text);
    for (std::size_t at = words.find("年初预算"); at != std::string::npos;
         at = words.find("年初预算"))
      words.erase(at, 6);
    if (Contains(input_.patterns.list("period.other-year"), words) ||
        Contains(text, std::to_string(year_)))
      return;
    const bool own = Contains(input_.patterns.list("period.scope"), text) || IsOnlyScore(text);
    const SourceRange twin = own ? SourceRange{} : Repeated(sentence, years.front());
    if (!own && twin.empty()) return;
    const std::uint32_t begin = static_cast<std::uint32_t>(years.front().at);
    const SourceRange place =
        sentence.text.ToSource({begin, begin + static_cast<std::uint32_t>(kYearBytes)});
    Relation relation = Differs(Severity::kWarning, "scope", place, YearWords(years.front().value),
                                YearWords(year_));
    if (!twin.empty()) AddEvidence(relation, "report-year", twin);
    relations_.push_back(std::move(relation));
  }

  // “2022年度自评综合得分95.34分”, and nowhere a score of the report's own year.
  bool IsOnlyScore(std::string_view text) const {
    const WordList& words = input_.patterns.list("period.own-score");
    if (!Contains(words, text)) return false;
    return std::none_of(input_.figures.sentences.begin(), input_.figures.sentences.end(), [&](const Sentence& other) {
      return Contains(other.text.text(), YearWords(year_)) && Contains(words, other.text.text());
    });
  }

  // The first telling figure behind the year stands elsewhere too, where no other year is spoken
  // of.
  SourceRange Repeated(const Sentence& sentence, const Year& year) const {
    for (std::uint32_t f = sentence.first_figure; f < sentence.end_figure; ++f) {
      const Figure& figure = input_.figures.figures[f];
      if (sentence.text.FromSource(figure.range).begin < year.at || !IsTelling(figure)) continue;
      for (const Figure& other : input_.figures.figures) {
        if (other.sentence == figure.sentence || !SameFact(figure, other) || !OfReportYear(other))
          continue;
        return other.range;
      }
    }
    return {};
  }

  // Four digits are no chance. Counts and rates repeat from year to year.
  static bool IsTelling(const Figure& figure) {
    const std::string digits = figure.value.ToString();
    const auto count =
        std::count_if(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
    return (figure.kind == FigureKind::kAmount || figure.kind == FigureKind::kScore) &&
           count >= 4 && figure.exactness == Exactness::kExact;
  }

  static bool SameFact(const Figure& a, const Figure& b) {
    return a.kind == b.kind && a.Scaled() == b.Scaled() &&
           (a.aspect == Aspect::kNone || b.aspect == Aspect::kNone || a.aspect == b.aspect);
  }

  bool OfReportYear(const Figure& figure) const {
    if (figure.aspect == Aspect::kPrior || figure.aspect == Aspect::kOpening ||
        figure.aspect == Aspect::kTarget)
      return false;
    const std::vector<Year> years = YearsIn(input_.figures.sentences[figure.sentence].text.text());
    return (figure.period == year_ || figure.period == 0) && std::all_of(years.begin(), years.end(), [&](const Year& year) {
             return year.value == year_;
           });
  }

  // “1-11月” in a report on a whole year.
  void PartOfYear(const TextPiece& piece) {
    if (input_.figures.kind != ReportKind::kSelfEvaluation &&
        input_.figures.kind != ReportKind::kFinalAccounts)
      return;
    const std::string_view text = piece.text.text();
    for (const std::string_view words :
         {"1-11月", "1—11月", "1~11月", "1至11月", "1-10月", "1-9月"}) {
      for (const std::size_t at : FindAll(text, words)) {
        const std::size_t end = std::min(text.find("。", at), text.size());
        if (at > 0 && text[at - 1] >= '0' && text[at - 1] <= '9') continue;
        if (Contains(text.substr(at, end - at), "12月") ||
            Contains(text.substr(at, end - at), "全年"))
          continue;
        const NormRange range{static_cast<std::uint32_t>(at),
                              static_cast<std::uint32_t>(at + words.size())};
        relations_.push_back(Differs(Severity::kInfo, "part", Around(piece, range, kQuoteChars),
                                     std::string(words), "全年"));
      }
    }
  }

  // 填报日期：the dates of signing agree, and none is older than the year reported on.
  void SigningDates() {
    std::optional<std::size_t> first;
    std::string first_date;
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      const std::string_view text = pieces_[i].text.text();
      const std::size_t at = text.find("填报日期");
      if (at == std::string_view::npos) continue;
      const std::size_t digits = text.find("20", at);
      const std::string date = digits == std::string_view::npos ? "" : DateAt(text.substr(digits));
      if (date.empty()) continue;
      const NormRange range{static_cast<std::uint32_t>(digits),
                            static_cast<std::uint32_t>(digits + 4)};
      const int year =
          (date[0] - '0') * 1000 + (date[1] - '0') * 100 + (date[2] - '0') * 10 + (date[3] - '0');
      if (year < year_) {
        relations_.push_back(Differs(Severity::kWarning, "signed",
                                     Around(pieces_[i], range, kQuoteChars), date,
                                     YearWords(year_)));
      } else if (first && date == first_date) {
        Relation relation =
            Agrees("date", Around(pieces_[i], range, kQuoteChars), date, first_date);
        AddEvidence(relation, "date", pieces_[*first].range);
        relations_.push_back(std::move(relation));
      }
      if (!first) first_date = date;
      if (!first) first = i;
    }
  }

  // 2025.6.11, 2025年6月11日, 2025-06-11 -> 2025-6-11
  static std::string DateAt(std::string_view text) {
    std::string date;
    std::size_t parts = 0;
    for (std::size_t i = 0; i < text.size() && parts < 3;) {
      std::size_t end = i;
      while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
      if (end == i || end - i > 4) return parts == 0 ? "" : "";
      std::size_t begin = i;
      while (begin + 1 < end && text[begin] == '0') ++begin;
      date += (parts == 0 ? "" : "-") + std::string(text.substr(begin, end - begin));
      ++parts;
      i = end;
      for (const std::string_view mark : {"年", "月", ".", "-", "/"}) {
        if (StartsWith(text.substr(i), mark)) {
          i += mark.size();
          break;
        }
      }
    }
    return parts == 3 ? date : "";
  }

  static std::size_t CharCount(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
      return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    }));
  }

  static constexpr std::size_t kQuoteChars = 12;
  static constexpr std::size_t kMaxTitleChars = 60;

  const CheckInput& input_;
  std::vector<Relation>& relations_;
  std::int16_t year_;
  const std::vector<TextPiece>& pieces_;
};

void Run(const CheckInput& input, std::vector<Relation>& relations) {
  Reader(input, relations).Run();
}

}  // namespace

namespace registry {
extern const Check ktext_period;
const Check ktext_period = {"text.period", Run};
}  // namespace registry
}  // namespace gouji
