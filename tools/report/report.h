#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "checks/engine/finding.h"
#include "tools/report/language.h"
#include "tools/report/place.h"

namespace gouji {

/// One side of a tie as it is shown.
struct ShownEvidence {
  std::string role;   ///< id: "total"
  std::string text;   ///< verbatim piece of the source that contains the figure
  std::string value;  ///< the figure's digits; empty for a place without a figure
  std::string unit;
  std::string label;  ///< in a table: what its row and column are, "产出成本｜得分"
  Place place;
};

/// A finding with every sentence made. Writers only arrange it.
struct ShownFinding {
  std::string fingerprint;
  std::string_view check;
  Severity severity = Severity::kError;
  Certainty certainty = Certainty::kCertain;
  std::string title;
  std::string message;
  std::string formula;
  std::string stated;
  std::string expected;
  std::string difference;
  std::string suggestion;
  std::string_view diagnosis;
  std::vector<std::string> consequences;  ///< one sentence a broken tie
  std::vector<ShownEvidence> evidence;    ///< the stated side first
};

/// A tie with its verdict.
struct ShownRelation {
  std::string_view check;
  Verdict verdict = Verdict::kNotAssessable;
  std::string reason;   ///< sentence, for what could not be judged
  std::string formula;
  std::string stated;    ///< as in a finding
  std::string expected;
  std::vector<ShownEvidence> evidence;
};

/// Everything that is told about one document.
struct Report {
  std::string path;       ///< as shown
  std::string sha256;
  std::string patterns;   ///< digest of the pattern packs
  DocumentInfo info;
  std::string entity;
  int year = 0;
  ReportKind kind = ReportKind::kUnknown;
  Coverage coverage;
  std::vector<ShownFinding> findings;
  std::vector<ShownRelation> relations;  ///< only when asked for
  std::vector<ShownRelation> not_assessable;
};

/// How a report is told.
struct ReportOptions {
  Language language = Language::kZh;
  bool relations = false;  ///< list every tie with its verdict
  bool quiet = false;      ///< terminal: findings and the summary only
};

/// `path` and `sha256` are the caller's.
Report MakeReport(const CheckInput& input, const CheckResult& result, const ReportOptions& options);

/// gouji/1, see schema/gouji-1.schema.json.
std::string ReportJson(const Report& report, const Document& document, const ReportOptions& options,
                       JsonWriter::Layout layout);
/// The gouji/1 record of a file that could not be checked.
std::string ErrorJson(std::string_view shown_name, const Error& error, Language language, JsonWriter::Layout layout);
/// For reading in a terminal; `colours` with ANSI colours.
std::string ReportTerminal(const Report& report, const Document& document, const ReportOptions& options, bool colours);
/// "核对 142 处：一致 131，尾差 3，不一致 4，无法核对 4"
std::string CoverageLine(const Coverage& coverage, Language language);

}  // namespace gouji
