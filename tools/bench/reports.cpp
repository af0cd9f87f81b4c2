#include "tools/bench/reports.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "extract/read.h"

namespace gouji::bench {
namespace {

std::filesystem::path Folder() {
  const char* named = std::getenv("GOUJI_BENCH_REPORTS");
  return named != nullptr ? named : GOUJI_SOURCE_DIR "/corpus/reports";
}

std::vector<Sample> ReadSamples() {
  std::vector<std::filesystem::path> paths;
  std::error_code absent;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(Folder(), absent)) {
    if (entry.path().extension() == ".pdf") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<Sample> samples;
  for (std::filesystem::path path : paths) {
    Result<std::string> pdf = ReadFileBytes(path.string());
    if (!pdf) continue;
    Result<Document> document = ReadDocument(pdf.value(), path.string());
    if (!document) continue;
    const std::uint32_t pages = document.value().info().pages;
    Result<std::string> docx = ReadFileBytes(path.replace_extension(".docx").string());
    samples.push_back({docx ? std::move(docx).value() : std::string(), std::move(pdf).value(), std::move(document).value(), pages});
  }
  if (samples.empty()) {
    std::fprintf(stderr, "no reports under %s\n", Folder().c_str());
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
