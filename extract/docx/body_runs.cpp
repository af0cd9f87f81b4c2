#include <algorithm>

#include "extract/base/utf8.h"
#include "extract/docx/body_reader.h"
#include "extract/docx/number_format.h"
#include "extract/docx/symbols.h"
#include "extract/text/superscript.h"

namespace gouji::docx {
namespace {

constexpr std::size_t kMaxTextNode = 10'000'000;  // libxml2's own limit where it builds trees
constexpr std::size_t kMaxContentsBytes =
    360;  // a longer paragraph is no line of a table of contents

bool IsBlank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

}  // namespace

// Elements with text or with an end to handle; true when the end must be handled.
bool BodyReader::OpenInRun(Tag tag, const Attributes& attributes) {
  const bool in_run = !runs_.empty() && Parent() == Tag::kR && TopIs(Part::kParagraph);
  switch (tag) {
    case Tag::kR:
      if (!TopIs(Part::kParagraph)) return false;
      runs_.emplace_back();
      runs_.back().number = positions_.empty() ? 0 : positions_.back().runs - 1;
      return true;
    case Tag::kT:
      if (!in_run) return false;
      target_ = TextTarget::kRun;
      keep_spaces_ = attributes.Get("space") == "preserve";
      return true;
    case Tag::kMathT:
      if (!TopIs(Part::kParagraph)) return false;
      target_ = TextTarget::kMath;
      return true;
    case Tag::kInstrText:
      target_ = TextTarget::kInstruction;
      return true;
    case Tag::kFldSimple:
      fields_.BeginSimple(attributes.Get("instr"));
      return true;
    case Tag::kMathSup:
      ++math_superscript_;
      return true;
    case Tag::kMathDen:
      if (TopIs(Part::kParagraph)) AppendPiece("/", positions_.back().runs, 0);
      return false;
    case Tag::kTab:
      if (in_run) AppendToRun("\t", 1);
      return false;
    case Tag::kNoBreakHyphen:
      if (in_run) AppendToRun("-", 1);
      return false;
    case Tag::kSym:
      if (in_run) AppendToRun(SymbolText(attributes.Get("font"), attributes.Get("char")), 1);
      return false;
    case Tag::kBr:
    case Tag::kCr:
      if (in_run) {
        const std::string_view type = attributes.Get("type");
        const bool page = type == "page" || type == "column";
        paragraphs_.back().draft.breaks.push_back(
            {static_cast<std::uint32_t>(paragraphs_.back().draft.text.size()), page});
        AppendToRun("\n", 1);
      }
      return false;
    case Tag::kFldChar:
      if (in_run) ReadField(attributes);
      return false;
    case Tag::kFootnoteReference:
    case Tag::kEndnoteReference:
      if (in_run) ReferToNote(tag == Tag::kEndnoteReference, attributes);
      return false;
    case Tag::kCommentReference:
      builder_.AddNote({.code = NoteCode::kComments, .detail = {}, .place = {}});
      return false;
    default:
      return false;
  }
}

// The mark is a number that Word makes; it is written as readers see it, raised.
void BodyReader::ReferToNote(bool endnote, const Attributes& attributes) {
  OpenRun& run = runs_.back();
  if (!run.settled) Settle(run);
  if (run.hidden_by != nullptr || !fields_.shows_text()) return;
  const bool own_mark =
      attributes.Find("customMarkFollows") && attributes.Get("customMarkFollows") != "0";
  std::uint32_t& count = endnote ? endnote_count_ : footnote_count_;
  std::string mark;
  if (!own_mark) mark = Superscript(FormatNumber(++count, endnote ? "lowerRoman" : "decimal"));
  if (!mark.empty()) AppendPiece(mark, run.number, run.offset, true);
  paragraphs_.back().draft.notes.push_back(
      {(endnote ? "e" : "f") + std::string(attributes.Get("id")), mark});
}

void BodyReader::ReadField(const Attributes& attributes) {
  const std::string_view type = attributes.Get("fldCharType");
  if (type == "begin") fields_.Begin();
  if (type == "separate") fields_.Separate();
  if (type == "end") fields_.End();
  if (fields_.is_page_reference()) paragraphs_.back().draft.hints.contents = true;
}

void BodyReader::ReadProperty(Tag tag, const Attributes& attributes) {
  const Tag parent = Parent();
  if (parent == Tag::kTcPr) return ReadCellProperty(tag, attributes);
  if (parent == Tag::kTblPr || parent == Tag::kTrPr) {
    if (!tables_.empty()) ReadTableProperty(tag, attributes);
    return;
  }
  if (!TopIs(Part::kParagraph)) return;
  OpenParagraph& paragraph = paragraphs_.back();
  if (parent == Tag::kRPr && Parent(2) == Tag::kR && !runs_.empty()) {
    if (tag == Tag::kRStyle) runs_.back().style = styles_.Find(attributes.val());
    runs_.back().direct.Read(tag, attributes);
  } else if (parent == Tag::kRPr && Parent(2) == Tag::kPPr) {
    if (tag == Tag::kVanish) paragraph.mark_hidden = attributes.On();
  } else if (parent == Tag::kPPr && tag == Tag::kPStyle) {
    if (const Style* style = styles_.Find(attributes.val())) paragraph.style = style;
  } else if (parent == Tag::kPPr || (parent == Tag::kNumPr && Parent(2) == Tag::kPPr)) {
    paragraph.direct.Read(tag, attributes);
  }
}

// Resolves what the run inherits, once its own properties are read.
void BodyReader::Settle(OpenRun& run) const {
  const OpenParagraph& paragraph = paragraphs_.back();
  RunProperties properties = run.direct;
  if (run.style != nullptr) properties.Inherit(run.style->run);
  if (paragraph.style != nullptr) properties.Inherit(paragraph.style->run);
  run.settled = true;
  run.superscript = properties.superscript.value_or(false);
  if (properties.vanish.value_or(false)) {
    run.hidden_by = "vanish";
  } else if (properties.tiny.value_or(false)) {
    run.hidden_by = "tiny";
  } else if (properties.white.value_or(false) && !properties.shaded.value_or(false)) {
    ParagraphProperties around = paragraph.direct;
    if (paragraph.style != nullptr) around.Inherit(paragraph.style->paragraph);
    const bool in_box = std::find(parts_.begin(), parts_.end(), Part::kTextBox) != parts_.end();
    if (!around.shaded.value_or(false) && !in_box && !InShadedTable()) run.hidden_by = "white";
  }
}

void BodyReader::Text(std::string_view text) {
  if (skip_depth_ > 0 || target_ == TextTarget::kNone) return;
  if (target_ == TextTarget::kInstruction) return fields_.AddInstruction(text);
  if (buffer_.size() + text.size() > kMaxTextNode) return Fail(ErrorCode::kDamaged, "text_node");
  buffer_.append(text);
}

void BodyReader::FlushText(bool keep_spaces) {
  const TextTarget target = std::exchange(target_, TextTarget::kNone);
  std::string_view text = buffer_;
  if (target == TextTarget::kMath) {
    const std::uint32_t run = positions_.empty() ? 0 : positions_.back().runs;
    AppendPiece(math_superscript_ > 0 ? Superscript(text) : std::string(text), run, 0);
  } else if (target == TextTarget::kRun) {
    if (!keep_spaces) {  // without xml:space="preserve" the outer white space is not text
      const std::size_t start = std::min(text.find_first_not_of(" \t\r\n"), text.size());
      if (start > 0) runs_.back().offset += static_cast<std::uint32_t>(start);
      const std::size_t end = text.find_last_not_of(" \t\r\n") + 1;
      const std::string_view inner =
          start < end ? text.substr(start, end - start) : std::string_view();
      if (!inner.empty()) AppendToRun(inner, Utf16Length(inner));
      runs_.back().offset += static_cast<std::uint32_t>(text.size() - start - inner.size());
    } else if (!text.empty()) {
      AppendToRun(text, Utf16Length(text));
    }
  }
  buffer_.clear();
}

void BodyReader::AppendToRun(std::string_view text, std::uint32_t units) {
  OpenRun& run = runs_.back();
  if (!run.settled) Settle(run);
  const std::uint32_t offset = run.offset;
  run.offset += units;
  if (!fields_.shows_text()) return;
  if (run.hidden_by != nullptr) {
    if (!IsBlank(text))
      builder_.AddNote({.code = NoteCode::kHiddenText, .detail = run.hidden_by, .place = {}});
    return;
  }
  if (run.superscript) {
    AppendPiece(Superscript(text), run.number, offset);
  } else {
    AppendPiece(text, run.number, offset);
  }
}

void BodyReader::AppendPiece(std::string_view text, std::uint32_t run, std::uint32_t offset,
                             bool generated) {
  text_bytes_ += text.size();
  if (text_bytes_ > limits_.text_bytes) return Fail(ErrorCode::kLimit, "text_bytes");
  OpenParagraph& paragraph = paragraphs_.back();
  ParagraphDraft& draft = paragraph.draft;
  if (draft.text.empty() && (fields_.in_contents() || !contents_sdts_.empty()))
    draft.hints.contents = true;
  const auto begin = static_cast<std::uint32_t>(draft.text.size());
  draft.text.append(text);
  const auto end = static_cast<std::uint32_t>(draft.text.size());
  if (!draft.pieces.empty() && !generated && !draft.pieces.back().generated) {
    Piece& last = draft.pieces.back();
    const bool same_run = last.run == run && last.paragraph == paragraph.number;
    if (same_run &&
        last.offset + Utf16Length(
                          std::string_view(draft.text).substr(last.begin, last.end - last.begin)) ==
            offset) {
      last.end = end;
      return;
    }
  }
  draft.pieces.push_back({begin, end, paragraph.number, run, offset, generated});
}

void BodyReader::FinishHints(OpenParagraph& paragraph) const {
  ParagraphProperties properties = paragraph.direct;
  ParagraphHints& hints = paragraph.draft.hints;
  if (paragraph.style != nullptr) {
    properties.Inherit(paragraph.style->paragraph);
    hints.contents = hints.contents || paragraph.style->contents;
  }
  const std::int32_t outline = properties.outline.value_or(9);
  if (outline >= 0 && outline <= 8) hints.style_level = static_cast<std::uint8_t>(outline + 1);
  hints.centered = properties.centered.value_or(false);
  if (paragraph.draft.text.size() > kMaxContentsBytes) hints.contents = false;
}

// Puts the automatic number in front of the text.
void BodyReader::Number(OpenParagraph& paragraph) {
  ParagraphDraft& draft = paragraph.draft;
  if (draft.text.empty() && paragraph.mark_hidden) return;
  ParagraphProperties properties = paragraph.direct;
  if (paragraph.style != nullptr) properties.Inherit(paragraph.style->paragraph);
  if (!properties.num_id) return;
  // The level of a style's own list is asked from the list unless the style says it.
  const std::string label = numbering_.Next(
      properties, paragraph.style == nullptr ? std::string_view() : paragraph.style->id, styles_);
  if (label.empty()) return;
  const auto shift = static_cast<std::uint32_t>(label.size());
  for (Piece& piece : draft.pieces) piece.begin += shift, piece.end += shift;
  for (BreakDraft& line : draft.breaks) line.at += shift;
  draft.text.insert(0, label);
  draft.pieces.insert(draft.pieces.begin(), {0, shift, paragraph.number, 0, 0, true});
}

}  // namespace gouji::docx
