#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

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

/// Says on standard error which layers of protection the kernel lacks, if any. A command says it once.
void SayMissingLayers(Language language);

/// A whole command on one file: reads it, runs `work` on its bytes, prints what it made, or writes it to the
/// file `out`, or says the error. Returns the exit code.
int ProduceOne(const std::string& path, const std::function<Result<Produced>(const std::string&)>& work,
               bool in_process, Language language, const std::string& out = {});

/// For PDF bytes: kMissingRuntime when Poppler's character tables are not installed. Without them some
/// Chinese text would be missing silently.
std::optional<Error> MissingRuntime(std::string_view bytes);

}  // namespace gouji
