// Documents from records, and from files, folders and streams one at a time.
#ifndef IPSE_CORPUS_DOCUMENTS_H_
#define IPSE_CORPUS_DOCUMENTS_H_

#include <functional>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "corpus/problem.h"
#include "corpus/records.h"
#include "ipse/document.h"

namespace ipse {

// Which members of a JSON Lines object hold what.
struct DocumentFields {
  std::string text = "text";
  std::string id = "id";
  std::string language = "lang";
  std::string title = "title";
  std::string outlet = "outlet";
  std::string url = "url";
  std::string date = "date";
};

// Calls `use` with the document of `record`, if it holds one, and says what is wrong with the
// record. The document's views are good until `use` returns; all but its text is valid UTF-8.
// `id_given` is false where it has no id of its own and goes by its file and line. JSON is read
// where it lies: the record's bytes are used up.
std::vector<Problem> WithDocument(
    Record& record, const DocumentFields& fields,
    absl::FunctionRef<void(const Document& document, bool id_given)> use);

struct DocumentHandlers {
  // A document; its views are good until the call returns. Returns false to stop reading.
  std::function<bool(const Document&)> document;
  // Something that could not be read; reading goes on after it.
  std::function<void(const Problem&)> failure;
};

// Reads every document of `inputs`, see ListFiles, up to `largest` bytes as stored.
void ReadDocuments(const std::vector<std::string>& inputs, const DocumentFields& fields,
                   std::size_t largest, const DocumentHandlers& handlers);

}  // namespace ipse

#endif  // IPSE_CORPUS_DOCUMENTS_H_
