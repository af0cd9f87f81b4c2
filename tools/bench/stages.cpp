// gouji_bench: what each stage costs a page, over all reports of the corpus or of another folder (reports.h). The
// counter "page" is the time a page. Goals: recognition, matching included, at most 0.3 ms a page and less than extraction.
#include <benchmark/benchmark.h>

#include <algorithm>

#include "checks/engine/check.h"
#include "checks/engine/finding.h"
#include "extract/read.h"
#include "extract/text/normalized_text.h"
#include "patterns/figure_table.h"
#include "patterns/lexer/number_lexer.h"
#include "tools/bench/reports.h"

namespace gouji::bench {
namespace {

void CountPages(benchmark::State& state) {
  state.counters["page"] = benchmark::Counter(Pages(), benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

void ExtractDocx(benchmark::State& state) {
  if (std::any_of(Samples().begin(), Samples().end(), [](const Sample& sample) { return sample.docx.empty(); })) {
    return state.SkipWithError("not every report has a DOCX");
  }
  for (auto _ : state) {
    for (const Sample& sample : Samples()) benchmark::DoNotOptimize(ReadDocument(sample.docx, "a.docx"));
  }
  CountPages(state);
}

void ExtractPdf(benchmark::State& state) {
  for (auto _ : state) {
    for (const Sample& sample : Samples()) benchmark::DoNotOptimize(ReadDocument(sample.pdf, "a.pdf"));
  }
  CountPages(state);
}

void NormalizeBlocks(benchmark::State& state) {
  for (auto _ : state) {
    for (const Sample& sample : Samples()) {
      for (const Block& block : sample.document.blocks()) {
        benchmark::DoNotOptimize(NormalizedText(sample.document.Slice(block.text), block.text.begin));
      }
    }
  }
  CountPages(state);
}

void LexBlocks(benchmark::State& state) {
  std::vector<std::string> texts;
  for (const Sample& sample : Samples()) {
    for (const Block& block : sample.document.blocks()) texts.push_back(Normalize(sample.document.Slice(block.text)));
  }
  for (auto _ : state) {
    for (const std::string& text : texts) benchmark::DoNotOptimize(LexNumbers(text, Patterns().units(), {.in_table_cell = false, .paragraph_start = true}));
  }
  CountPages(state);
}

void MatchBlocks(benchmark::State& state) {
  std::vector<std::string> texts;
  for (const Sample& sample : Samples()) {
    for (const Block& block : sample.document.blocks()) texts.push_back(Normalize(sample.document.Slice(block.text)));
  }
  for (auto _ : state) {
    for (const std::string& text : texts) benchmark::DoNotOptimize(Patterns().Match(text));
  }
  CountPages(state);
}

// Matching and lexing included.
void RecognizeReports(benchmark::State& state) {
  for (auto _ : state) {
    for (const Sample& sample : Samples()) benchmark::DoNotOptimize(Recognize(sample.document, Patterns()));
  }
  CountPages(state);
}

std::vector<FigureTable> AllFigures() {
  std::vector<FigureTable> figures;
  for (const Sample& sample : Samples()) figures.push_back(Recognize(sample.document, Patterns()));
  return figures;
}

void CheckReports(benchmark::State& state) {
  const std::vector<FigureTable> figures = AllFigures();
  for (auto _ : state) {
    for (std::size_t i = 0; i < figures.size(); ++i) {
      benchmark::DoNotOptimize(RunChecks({Samples()[i].document, figures[i], Patterns(), NationalProfile()}));
    }
  }
  CountPages(state);
}

// One check alone: which of them is dear?
void OneCheck(benchmark::State& state, const Check* check) {
  const std::vector<FigureTable> figures = AllFigures();
  for (auto _ : state) {
    for (std::size_t i = 0; i < figures.size(); ++i) {
      std::vector<Relation> relations;
      check->run({Samples()[i].document, figures[i], Patterns(), NationalProfile()}, relations);
      benchmark::DoNotOptimize(relations);
    }
  }
  CountPages(state);
}

// What every run of the command pays once.
void LoadPatterns(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(PatternSet::BuiltIn());
}

BENCHMARK(ExtractDocx)->Unit(benchmark::kMillisecond);
BENCHMARK(ExtractPdf)->Unit(benchmark::kMillisecond);
BENCHMARK(NormalizeBlocks)->Unit(benchmark::kMillisecond);
BENCHMARK(LexBlocks)->Unit(benchmark::kMillisecond);
BENCHMARK(MatchBlocks)->Unit(benchmark::kMillisecond);
BENCHMARK(RecognizeReports)->Unit(benchmark::kMillisecond);
BENCHMARK(CheckReports)->Unit(benchmark::kMillisecond);
BENCHMARK(LoadPatterns)->Unit(benchmark::kMillisecond);

}  // namespace

void RegisterChecks() {
  for (const Check* check : AllChecks()) {
    benchmark::RegisterBenchmark(("Check/" + std::string(check->id)).c_str(), OneCheck, check)->Unit(benchmark::kMillisecond);
  }
}

}  // namespace gouji::bench

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  gouji::bench::RegisterChecks();
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
