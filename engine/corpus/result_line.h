// One line of a run's output, as far as statistics ask for it.
//
// Takes the JSON of a document (docs/contract.schema.json); gives its values as plain ones. What is
// missing or of another type is empty: a line is anybody's to edit.
#ifndef IPSE_CORPUS_RESULT_LINE_H_
#define IPSE_CORPUS_RESULT_LINE_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ipse {

struct SaidThere {
  bool direct = false;
  std::string text;
  std::string cue;  // in lower case (ASCII)
  std::vector<std::string> speakers;
  std::vector<std::string> via;  // outlets, nearest the speaker first
};

struct ResultLine {
  std::string id;
  std::string outlet;  // the page's own
  std::string date;    // as given
  std::vector<SaidThere> said;
};

// Nothing where `json` is no object.
std::optional<ResultLine> ReadResultLine(std::string_view json);

// "2024-02" of "2024-02-28T06:30Z", "2024/02/28" or "20240228"; nothing where `date` does not begin
// so.
std::optional<std::string> MonthOf(std::string_view date);

}  // namespace ipse

#endif  // IPSE_CORPUS_RESULT_LINE_H_
