// Runs what once failed through the fuzz targets: fuzz_replay FOLDER, with the inputs in FOLDER/TARGET/. A failure
// ends the program; the last line it printed names the input.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

struct Target {
  const char* name;
  int (*run)(const std::uint8_t*, std::size_t);
};

#include "fuzz_targets.inc"

int main(int argc, char** argv) {
  if (argc != 2 || !std::filesystem::is_directory(argv[1])) {
    std::fputs("usage: fuzz_replay FOLDER\n", stderr);
    return 2;
  }
  const std::filesystem::path root = argv[1];
  std::size_t run = 0;
  std::size_t inputs = 0;
  for (const Target& target : kTargets) {
    target.run(nullptr, 0);
    if (!std::filesystem::is_directory(root / target.name)) continue;
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator(root / target.name)) paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());
    for (const std::filesystem::path& path : paths) {
      std::printf("%s %s\n", target.name, path.filename().c_str());
      std::fflush(stdout);
      std::ifstream file(path, std::ios::binary);
      const std::string bytes((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
      target.run(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
      ++run;
    }
  }
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
    inputs += entry.is_regular_file() && entry.path().parent_path() != root ? 1U : 0U;
  }
  if (run != inputs) std::fputs("a folder under regressions names no target\n", stderr);
  return run == inputs ? 0 : 1;
}
