// What went wrong with each attribution, with the sentences it stands in.
//
// Takes a paired document; gives its errors. One attribution may have several: found with a wrong
// span, a wrong source and a missed outlet.
#ifndef IPSE_EVALUATE_ERRORS_H_
#define IPSE_EVALUATE_ERRORS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "evaluate/cue_class.h"
#include "evaluate/gold.h"
#include "evaluate/pairing.h"

namespace ipse {

enum class ErrorClass : std::uint8_t {
  missed,           // gold that no prediction overlaps by half
  spurious,         // a prediction that overlaps no gold by half
  wrong_span,       // found, but not of the same letters
  wrong_source,     // found, with other words as its source
  wrong_speaker,    // found; its source has a name, and was resolved to another, or to none
  missed_outlet,    // found; an outlet of the gold was not
  spurious_outlet,  // found, with an outlet that the gold has not
};
inline constexpr std::size_t kErrorClasses = 7;

std::string_view Name(ErrorClass type);

enum Role : std::uint8_t { kContent = 1, kSource = 2, kCue = 4 };

// A stretch of the context all of whose characters have the same roles.
struct Piece {
  std::uint8_t roles = 0;
  std::string text;  // white space is one space
};

struct AttributionError {
  ErrorClass type = ErrorClass::missed;
  std::string document;
  Kind kind = Kind::direct;  // of the gold, where there is gold; so the cue class
  std::string cue_class;
  std::string rule;                  // empty: nothing was predicted, or no rule is known
  std::optional<double> confidence;  // of the prediction
  double overlap = 0;
  std::string wanted, got;             // names, where the error is in names
  std::vector<Piece> gold, predicted;  // the same sentences; empty where there is no such side
};

// Appends the errors of one document, in the order of its gold and then of its predictions.
// `sentences` are those of its text, in order.
void FindErrors(const GoldDocument& gold, const Prediction& prediction, const Pairing& pairing,
                const std::vector<ByteSpan>& sentences, const NameCueClass& cue_class,
                std::vector<AttributionError>& out);

}  // namespace ipse

#endif  // IPSE_EVALUATE_ERRORS_H_
