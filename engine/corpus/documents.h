// Documents from files, folders and streams, one at a time.
#ifndef IPSE_CORPUS_DOCUMENTS_H_
#define IPSE_CORPUS_DOCUMENTS_H_

#include <cstddef>
#include <functional>
#include <istream>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "ipse/document.h"

namespace ipse {

// Which members of a JSON Lines object hold the text and the id.
struct DocumentFields {
  std::string text = "text";
  std::string id = "id";
};

struct DocumentHandlers {
  // A document; its views are good until the call returns. Returns false to stop reading.
  std::function<bool(const Document&)> document;
  // Something that could not be read, named with its file and line; reading goes on after it.
  std::function<void(const absl::Status&)> failure;
};

// Reads every document of `path`: a file of .jsonl or .ndjson (a document a line), any other text
// (a document; HTML pages are a failure so far), or a folder (its .txt, .jsonl and .ndjson files,
// in order of their names, with those of its subfolders; links are not followed). Returns false
// where a handler stopped it.
bool ReadDocuments(const std::string& path, const DocumentFields& fields,
                   const DocumentHandlers& handlers);

// Reads `in`: JSON Lines where its first visible byte is "{", else one document. `name` is for
// messages.
bool ReadDocuments(std::istream& in, const std::string& name, const DocumentFields& fields,
                   const DocumentHandlers& handlers);

}  // namespace ipse

#endif  // IPSE_CORPUS_DOCUMENTS_H_
