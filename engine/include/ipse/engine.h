// The engine: a document in, its attributions out.
//
//   absl::StatusOr<ipse::Pack> pack = ipse::Pack::Embedded();
//   ipse::Engine engine(*pack);
//   absl::StatusOr<ipse::Attributions> found = engine.Attribute({.text = article});
#ifndef IPSE_ENGINE_H_
#define IPSE_ENGINE_H_

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "ipse/attribution.h"
#include "ipse/document.h"
#include "ipse/explain.h"
#include "ipse/pack.h"

namespace ipse {

// Weights of the features of probabilities, by their names.
using FeatureWeights = std::map<std::string, double>;

// Thread-safe: one Engine serves any number of threads. Time is linear in the document's size. No
// input crashes it or makes it throw; documents over 2^31 bytes are an OutOfRange error.
class Engine {
 public:
  // With `weights`, those are used instead of the pack's own: for fitting.
  explicit Engine(Pack pack, std::shared_ptr<const FeatureWeights> weights = nullptr);

  // The attributions of `document`. Spans are bytes of `document.text` as given.
  absl::StatusOr<Attributions> Attribute(const Document& document) const;

  // The same, with every candidate and relay that was considered. Slower.
  absl::StatusOr<Explanation> Explain(const Document& document) const;

  // The sentences of `document`, without white space at their ends, in order.
  absl::StatusOr<std::vector<ByteSpan>> Sentences(const Document& document) const;

  const Pack& pack() const { return pack_; }

 private:
  struct Workspace;
  class Workspaces;
  absl::StatusOr<Attributions> Read(const Document& document, Explanation* why) const;

  Pack pack_;
  std::shared_ptr<const FeatureWeights> weights_;
  std::shared_ptr<Workspaces> workspaces_;  // shared by copies of the engine
};

}  // namespace ipse

#endif  // IPSE_ENGINE_H_
