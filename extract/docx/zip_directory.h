#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gouji::docx {

/// What the central directory of a zip says, read without libzip: two headers describe every entry,
/// and programs that read different ones see different files.
struct ZipDirectory {
  struct Entry {
    std::string name;
    bool sound = true;  ///< the local header has the same name and the data lies inside the file
  };
  std::vector<Entry> entries;   ///< in the order of the directory, which is libzip's index order
  bool trailing_bytes = false;  ///< bytes after the end record and its comment
};

/// nullopt when there is no end record or the directory does not parse (also for zip64, which no
/// document needs).
std::optional<ZipDirectory> ReadZipDirectory(std::string_view bytes);

}  // namespace gouji::docx
