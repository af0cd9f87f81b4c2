#pragma once

#include <string>
#include <vector>

#include "extract/document.h"
#include "patterns/pack/pattern_set.h"
#include "patterns/profile.h"

namespace gouji::bench {

/// A report of the corpus in memory.
struct Sample {
  std::string docx;
  std::string pdf;
  Document document;  ///< read from the PDF
  std::uint32_t pages = 0;
};

/// All reports of the corpus, read once; the program stops when there are none.
const std::vector<Sample>& Samples();
/// Pages of all of them: every time is divided by this.
double Pages();

const PatternSet& Patterns();
const Profile& NationalProfile();

}  // namespace gouji::bench
