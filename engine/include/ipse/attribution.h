// What Ipse finds: attributions (what was said, by whom, in which words), and the values around
// them.
#ifndef IPSE_ATTRIBUTION_H_
#define IPSE_ATTRIBUTION_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ipse/span.h"

namespace ipse {

// How much of the content stands in quotation marks: all of its letters, none, or some.
enum class Kind : std::uint8_t { direct, indirect, mixed };

// What the speaker does with the content.
enum class Stance : std::uint8_t {
  asserts,
  denies,
  confirms,
  asks,
  demands,
  promises,
  warns,
  accuses,
  praises,
  criticizes,
  fears,
  expects,
};

// What kind of act the cue names; a belief, a plan or a feeling is a thought.
enum class Act : std::uint8_t { speech, writing, thought };

// Whether the text says that the act took place. In “if she says …”, “will announce” and “may deny”
// it is hypothetical; in “asked her to explain” it is requested.
enum class Event : std::uint8_t { asserted, hypothetical, negated, requested };

enum class EntityType : std::uint8_t {
  person,
  organization,
  government,
  outlet,
  group,
  document,
  unknown,
};

// An entity that an attribution names; `entity` indexes Attributions::entities.
struct EntityRef {
  std::uint32_t entity = 0;
};

// How the text says that words came through an outlet: in this sentence, or earlier in the passage.
enum class ViaBasis : std::uint8_t { stated, carried };

struct Via {
  std::uint32_t entity = 0;
  ViaBasis basis = ViaBasis::stated;
  ByteSpan evidence;  // the words that say so
};

// How the text names a source, as editors tell sources apart. A spokesperson may be named too.
enum class SourceType : std::uint8_t { unknown, named, unnamed, spokesperson, document };

struct Entity {
  std::string name;  // the fullest name in the document; an outlet's usual name
  EntityType type = EntityType::unknown;
  std::string role;  // as the text gives it: “the mayor of Osaka”; empty where it gives none
  std::vector<std::string> aliases;
  std::vector<ByteSpan> mentions;
};

// One utterance: its content, the words that name its source, and the words that say it was said.
// Spans are in document order, do not overlap, lie on code-point bounds and are never empty.
struct Attribution {
  Kind kind = Kind::direct;
  std::vector<ByteSpan> content;    // quotation marks included; several where narration interrupts
  std::vector<ByteSpan> cue;        // the whole verb group or phrase; empty where there is none
  std::vector<ByteSpan> source;     // the whole phrase; empty where the text names nobody
  std::vector<EntityRef> speakers;  // nobody rather than a wrong one
  SourceType source_type = SourceType::unknown;
  std::optional<EntityRef> speaks_for;  // of a spokesperson
  std::vector<Via> via;                 // nearest the speaker first
  bool circular = false;                // two outlets of the page have it from one another
  Stance stance = Stance::asserts;
  Act act = Act::speech;
  Event event = Event::asserted;
  bool hedged = false;  // “allegedly”, “could”: the text or the speaker does not vouch for it
  bool headline = false;
  std::optional<std::uint32_t> parent;  // index of the attribution this one stands inside
  ByteSpan sentence;                    // the sentence of the cue
  double confidence = 0;                // probability that content and source are both right
  std::string_view rule;                // id, e.g. "en/said-after-quote"; owned by the pack
};

// Something odd in the input that did not stop the reading, for a person to read.
struct Warning {
  ByteSpan where;
  std::string message;
};

// How the page says which outlet it is of, the surest first.
enum class CreditBasis : std::uint8_t { metadata, byline, dateline, credit };

// An outlet that the page's byline, dateline or credit line names.
struct Credit {
  std::string name;
  CreditBasis basis = CreditBasis::credit;
  ByteSpan where;
};

// Everything found in one document. `rule` views point into the Pack, which must outlive this.
struct Attributions {
  std::string id;
  std::string language;
  std::string outlet;  // the page's own; empty: not known
  std::optional<CreditBasis> outlet_basis;
  std::vector<Credit> credits;            // those that metadata overrules too
  std::optional<ByteSpan> title;          // the headline, where the text has one
  std::vector<Attribution> attributions;  // in order of their first content span
  std::vector<Entity> entities;
  std::vector<Warning> warnings;
};

std::string_view Name(Kind);
std::string_view Name(Stance);
std::string_view Name(Act);
std::string_view Name(Event);
std::string_view Name(EntityType);
std::string_view Name(ViaBasis);
std::string_view Name(SourceType);
std::string_view Name(CreditBasis);

}  // namespace ipse

#endif  // IPSE_ATTRIBUTION_H_
