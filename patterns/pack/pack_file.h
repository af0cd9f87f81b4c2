#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/base/result.h"
#include "patterns/figure.h"

namespace gouji {

/// A place in a pack, for messages: "core.toml:12".
struct PackPlace {
  std::string file;
  std::uint32_t line = 0;

  std::string ToString() const { return file + ":" + std::to_string(line); }
};

/// "file:line: id: cause" as a kBadConfig error; the id is left out when it is empty.
Error PackError(const PackPlace& place, std::string_view id, std::string_view cause);

/// One pack as written, checked for form only (keys and types): macros are not expanded, ids may repeat,
/// words are not normalised.
struct PackFile {
  struct Macro {
    PackPlace place;
    std::string name;
    std::string pattern;
  };
  struct Phrase {
    PackPlace place;
    std::string id;
    std::string cue;
    std::string pattern;
  };
  struct Measure {
    PackPlace place;
    std::string id;
    std::string name;  ///< empty in an entry that only adds aliases
    std::vector<std::string> aliases;
  };
  struct Words {
    PackPlace place;
    std::string id;  ///< of the list, or the aspect's name
    std::vector<std::string> words;
  };

  struct Unit {
    PackPlace place;
    std::string kind;
    bool spoken = false;
    std::vector<std::string> words;  ///< "项|目": the unit, and the characters it may not stand before
  };

  std::string name;
  std::vector<Macro> macros;
  std::vector<Phrase> phrases;
  std::vector<Measure> measures;
  std::vector<Words> aspects;
  std::vector<Words> lists;
  std::vector<Unit> units;
};

/// Reads a pack. `name` is the file name used in messages.
Result<PackFile> ParsePack(std::string_view name, std::string_view toml);

}  // namespace gouji
