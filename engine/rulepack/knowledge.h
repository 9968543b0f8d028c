// Knowledge: the names of the world that a pack lists, and what kind of word each token is for
// someone who looks for names: given names, nations with their capitals, outlets, offices.
//
// Everything is found through the lexicon: a listed name is a word or a fixed phrase of it.
#ifndef IPSE_RULEPACK_KNOWLEDGE_H_
#define IPSE_RULEPACK_KNOWLEDGE_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/inlined_vector.h"
#include "rulepack/lexicon.h"

namespace ipse {

enum class NameKind : std::uint8_t { outlet, nation, demonym, capital, seat, region };

// A listed name. `index` counts the outlets, the nations or the regions of the pack.
struct KnownName {
  NameKind kind = NameKind::outlet;
  std::uint16_t index = 0;
  bool ambiguous = false;  // an outlet only where the words around it say so: "Time", "X"
  template <class Self, class Archive>
  static void Parts(Self& self, Archive& archive) {
    archive(self.kind, self.index, self.ambiguous);
  }
};

struct KnownOutlet {
  std::string name;
  std::string kind;  // agency paper magazine broadcaster programme podcast site platform
  std::string domain;
  std::string language;
  std::string network;  // of a programme; empty where it has none
  template <class Self, class Archive>
  static void Parts(Self& self, Archive& archive) {
    archive(self.name, self.kind, self.domain, self.language, self.network);
  }
};

// What a word is to the search for names. A word can be several things.
enum Trait : std::uint64_t {
  kFunction = 1u << 0,  // holds sentences together: never part of a name by itself
  kPreposition = 1u << 1,
  kDeterminer = 1u << 2,
  kPossessivePronoun = 1u << 3,
  kTitle = 1u << 4,     // "Sen.", "President"
  kRole = 1u << 5,      // "senator", "spokesman", "nurse"
  kBody = 1u << 6,      // "committee", "university", "company"
  kDocument = 1u << 7,  // "report", "poll"
  kParticle = 1u << 8,  // "van", "bin"
  kSuffix = 1u << 9,    // "Jr."
  kGivenName = 1u << 10,
  kFemale = 1u << 11,
  kMale = 1u << 12,
  kPlural = 1u << 13,  // "officials", "they"
  kSpokesperson = 1u << 14,
  kPlace = 1u << 15,     // "town", "country": answered for by a place's name
  kWording = 1u << 16,   // "words", "remarks": what is quoted, not who is
  kRelative = 1u << 17,  // "who"
  kPronounHe = 1u << 18,
  kPronounShe = 1u << 19,
  kPronounThey = 1u << 20,
  kPronounIt = 1u << 21,
  kPronounI = 1u << 22,
  kVerb = 1u << 23,        // speech, thought, or a verb of any list
  kIndefinite = 1u << 24,  // "a", "some", "many"
  kListedName = 1u << 25,  // of a nation, a region or an outlet
  kAnd = 1u << 26,
  kOccasion = 1u << 27,  // "rally", "news conference"
  kWeekday = 1u << 28,
  kPublicBody = 1u << 29,     // "ministry", "police": a part of government
  kNameOf = 1u << 30,         // "of" in "Department of Justice"
  kEdition = 1u << 31,        // "Magazine" in "New York Times Magazine"
  kInterviewer = 1ull << 32,  // "host"
  kAnyBody = 1ull << 33,      // "company", "group": stands for a body of whatever name
  kBodyRole = 1ull << 35,     // "rival": an office that a body can have too
  kMasthead = 1ull << 36,     // "Gazette": the last word of a paper's name
  kCourtesy = 1ull << 37,     // "Mrs.": a title that is no office
  kListedFront = 1ull << 38,  // the first word of a listed name of several
  kMedium = 1ull << 34,       // "newspaper", "channel": stands for an outlet
};
using Traits = std::uint64_t;

using RoleGroups = absl::InlinedVector<std::uint16_t, 2>;

struct Knowledge {
  std::vector<Traits> word_traits;   // by WordId
  std::vector<Traits> entry_traits;  // by EntryId, for fixed phrases
  std::vector<KnownOutlet> outlets;
  std::vector<std::string> nations;  // by index: the usual name
  std::vector<std::string> regions;
  absl::flat_hash_map<WordId, KnownName> words;
  absl::flat_hash_map<PhraseNode, KnownName> phrases;
  absl::flat_hash_map<WordId, RoleGroups> role_groups;  // words of one group can mean one person

  const KnownName* FindWord(WordId word) const {
    if ((word_traits[word] & kListedName) == 0) return nullptr;
    const auto found = words.find(word);
    return found == words.end() ? nullptr : &found->second;
  }
  const KnownName* FindPhrase(PhraseNode node) const {
    const auto found = phrases.find(node);
    return found == phrases.end() ? nullptr : &found->second;
  }
  Traits Of(const Lexicon::Found& found) const {
    return word_traits[found.word] | word_traits[found.cased];
  }
  // What its ending says of a word that no list has: "-ly".
  Traits OfEnding(const Lexicon::Found& found) const {
    return found.word == 0 && found.cased == 0 ? entry_traits[found.entry] : 0;
  }
  // Whether one person can be called by both words: "senator", "lawmaker".
  bool SameRole(WordId a, WordId b) const;
  template <class Self, class Archive>
  static void Parts(Self& self, Archive& archive) {
    archive(self.word_traits, self.entry_traits, self.outlets, self.nations, self.regions,
            self.words, self.phrases, self.role_groups);
  }
};

}  // namespace ipse

#endif  // IPSE_RULEPACK_KNOWLEDGE_H_
