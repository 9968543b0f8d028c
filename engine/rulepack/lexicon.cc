#include "rulepack/lexicon.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "absl/strings/ascii.h"
#include "base/bytes.h"
#include "base/strings.h"
#include "unicode/bytestream.h"
#include "unicode/casemap.h"

namespace ipse {
namespace {

// A word with letters that are no ASCII.
std::string_view LowerWide(std::string_view word, std::string& scratch) {
  scratch.clear();
  icu::StringByteSink<std::string> sink(&scratch);
  UErrorCode error = U_ZERO_ERROR;
  icu::CaseMap::utf8ToLower("", 0, icu::StringPiece(word.data(), static_cast<int32_t>(word.size())),
                            sink, nullptr, error);
  // A typewriter's and a printer's apostrophe are one letter to the lists.
  constexpr std::string_view kApostrophe = "\xE2\x80\x99";
  for (std::size_t at = scratch.find(kApostrophe); at != std::string::npos;
       at = scratch.find(kApostrophe, at)) {
    scratch.replace(at, kApostrophe.size(), "'");
  }
  return scratch == word ? word : std::string_view(scratch);
}

// The bytes of `eight`, which are ASCII, that are capitals, by their high bits.
std::uint64_t Capitals(std::uint64_t eight) {
  const std::uint64_t from_a = eight + (0x80 - 'A') * kEveryByte;
  const std::uint64_t behind_z = eight + (0x80 - 'Z' - 1) * kEveryByte;
  return from_a & ~behind_z & kHighBits;
}

// `word` in lower case: itself where it is that already, else in `scratch`. Eight bytes at once,
// for this is done for every token of a text.
std::string_view Lower(std::string_view word, std::string& scratch) {
  bool written = false;
  for (std::size_t at = 0; at < word.size(); at += 8) {
    const std::size_t size = std::min<std::size_t>(word.size() - at, 8);
    std::uint64_t eight = LoadBytes(word.data() + at, size);
    if ((eight & kHighBits) != 0) return LowerWide(word, scratch);
    const std::uint64_t capitals = Capitals(eight);
    if (capitals == 0) continue;
    if (!written) scratch.assign(word);
    written = true;
    eight |= capitals >> 2;  // 0x80 to 0x20
    std::memcpy(scratch.data() + at, &eight, size);
  }
  return written ? std::string_view(scratch) : word;
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
    words_in_order_.emplace_back(word);
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
      phrase_ends_.push_back(0);
    }
    node = found->second;
  }
  phrase_ends_[node] = 1;
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
      entry_ids_.try_emplace(classes, static_cast<EntryId>(entries_.size()));
  if (inserted) entries_.push_back(classes);
  return found->second;
}

void Lexicon::Finish() {
  std::stable_sort(endings_.begin(), endings_.end(),
                   [](const Ending& a, const Ending& b) { return a.text.size() > b.text.size(); });
  FinishWords();
  FinishPhrases();
  for (Ending& ending : endings_) ending.entry = EntryOf(ending.classes);
  FinishCased();
}

void Lexicon::FinishWords() {
  spellings_ = Spellings(words_in_order_);
  short_words_ = ShortWords(spellings_);
  for (const auto& [word, id] : words_) {
    if (word.size() > WordBytes::kMost) long_words_.emplace(word, id);
  }
  std::vector<EntryId> entries;
  for (const ClassSet& classes : word_classes_) entries.push_back(EntryOf(classes));
  word_entries_ = std::move(entries);
}

void Lexicon::FinishPhrases() {
  std::vector<EntryId> entries;
  for (const ClassSet& classes : phrase_classes_) entries.push_back(EntryOf(classes));
  phrase_entries_ = std::move(entries);
  std::vector<std::pair<std::uint64_t, PhraseNode>> sorted(phrases_.begin(), phrases_.end());
  std::sort(sorted.begin(), sorted.end());
  std::vector<PhraseNode> first_nodes(word_classes_.size());
  std::vector<std::uint32_t> first_steps;
  std::vector<Step> steps;
  for (const auto& [key, next] : sorted) {
    const Step step = {static_cast<WordId>(key), next};
    first_steps.resize((key >> 32) + 1, static_cast<std::uint32_t>(steps.size()));
    if (key >> 32 == 0) first_nodes[step.word] = next;
    steps.push_back(step);
  }
  first_steps.resize(phrase_classes_.size() + 1, static_cast<std::uint32_t>(steps.size()));
  first_nodes_ = std::move(first_nodes);
  first_steps_ = std::move(first_steps);
  steps_ = std::move(steps);
}

// A capitalised entry ("Post") whose lower-case word is listed too has the classes of both.
void Lexicon::FinishCased() {
  std::string scratch;
  for (WordId id = 1; id < spellings_.size(); ++id) {
    const std::string_view word = spellings_[id];
    const std::string_view lower = Lower(word, scratch);
    if (lower == word) continue;
    const WordId plain = Known(lower);
    if (plain != 0) both_[Key(id, plain)] = EntryOf(word_classes_[id] | word_classes_[plain]);
  }
}

EntryId Lexicon::EndingEntry(std::string_view lower) const {
  for (const Ending& ending : endings_) {
    // "red" is no participle: an ending needs a stem of two letters.
    if (lower.size() >= ending.text.size() + 2 && lower.back() == ending.text.back() &&
        lower.ends_with(ending.text))
      return ending.entry;
  }
  return 0;
}

// "US" is no "us" where it is listed by itself.
bool Lexicon::IsAcronym(std::string_view word) {
  return word.size() > 1 && std::none_of(word.begin(), word.end(), [](char c) {
           return absl::ascii_islower(static_cast<unsigned char>(c));
         });
}

// A word of ASCII.
Lexicon::Found Lexicon::FindShort(std::string_view word, const WordBytes& bytes) const {
  const std::uint64_t front = Capitals(bytes.front), back = Capitals(bytes.back);
  const bool capitals = (front | back) != 0;
  Found out;
  out.word = short_words_.Find({bytes.front | front >> 2, bytes.back | back >> 2});
  out.entry = word_entries_[out.word];
  if (!capitals) {
    if (out.word == 0) out.entry = EndingEntry(word);
    return out;
  }
  out.cased = short_words_.Find(bytes);
  if (out.cased == 0) return out;
  if (IsAcronym(word)) return {0, out.cased, word_entries_[out.cased]};
  out.entry = out.word == 0 ? word_entries_[out.cased] : both_.at(Key(out.cased, out.word));
  return out;
}

Lexicon::Found Lexicon::Find(std::string_view word, std::string& scratch) const {
  if (word.size() <= WordBytes::kMost) {
    const WordBytes bytes = WordBytes::Of(word);
    if (((bytes.front | bytes.back) & kHighBits) == 0) return FindShort(word, bytes);
  }
  Found out;
  const std::string_view lower = Lower(word, scratch);
  out.word = Known(lower);
  if (out.word != 0) out.entry = word_entries_[out.word];
  if (lower.data() != word.data()) {
    out.cased = Known(word);
    if (out.cased != 0) {
      if (IsAcronym(word)) return {0, out.cased, word_entries_[out.cased]};
      out.entry = out.word == 0 ? word_entries_[out.cased] : both_.at(Key(out.cased, out.word));
    }
  } else if (out.word == 0) {
    out.entry = EndingEntry(lower);
  }
  return out;
}

std::optional<WordId> Lexicon::Id(std::string_view spelling) const {
  const WordId known = Known(spelling);
  return known == 0 && !spelling.empty() ? std::nullopt : std::optional(known);
}

WordId Lexicon::Known(std::string_view spelling) const {
  if (spelling.size() <= WordBytes::kMost) return short_words_.Find(WordBytes::Of(spelling));
  const auto found = long_words_.find(AbslView(spelling));
  return found == long_words_.end() ? 0 : found->second;
}

PhraseNode Lexicon::Next(PhraseNode node, WordId word) const {
  if (node == 0) return first_nodes_[word];
  const Step* const end = steps_.data() + first_steps_[node + 1];
  const Step* const found =
      std::lower_bound(steps_.data() + first_steps_[node], end, word,
                       [](const Step& step, WordId w) { return step.word < w; });
  return found == end || found->word != word ? 0 : found->next;
}

}  // namespace ipse
