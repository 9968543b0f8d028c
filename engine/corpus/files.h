// The files that a corpus consists of, in a fixed order.
#ifndef IPSE_CORPUS_FILES_H_
#define IPSE_CORPUS_FILES_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "corpus/problem.h"

namespace ipse {

// How a file holds documents: one a line, as one JSON object over many, as a page of HTML, as a
// text, or as a tar archive of pages and texts. Its first bytes tell whether `json` is lines or an
// object, and what `unknown` is.
enum class FileForm : std::uint8_t { lines, object, page, text, archive, json, unknown };

struct CorpusFile {
  std::string path;  // "-": standard input
  FileForm form = FileForm::text;
  std::uint64_t size = 0;          // as stored; 0 where it is not known
  std::optional<Problem> problem;  // why it is not read
  std::size_t folder = 0;  // bytes of `path` that are the folder of `inputs` in which it was found
};

// The files of `inputs`: files, folders, or "-" for standard input. A file is JSON Lines where it
// is named .jsonl or .ndjson, in capitals or not, with .gz or .zst behind or not, lines or an
// object where .json, a page where .html or .htm, an archive where .tar (or .tgz), a text where
// .txt, else `unknown`, as standard input is. Of a folder come the files with those names, in order
// of their names, with those of its subfolders; linked folders do not, and what bears such a name
// but is no file has a `problem`. The folder `left_out` is none of the subfolders: where a run
// writes is not read.
std::vector<CorpusFile> ListFiles(const std::vector<std::string>& inputs,
                                  const std::string& left_out = {});

// By the names.
bool IsCompressedName(const std::string& path);
FileForm FormOf(const std::string& path);
// Whether a file of this name is read where it was not named itself, but its folder or archive.
bool IsDocumentName(const std::string& path);

// Without what the name ends in: "2024/news" of "2024/news.jsonl.gz".
std::string StemOf(const std::string& path);

}  // namespace ipse

#endif  // IPSE_CORPUS_FILES_H_
