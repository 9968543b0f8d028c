// Records: what a corpus is made of as it is stored, a line of JSON Lines or a whole file, on the
// disk or in an archive, one after another, not yet understood.
//
// Takes files; gives records in a fixed order, each with its place, so that a later run can go on
// behind any of them. What cannot be read comes as a record too, in its place. Memory: one record
// and one chunk of a file.
#ifndef IPSE_CORPUS_RECORDS_H_
#define IPSE_CORPUS_RECORDS_H_

#include <atomic>
#include <compare>
#include <cstddef>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/archive.h"
#include "corpus/byte_source.h"
#include "corpus/files.h"
#include "corpus/problem.h"

namespace ipse {

// Where a record stands: the file, by its index in the corpus, and the line there, from 1, or the
// file in an archive, from 1; what is about a whole file is at line 0.
struct RecordPlace {
  std::size_t file = 0;
  std::size_t line = 0;
  auto operator<=>(const RecordPlace&) const = default;
};

// A file as it was when reading came to it; one that could not be opened has no identity.
struct OpenedFile {
  std::string path;
  FileIdentity identity;
};

struct Record {
  RecordPlace place;
  FileForm form = FileForm::text;  // lines, object, page or text
  std::string file;                // as messages name it: "news.tar/a.html" in an archive
  std::string name;                // where it was found: "2024/a.html" in a folder or an archive
  std::string bytes;               // of the line, without its end, or of the file
  std::optional<Problem> problem;  // then `bytes` is empty
  std::vector<OpenedFile> opened;  // since the record before
};

// How messages name a record: "news.jsonl:7", "article.txt", "news.tar/article.txt".
std::string NameOf(const Record& record);

struct RecordLimits {
  std::size_t record_bytes = std::numeric_limits<std::size_t>::max();
  std::optional<RecordPlace> after;  // this record and those before it are passed over
};

class RecordReader {
 public:
  // `files` must outlive the reader.
  RecordReader(const std::vector<CorpusFile>& files, const RecordLimits& limits);

  // The next record; false at the end. `record` is of this call alone.
  bool Next(Record& record);

  // Bytes of the files come to so far, as they are stored. Any thread may ask.
  std::uint64_t stored_bytes() const { return stored_bytes_; }

 private:
  // Each of the five is true where it filled `record`.
  bool OpenFile(Record& record);
  bool BeginFile(Record& record);
  bool ReadLine(Record& record);
  bool ReadFile(Record& record);
  bool ReadArchived(Record& record);

  // False at the file's end.
  absl::StatusOr<bool> NextChunk();
  void CloseFile();
  void SetPlace(Record& record, std::size_t line) const;
  // False where that would be more than the limit.
  bool Append(std::string_view bytes, Record& record) const;
  // Make `record` one of a problem, and are true.
  bool Fail(Record& record, ProblemKind kind, const std::string& why) const;
  bool Fail(Record& record, const absl::Status& status) const;
  bool FailTooLarge(Record& record) const;
  // True in any case.
  bool FailIfNoText(Record& record) const;

  const std::vector<CorpusFile>& files_;
  const RecordLimits limits_;
  std::size_t file_ = 0;  // the one being read, or, where none is, the next
  std::size_t line_ = 0;
  FileForm form_ = FileForm::lines;
  std::unique_ptr<ByteSource> source_;
  std::unique_ptr<Archive> archive_;  // in `source_`
  bool archive_has_documents_ = false;
  std::string_view chunk_;  // what is not used of the source's last one
  std::string begin_;       // of a file in small chunks, so much that it tells what it is
  std::uint64_t closed_bytes_ = 0;
  std::atomic<std::uint64_t> stored_bytes_ = 0;
};

}  // namespace ipse

#endif  // IPSE_CORPUS_RECORDS_H_
