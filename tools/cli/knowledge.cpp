#include "tools/cli/knowledge.h"

namespace gouji {
namespace {

constexpr std::string_view kDefaultProfile = "national";

}  // namespace

const Profile* Knowledge::Find(std::string_view id) const {
  for (const Profile& profile : profiles) {
    if (profile.id == id) return &profile;
  }
  return nullptr;
}

const Profile& Knowledge::For(std::string_view document_text) const {
  for (const Profile& profile : profiles) {
    for (const std::string& mark : profile.marks) {
      if (!mark.empty() && document_text.find(mark) != std::string_view::npos) return profile;
    }
  }
  const Profile* const national = Find(kDefaultProfile);
  return national == nullptr ? profiles.front() : *national;
}

std::optional<Knowledge> LoadKnowledge(const Arguments& arguments, std::string_view command, Language language) {
  const std::string folder = arguments.Get("patterns");
  Result<PatternSet> patterns = folder.empty() ? PatternSet::BuiltIn() : PatternSet::WithFolder(folder);
  Result<std::vector<Profile>> profiles = BuiltInProfiles();
  const Error* const error = !patterns ? &patterns.error() : !profiles ? &profiles.error() : nullptr;
  if (error != nullptr) {
    PrintError(ErrorLine(folder.empty() ? "patterns" : ShownName(folder, language), *error, language));
    return std::nullopt;
  }
  Knowledge knowledge{std::move(patterns).value(), std::move(profiles).value()};
  const std::string wanted = arguments.Get("profile");
  if (!wanted.empty() && knowledge.Find(wanted) == nullptr) {
    std::string choices;
    for (const Profile& profile : knowledge.profiles) choices += (choices.empty() ? "" : "|") + profile.id;
    FailUsage(command, {UsageProblem::kUnknownProfile, wanted, choices}, language);
    return std::nullopt;
  }
  return knowledge;
}

}  // namespace gouji
