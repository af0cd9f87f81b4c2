#pragma once

#include <cstddef>
#include <string_view>

namespace gouji {

/// A data file compiled into the binary; see cmake/Embed.cmake. Lives for the whole program.
struct EmbeddedFile {
  std::string_view name;  ///< path relative to the folder it was embedded from
  std::string_view data;
};

}  // namespace gouji
