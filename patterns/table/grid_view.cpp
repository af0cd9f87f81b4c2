#include "patterns/table/grid_view.h"

#include <algorithm>

namespace gouji {
namespace {

// What may stand around a number without making the cell more than a number.
bool OnlyPunctuation(std::string_view text) {
  return text.find_first_not_of(" ()[]+=") == std::string_view::npos;
}

bool IsValueCell(const Sentence& sentence, const Figure& figure) {
  const NormRange at = sentence.text.FromSource(figure.range);
  const std::string_view text = sentence.text.text();
  return OnlyPunctuation(text.substr(0, at.begin)) && OnlyPunctuation(text.substr(at.end));
}

}  // namespace

std::vector<std::uint32_t> GridView::FilledIn(std::uint32_t row) const {
  std::vector<std::uint32_t> filled;
  for (std::uint32_t column = 0; column < columns(); ++column) {
    const std::uint32_t index = StartsAt(row, column);
    if (index != kNone && !facts_[index].text.empty()) filled.push_back(index);
  }
  return filled;
}

std::size_t GridView::CountValues(std::uint32_t row) const {
  const std::vector<std::uint32_t> filled = FilledIn(row);
  return static_cast<std::size_t>(std::count_if(filled.begin(), filled.end(), [&](std::uint32_t index) {
    return facts_[index].value || IsDigits(facts_[index].text);
  }));
}

std::vector<std::vector<CellFacts>> ReadCells(const Document& document, const FigureTable& figures) {
  std::vector<std::vector<CellFacts>> all(document.tables().size());
  for (std::size_t t = 0; t < all.size(); ++t) all[t].resize(document.tables()[t].cells.size());
  for (const Sentence& sentence : figures.sentences) {
    if (sentence.table == kNone) continue;
    CellFacts& cell = all[sentence.table][sentence.cell];
    const bool first = cell.text.empty();
    cell.text += sentence.text.text();
    const std::uint32_t count = sentence.end_figure - sentence.first_figure;
    if (first && count == 1) {
      cell.figure = sentence.first_figure;
      cell.value = IsValueCell(sentence, figures.figures[cell.figure]);
    } else if (!first || count > 1) {
      cell.value = false;
      if (cell.figure != kNone && count > 0) cell.figure = kNone;
    }
  }
  return all;
}

bool IsDigits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace gouji
