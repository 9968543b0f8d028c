#include "evaluate/cue_class.h"

#include <vector>

#include "evaluate/overlap.h"
#include "rulepack/compiled_pack.h"
#include "text/utf8.h"

namespace ipse {
namespace {

// Runs of letters and digits, with the apostrophes and hyphens inside them.
std::vector<std::string_view> WordsOf(std::string_view text) {
  std::vector<std::string_view> words;
  std::size_t begin = 0, end = 0;  // of the word so far; empty where there is none
  for (std::size_t at = 0; at < text.size();) {
    const Utf8Step step = NextUtf8(text, at);
    const bool joins = step.code == '-' || step.code == '\'' || step.code == U'’';
    if (IsLetterOrDigit(step.code)) {
      if (begin == end) begin = at;
      end = at + step.size;
    } else if (!joins && begin != end) {
      words.push_back(text.substr(begin, end - begin));
      begin = end = at;
    }
    at += step.size;
  }
  if (begin != end) words.push_back(text.substr(begin, end - begin));
  return words;
}

// The classes of the longest fixed phrase at `first`, else of the word there.
ClassSet ClassesAt(const Lexicon& lexicon, const std::vector<std::string_view>& words,
                   std::size_t first) {
  std::string lower;
  ClassSet classes = lexicon.classes(lexicon.Find(words[first], lower).entry);
  PhraseNode node = 0;
  for (std::size_t i = first; i < words.size(); ++i) {
    node = lexicon.Next(node, lexicon.Find(words[i], lower).word);
    if (node == 0) break;
    if (lexicon.IsPhrase(node)) classes = lexicon.classes(lexicon.PhraseEntry(node));
  }
  return classes;
}

}  // namespace

std::string CueClassOf(const Pack& pack, const GoldDocument& document,
                       const MarkedAttribution& marked) {
  std::vector<std::string_view> words;
  for (ByteSpan span : marked.cue) {
    for (std::string_view word : WordsOf(Slice(document.text, span))) words.push_back(word);
  }
  if (words.empty()) return "none";
  const LanguagePack& language = pack.compiled().Find(LanguageOf(document));
  for (std::size_t i = words.size(); i-- > 0;) {
    const ClassSet classes = ClassesAt(language.lexicon, words, i) & language.gate;
    if (classes.any())
      return std::string(language.classes.Name(static_cast<ClassId>(classes._Find_first())));
  }
  return "other";
}

}  // namespace ipse
