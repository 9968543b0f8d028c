// Reads a language's segmentation.toml.
#ifndef IPSE_SEGMENT_READ_SEGMENTATION_H_
#define IPSE_SEGMENT_READ_SEGMENTATION_H_

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "segment/segmenter.h"

namespace ipse {

// `content` is TOML whose keys are the word lists of SegmentationRules, each a string of words
// between white space. `name` is the file's, for messages: "file:line:column: …".
absl::StatusOr<SegmentationRules> ReadSegmentation(std::string_view content,
                                                   const std::string& name);

}  // namespace ipse

#endif  // IPSE_SEGMENT_READ_SEGMENTATION_H_
