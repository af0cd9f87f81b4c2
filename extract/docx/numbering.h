#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/docx/styles.h"

namespace gouji::docx {

/// One w:lvl of a list definition.
struct ListLevel {
  std::int32_t start = 0;
  std::string format = "decimal";
  std::string text;
  std::string suffix = "tab";
  std::string style;   ///< paragraph style that stands for this level
  bool legal = false;  ///< all numbers decimal
  std::optional<std::int32_t> restart;
};

/// Automatic list numbers: word/numbering.xml with the running counters of one pass over the
/// document. Definitions are shared counters as in Word: all lists of one abstract definition count
/// together unless a start override restarts them.
class Numbering {
 public:
  static constexpr std::size_t kLevels = 9;

  static Result<Numbering> Parse(std::string_view xml, std::string_view part,
                                 const ReadLimits& limits);
  Numbering() = default;

  /// Counts a paragraph and returns the label Word shows before it, with the tab or space after it;
  /// empty for paragraphs without a number. Call once a paragraph, in document order.
  std::string Next(const ParagraphProperties& properties, std::string_view style_id,
                   const Styles& styles);

 private:
  friend class NumberingHandler;

  struct Abstract {
    std::array<ListLevel, kLevels> levels;
    std::string style_link;  ///< w:numStyleLink: the definition is that numbering style's
    std::array<std::optional<std::int64_t>, kLevels> counters;
  };
  struct Override {
    std::optional<std::int32_t> start;
    std::optional<ListLevel> level;
    bool applied = false;
  };
  struct List {
    std::string abstract;
    std::array<Override, kLevels> overrides;
  };

  Abstract* Definition(const List& list, const Styles& styles);
  const ListLevel& LevelOf(const List& list, const Abstract& abstract, std::size_t level) const;
  void Count(List& list, Abstract& abstract, std::size_t level);
  std::string Label(const List& list, const Abstract& abstract, std::size_t level) const;

  std::unordered_map<std::string, Abstract> abstracts_;
  std::unordered_map<std::int32_t, List> lists_;
};

}  // namespace gouji::docx
