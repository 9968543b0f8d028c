#include "corpus/records.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "corpus/first_bytes.h"
#include "text/shown.h"
#include "text/utf8.h"

namespace ipse {
namespace {

constexpr std::size_t kTelling = 512;  // bytes: of an archive, the first block
constexpr char kStandardInput[] = "standard input";

bool IsBlank(std::string_view line) {
  return line.find_first_not_of(" \t") == std::string_view::npos;
}

}  // namespace

std::string NameOf(const Record& record) {
  const bool is_line = record.form == FileForm::lines && record.place.line > 0;
  return is_line ? absl::StrCat(Shown(record.file), ":", record.place.line) : Shown(record.file);
}

RecordReader::RecordReader(const std::vector<CorpusFile>& files, const RecordLimits& limits)
    : files_(files), limits_(limits) {
  if (!limits.after) return;
  file_ = limits.after->file + (limits.after->line == 0 ? 1 : 0);
  for (std::size_t i = 0; i < std::min(file_, files.size()); ++i) closed_bytes_ += files[i].size;
  stored_bytes_ = closed_bytes_;
}

bool RecordReader::Next(Record& record) {
  record = Record();
  while (source_ != nullptr || file_ < files_.size()) {
    if (source_ == nullptr && OpenFile(record)) return true;
    const bool filled = form_ == FileForm::lines     ? ReadLine(record)
                        : form_ == FileForm::archive ? ReadArchived(record)
                                                     : ReadFile(record);
    if (filled) return true;
  }
  return false;
}

bool RecordReader::Fail(Record& record, ProblemKind kind, const std::string& why) const {
  record.bytes.clear();
  record.problem = Problem{kind, absl::StrCat(NameOf(record), ": ", why)};
  return true;
}

bool RecordReader::Fail(Record& record, const absl::Status& status) const {
  const bool damaged = status.code() == absl::StatusCode::kDataLoss;
  return Fail(record, damaged ? ProblemKind::damaged : ProblemKind::unreadable,
              std::string(status.message()));
}

bool RecordReader::FailTooLarge(Record& record) const {
  return Fail(record, ProblemKind::too_large,
              absl::StrCat("more than ", limits_.record_bytes,
                           " bytes in one document; it is left out (see --max-document)"));
}

bool RecordReader::FailIfNoText(Record& record) const {
  const std::optional<Problem> problem = NoText(record.bytes);
  return !problem || Fail(record, problem->kind, problem->message);
}

void RecordReader::SetPlace(Record& record, std::size_t line) const {
  const std::string& path = files_[file_].path;
  record.file = path == "-" ? kStandardInput : path;
  const std::size_t folder = files_[file_].folder;
  record.name = record.file.substr(folder > 0 ? folder : record.file.rfind('/') + 1);
  record.place = {file_, line};
  record.form = form_;
}

bool RecordReader::OpenFile(Record& record) {
  const CorpusFile& file = files_[file_];
  form_ = file.form;
  SetPlace(record, 0);
  const bool known = limits_.after && limits_.after->file == file_;
  if (!known) record.opened.push_back({file.path, {}});
  if (file.problem) {
    record.problem = file.problem;
    ++file_;
    return true;
  }
  absl::StatusOr<std::unique_ptr<ByteSource>> source = ByteSource::Open(file.path);
  if (!source.ok()) {
    ++file_;
    return Fail(record, source.status());
  }
  source_ = *std::move(source);
  if (!known) record.opened.back().identity = source_->identity();
  line_ = 0;
  return BeginFile(record);
}

bool RecordReader::BeginFile(Record& record) {
  absl::StatusOr<bool> more = NextChunk();
  if (!more.ok()) {
    CloseFile();
    return Fail(record, more.status());
  }
  const bool untold = form_ == FileForm::unknown || form_ == FileForm::json;
  if (untold && chunk_.size() < kTelling) {
    begin_.assign(chunk_);
    // What is wrong behind these is met again, once they are read.
    while (begin_.size() < kTelling && (more = NextChunk()).ok() && *more) begin_ += chunk_;
    chunk_ = begin_;
  }
  const Recognised first = Recognise(chunk_, form_);
  form_ = first.form;
  if (!first.problem) return false;
  CloseFile();
  return Fail(record, first.problem->kind, first.problem->message);
}

void RecordReader::CloseFile() {
  closed_bytes_ += source_->stored_bytes();
  archive_.reset();
  source_.reset();
  chunk_ = {};
  ++file_;
}

absl::StatusOr<bool> RecordReader::NextChunk() {
  const absl::StatusOr<std::string_view> chunk = source_->Next();
  stored_bytes_ = closed_bytes_ + source_->stored_bytes();
  if (!chunk.ok()) return chunk.status();
  chunk_ = *chunk;
  return !chunk_.empty();
}

bool RecordReader::Append(std::string_view bytes, Record& record) const {
  if (bytes.size() > limits_.record_bytes - record.bytes.size()) return false;
  record.bytes += bytes;
  return true;
}

bool RecordReader::ReadArchived(Record& record) {
  if (archive_ == nullptr) {
    archive_ = std::make_unique<Archive>(*source_, std::exchange(chunk_, {}));
    archive_has_documents_ = false;
  }
  SetPlace(record, ++line_);
  absl::StatusOr<std::string> name = archive_->Next();
  stored_bytes_ = closed_bytes_ + source_->stored_bytes();
  const bool passed_over = limits_.after && record.place <= *limits_.after;
  if (!name.ok() || name->empty()) {
    if (archive_->over()) CloseFile();
    if (passed_over) return false;
    if (!name.ok()) return Fail(record, name.status());
    return !archive_has_documents_ &&
           Fail(record, ProblemKind::unreadable, "no .txt or .html file in this archive");
  }
  const FileForm form = FormOf(*name);
  const bool document = IsDocumentName(*name) && (form == FileForm::page || form == FileForm::text);
  archive_has_documents_ |= document;
  if (passed_over || !document) return false;
  absl::StrAppend(&record.file, "/", *name);
  record.name = *name;
  record.form = form;
  for (;;) {
    const absl::StatusOr<std::string_view> bytes = archive_->Read();
    stored_bytes_ = closed_bytes_ + source_->stored_bytes();
    if (!bytes.ok()) {
      CloseFile();
      return Fail(record, bytes.status());
    }
    if (bytes->empty()) break;
    if (!Append(*bytes, record)) return FailTooLarge(record);
  }
  return FailIfNoText(record);
}

bool RecordReader::ReadFile(Record& record) {
  SetPlace(record, 0);
  for (;;) {
    if (!Append(std::exchange(chunk_, {}), record)) {
      CloseFile();
      return FailTooLarge(record);
    }
    const absl::StatusOr<bool> more = NextChunk();
    if (more.ok() && *more) continue;
    CloseFile();
    if (!more.ok()) return Fail(record, more.status());
    return FailIfNoText(record);
  }
}

bool RecordReader::ReadLine(Record& record) {
  SetPlace(record, ++line_);
  record.bytes.clear();
  const bool passed_over = limits_.after && record.place <= *limits_.after;
  bool too_large = false;
  for (bool ended = false; !ended;) {
    if (chunk_.empty()) {
      const absl::StatusOr<bool> more = NextChunk();
      if (!more.ok()) {
        CloseFile();
        return !passed_over && Fail(record, more.status());
      }
      if (!*more && record.bytes.empty() && !too_large) CloseFile();
      if (!*more) break;
    }
    const std::size_t size = chunk_.find('\n');
    ended = size != std::string_view::npos;
    if (!passed_over && !too_large) too_large = !Append(chunk_.substr(0, size), record);
    chunk_.remove_prefix(ended ? size + 1 : chunk_.size());
  }
  if (too_large) return FailTooLarge(record);
  if (record.bytes.ends_with('\r')) record.bytes.pop_back();
  if (line_ == 1 && record.bytes.starts_with(kByteOrderMark))
    record.bytes.erase(0, kByteOrderMark.size());
  return !IsBlank(record.bytes);
}

}  // namespace ipse
