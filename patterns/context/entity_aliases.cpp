#include "patterns/context/entity_aliases.h"

#include <algorithm>
#include <map>
#include <set>

#include "extract/base/utf8.h"

namespace gouji {
namespace {

constexpr std::size_t kMinAliasChars = 3;
constexpr std::size_t kMinBareChars = 4;  // a form without any place: 工人文化宫, never 财政局
constexpr std::size_t kMinSentences = 3;

bool StartsWith(std::string_view text, std::string_view word) { return text.substr(0, word.size()) == word; }

bool Occurs(const FigureTable& figures, std::string_view word) {
  return std::any_of(figures.sentences.begin(), figures.sentences.end(), [&](const Sentence& sentence) {
    return sentence.text.text().find(word) != std::string_view::npos;
  });
}

std::string_view LastChar(std::string_view text) {
  std::size_t begin = text.size();
  while (begin > 0 && (static_cast<unsigned char>(text[--begin]) & 0xC0) == 0x80) {
  }
  return text.substr(begin);
}

// "总工会=总" applied to the beginning of a name: 总工会职工服务中心 -> 总职工服务中心.
std::vector<std::string> Shortened(const PatternSet& patterns, std::string_view rest) {
  std::vector<std::string> forms;
  for (const std::string& pair : patterns.list("entity.short").words) {
    const std::size_t equal = pair.find('=');
    if (equal == std::string::npos || rest.size() == equal) continue;
    if (!StartsWith(rest, std::string_view(pair).substr(0, equal))) continue;
    forms.push_back(pair.substr(equal + 1) + std::string(rest.substr(equal)));
  }
  return forms;
}

std::set<std::string> FormsOf(const PatternSet& patterns, const NameReader& reader, const std::vector<Entity>& entities,
                              const std::string& name) {
  std::set<std::string> forms;
  const std::vector<std::string_view> chain = reader.PlaceChain(name);
  const std::string rest = name.substr(reader.Places(name).size());
  const auto add = [&](std::string form, std::size_t least) {
    if (form != name && CountChars(form) >= least) forms.insert(std::move(form));
  };
  std::vector<std::string> tails = Shortened(patterns, rest);
  tails.push_back(rest);
  for (const Entity& parent : entities) {  // 某局财政所 is the 财政所 of 某局
    if (parent.name.size() < name.size() && StartsWith(name, parent.name)) {
      tails.push_back(name.substr(parent.name.size()));
    }
  }
  const bool own = !entities.empty() && entities.front().name == name;
  for (const std::string& tail : tails) {
    if (!own) add(tail, kMinBareChars);  // 人民检察院 alone is any procuratorate, 工人文化宫 this one
    if (chain.empty()) continue;
    add(std::string(LastChar(chain.back())) + tail, kMinAliasChars);
    add(std::string(chain.back()) + tail, kMinAliasChars);
    if (chain.size() > 1) {
      const std::string_view bare = chain.back().substr(0, chain.back().size() - LastChar(chain.back()).size());
      add(std::string(bare) + tail, kMinBareChars);
    }
  }
  return forms;
}

// Distinct characters that stand before `word` in the text; the beginning of a sentence counts as one.
std::size_t LeftNeighbours(const FigureTable& figures, std::string_view word) {
  std::set<std::string> seen;
  for (const Sentence& sentence : figures.sentences) {
    const std::string_view text = sentence.text.text();
    for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
      seen.insert(std::string(LastChar(text.substr(0, at))));
    }
  }
  return seen.size();
}

}  // namespace

void AddAliases(const PatternSet& patterns, const NameReader& reader, FigureTable& figures) {
  std::map<std::string, int> claims;
  std::vector<std::set<std::string>> forms;
  for (const Entity& entity : figures.entities) {
    forms.push_back(FormsOf(patterns, reader, figures.entities, entity.name));
    ++claims[entity.name];
    for (const std::string& alias : entity.aliases) ++claims[alias];
    for (const std::string& form : forms.back()) ++claims[form];
  }
  for (std::size_t i = 0; i < figures.entities.size(); ++i) {
    for (const std::string& form : forms[i]) {
      if (claims[form] == 1 && Occurs(figures, form)) figures.entities[i].aliases.push_back(form);
    }
  }
}

std::string BodyFromSentences(const NameReader& reader, const FigureTable& figures) {
  std::map<std::string, std::size_t> votes;
  for (const Sentence& sentence : figures.sentences) {
    if (sentence.table != kNone) continue;
    std::string_view text = sentence.text.text();
    const std::size_t colon = text.find(":");
    for (const std::string_view piece : {text, colon == std::string_view::npos ? std::string_view() : text.substr(colon + 1)}) {
      const std::string_view name = reader.Prefix(reader.WithoutLead(piece));
      for (const std::string_view place : {"省", "市", "县", "区", "州", "旗", "镇", "乡"}) {
        if (StartsWith(name, place) && CountChars(name) >= kMinAliasChars) ++votes[std::string(name)];
      }
    }
  }
  std::string best;
  for (const auto& [name, count] : votes) {
    if (count >= kMinSentences && (best.empty() || count > votes[best])) best = name;
  }
  if (best.empty()) return best;
  std::map<std::string, std::size_t> full;
  for (const Sentence& sentence : figures.sentences) {
    const std::string_view text = sentence.text.text();
    for (std::size_t at = text.find(best); at != std::string_view::npos; at = text.find(best, at + 1)) {
      std::size_t begin = at;
      std::string longest;
      for (std::size_t chars = 1; chars <= 4 && begin > 0; ++chars) {
        begin -= LastChar(text.substr(0, begin)).size();
        if (!IsHan(DecodeUtf8(text, begin).value)) break;
        const std::string place = std::string(text.substr(begin, at - begin)) + best.substr(0, 3);
        if (chars > 1 && LeftNeighbours(figures, place) > 1 && !reader.Places(place).empty()) {
          longest = place + best.substr(3);
        }
      }
      if (!longest.empty()) ++full[longest];
    }
  }
  std::string name = best;
  for (const auto& [candidate, count] : full) {
    if (name == best || count > full[name]) name = candidate;
  }
  return name;
}

}  // namespace gouji
