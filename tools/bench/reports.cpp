#include "tools/bench/reports.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "extract/read.h"

namespace gouji::bench {
namespace {

std::vector<Sample> ReadSamples() {
  std::vector<std::filesystem::path> folders;
  for (const auto& entry : std::filesystem::directory_iterator(GOUJI_SOURCE_DIR "/corpus/reports")) {
    if (entry.is_directory()) folders.push_back(entry.path());
  }
  std::sort(folders.begin(), folders.end());
  std::vector<Sample> samples;
  for (const std::filesystem::path& folder : folders) {
    const std::string stem = (folder / folder.filename()).string();
    Result<std::string> docx = ReadFileBytes(stem + ".docx");
    Result<std::string> pdf = ReadFileBytes(stem + ".pdf");
    if (!docx || !pdf) continue;
    Result<Document> document = ReadDocument(pdf.value(), stem + ".pdf");
    if (!document) continue;
    const std::uint32_t pages = document.value().info().pages;
    samples.push_back({std::move(docx).value(), std::move(pdf).value(), std::move(document).value(), pages});
  }
  if (samples.empty()) {
    std::fputs("no reports under " GOUJI_SOURCE_DIR "/corpus/reports\n", stderr);
    std::exit(2);
  }
  return samples;
}

}  // namespace

const std::vector<Sample>& Samples() {
  static const std::vector<Sample> samples = ReadSamples();
  return samples;
}

double Pages() {
  double pages = 0;
  for (const Sample& sample : Samples()) pages += sample.pages;
  return pages;
}

const PatternSet& Patterns() {
  static const PatternSet patterns = PatternSet::BuiltIn().value();
  return patterns;
}

const Profile& NationalProfile() {
  static const std::vector<Profile> profiles = BuiltInProfiles().value();
  return *std::find_if(profiles.begin(), profiles.end(), [](const Profile& profile) { return profile.id == "national"; });
}

}  // namespace gouji::bench
