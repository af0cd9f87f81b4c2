#pragma once

#include <cassert>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace gouji {

/// Why a whole input could not be read. Expected bad input is an `Error`; damaged but usable input
/// leaves `Note`s; a broken invariant asserts.
enum class ErrorCode {
  kNotFound,         ///< no such file
  kNotRegular,       ///< a directory, device, pipe or socket
  kUnreadable,       ///< the system refused to read it; detail = the system's words
  kEmpty,            ///< zero bytes
  kTooLarge,         ///< over the size cap; detail = the cap
  kUnsupported,      ///< another kind of file; detail = the kind that was recognised, or empty
  kEncrypted,        ///< needs a password
  kDamaged,          ///< truncated or broken beyond reading; detail = what is broken
  kForbiddenXml,     ///< DOCTYPE, entity or external reference in an XML part; detail = the part
  kNoText,           ///< no text at all, only images: a scan
  kLimit,            ///< a named limit was reached; detail = its name
  kMissingRuntime,   ///< a run-time package is missing; detail = the package's name
  kCrashed,          ///< the reading process died; detail = the signal
  kTimeout,          ///< the reading process was stopped after the time limit
  kBadConfig,        ///< a pattern pack, profile or option is wrong; detail = file:line: cause
  kInternal,         ///< should not happen; detail = what
};

/// A code for programs and a piece for the sentence.
struct Error {
  ErrorCode code = ErrorCode::kInternal;
  std::string detail;  ///< language-neutral piece for the message; sentences are made in tools/report

  bool operator==(const Error&) const = default;
};

/// A value or the reason why there is none.
template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::move(value)) {}        // NOLINT: implicit on purpose
  Result(Error error) : state_(std::move(error)) {}    // NOLINT

  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  /// Only valid when ok().
  T& value() & { assert(ok()); return *std::get_if<0>(&state_); }
  const T& value() const& { assert(ok()); return *std::get_if<0>(&state_); }
  T&& value() && { assert(ok()); return std::move(*std::get_if<0>(&state_)); }
  /// Only valid when !ok().
  const Error& error() const { assert(!ok()); return *std::get_if<1>(&state_); }

 private:
  std::variant<T, Error> state_;
};

}  // namespace gouji
