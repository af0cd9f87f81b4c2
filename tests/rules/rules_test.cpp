// House rules that a machine can check. CONTRIBUTING.md says what they are for.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <sstream>

#include "checks/engine/check.h"
#include "patterns/pack/pattern_set.h"
#include "tools/report/check_words.h"
#include "tools/report/page.h"

using namespace gouji;
namespace fs = std::filesystem;

namespace {

const fs::path kRoot = GOUJI_SOURCE_DIR;

std::string Read(const fs::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

// Sources under a folder, as paths relative to the root.
std::vector<fs::path> Sources(const std::string& folder) {
  std::vector<fs::path> sources;
  for (const auto& entry : fs::recursive_directory_iterator(kRoot / folder)) {
    const std::string extension = entry.path().extension();
    if (extension == ".h" || extension == ".cpp") sources.push_back(fs::relative(entry.path(), kRoot));
  }
  std::sort(sources.begin(), sources.end());
  return sources;
}

std::vector<std::string> Includes(const std::string& text) {
  std::vector<std::string> includes;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (line.rfind("#include ", 0) != 0 || line.size() < 12) continue;
    const std::size_t end = line.find_first_of("\">", 10);
    includes.push_back(line.substr(10, end - 10));
  }
  return includes;
}

bool StartsWith(const std::string& text, const std::string& prefix) { return text.rfind(prefix, 0) == 0; }

// Without line comments and without what stands in quotation marks.
std::string CodeOnly(const std::string& text) {
  std::string code;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.compare(i, 2, "//") == 0) i = std::min(text.find('\n', i), text.size() - 1);
    if (text[i] == '"') {
      for (++i; i < text.size() && text[i] != '"' && text[i] != '\n'; ++i) i += text[i] == '\\' ? 1U : 0U;
      continue;
    }
    code += text[i];
  }
  return code;
}

bool HasWord(const std::string& code, const std::string& word) {
  const auto is_name = [&](std::size_t at) {
    return at < code.size() && (std::isalnum(static_cast<unsigned char>(code[at])) != 0 || code[at] == '_');
  };
  for (std::size_t at = 0; (at = code.find(word, at)) != std::string::npos; ++at) {
    if (!(at > 0 && is_name(at - 1)) && !is_name(at + word.size())) return true;
  }
  return false;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(rules)

BOOST_AUTO_TEST_CASE(dependencies_point_one_way) {
  const std::vector<std::string> order = {"extract", "patterns", "checks", "tools", "tests"};
  for (std::size_t level = 0; level + 1 < order.size(); ++level) {
    for (const fs::path& source : Sources(order[level])) {
      for (const std::string& include : Includes(Read(kRoot / source))) {
        for (std::size_t above = level + 1; above < order.size(); ++above) {
          BOOST_TEST(!StartsWith(include, order[above] + "/"), source.string() << " must not include " << include);
        }
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(libraries_stay_in_their_rooms) {
  struct Room {
    std::vector<std::string> headers;  // beginnings of what is included
    std::vector<std::string> folders;  // where it may be
  };
  const std::vector<Room> rooms = {
      {{"poppler", "GfxState.h", "GfxFont.h", "OutputDev.h", "PDFDoc.h", "GlobalParams.h", "goo/"}, {"extract/pdf/", "tools/overlay/"}},
      {{"zip.h"}, {"extract/docx/"}},
      {{"libxml/"}, {"extract/"}},
      {{"re2/"}, {"patterns/"}},
      {{"toml++/"}, {"patterns/"}},
      {{"nlohmann/"}, {}},
  };
  for (const char* const folder : {"extract", "patterns", "checks", "tools"}) {
    for (const fs::path& source : Sources(folder)) {
      for (const std::string& include : Includes(Read(kRoot / source))) {
        for (const Room& room : rooms) {
          const auto begins = [](const std::string& text) { return [&](const std::string& with) { return StartsWith(text, with); }; };
          if (std::none_of(room.headers.begin(), room.headers.end(), begins(include))) continue;
          const bool allowed = std::any_of(room.folders.begin(), room.folders.end(), begins(source.string()));
          BOOST_TEST(allowed, source.string() << " must not include " << include);
        }
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(no_floating_point_near_money) {
  for (const char* const folder : {"patterns", "checks"}) {
    for (const fs::path& source : Sources(folder)) {
      const std::string code = CodeOnly(Read(kRoot / source));
      for (const char* const word : {"double", "float", "stod", "stof", "strtod", "atof"}) {
        BOOST_TEST(!HasWord(code, word), source.string() << " uses " << word);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(sources_open_no_namespace_and_headers_guard_themselves) {
  for (const char* const folder : {"extract", "patterns", "checks", "tools"}) {
    for (const fs::path& source : Sources(folder)) {
      const std::string text = Read(kRoot / source);
      BOOST_TEST(CodeOnly(text).find("using namespace") == std::string::npos, source.string() << " opens a namespace");
      if (source.extension() != ".h") continue;
      BOOST_TEST(text.find("#pragma once") != std::string::npos, source.string() << " has no #pragma once");
    }
  }
}

// Two types of one name in one namespace are two definitions of whatever is instantiated for them: the linker keeps one
// std::vector<Name>, and the other user corrupts memory.
BOOST_AUTO_TEST_CASE(a_type_has_one_home) {
  const std::regex definition("(?:struct|class|enum class) (\\w+)(?: final)?(?: :.*)? ?\\{.*");
  std::map<std::string, std::string> homes;
  for (const char* const folder : {"extract", "patterns", "checks", "tools"}) {
    for (const fs::path& source : Sources(folder)) {
      std::istringstream lines(Read(kRoot / source));
      bool unnamed = false;
      std::string scope;
      for (std::string line; std::getline(lines, line);) {
        if (line == "namespace {") unnamed = true;
        if (line == "}  // namespace") unnamed = false;
        if (StartsWith(line, "namespace gouji")) scope = line.substr(10, line.find(' ', 10) - 10);
        std::smatch match;
        if (unnamed || !std::regex_match(line, match, definition)) continue;
        const auto [home, is_new] = homes.emplace(scope + "::" + match[1].str(), source.string());
        BOOST_TEST(is_new, match[1] << " is defined in " << home->second << " and in " << source.string());
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(every_check_has_its_page) {
  for (const Check* const check : AllChecks()) {
    std::string file(check->id);
    std::replace(file.begin(), file.end(), '.', '/');
    std::replace(file.begin(), file.end(), '-', '_');
    const std::string text = Read(kRoot / "checks" / (file + ".md"));
    BOOST_TEST_CONTEXT("checks/" << file << ".md") {
      std::string problem;
      const std::optional<CheckPage> page = ParsePage(text, problem);
      BOOST_TEST(page.has_value(), problem);
      if (!page) continue;
      BOOST_TEST(page->id == check->id);
      for (const char* const field : {"title.zh", "title.en", "message.zh", "message.en", "suggestion.zh", "suggestion.en"}) {
        BOOST_TEST(!page->Field(field).empty(), "no field " << field);
      }
      for (const auto& [key, value] : page->fields) {
        if (!key.ends_with(".zh")) continue;
        const std::string other = std::string(key.substr(0, key.size() - 2)) + "en";
        BOOST_TEST(!page->Field(other).empty(), key << " has no " << other);
      }
      BOOST_TEST(page->body.find("```fires") != std::string_view::npos, "no example that fires");
      const bool silent = page->body.find("```silent") != std::string_view::npos || page->body.find("```verified") != std::string_view::npos;
      BOOST_TEST(silent, "no example that stays silent");
    }
  }
}

BOOST_AUTO_TEST_CASE(every_page_has_its_check) {
  BOOST_TEST(AllPages().size() == AllChecks().size());
  for (const CheckPage& page : AllPages()) {
    const auto is_it = [&](const Check* check) { return check->id == page.id; };
    BOOST_TEST(std::any_of(AllChecks().begin(), AllChecks().end(), is_it), page.id << " is no check");
  }
}

// A phrase or list that no code asks for does nothing, whatever its pack promises.
BOOST_AUTO_TEST_CASE(every_phrase_and_list_is_read) {
  std::string code;
  for (const char* const folder : {"patterns", "checks"}) {
    for (const fs::path& source : Sources(folder)) code += Read(kRoot / source);
  }
  const Result<PatternSet> packs = PatternSet::BuiltIn();
  BOOST_REQUIRE(packs.ok());
  for (const Phrase& phrase : packs.value().phrases()) {
    const std::regex asked("(?:cue [!=]= |CuesIn\\([^\";]*)\"" + phrase.cue + "\"");
    BOOST_TEST(std::regex_search(code, asked), phrase.id << ": nothing asks for the cue " << phrase.cue);
  }
  const std::regex prefix("\"((?:[a-z-]+\\.)+)\"");  // "table.kind.": lists(prefix)
  std::vector<std::string> prefixes;
  for (std::sregex_iterator it(code.begin(), code.end(), prefix), end; it != end; ++it) prefixes.push_back((*it)[1]);
  for (const WordList* list : packs.value().lists("")) {
    const auto starts = [&](const std::string& one) { return StartsWith(list->id, one); };
    const bool read = code.find('"' + list->id + '"') != std::string::npos || std::any_of(prefixes.begin(), prefixes.end(), starts);
    BOOST_TEST(read, "nothing reads the list " << list->id);
  }
}

BOOST_AUTO_TEST_CASE(every_reason_has_words) {
  const std::regex reason("(?:reason = |NotAssessable\\(\\w+, )\"([a-z-]+)\"");
  for (const fs::path& source : Sources("checks")) {
    const std::string text = Read(kRoot / source);
    for (std::sregex_iterator it(text.begin(), text.end(), reason), end; it != end; ++it) {
      const std::string id = (*it)[1];
      for (const Language language : {Language::kZh, Language::kEn}) {
        BOOST_TEST(ReasonSentence(id, language) != id, source.string() << ": no words for reason " << id);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(commands_and_links_of_the_readmes_exist) {
  const std::regex script("tools/[a-z_]+(?=[\\s`]|$)");
  const std::regex link("\\]\\(([^)#:]+)\\)");
  for (const char* const name : {"README.md", "README.zh-CN.md", "CONTRIBUTING.md", ".ci/run"}) {
    const std::string text = Read(kRoot / name);
    BOOST_TEST(!text.empty(), name);
    for (std::sregex_iterator it(text.begin(), text.end(), script), end; it != end; ++it) {
      const fs::path path = kRoot / it->str();
      if (it->prefix().str().ends_with("/")) continue;  // build/release/tools/gouji
      const bool runnable = fs::exists(path) && (fs::status(path).permissions() & fs::perms::owner_exec) != fs::perms::none;
      BOOST_TEST(runnable, name << " names " << path);
    }
    for (std::sregex_iterator it(text.begin(), text.end(), link), end; it != end; ++it) {
      BOOST_TEST(fs::exists(kRoot / (*it)[1].str()), name << " links to " << (*it)[1]);
    }
  }
}

BOOST_AUTO_TEST_CASE(only_known_names_at_the_top) {
  const std::vector<std::string> known = {"CMakeLists.txt", "CMakePresets.json", "extract", "patterns", "checks", "corpus",
                                          "tests", "tools", "README.md", "README.zh-CN.md", "LICENSE", "CONTRIBUTING.md",
                                          "docs", "cmake", "build"};
  for (const auto& entry : fs::directory_iterator(kRoot)) {
    const std::string name = entry.path().filename();
    if (name.front() == '.' || entry.path().extension() == ".log") continue;  // what a run leaves behind
    BOOST_TEST((std::find(known.begin(), known.end(), name) != known.end()), name << " is not a name of the layout");
  }
}

BOOST_AUTO_TEST_SUITE_END()
