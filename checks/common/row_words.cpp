#include "checks/common/row_words.h"

#include <algorithm>

#include "checks/common/text_pieces.h"
#include "patterns/table/head_words.h"

namespace gouji {
namespace {

constexpr std::size_t kLeastHeadBytes = 6;
constexpr std::size_t kMaxClauseBytes = 120;

std::vector<std::string_view> Labels(const RowsByName& rows) {
  std::vector<std::string_view> labels;
  for (const auto& [label, places] : rows) labels.push_back(label);
  return labels;
}

std::set<std::string> HeadsOf(const RowsByName& rows) {
  std::set<std::string> heads;
  for (const auto& [label, places] : rows) {
    for (const NamedRow& row : places) {
      for (const std::uint32_t column : row.side->values) heads.insert(CleanHead(row.section->columns[column].name()));
    }
  }
  std::erase_if(heads, [](const std::string& head) { return head.size() < kLeastHeadBytes; });
  return heads;
}

}  // namespace

RowReader::RowReader(const CheckInput& input, const RowsByName& rows)
    : input_(input),
      labels_(Labels(rows)),
      heads_of_columns_(HeadsOf(rows)),
      heads_(std::vector<std::string_view>(heads_of_columns_.begin(), heads_of_columns_.end())),
      fillers_(input.patterns.list("text.row.filler")),
      boundaries_(input.patterns.list("text.row.boundary")) {}

RowWords RowReader::Read(const Figure& figure) const {
  const NormalizedText& sentence = input_.figures.sentences[figure.sentence].text;
  std::string_view before = std::string_view(sentence.text()).substr(0, sentence.FromSource(figure.range).begin);
  if (before.size() > kMaxClauseBytes) before.remove_prefix(before.size() - kMaxClauseBytes);
  const std::size_t stop = before.find_last_of(",;:");
  const std::size_t clause = stop == std::string_view::npos ? 0 : stop + 1;
  for (std::size_t from = clause; from < before.size();) {
    std::size_t at = 0;
    const std::string_view label = LabelIn(before.substr(clause), from - clause, before.size() - clause, at);
    if (label.empty()) break;
    RowWords words{label, {}};
    if (ReadFillers(before.substr(clause + at + label.size()), words)) return words;
    from = clause + at + 1;
  }
  return {};
}

std::string_view RowReader::LabelIn(std::string_view text, std::size_t begin, std::size_t end, std::size_t& at) const {
  for (at = begin; at < end; ++at) {
    if ((static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) continue;
    const std::size_t size = labels_.At(text.substr(at));
    if (size > 0 && at + size <= end && Begins(text.substr(0, at))) return text.substr(at, size);
  }
  return {};
}

bool RowReader::IsFiller(std::string_view words, std::string_view* head) const {
  RowWords read;
  if (!ReadFillers(words, read)) return false;
  if (head != nullptr) *head = read.head;
  return head != nullptr || read.head.empty();
}

bool RowReader::Begins(std::string_view before) const {
  if (before.empty()) return true;
  const std::vector<std::string>& ends = boundaries_.words;
  return std::any_of(ends.begin(), ends.end(), [&](const std::string& end) { return EndsWith(before, end); });
}

bool RowReader::ReadFillers(std::string_view words, RowWords& read) const {
  while (!words.empty()) {
    std::size_t size = fillers_.At(words);
    if (const std::size_t head = heads_.At(words); head > size) {
      read.head = words.substr(0, head);
      size = head;
    }
    if (size == 0 && words.size() >= 7 && StartsWith(words, "20") && words.substr(4, 3) == "年") size = 7;
    if (size == 0) return false;
    words.remove_prefix(size);
  }
  return true;
}

}  // namespace gouji
