// JSON read where it lies: strings stay in the bytes that they came in.
//
// Takes the bytes of one value; gives RapidJSON's tree over them. Nesting may be of any depth, NaN
// and Infinity are numbers, as some programs write them, and half a pair of surrogates, which a
// text that another program cut off may end in, is read as U+FFFD.
#ifndef IPSE_CORPUS_JSON_IN_PLACE_H_
#define IPSE_CORPUS_JSON_IN_PLACE_H_

#include <cstddef>
#include <string>

#include "rapidjson/document.h"

namespace ipse {

// UTF-8 as RapidJSON reads it, save that what needs no escape is taken many characters at once.
struct Utf8InRuns : rapidjson::UTF8<> {};

using JsonValue = rapidjson::GenericValue<Utf8InRuns>;
using JsonDocument = rapidjson::GenericDocument<Utf8InRuns>;

// Places count bytes of the text as it was.
struct ParsedInPlace {
  JsonDocument json;    // its views are good while the bytes are
  std::size_t end = 0;  // where reading stopped: at the end, at what is wrong, or at a NUL
  std::string error;    // what is wrong at `end`; then there is no tree
  std::size_t lone_surrogates = 0, first_lone = 0;
};

// `bytes` are used up.
ParsedInPlace ParseInPlace(std::string& bytes);

}  // namespace ipse

#endif  // IPSE_CORPUS_JSON_IN_PLACE_H_
