#pragma once

#include <functional>
#include <string>

#include "extract/base/result.h"
#include "tools/report/language.h"

namespace gouji {

/// The bytes of a file, or of standard input for "-". Nothing is parsed.
Result<std::string> ReadInput(const std::string& path);

/// What a command makes of one file. `status` is the command's own (the worst severity, say).
struct Produced {
  unsigned char status = 0;
  std::string output;
};

/// Runs `work`, which reads an untrusted file, in a confined child process; in this process when
/// `in_process`. On a terminal, long work shows that it goes on.
Result<Produced> Produce(const std::function<Result<Produced>()>& work, const std::string& shown_name,
                         bool in_process, Language language);

}  // namespace gouji
