#include "patterns/profile.h"

#include <algorithm>
#include <utility>

#include "extract/base/embedded_file.h"
#include "extract/text/normalized_text.h"
#include "patterns/pack/toml_fields.h"

namespace gouji {

extern const EmbeddedFile kProfiles[];
extern const std::size_t kProfilesCount;

namespace {

void Normalise(std::vector<std::string>& words) {
  for (std::string& word : words) word = Normalize(word);
}

void ReadGrades(std::string_view file, TomlFields& fields, Profile& profile) {
  for (const toml::table* table : fields.Tables("grade")) {
    TomlFields grade_fields(file, *table, {"names", "least"});
    grade_fields.set_id(profile.id);
    Grade grade;
    grade.names = grade_fields.Strings("names", true);
    grade.least = grade_fields.Number("least", Decimal());
    Normalise(grade.names);
    const bool falls = profile.grades.empty() || Decimal::Compare(grade.least, profile.grades.back().least) < 0;
    if (!falls) grade_fields.Fail(grade_fields.place(), "grades must be listed from the best down");
    if (grade_fields.error()) fields.Fail(*grade_fields.error());
    profile.grades.push_back(std::move(grade));
  }
}

void ReadExecution(std::string_view file, TomlFields& fields, Profile& profile) {
  const toml::table* table = fields.Table("execution");
  if (table == nullptr) return;
  TomlFields execution(file, *table, {"weight"});
  execution.set_id(profile.id);
  profile.execution_weight = execution.Number("weight", profile.execution_weight);
  if (execution.error()) fields.Fail(*execution.error());
}

void ReadExplain(std::string_view file, TomlFields& fields, Profile& profile) {
  const toml::table* table = fields.Table("explain");
  if (table == nullptr) return;
  TomlFields explain(file, *table, {"over_fulfilment", "execution_below"});
  explain.set_id(profile.id);
  profile.over_fulfilment = explain.Number("over_fulfilment", profile.over_fulfilment);
  profile.reason_below_rate = explain.Number("execution_below", profile.reason_below_rate);
  if (explain.error()) fields.Fail(*explain.error());
}

}  // namespace

Result<Profile> ParseProfile(std::string_view name, std::string_view toml) {
  const Result<toml::table> root = ParseToml(name, toml);
  if (!root) return root.error();
  TomlFields fields(name, root.value(), {"id", "name", "basis", "marks", "grade", "execution", "explain"});
  Profile profile;
  profile.id = fields.String("id", true);
  fields.set_id(profile.id);
  profile.name = fields.String("name", true);
  profile.basis = fields.String("basis", false);
  profile.marks = fields.Strings("marks", false);
  Normalise(profile.marks);
  ReadGrades(name, fields, profile);
  ReadExecution(name, fields, profile);
  ReadExplain(name, fields, profile);
  if (fields.error()) return *fields.error();
  return profile;
}

Result<std::vector<Profile>> BuiltInProfiles() {
  std::vector<Profile> profiles;
  for (std::size_t i = 0; i < kProfilesCount; ++i) {
    const std::string_view path = kProfiles[i].name;
    Result<Profile> profile = ParseProfile(path.substr(path.rfind('/') + 1), kProfiles[i].data);
    if (!profile) return profile.error();
    profiles.push_back(std::move(profile).value());
  }
  std::sort(profiles.begin(), profiles.end(), [](const Profile& a, const Profile& b) { return a.id < b.id; });
  return profiles;
}

}  // namespace gouji
