#include "patterns/pack/toml_fields.h"

#include <algorithm>
#include <utility>

namespace gouji {
namespace {

std::string Quoted(std::string_view word) { return '"' + std::string(word) + '"'; }

}  // namespace

TomlFields::TomlFields(std::string_view file, const toml::table& table,
                       std::initializer_list<std::string_view> known)
    : file_(file), table_(table) {
  for (const auto& [key, value] : table) {
    if (std::find(known.begin(), known.end(), key.str()) == known.end()) {
      unknown_ = &key;
      break;
    }
  }
}

void TomlFields::set_id(std::string id) {
  id_ = std::move(id);
  if (unknown_ == nullptr) return;
  Fail({file_, unknown_->source().begin.line}, "unknown key " + Quoted(unknown_->str()));
}

PackPlace TomlFields::PlaceOf(const toml::node& node) const { return {file_, node.source().begin.line}; }

void TomlFields::Fail(const PackPlace& place, std::string_view cause) {
  if (!error_) error_ = PackError(place, id_, cause);
}

const toml::node* TomlFields::Find(std::string_view key, bool required) {
  const toml::node* node = table_.get(key);
  if (node == nullptr && required) Fail(place(), "missing key " + Quoted(key));
  return node;
}

std::string TomlFields::String(std::string_view key, bool required) {
  const toml::node* node = Find(key, required);
  if (node == nullptr) return {};
  if (const toml::value<std::string>* text = node->as_string()) {
    if (required && text->get().empty()) Fail(PlaceOf(*node), Quoted(key) + " is empty");
    return text->get();
  }
  Fail(PlaceOf(*node), Quoted(key) + " must be a string");
  return {};
}

std::vector<std::string> TomlFields::Strings(std::string_view key, bool required) {
  std::vector<std::string> strings;
  const toml::node* node = Find(key, required);
  if (node == nullptr) return strings;
  const toml::array* array = node->as_array();
  if (array == nullptr) {
    Fail(PlaceOf(*node), Quoted(key) + " must be a list of strings");
    return strings;
  }
  for (const toml::node& item : *array) {
    const toml::value<std::string>* text = item.as_string();
    if (text == nullptr) {
      Fail(PlaceOf(item), Quoted(key) + " must be a list of strings");
    } else if (text->get().empty()) {
      Fail(PlaceOf(item), Quoted(key) + " has an empty string");
    } else {
      strings.push_back(text->get());
    }
  }
  return strings;
}

bool TomlFields::Flag(std::string_view key) {
  const toml::node* node = Find(key, false);
  if (node == nullptr) return false;
  if (const toml::value<bool>* flag = node->as_boolean()) return flag->get();
  Fail(PlaceOf(*node), Quoted(key) + " must be true or false");
  return false;
}

Decimal TomlFields::Number(std::string_view key, Decimal fallback) {
  const toml::node* node = Find(key, false);
  if (node == nullptr) return fallback;
  if (const toml::value<std::int64_t>* whole = node->as_integer()) return Decimal(whole->get(), 0);
  if (const toml::value<std::string>* text = node->as_string()) {
    if (const std::optional<Decimal> value = Decimal::Parse(text->get())) return *value;
  }
  Fail(PlaceOf(*node), Quoted(key) + " must be a whole number or a decimal in quotes");
  return fallback;
}

const toml::table* TomlFields::Table(std::string_view key) {
  const toml::node* node = Find(key, false);
  if (node == nullptr) return nullptr;
  if (node->as_table() == nullptr) Fail(PlaceOf(*node), Quoted(key) + " must be a table");
  return node->as_table();
}

std::vector<const toml::table*> TomlFields::Tables(std::string_view key) {
  std::vector<const toml::table*> tables;
  const toml::node* node = Find(key, false);
  if (node == nullptr) return tables;
  const toml::array* array = node->as_array();
  if (array == nullptr || !array->is_homogeneous(toml::node_type::table)) {
    Fail(PlaceOf(*node), Quoted(key) + " must be a list of tables");
    return tables;
  }
  for (const toml::node& item : *array) tables.push_back(item.as_table());
  return tables;
}

Result<toml::table> ParseToml(std::string_view file, std::string_view text) {
  // The library reports syntax errors as exceptions; they end here.
  try {
    return toml::parse(text, file);
  } catch (const toml::parse_error& error) {
    return PackError({std::string(file), error.source().begin.line}, "", error.description());
  }
}

}  // namespace gouji
