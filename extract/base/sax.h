#pragma once

#include <libxml/SAX2.h>
#include <libxml/parser.h>

#include <exception>
#include <memory>
#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "extract/base/result.h"

namespace gouji {

/// State of one libxml2 SAX parse, shared by the XML and the HTML reader; its address is libxml2's
/// user data. `Receiver` takes the events and says by error() that it wants no more of them.
template <typename Receiver>
struct SaxParse {
  xmlParserCtxtPtr context = nullptr;
  Receiver* receiver = nullptr;
  std::optional<Error> error = std::nullopt;

  void Stop(Error why) {
    if (!error) error = std::move(why);
    xmlStopParser(context);
  }

  /// Runs body() unless the parse was stopped. No C++ exception may cross libxml2's frames.
  template <typename Body>
  void Guarded(Body body) {
    if (error) return;
    try {
      body();
      if (receiver->error()) Stop(*receiver->error());
    } catch (const std::bad_alloc&) {
      Stop({ErrorCode::kLimit, "memory"});
    } catch (const std::exception& failure) {
      Stop({ErrorCode::kInternal, failure.what()});
    }
  }
};

struct FreeParserContext {
  void operator()(xmlParserCtxtPtr context) const {
    if (context->myDoc != nullptr) xmlFreeDoc(context->myDoc);
    context->myDoc = nullptr;
    xmlFreeParserCtxt(context);
  }
};
using ParserContext = std::unique_ptr<xmlParserCtxt, FreeParserContext>;

/// A handler that drops every event; callers set the ones they want.
inline xmlSAXHandler NoSaxEvents() {
  xmlSAXHandler sax = {};
  sax.initialized = XML_SAX2_MAGIC;
  return sax;
}

/// Text of libxml2; empty for a null pointer.
inline std::string_view XmlText(const xmlChar* text) {
  return text == nullptr ? std::string_view()
                         : std::string_view(reinterpret_cast<const char*>(text));
}

}  // namespace gouji
