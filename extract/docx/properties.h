#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "extract/docx/xml.h"

namespace gouji::docx {

/// The run properties that decide whether and how text is seen. Unset = inherited.
struct RunProperties {
  std::optional<bool> vanish;
  std::optional<bool> white;   ///< w:color is (nearly) white
  std::optional<bool> shaded;  ///< a dark background behind the run
  std::optional<bool> superscript;
  std::optional<bool> tiny;  ///< at most one point

  /// Takes a child of w:rPr; false when it is none of these.
  bool Read(Tag tag, const Attributes& attributes);
  /// Fills what is unset.
  void Inherit(const RunProperties& base);
};

/// The paragraph properties that matter to structure. Unset = inherited.
struct ParagraphProperties {
  std::optional<std::int32_t> num_id;
  std::optional<std::int32_t> num_level;
  std::optional<std::int32_t> outline;  ///< 0-8; 9 = body text
  std::optional<bool> centered;
  std::optional<bool> shaded;

  /// Takes a child of w:pPr (or of its w:numPr); false when it is none of these.
  bool Read(Tag tag, const Attributes& attributes);
  void Inherit(const ParagraphProperties& base);
};

/// True when w:shd paints a background dark enough for white text to show.
bool IsDarkShading(const Attributes& shading);

}  // namespace gouji::docx
