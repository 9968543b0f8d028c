#include "evaluate/count_cues.h"

#include <algorithm>
#include <initializer_list>
#include <iterator>
#include <memory>
#include <utility>

#include "absl/strings/str_cat.h"
#include "base/strings.h"
#include "match/words.h"
#include "quotes/quotations.h"
#include "rulepack/compiled_pack.h"
#include "segment/segmenter.h"
#include "text/text.h"

namespace ipse {
namespace {

ClassSet ClassesNamed(const LanguagePack& pack, std::initializer_list<std::string_view> names) {
  ClassSet out;
  for (const std::string_view name : names) {
    if (const std::optional<ClassId> id = pack.classes.Find(name)) out.set(*id);
  }
  return out;
}

class Counter {
 public:
  explicit Counter(const LanguagePack& pack)
      : pack_(pack),
        segmentation_(pack.segmenter->MakeScratch()),
        that_(ClassesNamed(pack, {"\"that\""})),
        to_(ClassesNamed(pack, {"\"to\""})),
        questions_(ClassesNamed(pack, {"wh"})),
        no_verbs_(ClassesNamed(pack, {"det", "possessive", "object-pronoun", "prep", "wh"})),
        finite_(ClassesNamed(pack, {"aux", "third", "past"})),
        subjects_(ClassesNamed(pack, {"pronoun"})) {}

  void Add(const GoldDocument& document) {
    const Document read = document.AsDocument();
    const Text text = Text::Read(read);
    pack_.segmenter->Segment(text, *segmentation_, sentences_);
    FindQuotations(text, sentences_, LanguageOf(document), quotations_);
    FindWords(pack_, text.reading(), sentences_.tokens, word_scratch_, words_);
    FindCueWords();
    for (std::size_t token = 0; token < words_.size(); ++token) {
      if (open_[token]) ++counts_[words_[token].word].seen;
    }
    for (const GoldAttribution& attribution : document.attributions) AddCue(attribution);
  }

  std::map<std::string, CueCounts> Counts() const {
    std::map<std::string, CueCounts> out;
    for (const auto& [word, counts] : counts_) {
      if (counts.cue > 0 || counts.seen >= kLeastSeen)
        out.emplace(pack_.lexicon.Word(word), counts);
    }
    return out;
  }

 private:
  // The words of classes of cues outside of quotations, which no cue has yet.
  void FindCueWords() {
    open_.resize(words_.size());
    for (std::size_t token = 0; token < words_.size(); ++token)
      open_[token] = (pack_.lexicon.word_classes(words_[token].word) & pack_.gate).any();
    for (const Quotation& quotation : quotations_.quotations) {
      for (std::uint32_t token = quotation.first_token; token < quotation.end_token; ++token)
        open_[token] = false;
    }
  }

  // The first token that ends behind `byte`.
  std::size_t TokenAt(std::uint32_t byte) const {
    const auto found = std::partition_point(sentences_.tokens.begin(), sentences_.tokens.end(),
                                            [&](const Token& token) { return token.end <= byte; });
    return static_cast<std::size_t>(found - sentences_.tokens.begin());
  }

  ClassSet ClassesAt(std::size_t token) const {
    return token < words_.size() ? pack_.lexicon.classes(words_[token].entry) : ClassSet();
  }
  bool Is(std::size_t token, const ClassSet& classes) const {
    return (ClassesAt(token) & classes).any();
  }

  void AddCue(const GoldAttribution& attribution) {
    const auto form = static_cast<std::size_t>(FormOf(attribution));
    for (const ByteSpan span : attribution.cue) {
      for (std::size_t token = TokenAt(span.begin);
           token < words_.size() && sentences_.tokens[token].begin < span.end; ++token) {
        if (!open_[token]) continue;
        open_[token] = false;
        CueCounts& counts = counts_[words_[token].word];
        ++counts.cue;
        ++counts.content[form];
      }
    }
  }

  ContentForm FormOf(const GoldAttribution& attribution) const {
    if (attribution.kind == Kind::direct) return ContentForm::quotation;
    if (attribution.kind == Kind::mixed) return ContentForm::partly_quoted;
    const std::size_t first = TokenAt(attribution.content.front().begin);
    // People mark “that” as a part of the content or leave it out.
    for (const std::size_t lead : {first, first - 1}) {
      if (Is(lead, that_)) return ContentForm::that;
      if (Is(lead, questions_)) return ContentForm::question;
      if (Is(lead, to_) && IsInfinitive(lead + 1)) return ContentForm::infinitive;
    }
    return IsClause(attribution.content) ? ContentForm::bare : ContentForm::other;
  }

  // Behind “to”: “to leave”, not “to the mayor”.
  bool IsInfinitive(std::size_t token) const {
    return token < words_.size() && sentences_.tokens[token].kind == TokenKind::word &&
           sentences_.tokens[token].casing == Casing::lower && !Is(token, no_verbs_);
  }

  // It begins with a pronoun that is a subject, or has a form that a finite verb has.
  bool IsClause(const std::vector<ByteSpan>& content) const {
    if (Is(TokenAt(content.front().begin), subjects_)) return true;
    for (const ByteSpan span : content) {
      for (std::size_t token = TokenAt(span.begin);
           token < words_.size() && sentences_.tokens[token].begin < span.end; ++token) {
        if (Is(token, finite_)) return true;
      }
    }
    return false;
  }

  const LanguagePack& pack_;
  std::unique_ptr<Segmenter::Scratch, void (*)(Segmenter::Scratch*)> segmentation_;
  ClassSet that_, to_, questions_;
  ClassSet no_verbs_;  // what behind “to” is no infinitive
  ClassSet finite_, subjects_;
  Sentences sentences_;
  Quotations quotations_;
  WordScratch word_scratch_;
  Words words_;
  std::vector<bool> open_;  // by token: a word that may be a cue and is none yet
  std::map<WordId, CueCounts> counts_;
};

// said = {seen = 12, cue = 10, quotation = 6, that = 4}: zeros are left out.
void WriteWord(const std::string& word, const CueCounts& counts, std::string& out) {
  absl::StrAppend(&out, "\"", word, "\" = {seen = ", counts.seen, ", cue = ", counts.cue);
  for (std::size_t form = 0; form < kContentForms; ++form) {
    if (counts.content[form] == 0) continue;
    absl::StrAppend(&out, ", ", AbslView(Name(static_cast<ContentForm>(form))), " = ",
                    counts.content[form]);
  }
  out += "}\n";
}

}  // namespace

absl::StatusOr<CountedCues> CountCues(const Pack& pack, const std::vector<GoldDocument>& gold) {
  if (gold.empty()) return absl::InvalidArgumentError("no document is left to be counted");
  const std::string_view language = LanguageOf(gold.front());
  const LanguagePack& of_language = pack.compiled().Find(language);
  if (of_language.gate.none()) {
    return absl::InvalidArgumentError(
        absl::StrCat("the pack has no class of cues (gate = true) for the language “",
                     AbslView(language), "”: there is nothing to count"));
  }
  Counter counter(of_language);
  CountedCues out;
  for (const GoldDocument& document : gold) {
    if (&pack.compiled().Find(LanguageOf(document)) != &of_language) {
      return absl::InvalidArgumentError(
          absl::StrCat("document ", document.id, " is of the language “",
                       AbslView(LanguageOf(document)), "”, and those before of “",
                       AbslView(language), "”: count the documents of one language at a time"));
    }
    counter.Add(document);
    out.attributions += document.attributions.size();
  }
  out.words = counter.Counts();
  out.pack_version = of_language.version;
  out.documents = gold.size();
  return out;
}

std::string WriteCueCounts(const CountedCues& counted, std::string_view command) {
  std::string out = absl::StrCat(
      "# How often words of the classes of cues stand in gold texts, outside of quotation marks "
      "(seen), how often\n# in the cue of an attribution, and of what content, counted by\n#   ",
      AbslView(command), "\n# from ", counted.documents, " documents with ", counted.attributions,
      " attributions. A word that is no cue there and is seen less than\n# ", kLeastSeen,
      " times is left out. docs/rules.md says what is counted. Do not edit: count again.\n"
      "counted_for = \"",
      counted.pack_version, "\"\n[cue_counts]\n");
  for (const auto& [word, counts] : counted.words) WriteWord(word, counts, out);
  return out;
}

}  // namespace ipse
