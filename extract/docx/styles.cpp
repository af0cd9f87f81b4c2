#include "extract/docx/styles.h"

#include <algorithm>

namespace gouji::docx {
namespace {

constexpr std::size_t kMaxStyles = 20'000;
constexpr std::size_t kMaxChain = 50;

std::string Lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

bool IsContentsName(std::string_view name) {
  return name.substr(0, 4) == "toc " || name == "table of figures" || name == "目录";
}

// "heading 3" is an outline level even where the style says nothing more.
std::optional<std::int32_t> HeadingLevel(std::string_view name) {
  constexpr std::string_view kPrefix = "heading ";
  if (name.size() != kPrefix.size() + 1 || name.substr(0, kPrefix.size()) != kPrefix)
    return std::nullopt;
  const char digit = name.back();
  if (digit < '1' || digit > '9') return std::nullopt;
  return digit - '1';
}

}  // namespace

class StylesHandler : public XmlHandler {
 public:
  explicit StylesHandler(Styles& styles) : styles_(styles) {}

  void Start(Tag tag, const Attributes& attributes) override {
    if (skip_ > 0 || tag == Tag::kPropertyChange) {
      ++skip_;
      return;
    }
    path_.push_back(tag);
    if (tag == Tag::kStyle) return StartStyle(attributes);
    if (!open_) return;
    const Tag parent = path_.size() > 1 ? path_[path_.size() - 2] : Tag::kOther;
    if (tag == Tag::kShd && IsDarkShading(attributes)) style_.shades_cells = true;
    if (parent == Tag::kStyle) {
      if (tag == Tag::kName) style_.name = Lower(attributes.val());
      if (tag == Tag::kBasedOn) style_.based_on = std::string(attributes.val());
    } else if (parent == Tag::kRPr && Within(Tag::kRPr)) {
      style_.run.Read(tag, attributes);
    } else if (Within(Tag::kPPr)) {
      style_.paragraph.Read(tag, attributes);
    }
  }

  void End(Tag tag) override {
    if (skip_ > 0) {
      --skip_;
      return;
    }
    path_.pop_back();
    if (tag != Tag::kStyle || !open_) return;
    open_ = false;
    std::string id = style_.id;
    styles_.styles_.emplace(std::move(id), std::move(style_));
  }

 private:
  void StartStyle(const Attributes& attributes) {
    if (styles_.styles_.size() >= kMaxStyles) return Fail(ErrorCode::kLimit, "styles");
    style_ = {};
    open_ = true;
    style_.id = std::string(attributes.Get("styleId"));
    const std::string_view is_default = attributes.Get("default");
    if (attributes.Get("type") == "paragraph" &&
        (is_default == "1" || is_default == "true" || is_default == "on")) {
      styles_.default_paragraph_ = style_.id;
    }
  }

  // Properties of the style itself, not of a conditional format (w:tblStylePr) inside it.
  bool Within(Tag group) const { return path_.size() > 3 && path_[2] == group; }

  Styles& styles_;
  Style style_;
  bool open_ = false;
  std::vector<Tag> path_;
  std::size_t skip_ = 0;
};

Result<Styles> Styles::Parse(std::string_view xml, std::string_view part, const ReadLimits& limits,
                             std::vector<Note>& notes) {
  Styles styles;
  StylesHandler handler(styles);
  const auto parsed = ParseXml(xml, part, limits, handler);
  if (!parsed.ok()) return parsed.error();
  styles.Resolve(notes);
  return styles;
}

const Style* Styles::Find(std::string_view id) const {
  const auto found = styles_.find(std::string(id));
  return found == styles_.end() ? nullptr : &found->second;
}

void Styles::Resolve(std::vector<Note>& notes) {
  const std::unordered_map<std::string, Style> own = styles_;
  for (auto& [id, style] : styles_) {
    std::vector<std::string_view> chain = {style.id};
    const Style* at = &style;
    if (const auto level = HeadingLevel(style.name); level && !style.paragraph.outline)
      style.paragraph.outline = level;
    style.contents = IsContentsName(style.name);
    while (!at->based_on.empty()) {
      const auto base = own.find(at->based_on);
      if (base == own.end()) break;
      if (std::find(chain.begin(), chain.end(), base->second.id) != chain.end() ||
          chain.size() > kMaxChain) {
        AddNote(notes, {.code = NoteCode::kDamagedInput, .detail = "style cycle", .place = {}});
        break;
      }
      at = &base->second;
      chain.push_back(at->id);
      style.run.Inherit(at->run);
      style.paragraph.Inherit(at->paragraph);
      if (const auto level = HeadingLevel(at->name); level && !style.paragraph.outline)
        style.paragraph.outline = level;
      style.contents = style.contents || IsContentsName(at->name);
      style.shades_cells = style.shades_cells || at->shades_cells;
    }
  }
}

}  // namespace gouji::docx
