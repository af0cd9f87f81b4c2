#include "extract/docx/xml.h"

#include <libxml/parserInternals.h>

#include <charconv>
#include <climits>
#include <cstring>

#include "extract/base/sax.h"

namespace gouji::docx {
namespace {

struct Parse : SaxParse<XmlHandler> {
  TagCache tags;
  std::uint32_t depth = 0;
  std::uint32_t max_depth = 0;
  std::string part;
  XmlOutcome outcome;
};

template <typename Body>
void Guarded(void* data, Body body) {
  Parse& parse = *static_cast<Parse*>(data);
  parse.Guarded([&] { body(parse); });
}

void OnStart(void* data, const xmlChar* name, const xmlChar*, const xmlChar* uri, int,
             const xmlChar**, int attribute_count, int, const xmlChar** attributes) {
  Guarded(data, [&](Parse& parse) {
    if (++parse.depth > parse.max_depth) return parse.Stop({ErrorCode::kLimit, "nesting"});
    const Tag tag = parse.tags.Get(name, uri);
    parse.receiver->Start(tag, Attributes(attributes, attribute_count));
  });
}

void OnEnd(void* data, const xmlChar* name, const xmlChar*, const xmlChar* uri) {
  Guarded(data, [&](Parse& parse) {
    --parse.depth;
    parse.receiver->End(parse.tags.Get(name, uri));
  });
}

void OnText(void* data, const xmlChar* text, int size) {
  Guarded(data, [&](Parse& parse) {
    parse.receiver->Text({reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)});
  });
}

// A DOCTYPE has no business in a document part: it is how entities and external files come in.
void OnDoctype(void* data, const xmlChar*, const xmlChar*, const xmlChar*) {
  Guarded(data, [](Parse& parse) { parse.Stop({ErrorCode::kForbiddenXml, parse.part}); });
}

xmlEntityPtr OnEntity(void*, const xmlChar* name) { return xmlGetPredefinedEntity(name); }

void OnError(void* data, xmlErrorPtr error) {
  Guarded(data, [&](Parse& parse) {
    parse.outcome.recovered = true;
    if (error->level == XML_ERR_FATAL || error->domain == XML_FROM_IO)
      parse.Stop({ErrorCode::kDamaged, parse.part});
  });
}

xmlSAXHandler Callbacks() {
  xmlSAXHandler sax = NoSaxEvents();
  sax.internalSubset = OnDoctype;
  sax.getEntity = OnEntity;
  sax.startElementNs = OnStart;
  sax.endElementNs = OnEnd;
  sax.characters = OnText;
  sax.cdataBlock = OnText;
  sax.serror = OnError;
  return sax;
}

}  // namespace

std::optional<std::string_view> Attributes::Find(std::string_view name) const {
  for (int i = 0; i < count_; ++i) {
    const xmlChar** attribute = attributes_ + static_cast<std::ptrdiff_t>(i) * 5;
    const char* local = reinterpret_cast<const char*>(attribute[0]);
    if (std::strncmp(local, name.data(), name.size()) != 0 || local[name.size()] != '\0') continue;
    return std::string_view(reinterpret_cast<const char*>(attribute[3]),
                            static_cast<std::size_t>(attribute[4] - attribute[3]));
  }
  return std::nullopt;
}

std::optional<std::int32_t> Attributes::Int(std::string_view name) const {
  const auto value = Find(name);
  if (!value) return std::nullopt;
  std::int32_t number = 0;
  const char* end = value->data() + value->size();
  const auto [stop, code] = std::from_chars(value->data(), end, number);
  if (code == std::errc::result_out_of_range) return value->front() == '-' ? INT32_MIN : INT32_MAX;
  if (code != std::errc() || (stop != end && *stop != '.')) return std::nullopt;
  return number;
}

bool Attributes::On() const {
  const auto value = Find("val");
  return !value || (*value != "0" && *value != "false" && *value != "off");
}

Result<XmlOutcome> ParseXml(std::string_view xml, std::string_view part, const ReadLimits& limits,
                            XmlHandler& handler) {
  if (xml.size() > INT_MAX) return Error{ErrorCode::kLimit, "part_bytes"};
  if (xml.empty()) return Error{ErrorCode::kDamaged, std::string(part)};
  const ParserContext context(xmlCreateMemoryParserCtxt(xml.data(), static_cast<int>(xml.size())));
  if (!context) return Error{ErrorCode::kLimit, "memory"};
  Parse parse;
  parse.context = context.get();
  parse.receiver = &handler;
  parse.max_depth = limits.nesting;
  parse.part = std::string(part);
  xmlCtxtUseOptions(context.get(), XML_PARSE_NONET);
  *context->sax = Callbacks();
  context->userData = &parse;
  xmlParseDocument(context.get());
  if (parse.error) return *parse.error;
  if (context->wellFormed == 0) return Error{ErrorCode::kDamaged, std::string(part)};
  parse.outcome.version_1_1 = context->version != nullptr && XmlText(context->version) != "1.0";
  return parse.outcome;
}

}  // namespace gouji::docx
