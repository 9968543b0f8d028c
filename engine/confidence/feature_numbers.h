// How the features of a candidate are numbered, for the files of this room that count or name them.
#ifndef IPSE_CONFIDENCE_FEATURE_NUMBERS_H_
#define IPSE_CONFIDENCE_FEATURE_NUMBERS_H_

#include <cstddef>
#include <cstdint>

#include "match/candidates.h"
#include "rulepack/compiled_pack.h"

namespace ipse {

// What a candidate looks like apart from its rule and its words.
enum class Look : std::uint8_t {
  always,
  whole_quotation,  // the content is quotations alone
  part_quotation,   // quotation and narration
  no_quotation,
  quotation_short,  // its quotations have three words or fewer
  several_pieces,
  content_short,  // three tokens or fewer
  content_long,   // forty or more
  source_none,
  source_long,       // eight tokens or more
  source_capital,    // a capitalised word in it
  source_far,        // ten tokens or more between source and cue
  source_far_quote,  // a quotation between source and content
  cue_none,
  content_far,  // five tokens or more between cue and content
  content_before_cue,
  content_mid_clause,  // the same, and it begins with a quotation right behind a word: “as “a””
  words_2,             // of the content, up to that many
  words_6,
  words_12,
  words_25,
  end_unsure,  // the chosen end has less than 0.3, 0.5, 0.7, 0.9
  end_likely,
  end_probable,
  end_sure,
  first_paragraph,  // a headline is one
  count,
};
inline constexpr std::size_t kLooks = static_cast<std::size_t>(Look::count);

// Numbers: the looks, then the rules, then the classes at each place; then each rule for each kind
// of beginning, then each word, for any beginning and for each kind, side by side: those that one
// candidate has lie close together.
struct FeatureNumbers {
  explicit FeatureNumbers(const LanguagePack& pack)
      : rules(kLooks),
        places(rules + pack.rules.size()),
        rule_kinds(places + kPlaces * pack.classes.size()),
        words(rule_kinds + pack.rules.size() * pack.claim_begins.size()),
        kinds(pack.claim_begins.size()),
        classes(pack.classes.size()) {}

  std::size_t OfPlace(Place place, ClassId id) const {
    return places + static_cast<std::size_t>(place) * classes + id;
  }

  std::size_t OfRule(std::uint32_t rule, std::size_t kind) const {
    return rule_kinds + rule * kinds + kind;
  }
  std::size_t OfWord(WordId word) const { return words + word * (kinds + 1); }
  std::size_t OfWord(WordId word, std::size_t kind) const { return OfWord(word) + 1 + kind; }

  std::size_t rules, places, rule_kinds, words;  // the first of each
  std::size_t kinds;                             // of beginnings
  std::size_t classes;
};

}  // namespace ipse

#endif  // IPSE_CONFIDENCE_FEATURE_NUMBERS_H_
