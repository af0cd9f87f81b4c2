#include "extract/read.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace gouji {
namespace {

constexpr std::size_t kPdfHeaderWindow = 1024;  // junk before %PDF that readers accept

bool StartsWith(std::string_view text, std::string_view prefix) {
  return text.substr(0, prefix.size()) == prefix;
}

bool EndsWithNoCase(std::string_view name, std::string_view suffix) {
  if (name.size() < suffix.size()) return false;
  const std::string_view tail = name.substr(name.size() - suffix.size());
  for (std::size_t i = 0; i < suffix.size(); ++i) {
    const char c = tail[i];
    const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if (lower != suffix[i]) return false;
  }
  return true;
}

bool LooksLikeHtml(std::string_view bytes) {
  const std::size_t start = bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (start == std::string_view::npos) return false;
  const std::string_view head = bytes.substr(start, 64);
  for (const std::string_view tag : {"<!doctype html", "<!DOCTYPE html", "<!DOCTYPE HTML", "<html", "<HTML", "<head", "<body"}) {
    if (StartsWith(head, tag)) return true;
  }
  return false;
}

bool LooksBinary(std::string_view bytes) {
  return bytes.substr(0, 4096).find('\0') != std::string_view::npos;
}

Result<Document> WithMismatchNote(Result<Document> result, bool mismatch, std::string_view actual);

}  // namespace

Result<Document> ReadDocument(std::string_view bytes, std::string_view name, const ReadLimits& limits) {
  if (bytes.empty()) return Error{ErrorCode::kEmpty, {}};
  if (bytes.size() > limits.input_bytes) return Error{ErrorCode::kTooLarge, std::to_string(limits.input_bytes)};
  const bool named_docx = EndsWithNoCase(name, ".docx");
  const bool named_pdf = EndsWithNoCase(name, ".pdf");
  if (StartsWith(bytes, "PK\x03\x04") || StartsWith(bytes, "PK\x05\x06")) {
    return WithMismatchNote(ReadDocx(bytes, limits), named_pdf, "docx");
  }
  if (StartsWith(bytes, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) {
    // An OLE file is an old .doc or an encrypted .docx; the stream name tells them apart.
    static constexpr std::string_view kEncryptedStream("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", 32);
    if (bytes.find(kEncryptedStream) != std::string_view::npos) return Error{ErrorCode::kEncrypted, {}};
    return Error{ErrorCode::kUnsupported, "doc"};
  }
  if (bytes.substr(0, kPdfHeaderWindow).find("%PDF-") != std::string_view::npos) {
    return WithMismatchNote(ReadPdf(bytes, limits), named_docx, "pdf");
  }
  if (LooksLikeHtml(bytes)) {
    if (named_docx || named_pdf) return Error{ErrorCode::kUnsupported, "html"};
    return ReadHtml(bytes, limits);
  }
  if (StartsWith(bytes, "{\\rtf")) return Error{ErrorCode::kUnsupported, "rtf"};
  if (LooksBinary(bytes) || named_docx || named_pdf) return Error{ErrorCode::kUnsupported, {}};
  return ReadPlainText(bytes, limits);
}

Result<std::string> ReadFileBytes(const std::string& path, const ReadLimits& limits) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  if (fd < 0) {
    if (errno == ENOENT || errno == ENOTDIR) return Error{ErrorCode::kNotFound, {}};
    return Error{ErrorCode::kUnreadable, std::strerror(errno)};
  }
  struct stat info {};
  std::string bytes;
  Error error{ErrorCode::kInternal, {}};
  bool ok = false;
  if (::fstat(fd, &info) != 0) {
    error = {ErrorCode::kUnreadable, std::strerror(errno)};
  } else if (!S_ISREG(info.st_mode)) {
    error = {ErrorCode::kNotRegular, S_ISDIR(info.st_mode) ? "directory" : "special"};
  } else if (static_cast<std::uint64_t>(info.st_size) > limits.input_bytes) {
    error = {ErrorCode::kTooLarge, std::to_string(limits.input_bytes)};
  } else {
    bytes.resize(static_cast<std::size_t>(info.st_size));
    std::size_t done = 0;
    ssize_t got = 0;
    while (done < bytes.size() && (got = ::read(fd, bytes.data() + done, bytes.size() - done)) > 0) {
      done += static_cast<std::size_t>(got);
    }
    if (got < 0) {
      error = {ErrorCode::kUnreadable, std::strerror(errno)};
    } else {
      bytes.resize(done);
      ok = true;
    }
  }
  ::close(fd);
  if (!ok) return error;
  if (bytes.empty()) return Error{ErrorCode::kEmpty, {}};
  return bytes;
}

namespace {

Result<Document> WithMismatchNote(Result<Document> result, bool mismatch, std::string_view actual) {
  if (mismatch && result.ok()) result.value().AddReaderNote({.code = NoteCode::kExtensionMismatch, .detail = std::string(actual), .place = {}});
  return result;
}

}  // namespace
}  // namespace gouji
