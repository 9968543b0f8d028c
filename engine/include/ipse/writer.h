// Attributions as text: JSON Lines for programs, a marked article for people.
#ifndef IPSE_WRITER_H_
#define IPSE_WRITER_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ipse/attribution.h"
#include "ipse/document.h"
#include "ipse/explain.h"
#include "ipse/span.h"

namespace ipse {

enum class OffsetUnit { code_points, utf8, utf16 };

struct JsonOptions {
  OffsetUnit offsets = OffsetUnit::code_points;
  double min_confidence = 0;
};

// Appends one JSON object of the contract "ipse/1" (docs/contract.schema.json) and a newline.
// `document` must be the one that `found` was read from. Malformed UTF-8 is written as U+FFFD.
void WriteJson(const Document& document, const Attributions& found, const JsonOptions& options,
               std::string& out);

// How the list of claims is ordered. In groups, the article itself is left out.
enum class Grouping {
  none,     // as they come in the text
  speaker,  // by speaker, then as in the text; unknown speakers last, by the words of the source
  outlet,   // by the outlet nearest the speaker, the page's own claims last; then by speaker
};

struct PrettyOptions {
  bool colour = false;
  int width = 80;  // columns
  double min_confidence = 0;
  Grouping by = Grouping::none;
};

// Appends the article with its sources, cues and contents marked, then a numbered list of who said
// what, folded to the width: “Alexander Lukashenko → Xinhua → this page (CBS News)”.
void WritePretty(const Document& document, const Attributions& found, const PrettyOptions& options,
                 std::string& out);

// Appends why the engine read `document` as it did: under each sentence its candidates, the
// likeliest first, with their terms and ends, and its relays. `sentences` are Engine::Sentences'.
// With `at`, a byte, only the sentence there, or the next one behind it.
void WriteExplanation(const Document& document, const Explanation& explanation,
                      const std::vector<ByteSpan>& sentences, std::optional<std::uint32_t> at,
                      const PrettyOptions& options, std::string& out);

// The same as one JSON object and a newline, with every term; spans count code points.
void WriteExplanationJson(const Document& document, const Explanation& explanation,
                          const std::vector<ByteSpan>& sentences, std::optional<std::uint32_t> at,
                          std::string& out);

}  // namespace ipse

#endif  // IPSE_WRITER_H_
