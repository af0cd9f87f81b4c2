#include <algorithm>

#include "extract/base/utf8.h"
#include "tools/report/check_words.h"
#include "tools/report/report.h"
#include "tools/report/words.h"

namespace gouji {
namespace {

constexpr std::string_view kReset = "\x1b[0m";
constexpr std::string_view kBold = "\x1b[1m";
constexpr std::string_view kDim = "\x1b[2m";
constexpr std::size_t kShownConsequences = 5;
constexpr std::size_t kShownSides = 12;
constexpr std::size_t kShownUnjudged = 10;

std::string_view ColourOf(Severity severity) {
  switch (severity) {
    case Severity::kError: return "\x1b[31m";
    case Severity::kWarning: return "\x1b[33m";
    case Severity::kInfo: break;
  }
  return "\x1b[36m";
}

std::string OneLine(std::string_view text) {
  std::string line(text);
  std::replace(line.begin(), line.end(), '\n', ' ');
  return line;
}

/// Words of this writer only.
struct Labels {
  std::string_view place, sides, formula, message, suggestion, consequences, unjudged, notes, more;
};
constexpr Labels kZhLabels{"位置", "原文", "计算", "说明", "建议", "连带", "无法核对", "提示", "其余 {} 处从略"};
constexpr Labels kEnLabels{"where", "text ", "sum  ", "what ", "do   ", "also ", "Could not be judged", "note", "{} more not shown"};

class TerminalWriter {
 public:
  TerminalWriter(const ReportOptions& options, bool colours)
      : language_(options.language),
        labels_(options.language == Language::kZh ? kZhLabels : kEnLabels),
        colours_(colours) {}

  void Header(const Report& report) {
    Paint(kBold, report.path);
    std::string about = report.entity;
    const auto add = [&](const std::string& piece) { about += (about.empty() || piece.empty() ? "" : " · ") + piece; };
    if (report.year != 0) add(std::to_string(report.year) + (language_ == Language::kZh ? " 年" : ""));
    add(std::string(ReportKindWord(report.kind, language_)));
    if (report.info.pages != 0) add(std::to_string(report.info.pages) + (language_ == Language::kZh ? " 页" : " pages"));
    if (!about.empty()) out_ += "  " + about;
    out_ += "\n";
  }

  void Add(const ShownFinding& finding) {
    out_ += '\n';
    const bool zh = language_ == Language::kZh;
    std::string grade(SeverityWord(finding.severity, language_));
    grade.append(zh ? "·" : ", ").append(CertaintyWord(finding.certainty, language_));
    Paint(ColourOf(finding.severity), zh ? "【" + grade + "】" : "[" + grade + "] ");
    Paint(kBold, finding.title);
    out_ += "  ";
    Paint(kDim, std::string(finding.check));
    out_ += '\n';
    if (!finding.evidence.empty()) Line(labels_.place, PlaceLine(finding.evidence.front().place, language_));
    Sides(finding.evidence);
    Line(labels_.formula, finding.formula);
    Line(labels_.message, finding.message);
    Line(labels_.suggestion, finding.suggestion);
    Consequences(finding.consequences);
  }

  void AddUnjudged(const std::vector<ShownRelation>& relations) {
    if (relations.empty()) return;
    out_ += '\n';
    Paint(kBold, std::string(labels_.unjudged));
    out_ += '\n';
    for (std::size_t i = 0; i < relations.size() && i < kShownUnjudged; ++i) {
      // A calculation on figures that may not belong together would be read as an error: --relations shows it.
      const ShownRelation& relation = relations[i];
      Tie(relation, relation.reason, relation.evidence.empty() ? relation.formula : Side(relation.evidence.front()));
    }
    if (relations.size() <= kShownUnjudged) return;
    out_ += "  " + More(relations.size() - kShownUnjudged) + (language_ == Language::kZh ? "（--relations 全部列出）\n" : " (--relations lists all)\n");
  }

  void AddRelations(const std::vector<ShownRelation>& relations) {
    if (!relations.empty()) out_ += '\n';
    for (const ShownRelation& relation : relations) {
      const bool plain = relation.formula.empty() && !relation.evidence.empty();
      Tie(relation, std::string(VerdictWord(relation.verdict, language_)), plain ? Side(relation.evidence.front()) : relation.formula);
    }
  }

  void AddNotes(const std::vector<Note>& notes) {
    if (!notes.empty()) out_ += '\n';
    for (const Note& note : notes) {
      Paint(kDim, std::string(labels_.notes) + (language_ == Language::kZh ? "：" : ": ") + NoteLine(note, language_));
      out_ += '\n';
    }
  }

  void Summary(const Coverage& coverage) {
    out_ += '\n';
    Paint(kBold, CoverageLine(coverage, language_));
    out_ += '\n';
  }

  std::string Take() && { return std::move(out_); }

 private:
  void Paint(std::string_view colour, const std::string& text) {
    if (colours_) out_ += colour;
    out_ += text;
    if (colours_) out_ += kReset;
  }

  void Line(std::string_view label, const std::string& text) {
    if (text.empty()) return;
    out_ += "  ";
    Paint(kDim, std::string(label));
    out_ += "  " + text + "\n";
  }

  void Indented(const std::string& text) {
    // Under the text of Line: two spaces, a label four columns (five in English) wide, two spaces.
    out_.append(language_ == Language::kZh ? 8 : 9, ' ').append(text).append("\n");
  }

  std::string More(std::size_t count) const {
    std::string more(labels_.more);
    return more.replace(more.find("{}"), 2, std::to_string(count));
  }

  // A list may go on for pages; its ends are enough to find it. JSON has all of it.
  static std::string Shortened(const std::string& text) {
    constexpr std::size_t kHead = 100;
    constexpr std::size_t kTail = 40;
    const std::size_t size = CountCodePoints(text);
    if (size <= kHead + kTail + kTail) return text;
    std::size_t head = 0;
    std::size_t tail = 0;
    for (std::size_t i = 0, n = 0; i < text.size(); ++n) {
      if (n == kHead) head = i;
      if (n == size - kTail) tail = i;
      i += DecodeUtf8(text, i).size;
    }
    return text.substr(0, head) + "……" + text.substr(tail);
  }

  std::string Side(const ShownEvidence& side) const {
    const bool zh = language_ == Language::kZh;
    std::string text = (zh ? "“" : "\"") + Shortened(OneLine(side.text)) + (zh ? "”" : "\"");
    if (!side.label.empty()) text += (zh ? "　" : "  ") + side.label;
    std::string role = RoleWord(side.role, language_);
    if (!role.empty()) text += (zh ? "（" : " (") + role + (zh ? "）" : ")");
    return text;
  }

  // Every side word for word; the place of a side only where it is not the finding's own.
  void Sides(const std::vector<ShownEvidence>& evidence) {
    for (std::size_t i = 0; i < evidence.size(); ++i) {
      if (i == kShownSides) {
        Indented(More(evidence.size() - i));
        break;
      }
      std::string text = Side(evidence[i]);
      const std::string place = i == 0 ? std::string() : PlaceBeside(evidence[i].place, evidence.front().place, language_);
      if (!place.empty()) text += "  @ " + place;
      if (i == 0) {
        Line(labels_.sides, text);
      } else {
        Indented(text);
      }
    }
  }

  void Consequences(const std::vector<std::string>& consequences) {
    for (std::size_t i = 0; i < consequences.size() && i < kShownConsequences; ++i) {
      if (i == 0) {
        Line(labels_.consequences, consequences[i]);
      } else {
        Indented(consequences[i]);
      }
    }
    if (consequences.size() > kShownConsequences) Indented(More(consequences.size() - kShownConsequences));
  }

  void Tie(const ShownRelation& relation, const std::string& word, const std::string& text) {
    out_ += "  " + word + "  " + text + "  ";
    std::string where(relation.check);
    if (!relation.evidence.empty()) where += "  " + PlaceLine(relation.evidence.front().place, language_);
    Paint(kDim, where);
    out_ += '\n';
  }

  Language language_;
  const Labels& labels_;
  bool colours_;
  std::string out_;
};

}  // namespace

std::string CoverageLine(const Coverage& coverage, Language language) {
  const auto n = [](std::uint32_t value) { return std::to_string(value); };
  if (language == Language::kZh) {
    return "核对 " + n(coverage.relations) + " 处：一致 " + n(coverage.consistent) + "，尾差 " + n(coverage.within_rounding) +
           "，不一致 " + n(coverage.inconsistent) + "，无法核对 " + n(coverage.not_assessable);
  }
  return n(coverage.relations) + " ties checked: " + n(coverage.consistent) + " consistent, " +
         n(coverage.within_rounding) + " within rounding, " + n(coverage.inconsistent) + " inconsistent, " +
         n(coverage.not_assessable) + " not assessable";
}

std::string ReportTerminal(const Report& report, const Document& document, const ReportOptions& options, bool colours) {
  TerminalWriter writer(options, colours);
  writer.Header(report);
  for (const ShownFinding& finding : report.findings) writer.Add(finding);
  if (options.relations) {
    writer.AddRelations(report.relations);
  } else if (!options.quiet) {
    writer.AddUnjudged(report.not_assessable);
  }
  if (!options.quiet) writer.AddNotes(document.notes());
  writer.Summary(report.coverage);
  return std::move(writer).Take();
}

}  // namespace gouji
