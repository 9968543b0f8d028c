#include "rulepack/build_language.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "base/strings.h"
#include "rulepack/build_knowledge.h"
#include "rulepack/compile_patterns.h"
#include "rulepack/pattern.h"

namespace ipse {
namespace {

// Classes that a token has by its look, by Shape.
constexpr std::array<std::array<std::string_view, 3>, kShapes> kShapeClasses = {{
    {"word", "lower", ""},
    {"word", "cap", ""},
    {"word", "cap", "upper"},
    {"word", "cap", "initial"},
    {"word", "caseless", ""},
    {"number", "", ""},
    {"clitic", "", ""},
    {"punctuation", "", ""},
    {"symbol", "", ""},
    {"url", "", ""},
    {"handle", "", ""},
    {"mark", "", ""},
}};

// Classes that only the engine gives: of quotations and of the bounds between sentences.
constexpr std::string_view kEngineClasses[] = {"quote",  "q-comma", "q-stop", "q-open",
                                               "q-cap",  "q-long",  "titled", "label",
                                               "spoken", "end",     "par"};

class Builder {
 public:
  explicit Builder(const LanguageSource& source)
      : source_(source), pack_(std::make_unique<LanguagePack>()) {}

  absl::StatusOr<std::unique_ptr<LanguagePack>> Build() {
    pack_->language = source_.language;
    pack_->version = source_.version.text;
    if (!source_.weights.empty() && source_.fitted_for.text != source_.version.text) {
      return ErrorAt(
          source_.fitted_for, 0,
          absl::StrCat("these weights were fitted for version “", source_.fitted_for.text,
                       "” of the pack, and this is version “", source_.version.text,
                       "”: take this version's weights, or move the file away and run "
                       "ipse fit"));
    }
    pack_->weights = source_.weights;
    using Step = absl::Status (Builder::*)();
    for (Step step : {&Builder::NameClasses, &Builder::AddWords, &Builder::ParsePatterns,
                      &Builder::MakeTokenSymbols, &Builder::MakePhraseSymbols}) {
      if (absl::Status status = (this->*step)(); !status.ok()) return status;
    }
    MakeClaimUses();
    MakeActUses();
    if (absl::Status s = CompilePatterns(source_, patterns_, *pack_); !s.ok()) return s;
    return std::move(pack_);
  }

 private:
  absl::StatusOr<ClassId> Add(std::string_view name, const SourceText& place) {
    const std::optional<ClassId> id = pack_->classes.Add(name);
    if (id) return *id;
    return ErrorAt(place, 0, absl::StrCat("more than ", kMaxClasses, " classes and quoted words"));
  }

  absl::StatusOr<Symbol> Add(const ClassSet& classes) {
    const std::optional<Symbol> symbol = pack_->alphabet.Add(classes);
    if (symbol) return *symbol;
    return absl::InvalidArgumentError(
        absl::StrCat(AbslView(source_.language), ": the pack tells more than ", kMaxSymbols,
                     " kinds of token apart; merge classes that no rule tells apart"));
  }

  // Names of classes first, so that patterns can be checked against all of them.
  absl::Status NameClasses() {
    const SourceText nowhere;
    for (const auto& names : kShapeClasses) {
      for (std::string_view name : names) {
        if (name.empty()) continue;
        if (absl::StatusOr<ClassId> id = Add(name, nowhere); !id.ok()) return id.status();
      }
    }
    for (std::string_view name : kEngineClasses) {
      if (absl::StatusOr<ClassId> id = Add(name, nowhere); !id.ok()) return id.status();
    }
    for (std::string_view name : kOutletClasses) {
      if (absl::StatusOr<ClassId> id = Add(name, nowhere); !id.ok()) return id.status();
    }
    pack_->class_stance.resize(kMaxClasses);
    for (const LexiconSource& lexicon : source_.lexicons) {
      absl::StatusOr<ClassId> id = Add(lexicon.name.text, lexicon.name);
      if (!id.ok()) return id.status();
      if (lexicon.act) acts_[static_cast<std::size_t>(*lexicon.act)].set(*id);
      if (lexicon.event) pack_->events[static_cast<std::size_t>(*lexicon.event)].set(*id);
      if (lexicon.hedge) hedges_.set(*id);
      if (lexicon.stance) {
        absl::StatusOr<ClassId> stance = Add(Name(*lexicon.stance), lexicon.name);
        if (!stance.ok()) return stance.status();
        pack_->class_stance[*stance] = lexicon.stance;
        stances_.set(*stance);
      }
      for (const std::string& column : lexicon.columns) {
        if (absl::StatusOr<ClassId> c = Add(column, lexicon.name); !c.ok()) return c.status();
      }
    }
    for (const PhraseSource& phrase : source_.phrases) {
      for (const std::string& name : phrase.classes) {
        if (absl::StatusOr<ClassId> c = Add(name, phrase.id); !c.ok()) return c.status();
      }
    }
    return absl::OkStatus();
  }

  void AddEntry(std::string_view entry, ClassId id) {
    const std::vector<absl::string_view> parts =
        absl::StrSplit(AbslView(entry), '_', absl::SkipEmpty());
    if (parts.size() < 2) {
      pack_->lexicon.AddWord(entry, id);
      return;
    }
    std::vector<std::string_view> words;
    words.reserve(parts.size());
    for (absl::string_view part : parts) words.push_back(StdView(part));
    pack_->lexicon.AddPhrase(words, id);
  }

  absl::Status AddWords() {
    for (const LexiconSource& lexicon : source_.lexicons) {
      const ClassId id = *pack_->classes.Find(lexicon.name.text);
      if (lexicon.gate) pack_->gate.set(id);
      for (absl::string_view ending :
           absl::StrSplit(lexicon.endings.text, absl::ByAnyChar(" \n"), absl::SkipEmpty())) {
        pack_->lexicon.AddEnding(StdView(ending), id);
      }
      if (absl::Status status = AddWordsOf(lexicon, id); !status.ok()) return status;
    }
    return AddKnowledge(source_, *pack_);
  }

  absl::Status AddWordsOf(const LexiconSource& lexicon, ClassId id) {
    for (absl::string_view line : absl::StrSplit(lexicon.words.text, '\n')) {
      const std::vector<absl::string_view> words = absl::StrSplit(line, ' ', absl::SkipEmpty());
      if (words.empty()) continue;
      if (!lexicon.columns.empty() && words.size() != lexicon.columns.size()) {
        return ErrorAt(lexicon.words,
                       static_cast<std::size_t>(line.data() - lexicon.words.text.data()),
                       absl::StrCat("a line has ", lexicon.columns.size(),
                                    " forms here: ", absl::StrJoin(lexicon.columns, ", ")));
      }
      for (std::size_t i = 0; i < words.size(); ++i) {
        AddEntry(StdView(words[i]), id);
        if (lexicon.stance)
          AddEntry(StdView(words[i]), *pack_->classes.Find(Name(*lexicon.stance)));
        if (lexicon.columns.empty()) continue;
        AddEntry(StdView(words[i]), *pack_->classes.Find(lexicon.columns[i]));
      }
    }
    return absl::OkStatus();
  }

  absl::Status Parse(const SourceText& text, Pattern& out) {
    PatternError error;
    if (ParsePattern(text.text, pack_->classes, out, error)) return absl::OkStatus();
    return ErrorAt(text, error.at, error.message);
  }

  absl::Status ParseClasses(const SourceText& text, SymbolSet& out) {
    Pattern pattern;
    if (absl::Status status = Parse(text, pattern); !status.ok()) return status;
    if (pattern.size() != 1 || pattern[0].type != PatternAtom::Type::classes)
      return ErrorAt(text, 0, "one set of classes was expected: '[that to np]'");
    out = pattern[0].set;
    return absl::OkStatus();
  }

  absl::Status ReadClaims(const ClaimsSource& claims) {
    SymbolSet begins;
    if (absl::Status s = ParseClasses(claims.ends, claim_ends_); !s.ok()) return s;
    if (absl::Status s = ParseClasses(claims.behind, claim_behind_); !s.ok()) return s;
    if (absl::Status s = ParseClasses(claims.begins, begins); !s.ok()) return s;
    if (absl::Status s = ParseClasses(claims.verbs, claim_verbs_); !s.ok()) return s;
    if (absl::Status s = ParseClasses(claims.openers, claim_openers_); !s.ok()) return s;
    if (absl::Status s = ParseClasses(claims.breaks, claim_breaks_); !s.ok()) return s;
    if (absl::Status s = ParseClasses(claims.joins, claim_joins_); !s.ok()) return s;
    for (std::size_t id = 0; id < kMaxClasses; ++id) {
      if (begins.any_of[id]) pack_->claim_begins.push_back(static_cast<ClassId>(id));
    }
    return absl::OkStatus();
  }

  absl::Status ParsePatterns() {
    const std::size_t before_words = pack_->classes.size();
    for (const DefinitionSource& definition : source_.definitions) {
      absl::Status status = Parse(definition.pattern, patterns_.definitions[definition.name.text]);
      if (!status.ok()) return status;
    }
    patterns_.phrases.resize(source_.phrases.size());
    for (std::size_t i = 0; i < source_.phrases.size(); ++i) {
      absl::Status status = Parse(source_.phrases[i].pattern, patterns_.phrases[i]);
      if (!status.ok()) return status;
    }
    patterns_.rules.resize(source_.rules.size());
    for (std::size_t i = 0; i < source_.rules.size(); ++i) {
      absl::Status status = Parse(source_.rules[i].pattern, patterns_.rules[i]);
      if (!status.ok()) return status;
    }
    for (const ClaimsSource& claims : source_.claims) {
      if (absl::Status status = ReadClaims(claims); !status.ok()) return status;
    }
    patterns_.relays.resize(source_.relays.size());
    for (std::size_t i = 0; i < source_.relays.size(); ++i) {
      absl::Status status = Parse(source_.relays[i].pattern, patterns_.relays[i]);
      if (!status.ok()) return status;
    }
    // The words that patterns quote are classes of their own: "that" is of class `"that"`.
    for (std::size_t id = before_words; id < pack_->classes.size(); ++id) {
      const std::string_view name = pack_->classes.Name(static_cast<ClassId>(id));
      AddEntry(name.substr(1, name.size() - 2), static_cast<ClassId>(id));
    }
    pack_->lexicon.Finish();
    AddTraits(source_, *pack_);
    return absl::OkStatus();
  }

  ClassSet ClassesOf(std::initializer_list<std::string_view> names) const {
    ClassSet out;
    for (std::string_view name : names) {
      if (!name.empty()) out.set(*pack_->classes.Find(name));
    }
    return out;
  }

  // The classes of listed tokens that are no cased word by their look: "," or 's.
  void FindRare() {
    for (WordId word = 1; word < pack_->lexicon.word_count(); ++word) {
      if (!absl::ascii_isalpha(static_cast<unsigned char>(pack_->lexicon.Word(word).front())))
        rare_.push_back(pack_->lexicon.word_classes(word));
    }
  }

  absl::Status MakeTokenSymbols() {
    FindRare();
    for (std::size_t entry = 0; entry < pack_->lexicon.entry_count(); ++entry) {
      std::array<Symbol, kShapes>& row = pack_->token_symbols.emplace_back();
      for (std::size_t shape = 0; shape < kShapes; ++shape) {
        const auto& names = kShapeClasses[shape];
        absl::StatusOr<Symbol> symbol = Add(pack_->lexicon.classes(static_cast<EntryId>(entry)) |
                                            ClassesOf({names[0], names[1], names[2]}));
        if (!symbol.ok()) return symbol.status();
        row[shape] = *symbol;
        if (entry != 0 && shape == static_cast<std::size_t>(Shape::capital)) break;
      }
      if (entry == 0) continue;
      if (absl::Status status = FillRare(entry); !status.ok()) return status;
    }
    return MakeQuoteSymbols();
  }

  // A listed token that is no word by its look has its listed classes alone.
  absl::Status FillRare(std::size_t entry) {
    std::array<Symbol, kShapes>& row = pack_->token_symbols[entry];
    const ClassSet& classes = pack_->lexicon.classes(static_cast<EntryId>(entry));
    absl::StatusOr<Symbol> bare = row.front();
    if (std::find(rare_.begin(), rare_.end(), classes) != rare_.end()) bare = Add(classes);
    if (!bare.ok()) return bare.status();
    // Whether a listed word is all capitals tells no rule anything.
    for (Shape shape : {Shape::upper, Shape::initial}) {
      row[static_cast<std::size_t>(shape)] = row[static_cast<std::size_t>(Shape::capital)];
    }
    for (std::size_t shape = static_cast<std::size_t>(Shape::caseless); shape < kShapes; ++shape) {
      row[shape] = *bare;
    }
    return absl::OkStatus();
  }

  absl::Status MakeQuoteSymbols() {
    using Final = QuoteShape::Final;
    for (Final final : {Final::comma, Final::stop, Final::open}) {
      const std::string_view ending = final == Final::comma  ? "q-comma"
                                      : final == Final::stop ? "q-stop"
                                                             : "q-open";
      for (bool capital : {false, true}) {
        for (bool is_long : {false, true}) {
          absl::StatusOr<Symbol> symbol =
              Add(ClassesOf({"quote", ending, capital ? "q-cap" : "", is_long ? "q-long" : ""}));
          if (!symbol.ok()) return symbol.status();
          pack_->quote_symbols[Index({final, capital, is_long})] = *symbol;
        }
      }
    }
    const std::pair<std::string_view, Symbol*> others[] = {{"titled", &pack_->titled_symbol},
                                                           {"label", &pack_->label_symbol},
                                                           {"spoken", &pack_->spoken_symbol},
                                                           {"end", &pack_->end_symbol},
                                                           {"par", &pack_->par_symbol}};
    for (const auto& [name, symbol] : others) {
      absl::StatusOr<Symbol> added = Add(ClassesOf({name}));
      if (!added.ok()) return added.status();
      *symbol = *added;
    }
    return absl::OkStatus();
  }

  // A phrase has its own classes and those that its head lends it, stances always.
  absl::Status MakePhraseSymbols() {
    for (const PhraseSource& source : source_.phrases) {
      PhraseRule& phrase = pack_->phrases.emplace_back();
      phrase.id = source.id.text;
      phrase.place = source.id.place;
      ClassSet own;
      for (const std::string& name : source.classes) own.set(*pack_->classes.Find(name));
      absl::StatusOr<Symbol> plain = Add(own);
      if (!plain.ok()) return plain.status();
      phrase.without_head = *plain;
      if (source.head.empty()) continue;
      ClassSet heads;
      for (const SourceText& name : source.head) {
        const std::optional<ClassId> id = pack_->classes.Find(name.text);
        if (!id) return ErrorAt(name, 0, absl::StrCat("no class is named ", name.text));
        heads.set(*id);
      }
      const std::size_t known = pack_->alphabet.size();
      for (Symbol head = 0; head < known; ++head) {
        const ClassSet classes = pack_->alphabet.classes(head);
        Symbol folded = PhraseRule::kNoHead;
        if ((classes & heads).any()) {
          absl::StatusOr<Symbol> added = Add(own | (classes & (heads | stances_)));
          if (!added.ok()) return added.status();
          folded = *added;
        }
        phrase.with_head.push_back(folded);
      }
    }
    for (PhraseRule& phrase : pack_->phrases)
      phrase.with_head.resize(pack_->alphabet.size(), PhraseRule::kNoHead);
    return absl::OkStatus();
  }

  void MakeClaimUses() {
    const std::pair<const SymbolSet*, std::uint8_t> uses[] = {
        {&claim_ends_, kClaimEnds},    {&claim_behind_, kClaimBehind},
        {&claim_verbs_, kClaimVerb},   {&claim_openers_, kClaimOpener},
        {&claim_breaks_, kClaimBreak}, {&claim_joins_, kClaimJoins}};
    pack_->claim_uses.resize(pack_->alphabet.size());
    for (std::size_t i = 0; i < pack_->alphabet.size(); ++i) {
      for (const auto& [set, use] : uses) {
        if (set->Holds(pack_->alphabet.classes(static_cast<Symbol>(i))))
          pack_->claim_uses[i] |= use;
      }
    }
  }

  void MakeActUses() {
    const auto act = [&](Act of) { return acts_[static_cast<std::size_t>(of)]; };
    const auto event = [&](Event of) { return pack_->events[static_cast<std::size_t>(of)]; };
    const std::pair<ClassSet, std::uint8_t> uses[] = {
        {act(Act::writing), kActWriting},
        {act(Act::thought), kActThought},
        {pack_->gate & ~act(Act::thought), kActSpeech},
        {event(Event::requested), kActRequested},
        {event(Event::negated), kActNegated},
        {event(Event::hypothetical), kActHypothetical},
        {hedges_, kActHedged}};
    for (std::size_t i = 0; i < pack_->lexicon.entry_count(); ++i) {
      const ClassSet& entry = pack_->lexicon.classes(static_cast<EntryId>(i));
      std::uint8_t& out = pack_->act_uses.emplace_back();
      for (const auto& [set, use] : uses) out |= (set & entry).any() ? use : std::uint8_t{0};
    }
  }

  const LanguageSource& source_;
  std::unique_ptr<LanguagePack> pack_;
  std::array<ClassSet, 3> acts_;  // by Act: the classes of words that make a cue one
  ClassSet hedges_;
  ClassSet stances_;  // classes that are stances: "denies"
  SymbolSet claim_ends_, claim_behind_, claim_verbs_, claim_openers_, claim_breaks_,
      claim_joins_;  // an empty one holds everything
  std::vector<ClassSet> rare_;
  ParsedPatterns patterns_;
};

}  // namespace

absl::StatusOr<std::unique_ptr<LanguagePack>> BuildLanguage(const LanguageSource& source) {
  return Builder(source).Build();
}

}  // namespace ipse
