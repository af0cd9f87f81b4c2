#pragma once

#include <string>
#include <vector>

namespace gouji {

struct CommandOutcome {
  int status = -1;         ///< exit code, or 128 + signal
  std::string out;
  std::string err;
  double seconds = 0;      ///< wall clock
  long peak_kilobytes = 0; ///< largest resident set of the process or one of its children
};

/// Runs the built gouji command (no shell) and waits for it.
CommandOutcome RunGouji(const std::vector<std::string>& arguments, const std::string& standard_input = {});
/// Runs any program found on PATH.
CommandOutcome RunProgram(const std::vector<std::string>& command, const std::string& standard_input = {});

/// A folder that disappears with the object.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  /// Writes a file and returns its path.
  std::string Write(const std::string& name, const std::string& bytes) const;
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

std::string ReadWholeFile(const std::string& path);

}  // namespace gouji
