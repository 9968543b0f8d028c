// Lexicon: which classes a word, a fixed phrase or an ending belongs to.
//
// Words are looked up as written first and in lower case after; what both say counts, save that an
// entry in capitals ("US") is that alone. An entry with a capital ("May", "Post") holds only as it
// is written. A word that is in no list takes the
// classes of the longest listed ending ("-ed", "-ly"). Fixed phrases ("white_house") are found
// longest first.
#ifndef IPSE_RULEPACK_LEXICON_H_
#define IPSE_RULEPACK_LEXICON_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "base/array.h"
#include "rulepack/classes.h"
#include "rulepack/short_words.h"
#include "rulepack/spellings.h"

namespace ipse {

// A distinct set of classes among the lexicon's words. 0 is the empty set.
using EntryId = std::uint16_t;
// A place in the tree of fixed phrases. 0 is its root.
using PhraseNode = std::uint32_t;

class Lexicon {
 public:
  WordId AddWord(std::string_view word, ClassId id);
  // `words` are the phrase's tokens; more than one.
  PhraseNode AddPhrase(const std::vector<std::string_view>& words, ClassId id);
  // The same for what belongs to no class.
  WordId AddWord(std::string_view word) { return Intern(word); }
  PhraseNode AddPhrase(const std::vector<std::string_view>& words);
  // `ending` without its hyphen, in lower case.
  void AddEnding(std::string_view ending, ClassId id);
  // Numbers the sets of classes; to be called once, after the last Add of something new.
  void Finish();

  struct Found {
    WordId word = 0;    // of the lower-case form: what phrases are made of
    WordId cased = 0;   // of the form as written, where it has capitals
    EntryId entry = 0;  // of the word by itself
  };
  // Does not allocate once `scratch` has grown to the longest word.
  Found Find(std::string_view word, std::string& scratch) const;
  // What the form with capitals says by itself; it must be listed.
  Found CasedAlone(const Found& found) const {
    return {0, found.cased, word_entries_[found.cased]};
  }

  // The node after `node` for that word, or 0. A node's entry is 0 where no phrase ends there.
  PhraseNode Next(PhraseNode node, WordId word) const;
  bool IsPhrase(PhraseNode node) const { return phrase_ends_[node] != 0; }
  EntryId PhraseEntry(PhraseNode node) const { return phrase_entries_[node]; }
  bool StartsPhrase(const Found& found) const {
    return (first_nodes_[found.word] | first_nodes_[found.cased]) != 0;
  }

  // What follows is to be called after Finish, too. Words are numbered from 1 in the order they
  // were added; the same pack numbers them the same.
  std::size_t word_count() const { return spellings_.size(); }
  std::string_view Word(WordId word) const { return spellings_[word]; }
  // The word as it is spelt in the pack, "" for 0; nothing where the pack has none.
  std::optional<WordId> Id(std::string_view spelling) const;

  const ClassSet& word_classes(WordId word) const { return entries_[word_entries_[word]]; }
  const ClassSet& classes(EntryId entry) const { return entries_[entry]; }
  std::size_t entry_count() const { return entries_.size(); }
  // What Find needs, not what Add does.
  template <class Self, class Archive>
  static void Parts(Self& self, Archive& archive) {
    archive(self.spellings_, self.short_words_, self.long_words_, self.word_entries_,
            self.first_nodes_, self.first_steps_, self.steps_, self.phrase_entries_,
            self.phrase_ends_, self.endings_, self.both_, self.entries_);
  }

 private:
  // From a place in the tree of fixed phrases, with a word, to the next.
  struct Step {
    WordId word = 0;
    PhraseNode next = 0;
  };

  WordId Intern(std::string_view word);
  void FinishWords();
  void FinishPhrases();
  void FinishCased();
  // 0 where there is none.
  WordId Known(std::string_view spelling) const;
  Found FindShort(std::string_view word, const WordBytes& bytes) const;
  static bool IsAcronym(std::string_view word);
  EntryId EntryOf(const ClassSet& classes);
  EntryId EndingEntry(std::string_view lower) const;

  // What Add makes.
  absl::flat_hash_map<std::string, WordId> words_;
  std::vector<std::string> words_in_order_{""};
  std::vector<ClassSet> word_classes_{ClassSet()};
  absl::flat_hash_map<std::uint64_t, PhraseNode> phrases_;  // by node and word
  std::vector<ClassSet> phrase_classes_{ClassSet()};

  // What Finish makes of it.
  Spellings spellings_;  // by WordId
  ShortWords short_words_;
  absl::flat_hash_map<std::string, WordId> long_words_;  // the others
  Array<EntryId> word_entries_;
  Array<PhraseNode> first_nodes_;     // behind the root, by WordId
  Array<std::uint32_t> first_steps_;  // by node, and behind the last
  Array<Step> steps_;                 // in order of their words
  Array<EntryId> phrase_entries_;
  std::vector<char> phrase_ends_{0};
  struct Ending {
    std::string text;
    ClassSet classes;
    EntryId entry = 0;
    template <class Self, class Archive>
    static void Parts(Self& self, Archive& archive) {
      archive(self.text, self.classes, self.entry);
    }
  };
  std::vector<Ending> endings_;                       // longest first after Finish
  absl::flat_hash_map<std::uint64_t, EntryId> both_;  // cased and lower entry -> their union
  std::vector<ClassSet> entries_{ClassSet()};
  absl::flat_hash_map<ClassSet, EntryId, std::hash<ClassSet>> entry_ids_;
};

}  // namespace ipse

#endif  // IPSE_RULEPACK_LEXICON_H_
