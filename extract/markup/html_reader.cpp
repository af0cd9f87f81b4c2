#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <charconv>
#include <climits>
#include <optional>

#include "extract/base/sax.h"
#include "extract/base/utf8.h"
#include "extract/markup/html_table.h"
#include "extract/read.h"
#include "extract/text/encoding.h"
#include "extract/text/superscript.h"

namespace gouji {
namespace markup {
namespace {

constexpr std::size_t kMetaWindow = 4096;  // bytes in which a page names its charset
constexpr std::uint32_t kMaxDepth = 2000;  // unclosed inline elements nest deeply in real pages
constexpr std::size_t kMaxTableDepth = 40;
constexpr std::int64_t kMaxColumnSpan = 1000;  // HTML's own limit

constexpr std::string_view kBlocks[] = {
    "p",          "div",        "li",     "h1",      "h2",     "h3",    "h4",
    "h5",         "h6",         "ul",     "ol",      "dl",     "dt",    "dd",
    "section",    "article",    "header", "footer",  "main",   "aside", "form",
    "fieldset",   "blockquote", "pre",    "address", "center", "hr",    "figure",
    "figcaption", "caption",    "body",   "table",   "tr",     "td",    "th"};
constexpr std::string_view kUnseen[] = {"script", "style",  "noscript", "template", "iframe",
                                        "object", "select", "button",   "textarea", "svg",
                                        "nav",    "head",   "audio",    "video",    "canvas"};

template <std::size_t N>
bool IsOneOf(std::string_view name, const std::string_view (&names)[N]) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

// Lower case and without white space, so that attribute values can be compared.
std::string Condensed(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == ' ' || c == '\t' || c == '\n') continue;
    out.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
  }
  return out;
}

class Attributes {
 public:
  explicit Attributes(const xmlChar** list) : list_(list) {}
  std::optional<std::string_view> Find(std::string_view name) const {
    for (const xmlChar** at = list_; at != nullptr && *at != nullptr; at += 2) {
      if (name == reinterpret_cast<const char*>(*at)) {
        return at[1] == nullptr ? std::string_view()
                                : std::string_view(reinterpret_cast<const char*>(at[1]));
      }
    }
    return std::nullopt;
  }
  std::int64_t Int(std::string_view name, std::int64_t otherwise) const {
    const std::string_view value = Find(name).value_or(std::string_view());
    std::int64_t number = 0;
    const auto [stop, code] = std::from_chars(value.data(), value.data() + value.size(), number);
    return code == std::errc() ? number : otherwise;
  }

 private:
  const xmlChar** list_;
};

/// Turns the parser's events into items.
class Page {
 public:
  Page(DocumentBuilder& builder, const ReadLimits& limits) : builder_(builder), limits_(limits) {}

  void Start(std::string_view name, const Attributes& attributes);
  void End(std::string_view name);
  void Text(std::string_view text);
  void Finish() {
    EndParagraph();
    while (!tables_.empty()) EndTable();
    builder_.set_title(title_);
    Emit(items_, builder_);
  }
  const std::optional<Error>& error() const { return error_; }

 private:
  struct List {
    bool ordered = false;
    std::int64_t next = 1;
  };
  struct OpenTable {
    std::unique_ptr<HtmlTable> table;
    bool in_cell = false;
    bool in_head = false;
  };

  bool IsHidden(const Attributes& attributes);
  void StartBlock(std::string_view name, const Attributes& attributes);
  void StartTablePart(std::string_view name, const Attributes& attributes);
  void StartCell(bool header, const Attributes& attributes);
  void EndParagraph();
  void EndTable();
  std::vector<HtmlItem>& Items();
  void Fail(const char* limit) {
    if (!error_) error_ = Error{ErrorCode::kLimit, limit};
  }

  DocumentBuilder& builder_;
  const ReadLimits& limits_;
  std::optional<Error> error_;
  std::vector<HtmlItem> items_;
  std::vector<OpenTable> tables_;
  std::vector<List> lists_;
  HtmlItem paragraph_;
  std::string title_;
  std::uint32_t blocks_ = 0;
  std::uint32_t depth_ = 0;
  std::uint32_t unseen_from_ = 0;  // depth of the element whose content is not shown; 0 = none
  std::uint32_t raised_ = 0;
  bool hidden_ = false;  // unseen by the author's style, not by its kind
  bool in_title_ = false;
  bool preformatted_ = false;
  std::uint64_t text_bytes_ = 0;
  std::uint64_t cells_ = 0;
};

std::vector<HtmlItem>& Page::Items() {
  if (!tables_.empty() && tables_.back().in_cell) return tables_.back().table->cells.back().items;
  return tables_.size() > 1 && tables_[tables_.size() - 2].in_cell
             ? tables_[tables_.size() - 2].table->cells.back().items
             : items_;
}

bool Page::IsHidden(const Attributes& attributes) {
  if (attributes.Find("hidden")) return true;
  const std::string style = Condensed(attributes.Find("style").value_or(std::string_view()));
  return style.find("display:none") != std::string::npos ||
         style.find("visibility:hidden") != std::string::npos ||
         style.find("font-size:0;") != std::string::npos ||
         style.find("font-size:0px") != std::string::npos;
}

void Page::Start(std::string_view name, const Attributes& attributes) {
  if (++depth_ > kMaxDepth) return Fail("nesting");
  in_title_ = name == "title";
  if (unseen_from_ != 0) return;
  hidden_ = IsHidden(attributes);
  if (hidden_ || IsOneOf(name, kUnseen)) {
    unseen_from_ = depth_;
    return;
  }
  if (name == "br") {
    paragraph_.text.push_back('\n');
  } else if (name == "sup") {
    ++raised_;
  } else if (IsOneOf(name, kBlocks)) {
    StartBlock(name, attributes);
  } else if (name == "thead" && !tables_.empty()) {
    tables_.back().in_head = true;
  }
}

void Page::StartBlock(std::string_view name, const Attributes& attributes) {
  EndParagraph();
  paragraph_.number = blocks_++;
  const std::string style = Condensed(attributes.Find("style").value_or(std::string_view()));
  const bool centered = name == "center" || name == "caption" ||
                        Condensed(attributes.Find("align").value_or("")) == "center" ||
                        style.find("text-align:center") != std::string::npos;
  paragraph_.hints.centered = centered;
  preformatted_ = name == "pre";
  if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6') {
    paragraph_.hints.style_level = static_cast<std::uint8_t>(name[1] - '0');
  } else if (name == "ol" || name == "ul") {
    const bool plain =
        style.find("list-style") != std::string::npos && style.find("none") != std::string::npos;
    lists_.push_back({name == "ol" && !plain, attributes.Int("start", 1)});
  } else if (name == "li" && !lists_.empty() && lists_.back().ordered) {
    paragraph_.label = std::to_string(lists_.back().next++) + ". ";
  } else {
    StartTablePart(name, attributes);
  }
}

void Page::StartTablePart(std::string_view name, const Attributes& attributes) {
  if (name == "table") {
    if (tables_.size() >= kMaxTableDepth) return Fail("nesting");
    tables_.push_back({std::make_unique<HtmlTable>()});
  } else if (name == "tr" && !tables_.empty()) {
    tables_.back().table->BeginRow();
    tables_.back().in_cell = false;
  } else if ((name == "td" || name == "th") && !tables_.empty()) {
    StartCell(name == "th" || tables_.back().in_head, attributes);
  }
}

void Page::StartCell(bool header, const Attributes& attributes) {
  if (++cells_ > limits_.cells) return Fail("cells");
  const std::int64_t columns = attributes.Int("colspan", 1);
  const std::int64_t rows = attributes.Int("rowspan", 1);
  HtmlTable& table = *tables_.back().table;
  if (columns < 1 || columns > kMaxColumnSpan || rows < 0) table.irregular = true;
  table.BeginCell(
      static_cast<std::uint32_t>(std::clamp<std::int64_t>(rows, rows < 0 ? 1 : 0, INT_MAX)),
      static_cast<std::uint32_t>(std::clamp<std::int64_t>(columns, 1, kMaxColumnSpan)), header);
  const HtmlCell& cell = table.cells.back();
  if (cell.column + cell.column_span > limits_.table_columns) return Fail("table_columns");
  tables_.back().in_cell = true;
}

void Page::End(std::string_view name) {
  in_title_ = false;
  if (unseen_from_ != 0) {
    if (depth_ == unseen_from_) unseen_from_ = 0;
    --depth_;
    return;
  }
  --depth_;
  if (name == "sup" && raised_ > 0) --raised_;
  if (name == "thead" && !tables_.empty()) tables_.back().in_head = false;
  if (!IsOneOf(name, kBlocks)) return;
  EndParagraph();
  preformatted_ = false;
  if ((name == "ol" || name == "ul") && !lists_.empty()) lists_.pop_back();
  if ((name == "td" || name == "th") && !tables_.empty()) tables_.back().in_cell = false;
  if (name == "table" && !tables_.empty()) EndTable();
}

void Page::Text(std::string_view text) {
  if (in_title_ && title_.size() < 1000) title_.append(text);
  text_bytes_ += text.size();
  if (text_bytes_ > limits_.text_bytes) return Fail("text_bytes");
  if (unseen_from_ != 0) {
    if (hidden_ && text.find_first_not_of(" \t\r\n") != std::string_view::npos) {
      builder_.AddNote({.code = NoteCode::kHiddenText, .detail = "style", .place = {}});
    }
    return;
  }
  const std::string raised = raised_ > 0 ? Superscript(text) : std::string();
  std::string& out = paragraph_.text;
  for (const char c : raised_ > 0 ? std::string_view(raised) : text) {
    if (c != ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f') {
      out.push_back(c);
    } else if (preformatted_ && c == '\n') {
      out.push_back('\n');
    } else if (!out.empty() && out.back() != ' ' &&
               out.back() != '\n') {  // white space is one space
      out.push_back(' ');
    }
  }
}

void Page::EndParagraph() {
  const bool blank = paragraph_.text.find_first_not_of(" \n") == std::string::npos;
  if (!blank) Items().push_back(std::move(paragraph_));
  // An empty element inside an <li> or heading leaves the label and the level to the text that
  // follows.
  HtmlItem next;
  if (blank) {
    next.label = std::move(paragraph_.label);
    next.hints = paragraph_.hints;
  }
  paragraph_ = std::move(next);
}

void Page::EndTable() {
  HtmlItem item;
  item.table = std::move(tables_.back().table);
  tables_.pop_back();
  Items().push_back(std::move(item));
}

using Parse = SaxParse<Page>;

template <typename Body>
void Guarded(void* data, Body body) {
  Parse& parse = *static_cast<Parse*>(data);
  parse.Guarded([&] { body(*parse.receiver); });
}

void OnStart(void* data, const xmlChar* name, const xmlChar** attributes) {
  Guarded(data, [&](Page& page) { page.Start(XmlText(name), Attributes(attributes)); });
}
void OnEnd(void* data, const xmlChar* name) {
  Guarded(data, [&](Page& page) { page.End(XmlText(name)); });
}
void OnText(void* data, const xmlChar* text, int size) {
  Guarded(data,
          [&](Page& page) { page.Text(XmlText(text).substr(0, static_cast<std::size_t>(size))); });
}
void OnError(void*, xmlErrorPtr) {}  // every real page has some

xmlSAXHandler Callbacks() {
  xmlSAXHandler sax = NoSaxEvents();
  sax.startElement = OnStart;
  sax.endElement = OnEnd;
  sax.characters = OnText;
  sax.ignorableWhitespace = OnText;
  sax.serror = OnError;
  return sax;
}

// charset=gb2312 in the first bytes, in either form of the meta element.
std::string DeclaredCharset(std::string_view bytes) {
  const std::string head = Condensed(bytes.substr(0, kMetaWindow));
  const std::size_t at = head.find("charset=");
  if (at == std::string::npos) return {};
  std::string_view value = std::string_view(head).substr(at + 8);
  if (!value.empty() && (value.front() == '"' || value.front() == '\'')) value.remove_prefix(1);
  return std::string(value.substr(0, value.find_first_of("\"'/>;")));
}

}  // namespace
}  // namespace markup

Result<Document> ReadHtml(std::string_view bytes, const ReadLimits& limits) {
  const std::string text = ToUtf8(bytes, markup::DeclaredCharset(bytes));
  if (text.size() > INT_MAX) return Error{ErrorCode::kTooLarge, std::to_string(INT_MAX)};
  if (text.empty()) return Error{ErrorCode::kEmpty, {}};
  const ParserContext context(
      htmlCreateMemoryParserCtxt(text.data(), static_cast<int>(text.size())));
  if (!context) return Error{ErrorCode::kLimit, "memory"};
  DocumentBuilder builder(DocumentFormat::kHtml);
  markup::Page page(builder, limits);
  markup::Parse parse{context.get(), &page};
  // The text is UTF-8 now, whatever its meta element says.
  htmlCtxtUseOptions(context.get(), HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
  xmlSwitchEncoding(context.get(), XML_CHAR_ENCODING_UTF8);
  *context->sax = markup::Callbacks();
  context->userData = &parse;
  htmlParseDocument(context.get());
  if (parse.error) return *parse.error;
  page.Finish();
  return std::move(builder).Finish();
}

}  // namespace gouji
