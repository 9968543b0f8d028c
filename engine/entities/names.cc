#include "entities/names.h"

#include <algorithm>

#include "entities/name_context.h"
#include "entities/name_places.h"

namespace ipse {
namespace {

constexpr std::uint32_t kLongestName = 12;  // tokens

class NameFinder {
 public:
  NameFinder(const NamesInput& input, std::vector<NameMention>& out)
      : view_(input.view), input_(input), out_(out) {}

  void Find(std::vector<std::uint32_t>& places) {
    std::uint32_t next = 0;
    for (const std::uint32_t t : FindNamePlaces(view_, places)) {
      if (t < next) continue;
      if (t >= end_) BeginSentence(t);
      next = Read(t);
    }
  }

 private:
  // The one that holds token `t`, behind the sentences before.
  void BeginSentence(std::uint32_t t) {
    while (t >= view_.sentences[sentence_].end_token) ++sentence_;
    const Sentence& sentence = view_.sentences[sentence_];
    first_ = sentence.first_token;
    end_ = sentence.end_token;
    first_in_sentence_ = !view_.Has(first_, kPronounHe | kPronounShe);
    headline_ = input_.text.headline() && input_.text.headline()->contains(sentence.span) &&
                !IsInSmallLetters(view_, sentence);
    imprint_ = EndOfImprint(sentence);
  }

  bool MayBeKnown(std::uint32_t t) const { return view_.Has(t, kListedName | kListedFront); }

  // Reads what begins at token `t`; gives where to go on.
  std::uint32_t Read(std::uint32_t t) {
    StepQuotation(t);
    if (const std::uint32_t end = ReadKnown(t); end != 0) return end;
    if (!StartsName(t)) return t + 1;
    const std::uint32_t end = RunEnd(t);
    if (t >= imprint_) {
      AddRun({t, end});
    } else if (IsMasthead({t, end})) {
      Add({t, end}).type = EntityType::outlet;
      Finish();
    }
    return end;
  }

  // “Port Gazette”, listed or not.
  bool IsMasthead(TokenRange name) const {
    return name.end - name.first > 1 && view_.Has(name.end - 1, kMasthead) &&
           !view_.Has(name.first, kGivenName);
  }

  // Of a byline or dateline only the outlets are anybody: “MINSK, Belarus (Reuters) —”.
  std::uint32_t EndOfImprint(const Sentence& sentence) const {
    std::uint32_t t = sentence.first_token;
    const auto in = [&](const std::optional<ByteSpan>& span) {
      return span && span->contains(view_.At(t).begin);
    };
    while (t < sentence.end_token && (in(input_.text.byline()) || in(input_.text.dateline()))) ++t;
    return t;
  }

  void StepQuotation(std::uint32_t t) {
    const auto end = input_.quotations.quotations.end();
    for (; next_quotation_ != end && next_quotation_->first_token <= t; ++next_quotation_) {
      if (next_quotation_->use == QuotationUse::speech)
        quoted_until_ = std::max(quoted_until_, next_quotation_->end_token);
    }
  }

  bool BeginsSentence(std::uint32_t t) const {
    if (t == first_) return true;
    if (view_.IsWord(t - 1)) return false;
    return view_.At(t - 1).kind == TokenKind::quote || view_.Is(t - 1, ":") || view_.Is(t - 1, "•");
  }

  // An outlet, a nation or a region that the pack lists. A listed name inside a longer one (“New
  // York Police Department”) is left to the run. 0 where there is none.
  std::uint32_t ReadKnown(std::uint32_t t) {
    if (!MayBeKnown(t)) return 0;
    auto [known, end] = KnownAt(t);
    if (known == nullptr || (known->ambiguous && t >= imprint_)) return 0;
    const bool outlet = known->kind == NameKind::outlet;
    if (!outlet && view_.IsCapital(end) && !view_.Has(end, kFunction)) return 0;
    if (!outlet && t < imprint_) return end;
    if (known->kind == NameKind::demonym && !StandsAlone(end)) return end;
    NameMention& mention = Add({t, end});
    if (known->kind == NameKind::demonym) {
      mention.doubtful = true;
    } else if (known->kind == NameKind::region) {
      mention.region = known->index;
    } else if (outlet) {
      mention.type = EntityType::outlet;
    } else {
      mention.type = EntityType::government;
      mention.nation = known->index;
    }
    if (outlet && view_.IsCapital(end) && view_.Has(end, kEdition)) {
      mention.name.end = mention.full.end = ++end;  // a sister of the listed one
    } else {
      mention.known = *known;
    }
    Finish();
    return end;
  }

  struct KnownHere {
    const KnownName* known = nullptr;
    std::uint32_t end = 0;
  };
  // Where MayBeKnown.
  KnownHere KnownAt(std::uint32_t t) const {
    const Knowledge& knowledge = view_.pack.knowledge;
    const FixedPhrase phrase = LongestPhrase(view_.pack.lexicon, view_.words, t, end_);
    const KnownName* known = phrase.node == 0 ? nullptr : knowledge.FindPhrase(phrase.node);
    if (known != nullptr) return {known, phrase.end};
    if (!view_.Has(t, kListedName)) return {nullptr, t + 1};
    known = knowledge.FindWord(view_.words[t].cased);
    return {known != nullptr ? known : knowledge.FindWord(view_.words[t].word), t + 1};
  }

  // Whether no noun follows at `t`, so that the word before it is one itself.
  bool StandsAlone(std::uint32_t t) const {
    if (t >= end_ || view_.At(t).kind != TokenKind::word) return true;
    return view_.Has(t, kVerb | kFunction) && !view_.Has(t, kRole | kBody);
  }

  bool StartsName(std::uint32_t t) const {
    if (!view_.IsCapital(t)) return false;
    const Traits traits = view_.TraitsOf(t);
    if ((traits & (kFunction | kPronounI)) != 0 && (traits & kGivenName) == 0) return false;
    if (!BeginsSentence(t)) return true;
    // A capital at the start of a sentence says nothing of a word that the lexicon has otherwise.
    const bool listed = view_.words[t].word != 0 && view_.words[t].cased == 0;
    if (!listed || (traits & (kGivenName | kTitle)) != 0) return true;
    // “Baker said”, “Baker, 41,”
    if ((traits & kRole) != 0 && (view_.Has(t + 1, kVerb) || view_.Is(t + 1, ","))) return true;
    return (traits & (kRole | kBody)) != 0 && view_.IsCapital(t + 1) &&
           !view_.Has(t + 1, kFunction);
  }

  bool GoesOn(std::uint32_t t) const {
    return t < end_ && view_.IsCapital(t) && (!view_.Has(t, kFunction) || view_.Has(t, kGivenName));
  }

  // The end of the capitalised run from `t`: over particles, initials, “of” inside bodies, “&”.
  std::uint32_t RunEnd(std::uint32_t t) const {
    std::uint32_t end = t + 1;
    while (end < end_ && end - t < kLongestName) {
      if (view_.At(end).kind == TokenKind::clitic) break;
      if (view_.At(end).kind == TokenKind::quote) {
        const std::uint32_t behind = AfterNickname(end);
        if (behind == end || !GoesOn(behind)) break;
        end = behind + 1;
        continue;
      }
      if (view_.Has(end, kSuffix)) return end + 1;
      if (IsKnownOutlet(end) && !view_.Has(end - 1, kBody | kTitle | kGivenName)) break;
      if (GoesOn(end)) {
        ++end;
        continue;
      }
      const std::uint32_t next = AfterParticles(end);
      if (next > end && GoesOn(next) &&
          (!view_.Has(end, kNameOf) || view_.Has(end - 1, kBody | kPublicBody | kTitle | kRole) ||
           IsThingOf(t, end, next))) {
        end = next + 1;
        continue;
      }
      if (view_.Is(end, ",") && view_.Has(end + 1, kSuffix)) return end + 2;
      if (!view_.Is(end, "&") || !GoesOn(end + 1)) break;
      end += 2;
    }
    return end;
  }

  // “The Hammer” in Mira “The Hammer” Tanaka: the token behind it; `t` where there is none.
  std::uint32_t AfterNickname(std::uint32_t t) const {
    const auto end = input_.quotations.quotations.end();
    for (auto q = next_quotation_; q != end && q->first_token <= t; ++q) {
      if (q->first_token == t && q->use == QuotationUse::nickname) return q->end_token;
    }
    return t;
  }

  std::uint32_t AfterParticles(std::uint32_t t) const {
    std::uint32_t next = t;
    while (next < end_ && next - t < 3 && view_.Has(next, kParticle) && !view_.IsCapital(next))
      ++next;
    return next;
  }

  // “Medal of Honor”: one word, no person's, and what follows “of” is no place.
  bool IsThingOf(std::uint32_t t, std::uint32_t of, std::uint32_t next) const {
    return of == t + 1 && view_.Is(of, "of") && !BeginsSentence(t) && !view_.Has(t, kGivenName) &&
           (!MayBeKnown(next) || KnownAt(next).known == nullptr);
  }

  bool IsKnownOutlet(std::uint32_t t) const {
    const KnownName* known = MayBeKnown(t) ? KnownAt(t).known : nullptr;
    return known != nullptr && known->kind == NameKind::outlet && !known->ambiguous;
  }

  // A run of capitalised words: a body where its words say so; else what stands behind its last
  // title or office is somebody's name.
  void AddRun(TokenRange run) {
    if (IsOfMinister(run.first)) run.first -= 2;
    Traits any = 0;  // what any of the words is
    for (std::uint32_t t = run.first; t < run.end; ++t) any |= view_.TraitsOf(t);
    std::uint32_t end = run.end;
    while (end > run.first + 1 && (view_.Has(end - 1, kSuffix) || view_.Is(end - 1, ","))) --end;
    if ((any & (kBody | kPublicBody)) != 0 && NamesBody({run.first, end})) {
      AddBody(run);
      return;
    }
    const NameContext context(view_, first_, end_);
    const std::uint32_t begin =
        context.AfterTitles({run.first, end}, any, BeginsSentence(run.first));
    if (begin >= end) return;
    // An office without a name: “the Prime Minister”. One word at the end may be both.
    const bool office = view_.Has(end - 1, kTitle | kRole);
    if (office && (end - begin < 2 || !view_.Has(begin, kGivenName))) {
      AddNamesake({run.first, end});
      return;
    }
    if ((any & kListedName) != 0 && AreDemonyms({begin, end})) return;
    NameMention& mention = Add(run);
    mention.name.first = begin;
    if (end - begin == 1) mention.surname = SharedSurname(begin);
    if (begin > run.first) context.ReadTitles(mention, {run.first, begin});
    mention.weak = end - begin == 1 && BeginsSentence(begin);
    mention.doubtful = mention.weak && IsDoubtful(begin);
    mention.type = TypeOfRun(mention, {begin, end});
    context.ReadGender(mention, begin);
    context.ReadBefore(mention, run.first);
    const std::uint32_t acronym = context.ReadAfter(mention, run.end);
    Finish();
    if (acronym != 0) AddAcronym(mention.type, acronym);
  }

  // An office, or somebody whose surname it is.
  void AddNamesake(TokenRange run) {
    if (run.first > first_ && view_.Has(run.first - 1, kDeterminer)) return;
    NameMention& mention = Add(run);
    mention.name.first = run.end - 1;
    mention.office = true;
    const bool first = first_in_sentence_;
    Finish();
    first_in_sentence_ = first;
  }

  // What “secretary of” and “minister of” in small letters are of: “secretary of State Clinton”.
  bool IsOfMinister(std::uint32_t t) const {
    return t >= first_ + 2 && view_.Is(t - 1, "of") &&
           (view_.Is(t - 2, "secretary") || view_.Is(t - 2, "minister"));
  }

  // “Norman” in “Norman and Hilda Crane” has the surname behind the other; 0 where it has none.
  std::uint32_t SharedSurname(std::uint32_t t) const {
    const bool couple = view_.Has(t, kGivenName) && view_.Has(t + 1, kAnd) &&
                        view_.Has(t + 2, kGivenName) && view_.IsCapital(t + 2) && t + 3 < end_;
    if (!couple) return 0;
    const std::uint32_t end = RunEnd(t + 2);
    return end - t > 3 ? end - 1 : 0;
  }

  // One word that begins a sentence: “Tanaka said” but not “Local shops”, “Almost half”.
  bool IsDoubtful(std::uint32_t t) const {
    if (view_.Has(t, kGivenName)) return false;
    if ((view_.pack.knowledge.OfEnding(view_.words[t]) & kFunction) != 0) return true;  // “Sadly,”
    if (t + 1 >= end_ || view_.At(t + 1).kind != TokenKind::word) return false;
    if (view_.Has(t + 1,
                  kDeterminer | kPossessivePronoun | kPronounHe | kPronounShe | kPronounThey))
      return true;
    return !view_.Has(t + 1, kVerb | kFunction);
  }

  // “Cuban Americans” are nobody by name.
  bool AreDemonyms(TokenRange range) const {
    for (std::uint32_t t = range.first; t < range.end; ++t) {
      if (!NameContext(view_, first_, end_).IsDemonym(t)) return false;
    }
    return true;
  }

  // “Justice Department”, “University of Osaka”
  bool NamesBody(TokenRange run) const {
    const auto is_body = [&](std::uint32_t t) {
      return view_.Has(t, kBody | kPublicBody) && !view_.Has(t, kGivenName);
    };
    if (is_body(run.end - 1)) return true;
    for (std::uint32_t t = run.first; t + 1 < run.end; ++t) {
      if (view_.Has(t, kTitle | kGivenName)) return false;
      if (is_body(t) && view_.Has(t + 1, kNameOf)) return true;
    }
    return false;
  }

  void AddBody(TokenRange run) {
    while (run.end - run.first > 1 && view_.Is(run.first, "Former")) ++run.first;
    if (run.end - run.first == 1) return;  // “the Department” stands for a name
    NameMention& mention = Add(run);
    mention.type = EntityType::organization;
    for (std::uint32_t t = run.first; t < run.end; ++t) {
      if (view_.Has(t, kPublicBody)) mention.type = EntityType::government;
    }
    const std::uint32_t acronym = NameContext(view_, first_, end_).ReadAfter(mention, run.end);
    Finish();
    if (acronym != 0) AddAcronym(mention.type, acronym);
  }

  EntityType TypeOfRun(const NameMention& mention, TokenRange name) const {
    if (IsMasthead(name) && mention.roles.empty()) return EntityType::outlet;
    const bool given = view_.Has(name.first, kGivenName);
    if (given || !mention.roles.empty()) return EntityType::person;
    // “the Senators”, “the Meridian”: people seldom have an article, unless a noun follows.
    const bool article = name.first > first_ && view_.IsThe(name.first - 1);
    if (article && StandsAlone(name.end)) return EntityType::organization;
    if (name.end - name.first == 1) {
      const Token& token = view_.At(name.first);
      const bool acronym = token.casing == Casing::upper && token.end - token.begin <= 6;
      return acronym ? EntityType::organization : EntityType::unknown;
    }
    for (std::uint32_t t = name.first; t < name.end; ++t) {
      if (view_.Is(t, "&") || view_.Is(t, "of") || view_.Has(t, kBody))
        return EntityType::organization;
    }
    return EntityType::unknown;
  }

  // The next mention; good until another is added.
  NameMention& Add(TokenRange name) {
    NameMention& mention = out_.emplace_back();
    mention.name = mention.full = name;
    mention.sentence = sentence_;
    mention.headline = headline_;
    return mention;
  }

  // What the words around the mention added last say of it.
  void Finish() {
    NameMention& mention = out_.back();
    mention.quoted = mention.name.first < quoted_until_;
    const std::uint32_t end = mention.full.end;
    mention.possessive = end < end_ && view_.At(end).kind == TokenKind::clitic;
    const std::uint32_t before = mention.full.first;
    mention.topic = before == first_ + 2 && view_.Is(first_, "As") && view_.Is(first_ + 1, "for");
    const bool after_preposition = before > first_ && view_.Has(SkipBack(before), kPreposition);
    mention.subject = !mention.possessive && !mention.quoted && !after_preposition &&
                      (first_in_sentence_ || view_.Has(end, kVerb) || view_.Is(end, ","));
    if (!mention.quoted && !after_preposition) first_in_sentence_ = false;
  }

  void AddAcronym(EntityType type, std::uint32_t t) {
    NameMention& acronym = Add({t, t + 1});
    acronym.type = type;
    acronym.acronym = true;
  }

  // The token before `t` that is no determiner.
  std::uint32_t SkipBack(std::uint32_t t) const {
    --t;
    while (t > 0 && view_.Has(t, kDeterminer | kPossessivePronoun) && !view_.Has(t, kPreposition))
      --t;
    return t;
  }

  const TokensView view_;
  const NamesInput& input_;
  std::vector<NameMention>& out_;
  std::uint32_t sentence_ = 0;
  std::uint32_t first_ = 0;  // token of the sentence
  std::uint32_t end_ = 0;
  std::uint32_t imprint_ = 0;  // the token behind the byline or dateline
  bool headline_ = false;
  bool first_in_sentence_ = true;
  std::vector<Quotation>::const_iterator next_quotation_ = input_.quotations.quotations.begin();
  std::uint32_t quoted_until_ = 0;
};

}  // namespace

void FindNames(const NamesInput& input, std::vector<std::uint32_t>& places,
               std::vector<NameMention>& out) {
  out.clear();
  NameFinder(input, out).Find(places);
}

}  // namespace ipse
