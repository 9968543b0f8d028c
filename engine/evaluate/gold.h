// Gold files: documents with the attributions that people marked in them.
#ifndef IPSE_EVALUATE_GOLD_H_
#define IPSE_EVALUATE_GOLD_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "ipse/span.h"

namespace ipse {

struct GoldAttribution {
  std::vector<ByteSpan> content, source, cue;
};

struct GoldDocument {
  std::string id, language, text;
  std::vector<GoldAttribution> attributions;
};

// Reads JSON Lines of {"id", "text", "attributions": [{"content", "source", "cue"}]} with spans in code
// points. InvalidArgument with file, line and attribution where a span lies outside its text.
absl::StatusOr<std::vector<GoldDocument>> ReadGold(const std::string& path);

}  // namespace ipse

#endif  // IPSE_EVALUATE_GOLD_H_
