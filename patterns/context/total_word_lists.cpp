#include "patterns/context/total_word_lists.h"

#include <string_view>
#include <vector>

#include "patterns/context/part_scope.h"

namespace gouji {
namespace {

constexpr std::string_view kShare = "占";

void AddTotalFirst(FigureTable& figures, PartList list) {
  if (list.total == kNone || list.parts.size() < 2) return;
  list.form = PartList::Form::kTotalFirst;
  AddPartList(figures, std::move(list));
}

}  // namespace

void FindListsWithTotalWord(const Document& document, const PartWords& words,
                            const Sentence& sentence, FigureTable& figures) {
  const std::string_view text = sentence.text.text();
  if (text.find(kAmong) != std::string_view::npos) return;
  const std::vector<Figure>& all = figures.figures;
  std::size_t floor = 0;
  std::vector<std::uint32_t> run;
  bool shares = false;
  PartList first;
  for (std::uint32_t f = sentence.first_figure; f < sentence.end_figure; ++f) {
    const NormRange range = sentence.text.FromSource(all[f].range);
    const std::string_view lead = text.substr(floor, range.begin > floor ? range.begin - floor : 0);
    floor = range.end;
    // 甲30万元,占30%;乙70万元,占70%;合计100万元: a share is about the part before it, and the list goes on behind ";".
    if (all[f].kind == FigureKind::kPercent && !run.empty() && lead.find(kShare) != std::string_view::npos) {
      shares = true;
      continue;
    }
    const bool stop = (!shares && lead.find(';') != std::string_view::npos) || words.IsStopped(lead);
    if (words.SaysTotal(lead)) {
      AddTotalFirst(figures, first);
      first = {};
      if (run.size() >= 2 && !stop && SameKind(document, all[run.back()], all[f])) {
        PartList last;
        last.form = PartList::Form::kTotalLast;
        last.total = f;
        last.parts = run;
        AddPartList(figures, std::move(last));
      } else {
        first.total = f;
      }
      run.clear();
      continue;
    }
    if (stop) {
      AddTotalFirst(figures, first);
      first = {};
      run.clear();
    }
    if (first.total != kNone && SameKind(document, all[f], all[first.total]) &&
        AspectsAgree(all[first.total].aspect, all[f].aspect)) {
      first.parts.push_back(f);
    }
    if (words.IsStopped(lead)) continue;  // 按每人300元: no part
    if (run.empty() || SameKind(document, all[f], all[run.back()])) {
      run.push_back(f);
    } else {
      run = {f};
    }
  }
  AddTotalFirst(figures, first);
}

}  // namespace gouji
