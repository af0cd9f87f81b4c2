#include "patterns/pack/macros.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <utility>

namespace gouji {
namespace {

// Far more than any phrasing needs; stops macros that double each other.
constexpr std::size_t kLongestPattern = 20000;

struct Use {
  std::size_t begin = 0;  // of '{'
  std::size_t end = 0;    // after '}'
  std::string_view name;
};

// The next {name} at or after `from`. {2,5}, \p{Han} and \x{4e00} are the regular expression's own.
std::optional<Use> NextUse(std::string_view pattern, std::size_t from) {
  for (std::size_t i = pattern.find('{', from); i != std::string_view::npos; i = pattern.find('{', i + 1)) {
    const bool own = i >= 2 && pattern[i - 2] == '\\' &&
                     (pattern[i - 1] == 'p' || pattern[i - 1] == 'P' || pattern[i - 1] == 'x');
    const std::size_t close = pattern.find('}', i);
    if (close == std::string_view::npos) return std::nullopt;
    const std::string_view name = pattern.substr(i + 1, close - i - 1);
    if (!own && !name.empty() && name.front() >= 'a' && name.front() <= 'z') return Use{i, close + 1, name};
  }
  return std::nullopt;
}

// `lookup` gives the replacement of a name or an error.
Result<std::string> Replace(const PackPlace& place, std::string_view id, std::string_view pattern,
                            const std::function<Result<std::string>(std::string_view)>& lookup) {
  std::string out;
  std::size_t done = 0;
  while (const std::optional<Use> use = NextUse(pattern, done)) {
    const Result<std::string> body = lookup(use->name);
    if (!body) return body.error();
    out.append(pattern.substr(done, use->begin - done)).append(body.value());
    done = use->end;
    if (out.size() > kLongestPattern) return PackError(place, id, "longer than 20000 bytes with its macros");
  }
  out.append(pattern.substr(done));
  return out;
}

Error UnknownMacro(const PackPlace& place, std::string_view id, std::string_view name) {
  return PackError(place, id, "unknown macro {" + std::string(name) + "}");
}

// Expands macros depth first; a macro that is open while it is asked for uses itself.
class Expander {
 public:
  using Bodies = std::map<std::string, const PackFile::Macro*, std::less<>>;
  using Expanded = std::map<std::string, std::string, std::less<>>;

  Expander(const Bodies& bodies, Expanded& expanded) : bodies_(bodies), expanded_(expanded) {}

  Result<std::string> Get(const PackFile::Macro& user, std::string_view name) {
    if (const auto done = expanded_.find(name); done != expanded_.end()) return done->second;
    const auto found = bodies_.find(name);
    if (found == bodies_.end()) return UnknownMacro(user.place, user.name, name);
    const PackFile::Macro& macro = *found->second;
    if (!open_.emplace(macro.name, true).second) {
      return PackError(macro.place, macro.name, "macro uses itself");
    }
    Result<std::string> body = Replace(macro.place, macro.name, macro.pattern,
                                       [&](std::string_view used) { return Get(macro, used); });
    if (body) expanded_.emplace(macro.name, body.value());
    return body;
  }

 private:
  const Bodies& bodies_;
  Expanded& expanded_;
  std::map<std::string, bool, std::less<>> open_;
};

}  // namespace

Result<Macros> Macros::Of(const std::vector<PackFile>& packs) {
  Expander::Bodies bodies;
  for (const PackFile& pack : packs) {
    for (const PackFile::Macro& macro : pack.macros) {
      const auto [first, added] = bodies.emplace(macro.name, &macro);
      if (added) continue;
      return PackError(macro.place, macro.name, "duplicate macro, first at " + first->second->place.ToString());
    }
  }
  Macros macros;
  Expander expander(bodies, macros.expanded_);
  for (const auto& [name, macro] : bodies) {
    const Result<std::string> body = expander.Get(*macro, name);
    if (!body) return body.error();
  }
  return macros;
}

Result<std::string> Macros::Expand(const PackPlace& place, std::string_view id, std::string_view pattern) const {
  return Replace(place, id, pattern, [&](std::string_view name) -> Result<std::string> {
    const auto found = expanded_.find(name);
    if (found == expanded_.end()) return UnknownMacro(place, id, name);
    return found->second;
  });
}

std::vector<std::string> GroupNames(std::string_view pattern) {
  std::vector<std::string> names;
  bool in_class = false;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const char c = pattern[i];
    if (c == '\\') {
      ++i;
    } else if (in_class) {
      in_class = c != ']';
    } else if (c == '[') {
      in_class = true;
      // A ']' that comes first stands for itself.
      if (i + 1 < pattern.size() && pattern[i + 1] == '^') ++i;
      if (i + 1 < pattern.size() && pattern[i + 1] == ']') ++i;
    } else if (c == '(') {
      const std::string_view rest = pattern.substr(i + 1);
      if (rest.starts_with("?P<")) {
        names.emplace_back(rest.substr(3, rest.find('>') - 3));
      } else if (!rest.starts_with("?")) {
        names.emplace_back();
      }
    }
  }
  return names;
}

}  // namespace gouji
