#include "extract/docx/body_reader.h"

namespace gouji::docx {

Tag BodyReader::Parent(std::size_t up) const {
  return open_.size() > up ? open_[open_.size() - 1 - up].tag : Tag::kOther;
}

void BodyReader::Start(Tag tag, const Attributes& attributes) {
  if (tag == Tag::kP) positions_.push_back({paragraph_count_++, 0});
  if (tag == Tag::kR && !positions_.empty()) ++positions_.back().runs;
  if (skip_depth_ > 0) {
    ++skip_depth_;
    return;
  }
  open_.push_back({tag, false});
  if (Skips(tag)) {
    open_.pop_back();
    skip_depth_ = 1;
    return;
  }
  open_.back().acted = Open(tag, attributes);
}

void BodyReader::End(Tag tag) {
  if (tag == Tag::kP && !positions_.empty()) positions_.pop_back();
  if (skip_depth_ > 0) {
    --skip_depth_;
    return;
  }
  if (open_.empty()) return;
  const bool acted = open_.back().acted;
  if (acted) Close(tag);
  open_.pop_back();
}

// Only markup that is somebody's text is entered. The element is already on the stack.
bool BodyReader::Skips(Tag tag) {
  switch (tag) {
    case Tag::kPropertyChange:  // the former properties
    case Tag::kDelText:
    case Tag::kRt:
    case Tag::kSectPr:
      return true;
    case Tag::kChoice:
    case Tag::kFallback: {  // both hold the same text: the first that is offered counts
      if (alternates_.empty()) return false;
      const bool taken = alternates_.back();
      alternates_.back() = true;
      return taken;
    }
    case Tag::kAltChunk:
    case Tag::kSubDoc:
      builder_.AddNote({.code = NoteCode::kExternalReference,
                        .detail = tag == Tag::kSubDoc ? "subDoc" : "altChunk",
                        .place = {}});
      return true;
    case Tag::kXInclude:
      builder_.AddNote({.code = NoteCode::kIgnoredMarkup, .detail = "xi:include", .place = {}});
      return true;
    case Tag::kTc:
      return TopIs(Part::kRow) && tables_.back()->rows.back().deleted;
    case Tag::kIns:
    case Tag::kMoveTo:
    case Tag::kDel:
    case Tag::kMoveFrom:
      return SkipsChange(tag);
    default:
      return false;
  }
}

// Tracked changes are read as if all were accepted.
bool BodyReader::SkipsChange(Tag tag) {
  const bool removal = tag == Tag::kDel || tag == Tag::kMoveFrom;
  builder_.AddNote(
      {.code = NoteCode::kTrackedChanges, .detail = removal ? "del" : "ins", .place = {}});
  if (!removal) return false;
  if (Parent() == Tag::kRPr && Parent(2) == Tag::kPPr && !paragraphs_.empty()) {
    paragraphs_.back().mark_deleted = true;
  } else if (Parent() == Tag::kTrPr && TopIs(Part::kRow)) {
    tables_.back()->rows.back().deleted = true;
  }
  return true;
}

bool BodyReader::Open(Tag tag, const Attributes& attributes) {
  switch (tag) {
    case Tag::kOther:
      return false;
    case Tag::kBody:
    case Tag::kFootnote:
    case Tag::kEndnote:
    case Tag::kP:
    case Tag::kTbl:
    case Tag::kTr:
    case Tag::kTc:
    case Tag::kTxbxContent:
      return OpenStructure(tag, attributes);
    case Tag::kAlternateContent:
      alternates_.push_back(false);
      return true;
    case Tag::kSdt:
      return true;
    case Tag::kDocPartGallery:
      if (attributes.val() == "Table of Contents") {
        for (std::size_t i = open_.size(); i-- > 0;) {
          if (open_[i].tag != Tag::kSdt) continue;
          contents_sdts_.push_back(i);
          break;
        }
      }
      return false;
    default:
      if (OpenInRun(tag, attributes)) return true;
      ReadProperty(tag, attributes);
      return false;
  }
}

bool BodyReader::OpenStructure(Tag tag, const Attributes& attributes) {
  switch (tag) {
    case Tag::kBody:
    case Tag::kFootnote:
    case Tag::kEndnote:
      if (!parts_.empty()) return false;
      parts_.push_back(Part::kStory);
      sink_.BeginStory(attributes.Get("id"));
      return true;
    case Tag::kP:
      if (!HoldsBlocks()) return false;
      OpenParagraphAt(positions_.back().number);
      return true;
    case Tag::kTbl:
      if (!HoldsBlocks()) return false;
      ReleaseHeld();
      parts_.push_back(Part::kTable);
      tables_.push_back(std::make_unique<TableDraft>());
      return true;
    case Tag::kTr:
      if (!TopIs(Part::kTable)) return false;
      parts_.push_back(Part::kRow);
      tables_.back()->rows.emplace_back();
      return true;
    case Tag::kTc:
      if (!TopIs(Part::kRow)) return false;
      OpenCell();
      return true;
    case Tag::kTxbxContent:
      if (!TopIs(Part::kParagraph)) return false;
      parts_.push_back(Part::kTextBox);
      outer_fields_.push_back(std::move(fields_));
      fields_ = {};
      return true;
    default:
      return false;
  }
}

void BodyReader::Close(Tag tag) {
  switch (tag) {
    case Tag::kAlternateContent:
      alternates_.pop_back();
      return;
    case Tag::kSdt:
      if (!contents_sdts_.empty() && contents_sdts_.back() == open_.size() - 1)
        contents_sdts_.pop_back();
      return;
    case Tag::kFldSimple:
      fields_.End();
      return;
    case Tag::kMathSup:
      --math_superscript_;
      return;
    case Tag::kT:
    case Tag::kMathT:
    case Tag::kInstrText:
      FlushText(keep_spaces_);
      return;
    case Tag::kR:
      runs_.pop_back();
      return;
    case Tag::kP:
      CloseParagraph();
      return;
    case Tag::kTbl: {
      parts_.pop_back();
      ItemDraft item;
      item.table = std::move(tables_.back());
      tables_.pop_back();
      Deliver(std::move(item));
      return;
    }
    case Tag::kTxbxContent:
      ReleaseHeld();
      fields_ = std::move(outer_fields_.back());
      outer_fields_.pop_back();
      parts_.pop_back();
      return;
    case Tag::kTr:
      parts_.pop_back();
      return;
    default:  // a story or a cell
      ReleaseHeld();
      parts_.pop_back();
  }
}

void BodyReader::OpenParagraphAt(std::uint32_t number) {
  parts_.push_back(Part::kParagraph);
  OpenParagraph paragraph;
  paragraph.number = number;
  paragraph.style = styles_.default_paragraph();
  paragraphs_.push_back(std::move(paragraph));
}

void BodyReader::CloseParagraph() {
  OpenParagraph paragraph = std::move(paragraphs_.back());
  paragraphs_.pop_back();
  parts_.pop_back();
  FinishHints(paragraph);
  if (held_ && held_->depth == parts_.size()) {
    ParagraphDraft whole = std::move(held_->draft);
    held_.reset();
    const auto shift = static_cast<std::uint32_t>(whole.text.size());
    for (Piece& piece : paragraph.draft.pieces) piece.begin += shift, piece.end += shift;
    for (BreakDraft& line : paragraph.draft.breaks) line.at += shift;
    whole.text += paragraph.draft.text;
    const auto append = [](auto& to, auto& from) {
      to.insert(to.end(), std::make_move_iterator(from.begin()),
                std::make_move_iterator(from.end()));
    };
    append(whole.pieces, paragraph.draft.pieces);
    append(whole.breaks, paragraph.draft.breaks);
    append(whole.notes, paragraph.draft.notes);
    append(whole.after, paragraph.draft.after);
    whole.hints = paragraph.draft.hints;
    paragraph.draft = std::move(whole);
  }
  if (paragraph.mark_deleted) {
    held_ = HeldParagraph{std::move(paragraph.draft), parts_.size()};
    return;
  }
  Number(paragraph);
  ItemDraft item;
  item.paragraph = std::move(paragraph.draft);
  Deliver(std::move(item));
}

void BodyReader::ReleaseHeld() {
  if (!held_ || held_->depth != parts_.size()) return;
  ItemDraft item;
  item.paragraph = std::move(held_->draft);
  held_.reset();
  Deliver(std::move(item));
}

void BodyReader::Deliver(ItemDraft item) {
  if (TopIs(Part::kCell)) {
    tables_.back()->rows.back().cells.back().items.push_back(std::move(item));
  } else if (TopIs(Part::kTextBox)) {
    paragraphs_.back().draft.after.push_back(std::move(item));
  } else {
    sink_.Take(std::move(item));
  }
}

}  // namespace gouji::docx
