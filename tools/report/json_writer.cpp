#include "tools/report/json_writer.h"

#include <cmath>
#include <utility>

#include "extract/base/utf8.h"

namespace gouji {
namespace {

void AppendEscaped(std::string& out, std::string_view text) {
  static constexpr char kHex[] = "0123456789abcdef";
  for (std::size_t i = 0; i < text.size();) {
    const unsigned char byte = static_cast<unsigned char>(text[i]);
    if (byte >= 0x80) {
      const CodePoint point = DecodeUtf8(text, i);
      AppendUtf8(out, point.value);
      i += point.size;
      continue;
    }
    ++i;
    if (byte == '"' || byte == '\\') {
      out += '\\';
      out += static_cast<char>(byte);
    } else if (byte == '\n') {
      out += "\\n";
    } else if (byte == '\t') {
      out += "\\t";
    } else if (byte < 0x20 || byte == 0x7F) {
      out += "\\u00";
      out += kHex[byte >> 4];
      out += kHex[byte & 15];
    } else {
      out += static_cast<char>(byte);
    }
  }
}

}  // namespace

void JsonWriter::BreakLine(std::size_t depth) {
  out_ += '\n';
  out_.append(2 * depth, ' ');
}

void JsonWriter::BeforeValue() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (levels_.empty()) return;
  Level& level = levels_.back();
  if (!level.empty) out_ += ',';
  if (!level.inline_layout) {
    BreakLine(levels_.size());
  } else if (!level.empty) {
    out_ += ' ';
  }
  level.empty = false;
}

void JsonWriter::Begin(char bracket) {
  const bool inline_layout = layout_ == Layout::kOneLine || (!levels_.empty() && levels_.back().inline_layout);
  BeforeValue();
  out_ += bracket;
  levels_.push_back({inline_layout});
}

void JsonWriter::BeginInline(char bracket) {
  Begin(bracket);
  levels_.back().inline_layout = true;
}

void JsonWriter::End(char bracket) {
  const Level level = levels_.back();
  levels_.pop_back();
  if (!level.empty && !level.inline_layout) BreakLine(levels_.size());
  out_ += bracket;
}

void JsonWriter::Key(std::string_view key) {
  BeforeValue();
  out_ += '"';
  AppendEscaped(out_, key);
  out_ += "\": ";
  after_key_ = true;
}

void JsonWriter::String(std::string_view value) {
  BeforeValue();
  out_ += '"';
  AppendEscaped(out_, value);
  out_ += '"';
}

void JsonWriter::Number(std::int64_t value) {
  BeforeValue();
  out_ += std::to_string(value);
}

void JsonWriter::Bool(bool value) {
  BeforeValue();
  out_ += value ? "true" : "false";
}

void JsonWriter::Null() {
  BeforeValue();
  out_ += "null";
}

void JsonWriter::Tenths(float value) {
  BeforeValue();
  const long tenths = std::isfinite(value) ? std::lround(std::fmax(std::fmin(value, 1e6F), -1e6F) * 10.0F) : 0;
  if (tenths < 0) out_ += '-';
  const long magnitude = tenths < 0 ? -tenths : tenths;
  out_ += std::to_string(magnitude / 10) + '.' + std::to_string(magnitude % 10);
}

void JsonWriter::NumberOrNull(std::string_view key, std::int64_t value) {
  Key(key);
  if (value == 0) {
    Null();
  } else {
    Number(value);
  }
}

void JsonWriter::StringOrNull(std::string_view key, std::string_view value) {
  Key(key);
  if (value.empty()) {
    Null();
  } else {
    String(value);
  }
}

std::string JsonWriter::Take() && {
  out_ += '\n';
  return std::move(out_);
}

}  // namespace gouji
