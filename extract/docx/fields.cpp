#include "extract/docx/fields.h"

#include <algorithm>

namespace gouji::docx {
namespace {

constexpr std::size_t kMaxInstruction = 1024;
constexpr std::size_t kMaxFields = 1000;

std::string_view FirstWord(std::string_view text) {
  const std::size_t start = text.find_first_not_of(" \t\r\n");
  if (start == std::string_view::npos) return {};
  text.remove_prefix(start);
  return text.substr(0, text.find_first_of(" \t\r\n"));
}

}  // namespace

void FieldStack::Separate() {
  if (fields_.empty()) return;
  fields_.back().result = true;
  fields_.back().contents = FirstWord(fields_.back().instruction) == "TOC";
}

void FieldStack::End() {
  if (!fields_.empty()) fields_.pop_back();
}

void FieldStack::BeginSimple(std::string_view instruction) {
  fields_.emplace_back();
  AddInstruction(instruction);
  Separate();
}

void FieldStack::AddInstruction(std::string_view text) {
  if (fields_.empty() || fields_.size() > kMaxFields || fields_.back().result) return;
  std::string& instruction = fields_.back().instruction;
  if (instruction.size() < kMaxInstruction)
    instruction.append(text.substr(0, kMaxInstruction - instruction.size()));
}

bool FieldStack::shows_text() const {
  return std::all_of(fields_.begin(), fields_.end(),
                     [](const Field& field) { return field.result; });
}

bool FieldStack::in_contents() const {
  return std::any_of(fields_.begin(), fields_.end(),
                     [](const Field& field) { return field.contents; });
}

bool FieldStack::is_page_reference() const {
  if (fields_.empty()) return false;
  const std::string& instruction = fields_.back().instruction;
  return FirstWord(instruction) == "PAGEREF" && instruction.find("_Toc") != std::string::npos;
}

}  // namespace gouji::docx
