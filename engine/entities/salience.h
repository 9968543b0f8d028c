// Salience: which entity a word like “she” or “the senator” can mean at some place of a document.
//
// Takes what the referent must be like; gives the entity, of those that agree, whose mentions
// before the place count most: subjects and speakers more than objects, each sentence back less.
// Where none counts enough it gives nobody. Looks a bounded number of mentions back.
#ifndef IPSE_ENTITIES_SALIENCE_H_
#define IPSE_ENTITIES_SALIENCE_H_

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "entities/gather.h"

namespace ipse {

// What a referent must be like.
struct Wanted {
  static constexpr std::uint32_t kFar = 60;  // “the senator” can be far from his name, in sentences

  Gender gender = Gender::unknown;
  bool person = false;
  bool body = false;      // an organisation, a government or an outlet
  std::string_view head;  // the office as it is written: “goatherd”
  WordId role = 0;        // an office it has
  WordId word = 0;        // a word of its name: “the committee”
  bool place = false;     // a nation or a town
  bool outlet = false;    // “the newspaper”
  std::optional<std::uint16_t> nation, region;
  std::uint16_t age = 0;
  std::uint32_t sentences = 12;  // how far back it can be named
};

class Salience {
 public:
  Salience(const TokensView& view, const Entities& entities) : view_(view), entities_(entities) {}

  // Somebody spoke at `token`, which is behind the ones before, perhaps `by_name`: whom “he said”
  // behind it or a sentence later means.
  void Speak(std::uint32_t token, std::uint32_t entity, bool by_name) {
    sentence_ = view_.SentenceOf(token, sentence_);
    spoken_.push_back({token, sentence_, entity, by_name});
  }

  // The entity that is meant at `token`; kNoEntity where none is salient enough.
  std::uint32_t Find(const Wanted& wanted, std::uint32_t token);

  // Of whom the sentence before told, if of one person alone, whose office the document does not
  // say and whom nothing else in `wanted` contradicts: “Tanaka won. The Osaka senator said”.
  std::uint32_t SubjectBefore(const Wanted& wanted, std::uint32_t token);

  // The first mention of a name that does not begin before `token`.
  std::size_t FirstMention(std::uint32_t token);

 private:
  struct Spoken {
    std::uint32_t token = 0;
    std::uint32_t sentence = 0;
    std::uint32_t entity = kNoEntity;
    bool by_name = false;
  };
  struct Score {
    std::uint32_t entity = 0;
    double score = 0;
  };
  // What an entity came to in the count numbered `asked`: where its score stands, if it agrees.
  struct Standing {
    std::uint32_t asked = 0, place = 0;
  };
  using Scores = absl::InlinedVector<Score, 16>;

  bool Agrees(const Wanted& wanted, const GatheredEntity& entity) const;
  Scores Count(const Wanted& wanted, std::uint32_t token);
  // The entity's, among `scores`; null where it does not agree.
  Score* ScoreOf(const Wanted& wanted, std::uint32_t entity, Scores& scores);
  std::uint32_t Distance(const Wanted& wanted, std::uint32_t from, std::uint32_t to) const;
  double NamelessSubject(std::uint32_t token) const;
  bool HasRoleWord(const GatheredEntity& entity, std::string_view head) const;
  bool NameHas(std::uint32_t entity, WordId word) const;

  const TokensView& view_;
  const Entities& entities_;
  std::vector<Spoken> spoken_;
  std::vector<Standing> standings_;  // by entity
  std::uint32_t asked_ = 0;
  std::uint32_t sentence_ = 0;     // that was looked at last
  std::size_t first_mention_ = 0;  // that was asked for last: most ask for it again
};

}  // namespace ipse

#endif  // IPSE_ENTITIES_SALIENCE_H_
