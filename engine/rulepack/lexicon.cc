#include "rulepack/lexicon.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "base/strings.h"
#include "unicode/bytestream.h"
#include "unicode/casemap.h"

namespace ipse {
namespace {

// Lower case of `word` in `lower`; whether it differs from `word`.
bool Lower(std::string_view word, std::string& lower) {
  lower.assign(word);
  bool ascii = true;
  for (char& c : lower) {
    if (static_cast<unsigned char>(c) >= 0x80) {
      ascii = false;
      break;
    }
    c = absl::ascii_tolower(static_cast<unsigned char>(c));
  }
  if (!ascii) {
    lower.clear();
    icu::StringByteSink<std::string> sink(&lower);
    UErrorCode error = U_ZERO_ERROR;
    icu::CaseMap::utf8ToLower("", 0,
                              icu::StringPiece(word.data(), static_cast<int32_t>(word.size())),
                              sink, nullptr, error);
  }
  // A typewriter's and a printer's apostrophe are one letter to the lists.
  for (std::size_t at = lower.find("\xE2\x80\x99"); at != std::string::npos;
       at = lower.find("\xE2\x80\x99", at)) {
    lower.replace(at, 3, "'");
  }
  return lower != word;
}

std::uint64_t Key(std::uint32_t high, std::uint32_t low) {
  return (static_cast<std::uint64_t>(high) << 32) | low;
}

}  // namespace

WordId Lexicon::Intern(std::string_view word) {
  const auto [found, inserted] =
      words_.try_emplace(std::string(word), static_cast<WordId>(word_classes_.size()));
  if (inserted) {
    word_classes_.emplace_back();
    spellings_.emplace_back(word);
  }
  return found->second;
}

WordId Lexicon::AddWord(std::string_view word, ClassId id) {
  const WordId added = Intern(word);
  word_classes_[added].set(id);
  return added;
}

PhraseNode Lexicon::AddPhrase(const std::vector<std::string_view>& words, ClassId id) {
  const PhraseNode node = AddPhrase(words);
  phrase_classes_[node].set(id);
  return node;
}

PhraseNode Lexicon::AddPhrase(const std::vector<std::string_view>& words) {
  PhraseNode node = 0;
  for (std::string_view word : words) {
    const auto [found, inserted] = phrases_.try_emplace(
        Key(node, Intern(word)), static_cast<PhraseNode>(phrase_classes_.size()));
    if (inserted) {
      phrase_classes_.emplace_back();
      phrase_ends_.push_back(false);
    }
    node = found->second;
  }
  phrase_ends_[node] = true;
  return node;
}

void Lexicon::AddEnding(std::string_view ending, ClassId id) {
  for (Ending& known : endings_) {
    if (known.text == ending) {
      known.classes.set(id);
      return;
    }
  }
  endings_.push_back({std::string(ending), ClassSet().set(id)});
}

EntryId Lexicon::EntryOf(const ClassSet& classes) {
  if (classes.none()) return 0;
  const auto [found, inserted] =
      entry_ids_.try_emplace(classes.to_string(), static_cast<EntryId>(entries_.size()));
  if (inserted) entries_.push_back(classes);
  return found->second;
}

void Lexicon::Finish() {
  std::stable_sort(endings_.begin(), endings_.end(),
                   [](const Ending& a, const Ending& b) { return a.text.size() > b.text.size(); });
  word_entries_.clear();
  for (const ClassSet& classes : word_classes_) word_entries_.push_back(EntryOf(classes));
  for (const ClassSet& classes : phrase_classes_) phrase_entries_.push_back(EntryOf(classes));
  for (Ending& ending : endings_) ending.entry = EntryOf(ending.classes);
  starts_phrase_.assign(word_classes_.size(), false);
  for (const auto& [key, node] : phrases_) {
    if (key >> 32 == 0) starts_phrase_[key & 0xffffffffu] = true;
  }
  // A capitalised entry ("Post") whose lower-case word is listed too has the classes of both.
  std::string lower;
  for (const auto& [word, id] : words_) {
    if (!Lower(word, lower)) continue;
    const auto plain = words_.find(lower);
    if (plain == words_.end()) continue;
    both_[Key(id, plain->second)] = EntryOf(word_classes_[id] | word_classes_[plain->second]);
  }
}

EntryId Lexicon::EndingEntry(std::string_view lower) const {
  for (const Ending& ending : endings_) {
    // "red" is no participle: an ending needs a stem of two letters.
    if (lower.size() >= ending.text.size() + 2 && lower.ends_with(ending.text)) return ending.entry;
  }
  return 0;
}

// "US" is no "us" where it is listed by itself.
bool Lexicon::IsAcronym(std::string_view word) {
  return word.size() > 1 && std::none_of(word.begin(), word.end(), [](char c) {
           return absl::ascii_islower(static_cast<unsigned char>(c));
         });
}

Lexicon::Found Lexicon::Find(std::string_view word, std::string& lower) const {
  Found out;
  const bool has_capitals = Lower(word, lower);
  const auto plain = words_.find(lower);
  if (plain != words_.end()) {
    out.word = plain->second;
    out.entry = word_entries_[out.word];
  }
  if (has_capitals) {
    const auto cased = words_.find(AbslView(word));
    if (cased != words_.end()) {
      out.cased = cased->second;
      if (IsAcronym(word)) return {0, out.cased, word_entries_[out.cased]};
      out.entry = out.word == 0 ? word_entries_[out.cased] : both_.at(Key(out.cased, out.word));
    }
  } else if (out.word == 0) {
    out.entry = EndingEntry(lower);
  }
  return out;
}

std::optional<WordId> Lexicon::Id(std::string_view spelling) const {
  if (spelling.empty()) return 0;
  const auto found = words_.find(AbslView(spelling));
  return found == words_.end() ? std::nullopt : std::optional(found->second);
}

PhraseNode Lexicon::Next(PhraseNode node, WordId word) const {
  const auto found = phrases_.find(Key(node, word));
  return found == phrases_.end() ? 0 : found->second;
}

}  // namespace ipse
