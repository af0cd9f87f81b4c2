// Goals of extraction: DOCX in bytes of document.xml a second, PDF against pdftotext -bbox-layout in the same run, and
// memory that does not grow with the number of documents. Read the ratios: the machine may be busy.
#include <benchmark/benchmark.h>
#include <malloc.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "extract/docx/package.h"
#include "extract/read.h"
#include "tools/bench/reports.h"

namespace gouji::bench {
namespace {

constexpr const char* kPublic = GOUJI_SOURCE_DIR "/../shared/reports/public";

double CpuSeconds(int who) {
  rusage usage{};
  ::getrusage(who, &usage);
  const auto seconds = [](const timeval& time) { return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec); };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

double ResidentMegabytes() {
  ::malloc_trim(0);
  std::ifstream file("/proc/self/statm");
  double pages = 0;
  file >> pages >> pages;
  return pages * static_cast<double>(::sysconf(_SC_PAGESIZE)) / (1 << 20);
}

// Bytes a second are those of document.xml.
void DocxText(benchmark::State& state) {
  std::size_t bytes = 0;
  for (const Sample& sample : Samples()) {
    if (sample.docx.empty()) return state.SkipWithError("not every report has a DOCX");
    Result<docx::Package> package = docx::Package::Open(sample.docx, {});
    bytes += package.value().Read("word/document.xml").value().size();
  }
  for (auto _ : state) {
    for (const Sample& sample : Samples()) benchmark::DoNotOptimize(ReadDocument(sample.docx, "a.docx"));
  }
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes));
}

// One text-heavy document of some megabytes: what a byte costs when nothing else does.
void DocxOneLongReport(benchmark::State& state) {
  const auto longest = std::max_element(Samples().begin(), Samples().end(),
                                        [](const Sample& a, const Sample& b) { return a.docx.size() < b.docx.size(); });
  if (longest->docx.empty()) return state.SkipWithError("no DOCX");
  Result<docx::Package> package = docx::Package::Open(longest->docx, {});
  const std::size_t bytes = package.value().Read("word/document.xml").value().size();
  for (auto _ : state) benchmark::DoNotOptimize(ReadDocument(longest->docx, "a.docx"));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes));
}

// "ratio": our processor time for all public reports in this process, divided by that of pdftotext.
void PdfAgainstPdftotext(benchmark::State& state) {
  std::vector<std::string> paths;
  std::vector<std::string> files;
  std::error_code absent;
  for (const auto& entry : std::filesystem::directory_iterator(kPublic, absent)) {
    if (entry.path().extension() != ".pdf") continue;
    paths.push_back(entry.path());
    files.push_back(ReadFileBytes(entry.path()).value());
  }
  if (files.empty()) return state.SkipWithError("no ../shared/reports/public");
  double ours = 0;
  double theirs = 0;
  for (auto _ : state) {
    const double before = CpuSeconds(RUSAGE_SELF);
    for (const std::string& bytes : files) benchmark::DoNotOptimize(ReadDocument(bytes, "a.pdf"));
    ours += CpuSeconds(RUSAGE_SELF) - before;
    const double children = CpuSeconds(RUSAGE_CHILDREN);
    for (const std::string& path : paths) {
      if (std::system(("pdftotext -bbox-layout '" + path + "' /dev/null 2>/dev/null").c_str()) != 0) state.SkipWithError("pdftotext failed");
    }
    theirs += CpuSeconds(RUSAGE_CHILDREN) - children;
  }
  state.counters["ratio"] = ours / theirs;
}

// "growth": megabytes that twenty rounds over the corpus add after the second.
void MemoryOverManyDocuments(benchmark::State& state) {
  const auto round = [] {
    for (const Sample& sample : Samples()) {
      if (!sample.docx.empty()) benchmark::DoNotOptimize(ReadDocument(sample.docx, "a.docx"));
      benchmark::DoNotOptimize(ReadDocument(sample.pdf, "a.pdf"));
    }
  };
  double growth = 0;
  for (auto _ : state) {
    for (int i = 0; i < 2; ++i) round();
    const double before = ResidentMegabytes();
    for (int i = 0; i < 20; ++i) round();
    growth = std::max(growth, ResidentMegabytes() - before);
  }
  state.counters["growth"] = growth;
  state.counters["resident"] = ResidentMegabytes();
}

BENCHMARK(DocxText)->Unit(benchmark::kMillisecond);
BENCHMARK(DocxOneLongReport)->Unit(benchmark::kMillisecond);
BENCHMARK(PdfAgainstPdftotext)->Unit(benchmark::kMillisecond)->Iterations(5);
BENCHMARK(MemoryOverManyDocuments)->Unit(benchmark::kMillisecond)->Iterations(1);

}  // namespace
}  // namespace gouji::bench
