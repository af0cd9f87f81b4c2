// gouji_mutate: how many wrong figures are found? Changes one figure of a verified tie at a time.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <string>

#include "extract/read.h"
#include "tools/cli/knowledge.h"
#include "tools/mutate/trial.h"
#include "tools/report/json_writer.h"

namespace gouji {
namespace {

constexpr std::string_view kHelp =
    "gouji_mutate [--seed N] [--limit N] [--kinds digit,swap,...] [--list-missed] [--list-extra] [--json] FILE...\n"
    "\n"
    "Changes one printed figure of a verified arithmetic tie at a time (one digit, two digits swapped, the\n"
    "decimal point shifted, 元 for 万元, the unit dropped, a row deleted), checks the report again and says how\n"
    "many of the changes are found: a new error or warning about the changed figure or a tie it stood in.\n"
    "blamed: the finding is about the changed figure itself. misled: it names another figure as the wrong one.\n"
    "extra: a new error that has nothing to do with it. --limit tries at most N changes a file (default 100).\n";

constexpr OptionSpec kOptions[] = {
    {"seed", true, {}},         {"limit", true, {}},       {"kinds", true, {}},
    {"list-missed", false, {}}, {"list-extra", false, {}}, {"json", false, {}},
};

struct Tally {
  std::int64_t tried = 0;
  std::int64_t found = 0;
  std::int64_t blamed = 0;
  std::int64_t misled = 0;
  std::int64_t extra = 0;  // mutations with at least one unrelated new error
  void Add(const Trial& trial) {
    ++tried;
    found += trial.found ? 1 : 0;
    blamed += trial.blamed ? 1 : 0;
    misled += trial.misled ? 1 : 0;
    extra += trial.extra.empty() ? 0 : 1;
  }
};

struct Score {
  Tally all;
  std::map<std::string, Tally> kinds;
  std::map<std::string, Tally> checks;
  std::map<std::string, std::int64_t> causes;
  std::int64_t figures = 0, in_error = 0, not_plain = 0, within_rounding = 0;
};

std::string Around(const Document& document, SourceRange place) {
  constexpr std::uint32_t kAround = 60;
  const std::string_view text = document.text();
  std::uint32_t begin = place.begin > kAround ? place.begin - kAround : 0;
  std::uint32_t end = std::min<std::uint32_t>(static_cast<std::uint32_t>(text.size()), place.end + kAround);
  const auto inside = [&](std::uint32_t at) { return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80; };
  while (inside(begin)) --begin;
  while (inside(end)) ++end;
  std::string shown = std::string(document.Slice({begin, place.begin})) + "[" + std::string(document.Slice(place)) + "]" +
                      std::string(document.Slice({place.end, end}));
  std::replace(shown.begin(), shown.end(), '\n', '|');
  return shown;
}

class Run {
 public:
  Run(const Arguments& arguments, const Knowledge& knowledge)
      : arguments_(arguments),
        knowledge_(knowledge),
        kinds_(arguments.List("kinds")),
        seed_(std::strtoull(arguments.Get("seed", "1").c_str(), nullptr, 10)),
        limit_(std::strtoull(arguments.Get("limit", "100").c_str(), nullptr, 10)) {}

  bool File(const std::string& path) {
    const Result<std::string> bytes = ReadFileBytes(path);
    const Result<Document> read = bytes ? ReadDocument(bytes.value(), path) : Result<Document>(bytes.error());
    if (!read) {
      std::fprintf(stderr, "%s\n", ErrorLine(path, read.error(), Language::kEn).c_str());
      return false;
    }
    const Document& document = read.value();
    const FigureTable figures = Recognize(document, knowledge_.patterns);
    const CheckInput input{document, figures, knowledge_.patterns, knowledge_.For(document.text())};
    const CheckResult result = RunChecks(input);
    const Baseline baseline{input, result};
    MutationList list = ListMutations(baseline, seed_);
    score_.figures += list.figures;
    score_.in_error += list.in_error;
    score_.not_plain += list.not_plain;
    score_.within_rounding += list.within_rounding;
    for (const Mutation& mutation : Sample(std::move(list.mutations))) One(path, baseline, mutation);
    return true;
  }

  void Print() const {
    if (arguments_.Has("json")) {
      PrintJson();
      return;
    }
    std::printf("%-24s %8s %8s %8s %7s %8s %8s %8s\n", "", "tried", "found", "missed", "found%", "blamed", "misled", "extra");
    for (const auto& [name, tally] : score_.kinds) PrintLine(name, tally);
    std::printf("\n");
    for (const auto& [name, tally] : score_.checks) PrintLine(name, tally);
    std::printf("\n");
    PrintLine("all", score_.all);
    std::printf("\nmisses by cause:");
    for (const auto& [cause, count] : score_.causes) std::printf("  %s %lld", cause.c_str(), static_cast<long long>(count));
    std::printf("\nfigures of verified ties %lld; not changed: in a broken tie already %lld, not plain digits %lld;\n"
                "changes not tried because rounding allows them %lld\n",
                static_cast<long long>(score_.figures), static_cast<long long>(score_.in_error),
                static_cast<long long>(score_.not_plain), static_cast<long long>(score_.within_rounding));
  }

 private:
  std::vector<Mutation> Sample(std::vector<Mutation> all) const {
    if (!kinds_.empty()) {
      std::erase_if(all, [&](const Mutation& m) { return std::find(kinds_.begin(), kinds_.end(), MutationName(m.kind)) == kinds_.end(); });
    }
    if (all.size() <= limit_) return all;
    SeededNumbers random(seed_);
    for (std::size_t i = 0; i < limit_; ++i) std::swap(all[i], all[i + random.Below(all.size() - i)]);
    all.resize(limit_);
    return all;
  }

  void One(const std::string& path, const Baseline& baseline, const Mutation& mutation) {
    const Trial trial = Try(baseline, mutation);
    const std::string kind(MutationName(mutation.kind));
    score_.all.Add(trial);
    score_.kinds[kind].Add(trial);
    std::vector<std::string_view> checks;
    for (const std::uint32_t index : mutation.broken) checks.push_back(baseline.result.relations[index].check);
    std::sort(checks.begin(), checks.end());
    checks.erase(std::unique(checks.begin(), checks.end()), checks.end());
    for (const std::string_view check : checks) score_.checks[std::string(check)].Add(trial);
    const bool missed = !trial.found && arguments_.Has("list-missed");
    if (!trial.found) ++score_.causes[trial.cause];
    if (missed || (!trial.extra.empty() && arguments_.Has("list-extra"))) {
      std::printf("%s %s: %s → %s  (%s)\n  %s\n", trial.found ? "EXTRA" : "MISSED", kind.c_str(),
                  std::string(baseline.input.document.Slice(mutation.place)).substr(0, 80).c_str(), mutation.text.c_str(),
                  trial.found ? "" : trial.cause.c_str(), path.c_str());
      std::printf("    %s\n%s", Around(baseline.input.document, mutation.place).c_str(), missed ? trial.detail.c_str() : "");
      for (const std::string& extra : trial.extra) std::printf("    extra %s\n", extra.c_str());
    }
  }

  static void PrintLine(const std::string& name, const Tally& tally) {
    const std::int64_t permille = tally.tried == 0 ? 0 : tally.found * 1000 / tally.tried;
    std::printf("%-24s %8lld %8lld %8lld %5lld.%lld %8lld %8lld %8lld\n", name.c_str(), static_cast<long long>(tally.tried),
                static_cast<long long>(tally.found), static_cast<long long>(tally.tried - tally.found),
                static_cast<long long>(permille / 10), static_cast<long long>(permille % 10), static_cast<long long>(tally.blamed),
                static_cast<long long>(tally.misled), static_cast<long long>(tally.extra));
  }

  static void WriteTally(JsonWriter& json, const Tally& tally) {
    json.BeginInlineObject();
    json.NumberMember("tried", tally.tried);
    json.NumberMember("found", tally.found);
    json.NumberMember("blamed", tally.blamed);
    json.NumberMember("misled", tally.misled);
    json.NumberMember("extra", tally.extra);
    json.EndObject();
  }

  static void WriteTallies(JsonWriter& json, std::string_view key, const std::map<std::string, Tally>& tallies) {
    json.Key(key);
    json.BeginObject();
    for (const auto& [name, tally] : tallies) {
      json.Key(name);
      WriteTally(json, tally);
    }
    json.EndObject();
  }

  void PrintJson() const {
    JsonWriter json(JsonWriter::Layout::kIndented);
    json.BeginObject();
    json.Key("all");
    WriteTally(json, score_.all);
    WriteTallies(json, "kinds", score_.kinds);
    WriteTallies(json, "checks", score_.checks);
    json.Key("causes");
    json.BeginObject();
    for (const auto& [cause, count] : score_.causes) json.NumberMember(cause, count);
    json.EndObject();
    json.NumberMember("figures", score_.figures);
    json.NumberMember("in_error", score_.in_error);
    json.NumberMember("not_plain", score_.not_plain);
    json.NumberMember("within_rounding", score_.within_rounding);
    json.EndObject();
    std::fputs(std::move(json).Take().c_str(), stdout);
  }

  const Arguments& arguments_;
  const Knowledge& knowledge_;
  std::vector<std::string> kinds_;
  std::uint64_t seed_;
  std::size_t limit_;
  Score score_;
};

int Main(std::span<const char* const> words) {
  UsageError error;
  const std::optional<Arguments> arguments = Arguments::Parse(words, kOptions, error);
  if (!arguments || arguments->operands().empty()) {
    std::fputs(std::string(kHelp).c_str(), stderr);
    return kExitFailed;
  }
  const std::optional<Knowledge> knowledge = LoadKnowledge(*arguments, "mutate", Language::kEn);
  if (!knowledge) return kExitFailed;
  Run run(*arguments, *knowledge);
  bool ok = true;
  for (const std::string& path : arguments->operands()) ok = run.File(path) && ok;
  run.Print();
  return ok ? kExitClean : kExitFailed;
}

}  // namespace
}  // namespace gouji

int main(int argc, char** argv) {
  return gouji::Main(std::span<const char* const>(argv, static_cast<std::size_t>(argc)).subspan(1));
}
