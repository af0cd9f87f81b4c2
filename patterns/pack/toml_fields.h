#pragma once

#include <toml++/toml.h>

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/base/decimal.h"
#include "patterns/pack/pack_file.h"

namespace gouji {

/// Reads the fields of one TOML table strictly: every key must be known, every value of the right type.
/// The first error is kept; reading goes on harmlessly after it.
class TomlFields {
 public:
  TomlFields(std::string_view file, const toml::table& table, std::initializer_list<std::string_view> known);

  /// Names the table in messages; call it as soon as the id is read.
  void set_id(std::string id);
  std::string String(std::string_view key, bool required);
  std::vector<std::string> Strings(std::string_view key, bool required);
  /// true or false; false when there is none.
  bool Flag(std::string_view key);
  /// A whole number, or a decimal in quotes ("1.3"): TOML's own fractions are binary.
  Decimal Number(std::string_view key, Decimal fallback);
  /// A table; nullptr when there is none.
  const toml::table* Table(std::string_view key);
  /// The tables of [[key]]; empty when there are none.
  std::vector<const toml::table*> Tables(std::string_view key);

  PackPlace place() const { return PlaceOf(table_); }
  PackPlace PlaceOf(const toml::node& node) const;
  void Fail(const PackPlace& place, std::string_view cause);
  void Fail(const Error& error) { if (!error_) error_ = error; }
  const std::optional<Error>& error() const { return error_; }

 private:
  const toml::node* Find(std::string_view key, bool required);

  std::string file_;
  std::string id_;
  const toml::table& table_;
  std::optional<Error> error_;
  // An unknown key is reported after the id is known, so that the message can name it.
  const toml::key* unknown_ = nullptr;
};

/// Parses TOML text; a syntax error becomes "file:line: cause".
Result<toml::table> ParseToml(std::string_view file, std::string_view text);

}  // namespace gouji
