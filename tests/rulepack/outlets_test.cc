// The lists of names that come with the library.
#include <set>
#include <string>

#include "gtest/gtest.h"
#include "ipse/pack.h"
#include "rulepack/compiled_pack.h"

namespace ipse {
namespace {

const Pack& ThePack() {
  static const Pack pack = *Pack::Embedded();
  return pack;
}

const Knowledge& English() { return ThePack().compiled().Find("en").knowledge; }

TEST(OutletList, EveryOutletIsListedOnceAndEveryNetworkIsAnOutlet) {
  std::set<std::string> names;
  for (const KnownOutlet& outlet : English().outlets)
    EXPECT_TRUE(names.insert(outlet.name).second) << outlet.name;
  for (const KnownOutlet& outlet : English().outlets)
    EXPECT_TRUE(outlet.network.empty() || names.contains(outlet.network)) << outlet.network;
}

TEST(OutletList, KindsAreThoseOfTheContract) {
  const std::set<std::string> kinds = {"agency",    "paper",   "magazine", "broadcaster",
                                       "programme", "podcast", "site",     "platform"};
  for (const KnownOutlet& outlet : English().outlets)
    EXPECT_TRUE(kinds.contains(outlet.kind)) << outlet.name;
}

TEST(OutletList, ADomainHoldsNoScheme) {
  for (const KnownOutlet& outlet : English().outlets)
    EXPECT_EQ(outlet.domain.find_first_of("/: "), std::string::npos) << outlet.name;
}

}  // namespace
}  // namespace ipse
