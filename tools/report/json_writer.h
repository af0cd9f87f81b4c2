#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gouji {

/// Writes JSON that is the same byte for byte for the same calls: keys in the order of the calls, no
/// floating point, always valid UTF-8 (malformed bytes become U+FFFD).
///
///   JsonWriter json(JsonWriter::Layout::kIndented);
///   json.BeginObject();
///   json.Key("findings");
///   json.BeginArray();
///   json.EndArray();
///   json.EndObject();
///   std::string text = std::move(json).Take();
class JsonWriter {
 public:
  enum class Layout : std::uint8_t { kIndented, kOneLine };
  explicit JsonWriter(Layout layout) : layout_(layout) {}

  void BeginObject() { Begin('{'); }
  void EndObject() { End('}'); }
  void BeginArray() { Begin('['); }
  void EndArray() { End(']'); }
  /// From here to the matching End everything stands on one line, whatever the layout.
  void BeginInlineObject() { BeginInline('{'); }
  void BeginInlineArray() { BeginInline('['); }

  void Key(std::string_view key);
  void String(std::string_view value);
  void Number(std::int64_t value);
  void Bool(bool value);
  void Null();
  /// A coordinate in points with one decimal.
  void Tenths(float value);

  void StringMember(std::string_view key, std::string_view value) { Key(key), String(value); }
  void NumberMember(std::string_view key, std::int64_t value) { Key(key), Number(value); }
  /// null for zero: pages, years and counters that start at one.
  void NumberOrNull(std::string_view key, std::int64_t value);
  /// null for an empty string.
  void StringOrNull(std::string_view key, std::string_view value);

  /// The text, with a newline at the end.
  std::string Take() &&;

 private:
  struct Level {
    bool inline_layout;
    bool empty = true;
  };
  void Begin(char bracket);
  void BeginInline(char bracket);
  void End(char bracket);
  void BeforeValue();
  void BreakLine(std::size_t depth);

  Layout layout_;
  std::string out_;
  std::vector<Level> levels_;
  bool after_key_ = false;
};

}  // namespace gouji
