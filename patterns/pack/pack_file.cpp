#include "patterns/pack/pack_file.h"

#include <algorithm>
#include <optional>

#include "patterns/pack/toml_fields.h"

namespace gouji {
namespace {

bool IsMacroName(std::string_view name) {
  const auto lower = [](char c) { return c >= 'a' && c <= 'z'; };
  return !name.empty() && lower(name.front()) && std::all_of(name.begin(), name.end(), [&](char c) {
    return lower(c) || (c >= '0' && c <= '9') || c == '_';
  });
}

class PackReader {
 public:
  explicit PackReader(std::string_view name) { pack_.name = name; }

  Result<PackFile> Read(const toml::table& root) {
    for (const auto& [key, value] : root) {
      if (error_) break;
      const PackPlace place{pack_.name, key.source().begin.line};
      if (key.str() == "macro") {
        ReadMacros(place, value);
      } else if (key.str() == "phrase") {
        ForEach(place, key.str(), value, [this](const toml::table& table) { ReadPhrase(table); });
      } else if (key.str() == "measure") {
        ForEach(place, key.str(), value, [this](const toml::table& table) { ReadMeasure(table); });
      } else if (key.str() == "aspect") {
        ForEach(place, key.str(), value,
                [this](const toml::table& table) { ReadWords(table, "aspect", pack_.aspects); });
      } else if (key.str() == "list") {
        ForEach(place, key.str(), value,
                [this](const toml::table& table) { ReadWords(table, "id", pack_.lists); });
      } else if (key.str() == "unit") {
        ForEach(place, key.str(), value, [this](const toml::table& table) { ReadUnit(table); });
      } else {
        error_ = PackError(place, "", "unknown section \"" + std::string(key.str()) + '"');
      }
    }
    if (error_) return *error_;
    return std::move(pack_);
  }

 private:
  void ReadMacros(const PackPlace& place, const toml::node& node) {
    const toml::table* table = node.as_table();
    if (table == nullptr) {
      error_ = PackError(place, "", "\"macro\" must be a table: write [macro]");
      return;
    }
    for (const auto& [key, value] : *table) {
      const PackPlace at{pack_.name, key.source().begin.line};
      const toml::value<std::string>* text = value.as_string();
      if (text == nullptr) {
        error_ = PackError(at, key.str(), "a macro must be a string");
      } else if (!IsMacroName(key.str())) {
        error_ = PackError(at, key.str(), "a macro's name is lower-case letters, digits and _");
      } else {
        pack_.macros.push_back({at, std::string(key.str()), text->get()});
        continue;
      }
      return;
    }
  }

  template <typename Reader>
  void ForEach(const PackPlace& place, std::string_view section, const toml::node& node, Reader read) {
    const toml::array* array = node.as_array();
    if (array == nullptr || !array->is_homogeneous(toml::node_type::table)) {
      const std::string name(section);
      error_ = PackError(place, "", '"' + name + "\" must be a list of tables: write [[" + name + "]]");
      return;
    }
    for (const toml::node& item : *array) {
      if (!error_) read(*item.as_table());
    }
  }

  void ReadPhrase(const toml::table& table) {
    TomlFields fields(pack_.name, table, {"id", "cue", "pattern"});
    PackFile::Phrase phrase;
    phrase.place = fields.place();
    phrase.id = fields.String("id", true);
    fields.set_id(phrase.id);
    phrase.cue = fields.String("cue", true);
    phrase.pattern = fields.String("pattern", true);
    if (const toml::node* pattern = table.get("pattern")) phrase.place = fields.PlaceOf(*pattern);
    error_ = fields.error();
    pack_.phrases.push_back(std::move(phrase));
  }

  void ReadMeasure(const toml::table& table) {
    TomlFields fields(pack_.name, table, {"id", "name", "aliases"});
    PackFile::Measure measure;
    measure.place = fields.place();
    measure.id = fields.String("id", true);
    fields.set_id(measure.id);
    measure.name = fields.String("name", false);
    measure.aliases = fields.Strings("aliases", false);
    error_ = fields.error();
    pack_.measures.push_back(std::move(measure));
  }

  void ReadWords(const toml::table& table, std::string_view id_key, std::vector<PackFile::Words>& out) {
    TomlFields fields(pack_.name, table, {id_key, "words"});
    PackFile::Words words;
    words.place = fields.place();
    words.id = fields.String(id_key, true);
    fields.set_id(words.id);
    words.words = fields.Strings("words", true);
    error_ = fields.error();
    out.push_back(std::move(words));
  }

  void ReadUnit(const toml::table& table) {
    TomlFields fields(pack_.name, table, {"kind", "spoken", "words"});
    PackFile::Unit unit;
    unit.place = fields.place();
    unit.kind = fields.String("kind", true);
    fields.set_id(unit.kind);
    unit.spoken = fields.Flag("spoken");
    unit.words = fields.Strings("words", true);
    error_ = fields.error();
    pack_.units.push_back(std::move(unit));
  }

  PackFile pack_;
  std::optional<Error> error_;
};

}  // namespace

Error PackError(const PackPlace& place, std::string_view id, std::string_view cause) {
  std::string detail = place.ToString() + ": ";
  if (!id.empty()) detail.append(id).append(": ");
  return {ErrorCode::kBadConfig, detail.append(cause)};
}

Result<PackFile> ParsePack(std::string_view name, std::string_view toml) {
  const Result<toml::table> root = ParseToml(name, toml);
  if (!root) return root.error();
  return PackReader(name).Read(root.value());
}

}  // namespace gouji
