#include "tools/report/words.h"

#include "extract/base/utf8.h"

namespace gouji {
namespace {

struct Words {
  std::string_view id;
  std::string_view zh;
  std::string_view en;

  std::string_view In(Language language) const { return language == Language::kZh ? zh : en; }
};

// "{}" stands for the detail; a text in [] is left out when there is none.
const Words& ErrorWords(ErrorCode code) {
  static constexpr Words kNotFound{"not-found", "文件不存在", "no such file"};
  static constexpr Words kNotRegular{"not-regular", "不是普通文件（是目录、设备或管道）", "not a regular file (a directory, device or pipe)"};
  static constexpr Words kUnreadable{"unreadable", "无法读取[：{}]", "cannot be read[: {}]"};
  static constexpr Words kEmpty{"empty", "文件是空的（0 字节）", "the file is empty (0 bytes)"};
  static constexpr Words kTooLarge{"too-large", "文件太大[，超过上限 {} 字节]", "the file is too large[, over the limit of {} bytes]"};
  static constexpr Words kUnsupported{"unsupported", "不支持的文件类型[：{}]；可以读取 PDF、DOCX、HTML 和纯文本",
                                      "unsupported kind of file[: {}]; PDF, DOCX, HTML and plain text can be read"};
  static constexpr Words kEncrypted{"encrypted", "文件已加密，需要密码；请先另存为不加密的副本",
                                    "the file is encrypted and needs a password; save a copy without one first"};
  static constexpr Words kDamaged{"damaged", "文件已损坏或不完整[：{}]", "the file is damaged or incomplete[: {}]"};
  static constexpr Words kForbiddenXml{"forbidden-xml", "文件含有不允许的 XML 声明（DOCTYPE 或外部实体）[：{}]",
                                       "the file contains forbidden XML (a DOCTYPE or external entity)[: {}]"};
  static constexpr Words kNoText{"no-text", "没有可以读取的文字：像是扫描件；请先做文字识别（OCR）或使用 Word 原稿",
                                 "no text at all: it looks like a scan; recognise its text (OCR) first or use the Word original"};
  static constexpr Words kLimit{"limit", "超出安全上限[（{}）]，已停止读取", "stopped at a safety limit[ ({})]"};
  static constexpr Words kMissingRuntime{"missing-runtime", "缺少运行所需的软件包[ {}（安装：apt-get install {}）]",
                                         "a package needed at run time is missing[: {} (install it with: apt-get install {})]"};
  static constexpr Words kCrashed{"crashed", "读取该文件的进程意外终止[（{}）]，文件可能已损坏",
                                  "the process that read the file died[ ({})]; the file may be damaged"};
  static constexpr Words kTimeout{"timeout", "读取超时[（{}）]，已停止", "reading took too long[ ({})] and was stopped"};
  static constexpr Words kBadConfig{"bad-config", "配置有误[：{}]", "wrong configuration[: {}]"};
  static constexpr Words kInternal{"internal", "程序内部错误[：{}]", "internal error[: {}]"};
  switch (code) {
    case ErrorCode::kNotFound: return kNotFound;
    case ErrorCode::kNotRegular: return kNotRegular;
    case ErrorCode::kUnreadable: return kUnreadable;
    case ErrorCode::kEmpty: return kEmpty;
    case ErrorCode::kTooLarge: return kTooLarge;
    case ErrorCode::kUnsupported: return kUnsupported;
    case ErrorCode::kEncrypted: return kEncrypted;
    case ErrorCode::kDamaged: return kDamaged;
    case ErrorCode::kForbiddenXml: return kForbiddenXml;
    case ErrorCode::kNoText: return kNoText;
    case ErrorCode::kLimit: return kLimit;
    case ErrorCode::kMissingRuntime: return kMissingRuntime;
    case ErrorCode::kCrashed: return kCrashed;
    case ErrorCode::kTimeout: return kTimeout;
    case ErrorCode::kBadConfig: return kBadConfig;
    case ErrorCode::kInternal: break;
  }
  return kInternal;
}

const Words& NoteWords(NoteCode code) {
  static constexpr Words kWords[] = {
      {"hidden-text", "有读者看不见的文字（隐藏、白色、极小或在页面外），未参与核对", "text that readers cannot see (hidden, white, tiny or off the page) was left out"},
      {"clipped-text", "有文字被裁切或超出页面", "text is cut by its frame or the page edge"},
      {"watermark", "水印已忽略", "a watermark was left out"},
      {"scanned-page", "该页是图片，没有文字，未核对", "the page is an image without text and was not checked"},
      {"ocr-layer", "该页文字来自扫描识别，可能有误", "the page's text comes from OCR and may be wrong"},
      {"damaged-input", "文件有语法错误，已修复或跳过", "syntax errors were repaired or skipped"},
      {"truncated-stream", "数据提前结束，内容可能不全", "data end early; content may be missing"},
      {"dropped-glyphs", "有文字过密或嵌套过深，可能没有读全", "glyphs or nested content were dropped"},
      {"unicode-mismatch", "字体编码与字形不符，读出的字可能与看到的不同", "the character map contradicts the glyph names: text may differ from what is seen"},
      {"actual-text", "替换文字与显示的不同", "replacement text differs from what is drawn"},
      {"two-revisions", "文件经过增量修改，以最新内容为准", "the file was changed incrementally; the newest content counts"},
      {"extraction-forbidden", "文件的权限设置不允许提取文字", "the file's permissions forbid text extraction"},
      {"tracked-changes", "有尚未接受或拒绝的修订；按全部接受后的内容核对", "tracked changes are still open; checked as if all were accepted"},
      {"comments", "文件里留有批注", "comments were left in the file"},
      {"duplicate-entry", "压缩包里有重名条目", "the package holds two entries of one name"},
      {"external-reference", "引用了外部文件，未读取", "an external file is referred to and was not fetched"},
      {"ignored-markup", "有不认识的标记，已跳过", "markup that is not understood was skipped"},
      {"irregular-table", "表格的行列不规则，已修正", "an irregular table grid was repaired"},
      {"missing-relationship", "缺少关系说明，按常用名称找到内容", "a relationship is missing; the part was found by its usual name"},
      {"number-too-long", "有位数过多的数字，未参与核对", "a number with too many digits was left out"},
      {"empty-document", "文件没有任何内容", "the document has no content at all"},
      {"font-problem", "嵌入的字体有问题", "an embedded font could not be used"},
      {"extension-mismatch", "文件内容与扩展名不符", "the content is of another kind than the file name says"},
      {"other", "提示", "note"},
  };
  const std::size_t index = static_cast<std::size_t>(code);
  return kWords[index < std::size(kWords) ? index : std::size(kWords) - 1];
}

std::string Fill(std::string_view text, std::string_view detail) {
  const std::size_t open = text.find('[');
  const std::size_t close = text.find(']');
  std::string whole(text.substr(0, open));
  if (open == std::string_view::npos) return whole;
  if (!detail.empty()) {
    std::string_view rest = text.substr(open + 1, close - open - 1);
    for (std::size_t at; (at = rest.find('{')) != std::string_view::npos;) {
      whole.append(rest.substr(0, at)).append(detail);
      rest.remove_prefix(rest.find('}') + 1);
    }
    whole.append(rest);
  }
  return whole.append(text.substr(close + 1));
}

std::string OneLine(std::string_view text) {
  std::string line = SanitizeUtf8(text);
  for (char& c : line) {
    if (c == '\n' || c == '\t') c = ' ';
  }
  return line;
}

}  // namespace

std::string_view ErrorId(ErrorCode code) { return ErrorWords(code).id; }
std::string_view NoteId(NoteCode code) { return NoteWords(code).id; }

std::string_view FormatId(DocumentFormat format) {
  switch (format) {
    case DocumentFormat::kPdf: return "pdf";
    case DocumentFormat::kDocx: return "docx";
    case DocumentFormat::kHtml: return "html";
    case DocumentFormat::kText: break;
  }
  return "text";
}

std::string_view BlockKindId(BlockKind kind) {
  switch (kind) {
    case BlockKind::kHeading: return "heading";
    case BlockKind::kParagraph: return "paragraph";
    case BlockKind::kTable: return "table";
    case BlockKind::kFootnote: return "footnote";
    case BlockKind::kContents: break;
  }
  return "contents";
}

std::string ErrorCause(const Error& error, Language language) {
  return Fill(ErrorWords(error.code).In(language), OneLine(error.detail));
}

std::string ErrorLine(std::string_view shown_name, const Error& error, Language language) {
  return "gouji: " + std::string(shown_name) + (language == Language::kZh ? "：" : ": ") + ErrorCause(error, language);
}

std::string NoteLine(const Note& note, Language language) {
  const bool zh = language == Language::kZh;
  std::string line;
  if (note.page != 0) {
    const std::string page = std::to_string(note.page);
    line += zh ? "第 " + page + " 页：" : "page " + page + ": ";
  }
  line += NoteWords(note.code).In(language);
  if (!note.detail.empty()) line += (zh ? "（" : " (") + OneLine(note.detail) + (zh ? "）" : ")");
  if (note.count > 1) line += (zh ? "，共 " : ", ") + std::to_string(note.count) + (zh ? " 处" : " times");
  return line;
}

std::string ProgressLine(std::string_view shown_name, int seconds, Language language) {
  const bool zh = language == Language::kZh;
  return (zh ? "正在读取 " : "reading ") + std::string(shown_name) + " … " + std::to_string(seconds) + (zh ? " 秒" : " s");
}

std::string MissingLayersLine(std::string_view layers, Language language) {
  const std::string names(layers);
  if (language == Language::kZh) return "gouji: 内核不支持 " + names + "：读取文件的子进程少了这层防护，其余限制仍有效";
  return "gouji: this kernel lacks " + names + ": the process that reads files goes without it; the other limits hold";
}

std::string ShownName(std::string_view path, Language language) {
  if (path == "-") return language == Language::kZh ? "标准输入" : "standard input";
  return OneLine(path);
}

}  // namespace gouji
