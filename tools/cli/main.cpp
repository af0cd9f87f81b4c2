#include "tools/cli/command.h"

int main(int argc, char** argv) {
  return gouji::RunCommandLine(std::span<const char* const>(argv, static_cast<std::size_t>(argc)).subspan(1));
}
