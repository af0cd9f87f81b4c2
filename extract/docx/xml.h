#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "extract/base/result.h"
#include "extract/docx/tags.h"
#include "extract/read.h"

namespace gouji::docx {

/// The attributes of one start tag. Views live until the callback returns.
class Attributes {
 public:
  Attributes(const unsigned char** attributes, int count)
      : attributes_(attributes), count_(count) {}

  /// The value of the first attribute with this local name, whatever its prefix.
  std::optional<std::string_view> Find(std::string_view name) const;
  std::string_view Get(std::string_view name) const {
    return Find(name).value_or(std::string_view());
  }
  /// w:val
  std::string_view val() const { return Get("val"); }
  /// An integer attribute; nullopt when missing, malformed or out of range.
  std::optional<std::int32_t> Int(std::string_view name) const;
  /// An on/off property: present without w:val means on.
  bool On() const;

 private:
  const unsigned char** attributes_;
  int count_;
};

/// Receives one part in document order.
class XmlHandler {
 public:
  virtual ~XmlHandler() = default;
  virtual void Start(Tag tag, const Attributes& attributes) = 0;
  virtual void End(Tag tag) = 0;
  virtual void Text(std::string_view) {}

  /// Set to stop the parse; ParseXml returns it.
  const std::optional<Error>& error() const { return error_; }

 protected:
  void Fail(ErrorCode code, std::string detail) {
    if (!error_) error_ = Error{code, std::move(detail)};
  }

 private:
  std::optional<Error> error_;
};

/// What a parse that went through has to say.
struct XmlOutcome {
  bool version_1_1 = false;
  bool recovered = false;  ///< namespace errors and the like, not well-formedness
};

/// Parses a part with libxml2's SAX2 interface: no DTD, no entities, no network, library limits
/// kept. DOCTYPE is kForbiddenXml, ill-formed XML kDamaged, depth over limits.nesting kLimit;
/// `part` names it.
Result<XmlOutcome> ParseXml(std::string_view xml, std::string_view part, const ReadLimits& limits,
                            XmlHandler& handler);

}  // namespace gouji::docx
