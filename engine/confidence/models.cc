#include "confidence/models.h"

#include <string_view>

#include "rulepack/frozen_bytes.h"

namespace ipse {

Models::Models(const LanguagePack& pack)
    : begins(pack), ends(pack), readings(pack), confidence(pack) {}

Models::Models(const LanguagePack& pack, const Weights& weights)
    : begins(pack, weights),
      ends(pack, weights),
      readings(pack, weights),
      confidence(pack, weights) {}

Models Models::Of(const LanguagePack& pack) {
  if (pack.models.empty()) return Models(pack, pack.weights);
  Models models(pack);
  FrozenReader reader({pack.models.data(), pack.models.size()});
  reader(models);
  return models;
}

std::string FreezeModels(const LanguagePack& pack) {
  FrozenWriter writer;
  writer(Models(pack, pack.weights));
  return writer.bytes();
}

}  // namespace ipse
