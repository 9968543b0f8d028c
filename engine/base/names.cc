// The names of the contract's enumerations.
#include <array>

#include "ipse/attribution.h"
#include "ipse/explain.h"

namespace ipse {

std::string_view Name(Kind kind) {
  constexpr std::array<std::string_view, 3> kNames = {"direct", "indirect", "mixed"};
  return kNames[static_cast<std::size_t>(kind)];
}

std::string_view Name(Stance stance) {
  constexpr std::array<std::string_view, 12> kNames = {
      "asserts", "denies",  "confirms", "asks",       "demands", "promises",
      "warns",   "accuses", "praises",  "criticizes", "fears",   "expects"};
  return kNames[static_cast<std::size_t>(stance)];
}

std::string_view Name(Act act) {
  constexpr std::array<std::string_view, 3> kNames = {"speech", "writing", "thought"};
  return kNames[static_cast<std::size_t>(act)];
}

std::string_view Name(Event event) {
  constexpr std::array<std::string_view, 4> kNames = {"asserted", "hypothetical", "negated",
                                                      "requested"};
  return kNames[static_cast<std::size_t>(event)];
}

std::string_view Name(EntityType type) {
  constexpr std::array<std::string_view, 7> kNames = {
      "person", "organization", "government", "outlet", "group", "document", "unknown"};
  return kNames[static_cast<std::size_t>(type)];
}

std::string_view Name(ContentForm form) {
  constexpr std::array<std::string_view, kContentForms> kNames = {
      "quotation", "partly_quoted", "that", "bare", "infinitive", "question", "other"};
  return kNames[static_cast<std::size_t>(form)];
}

std::string_view Name(ViaBasis basis) { return basis == ViaBasis::stated ? "stated" : "carried"; }

std::string_view Name(SourceType type) {
  constexpr std::array<std::string_view, 5> kNames = {"unknown", "named", "unnamed", "spokesperson",
                                                      "document"};
  return kNames[static_cast<std::size_t>(type)];
}

std::string_view Name(CreditBasis basis) {
  constexpr std::array<std::string_view, 4> kNames = {"metadata", "byline", "dateline", "credit"};
  return kNames[static_cast<std::size_t>(basis)];
}

}  // namespace ipse
