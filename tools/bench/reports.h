#pragma once

#include <string>
#include <vector>

#include "extract/document.h"
#include "patterns/pack/pattern_set.h"
#include "patterns/profile.h"

namespace gouji::bench {

/// A report in memory.
struct Sample {
  std::string docx;   ///< bytes; empty where there is only a PDF
  std::string pdf;
  Document document;  ///< read from the PDF
  std::uint32_t pages = 0;
};

/// All reports that are measured, read once: the PDFs (and DOCX of the same name) below the folder that the environment
/// variable GOUJI_BENCH_REPORTS names, else those of the corpus. The program stops when there are none.
const std::vector<Sample>& Samples();
/// Pages of all of them: every time is divided by this.
double Pages();

const PatternSet& Patterns();
const Profile& NationalProfile();

}  // namespace gouji::bench
