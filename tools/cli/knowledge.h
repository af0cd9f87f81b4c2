#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "patterns/pack/pattern_set.h"
#include "patterns/profile.h"
#include "tools/cli/command.h"

namespace gouji {

/// What the commands that recognise figures load once, before any document is looked at.
struct Knowledge {
  PatternSet patterns;
  std::vector<Profile> profiles;

  /// The profile of that id, or nullptr.
  const Profile* Find(std::string_view id) const;
  /// The profile whose marks occur in the text, "national" when none does.
  const Profile& For(std::string_view document_text) const;
};

/// Loads the packs (--patterns DIR replaces files of the built-in ones) and profiles. On failure says what
/// is wrong and returns nullopt.
std::optional<Knowledge> LoadKnowledge(const Arguments& arguments, std::string_view command, Language language);

}  // namespace gouji
