// What the engine says about gold documents: the predictions that are measured.
//
// Takes an engine and a gold document; gives what a user would get for its text. Does not: compare.
#ifndef IPSE_EVALUATE_PREDICT_H_
#define IPSE_EVALUATE_PREDICT_H_

#include "absl/status/statusor.h"
#include "evaluate/gold.h"
#include "ipse/engine.h"

namespace ipse {

// Read back from the JSON that the engine's attributions are written as: that is what is measured.
absl::StatusOr<Prediction> Predict(const Engine& engine, const GoldDocument& gold);

}  // namespace ipse

#endif  // IPSE_EVALUATE_PREDICT_H_
