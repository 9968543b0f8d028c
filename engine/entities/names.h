// Names: every stretch of a document that names somebody or something.
//
// Takes tokens, quotations and what the pack knows of names; gives each name with its titles, the
// words beside it that say who that is (“Mira Tanaka, the mayor of Osaka,”), and a guess at its
// type. One pass, linear. Does not: know which names mean the same, that is gather.h.
#ifndef IPSE_ENTITIES_NAMES_H_
#define IPSE_ENTITIES_NAMES_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/container/inlined_vector.h"
#include "entities/tokens_view.h"
#include "ipse/attribution.h"
#include "quotes/quotations.h"
#include "text/text.h"

namespace ipse {

enum class Gender : std::uint8_t { unknown, female, male };

struct NameMention {
  TokenRange name;  // without titles: “Mira Tanaka”
  std::uint32_t surname =
      0;            // the token of a surname that stands further on: “Bill and Hillary Clinton”
  TokenRange full;  // with titles and what stands between them: “Mayor Mira Tanaka Jr.”
  EntityType type = EntityType::unknown;
  Gender gender = Gender::unknown;
  bool gender_by_name = false;  // by its first word as a given name, which may be a surname
  std::optional<KnownName> known;
  std::uint32_t sentence = 0;
  bool quoted = false;  // inside a speech quotation
  bool headline = false;
  bool possessive = false;  // “Tanaka's”
  bool subject = false;     // stands where a subject stands
  bool topic = false;       // “As for Tanaka, she”
  bool weak = false;        // capital only because a sentence begins with it
  bool acronym = false;     // of the mention before: “the European Council (EUCO)”
  bool doubtful = false;  // a name only where another mention is one: “Cuban” after “Mark Cuban”
  bool office = false;  // by its word, and somebody's surname: “Baker” after “Paul Baker”
  std::optional<std::uint16_t> nation;   // said beside it: “Belarusian President”
  std::optional<std::uint16_t> region;   // “(R-Fla.)”
  std::uint16_t age = 0;                 // “Tanaka, 67,”; 0 where not said
  absl::InlinedVector<WordId, 3> roles;  // titles and offices: “president”
  TokenRange role;                       // the words that give the office; empty where none do
};

struct NamesInput {
  TokensView view;
  const Text& text;
  const Quotations& quotations;
};

// Replaces `out`; in document order. `places` is scratch: the tokens that may begin a name.
void FindNames(const NamesInput& input, std::vector<std::uint32_t>& places,
               std::vector<NameMention>& out);

}  // namespace ipse

#endif  // IPSE_ENTITIES_NAMES_H_
