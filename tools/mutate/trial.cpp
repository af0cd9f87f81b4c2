#include "tools/mutate/trial.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "patterns/figure_table.h"
#include "tools/mutate/document_editor.h"

namespace gouji {
namespace {

constexpr std::size_t kQuote = 60;  // bytes of a figure's surroundings in a detail

SourceRange PlaceOf(const FigureTable& figures, const Operand& operand) {
  return operand.figure == kNone ? operand.text : figures.figures[operand.figure].number;
}

std::string_view VerdictName(Verdict verdict) {
  switch (verdict) {
    case Verdict::kConsistent: return "consistent";
    case Verdict::kWithinRounding: return "within rounding";
    case Verdict::kTruncated: return "truncated";
    case Verdict::kInconsistent: return "inconsistent";
    case Verdict::kNotAssessable: return "not assessable";
  }
  return "";
}

std::string Printed(const Document& document, const FigureTable& figures, const Operand& operand) {
  if (operand.figure != kNone) return (operand.sign < 0 ? "-" : "") + std::string(document.Slice(figures.figures[operand.figure].range));
  std::string text(document.Slice(operand.text));
  return text.size() > kQuote ? "…" : text;
}

std::string Shown(const Document& document, const FigureTable& figures, const Relation& relation) {
  std::string text = std::string(relation.check) + ": " + Printed(document, figures, relation.stated) + " ~";
  for (const Operand& operand : relation.operands) text += " " + Printed(document, figures, operand);
  return text + " [" + std::string(VerdictName(relation.verdict)) + (relation.reason.empty() ? "" : " " + std::string(relation.reason)) + "]";
}

/// The changed document, read again, beside the baseline. Places of the baseline are moved into it.
class Comparison {
 public:
  Comparison(const Baseline& baseline, const Mutation& mutation, const Document& document)
      : baseline_(baseline),
        mutation_(mutation),
        document_(document),
        figures_(Recognize(document, baseline.input.patterns)),
        result_(RunChecks({document, figures_, baseline.input.patterns, baseline.input.profile})),
        place_(Moved(mutation.place)) {
    for (const Relation& relation : baseline.result.relations) {
      if (relation.verdict == Verdict::kInconsistent) was_broken_.insert(KeyBefore(relation));
      if (ChangedBefore(relation)) ties_.insert(Moved(PlaceOf(baseline.input.figures, relation.stated)).begin);
    }
  }

  Trial Judge() {
    Trial trial;
    bool info = false;
    for (const Finding& finding : result_.findings) {
      const Severity severity = result_.relations[finding.relation].severity;
      if (!IsNew(finding)) continue;
      if (!Concerns(finding)) {
        if (severity == Severity::kError) trial.extra.push_back(Shown(document_, figures_, result_.relations[finding.relation]));
      } else if (severity == Severity::kInfo && mutation_.kind != MutationKind::kUnitDropped) {
        info = true;
      } else {
        trial.found = true;
        const bool blamed = Blames(finding);
        trial.blamed = trial.blamed || blamed;
        trial.misled = trial.misled || (!blamed && finding.culprit != kNone);
      }
    }
    trial.misled = trial.misled && !trial.blamed;
    if (!trial.found) Explain(trial, info);
    return trial;
  }

 private:
  using Key = std::pair<std::string_view, std::uint32_t>;

  SourceRange Moved(SourceRange place) const { return DocumentEditor::Moved(place, mutation_.place, mutation_.text.size()); }
  Key KeyBefore(const Relation& relation) const {
    return {relation.check, Moved(PlaceOf(baseline_.input.figures, relation.stated)).begin};
  }
  Key KeyNow(const Relation& relation) const { return {relation.check, PlaceOf(figures_, relation.stated).begin}; }

  // Whether the changed figure, or one of the deleted row, stood in it.
  bool ChangedBefore(const Relation& relation) const {
    const auto changed = [&](const Operand& o) {
      if (mutation_.figure != kNone) return o.figure == mutation_.figure;
      return o.figure != kNone && mutation_.place.Contains(baseline_.input.figures.figures[o.figure].number);
    };
    return changed(relation.stated) || std::any_of(relation.operands.begin(), relation.operands.end(), changed);
  }

  bool Covers(SourceRange range) const { return !place_.empty() && range.Overlaps(place_); }

  bool Concerns(const Relation& relation) const {
    if (ties_.contains(PlaceOf(figures_, relation.stated).begin)) return true;
    // A dropped unit leaves no text behind: its figure is the one right before.
    const auto here = [&](const Operand& o) {
      if (Covers(o.text) || Covers(PlaceOf(figures_, o))) return true;
      return mutation_.kind == MutationKind::kUnitDropped && o.figure != kNone && figures_.figures[o.figure].number.end == place_.begin;
    };
    return here(relation.stated) || std::any_of(relation.operands.begin(), relation.operands.end(), here);
  }

  template <typename Predicate>
  bool AnyRelation(const Finding& finding, const Predicate& predicate) const {
    return predicate(result_.relations[finding.relation]) ||
           std::any_of(finding.consequences.begin(), finding.consequences.end(),
                       [&](std::uint32_t index) { return predicate(result_.relations[index]); });
  }

  bool IsNew(const Finding& finding) const {
    return AnyRelation(finding, [&](const Relation& relation) { return !was_broken_.contains(KeyNow(relation)); });
  }
  bool Concerns(const Finding& finding) const {
    return AnyRelation(finding, [&](const Relation& relation) { return !was_broken_.contains(KeyNow(relation)) && Concerns(relation); });
  }

  bool Blames(const Finding& finding) const {
    const Relation& relation = result_.relations[finding.relation];
    if (finding.culprit != kNone) return Covers(figures_.figures[finding.culprit].number);
    return Covers(PlaceOf(figures_, relation.stated));
  }

  bool IsFigureStill() const {
    if (mutation_.figure == kNone) return true;
    const SourceRange number = Moved(baseline_.input.figures.figures[mutation_.figure].number);
    return std::any_of(figures_.figures.begin(), figures_.figures.end(), [&](const Figure& f) { return f.number.Overlaps(number); });
  }

  const Relation* Now(const Relation& before) const {
    const Key key = KeyBefore(before);
    const Relation* found = nullptr;
    for (const Relation& relation : result_.relations) {
      if (KeyNow(relation) == key && (found == nullptr || relation.verdict == Verdict::kInconsistent)) found = &relation;
    }
    return found;
  }

  void Explain(Trial& trial, bool info) const {
    trial.cause = info ? "info-only" : !IsFigureStill() ? "not-a-figure" : "";
    for (const std::uint32_t index : mutation_.broken) {
      const Relation& before = baseline_.result.relations[index];
      const Relation* const now = Now(before);
      trial.detail += "    was " + Shown(baseline_.input.document, baseline_.input.figures, before) + "\n";
      trial.detail += now == nullptr ? "    now nothing\n" : "    now " + Shown(document_, figures_, *now) + "\n";
      if (!trial.cause.empty()) continue;
      if (now == nullptr) {
        trial.cause = "no-relation";
      } else if (now->verdict == Verdict::kNotAssessable) {
        trial.cause = "not-assessable";
      } else if (now->verdict == Verdict::kInconsistent) {
        trial.cause = "was-found-before";
      } else {
        trial.cause = "other-reading";
      }
    }
  }

  const Baseline& baseline_;
  const Mutation& mutation_;
  const Document& document_;
  FigureTable figures_;
  CheckResult result_;
  SourceRange place_;
  std::set<Key> was_broken_;
  std::set<std::uint32_t> ties_;  // where the ties of the changed figure state their results
};

}  // namespace

Trial Try(const Baseline& baseline, const Mutation& mutation) {
  const Document& document = baseline.input.document;
  if (mutation.kind == MutationKind::kRowDeleted) {
    const std::optional<Document> changed = DocumentEditor::WithoutRow(document, mutation.table, mutation.row);
    return Comparison(baseline, mutation, *changed).Judge();
  }
  return Comparison(baseline, mutation, DocumentEditor::WithText(document, mutation.place, mutation.text)).Judge();
}

}  // namespace gouji
