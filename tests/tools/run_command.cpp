#include "tests/tools/run_command.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace gouji {

CommandOutcome RunProgram(const std::vector<std::string>& command, const std::string& standard_input) {
  const TemporaryFolder folder;
  const std::string in = folder.Write("in", standard_input);
  const std::string out = folder.path() + "/out";
  const std::string err = folder.path() + "/err";
  const auto started = std::chrono::steady_clock::now();
  const pid_t child = ::fork();
  if (child == 0) {
    ::dup2(::open(in.c_str(), O_RDONLY), STDIN_FILENO);
    ::dup2(::open(out.c_str(), O_WRONLY | O_CREAT, 0600), STDOUT_FILENO);
    ::dup2(::open(err.c_str(), O_WRONLY | O_CREAT, 0600), STDERR_FILENO);
    std::vector<char*> words;
    for (const std::string& word : command) words.push_back(const_cast<char*>(word.c_str()));
    words.push_back(nullptr);
    ::execvp(words[0], words.data());
    ::_exit(127);
  }
  CommandOutcome outcome;
  int status = 0;
  rusage usage{};
  ::wait4(child, &status, 0, &usage);
  outcome.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
  outcome.peak_kilobytes = usage.ru_maxrss;
  outcome.status = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
  outcome.out = ReadWholeFile(out);
  outcome.err = ReadWholeFile(err);
  return outcome;
}

CommandOutcome RunGouji(const std::vector<std::string>& arguments, const std::string& standard_input) {
  std::vector<std::string> command = {GOUJI_BINARY};
  command.insert(command.end(), arguments.begin(), arguments.end());
  return RunProgram(command, standard_input);
}

TemporaryFolder::TemporaryFolder() {
  std::string pattern = (std::filesystem::temp_directory_path() / "gouji-test-XXXXXX").string();
  path_ = ::mkdtemp(pattern.data()) == nullptr ? "." : pattern;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  if (path_ != ".") std::filesystem::remove_all(path_, ignored);
}

std::string TemporaryFolder::Write(const std::string& name, const std::string& bytes) const {
  const std::string path = path_ + "/" + name;
  std::ofstream(path, std::ios::binary) << bytes;
  return path;
}

std::string ReadWholeFile(const std::string& path) {
  std::ostringstream bytes;
  bytes << std::ifstream(path, std::ios::binary).rdbuf();
  return bytes.str();
}

}  // namespace gouji
