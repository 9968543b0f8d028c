// What the first bytes of a file tell: how it holds documents where its name does not say so, and
// whether it is something that is not read.
#ifndef IPSE_CORPUS_FIRST_BYTES_H_
#define IPSE_CORPUS_FIRST_BYTES_H_

#include <optional>
#include <string_view>

#include "corpus/files.h"
#include "corpus/problem.h"

namespace ipse {

struct Recognised {
  FileForm form = FileForm::text;  // none that first bytes tell
  std::optional<Problem> problem;  // why it is not read; the message leaves the file to the caller
};

// `begin` is of a file whose name says `named`.
Recognised Recognise(std::string_view begin, FileForm named);

// Why `content` is no text; nothing where it may be one.
std::optional<Problem> NoText(std::string_view content);

}  // namespace ipse

#endif  // IPSE_CORPUS_FIRST_BYTES_H_
