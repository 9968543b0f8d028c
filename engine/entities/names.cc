#include "entities/names.h"

#include <algorithm>
#include <charconv>

namespace ipse {
namespace {

constexpr std::uint32_t kLongestName = 12;        // tokens
constexpr std::uint32_t kLongestApposition = 16;  // tokens

class NameFinder {
 public:
  NameFinder(const NamesInput& input, std::vector<NameMention>& out)
      : view_(input.view), input_(input), out_(out) {}

  void Find() {
    const std::vector<Sentence>& sentences = view_.sentences.sentences;
    for (sentence_ = 0; sentence_ < sentences.size(); ++sentence_) {
      const Sentence& sentence = sentences[sentence_];
      end_ = sentence.end_token;
      first_in_sentence_ = true;
      headline_ = input_.text.headline() && input_.text.headline()->contains(sentence.span);
      for (std::uint32_t t = sentence.first_token; t < end_;) t = Read(t);
    }
  }

 private:
  // Reads what begins at token `t`; gives where to go on.
  std::uint32_t Read(std::uint32_t t) {
    StepQuotation(t);
    if (const std::uint32_t end = ReadKnown(t); end != 0) return end;
    if (!StartsName(t)) return t + 1;
    const std::uint32_t end = RunEnd(t);
    AddRun({t, end});
    return end;
  }

  void StepQuotation(std::uint32_t t) {
    const auto& all = input_.quotations.quotations;
    for (; quotation_ < all.size() && all[quotation_].first_token <= t; ++quotation_) {
      if (all[quotation_].use == QuotationUse::speech)
        quoted_until_ = std::max(quoted_until_, all[quotation_].end_token);
    }
  }

  bool BeginsSentence(std::uint32_t t) const {
    const std::uint32_t first = view_.sentences.sentences[sentence_].first_token;
    if (t == first) return true;
    const Token& before = view_.At(t - 1);
    return before.kind == TokenKind::quote || view_.Is(t - 1, ":") || view_.Is(t - 1, "•");
  }

  // An outlet, a nation or a region that the pack lists. A listed name inside a longer one (“New
  // York Police Department”) is left to the run. 0 where there is none.
  std::uint32_t ReadKnown(std::uint32_t t) {
    const FixedPhrase phrase = LongestPhrase(view_.pack.lexicon, view_.words, t, end_);
    const KnownName* known = phrase.node == 0 ? nullptr : Knowledge().FindPhrase(phrase.node);
    std::uint32_t end = phrase.end;
    if (known == nullptr) {
      known = Knowledge().FindWord(view_.words[t].cased);
      end = t + 1;
    }
    if (known == nullptr || known->ambiguous) return 0;
    if (known->kind != NameKind::outlet && view_.IsCapital(end) && !view_.Has(end, kFunction)) {
      return 0;
    }
    if (known->kind == NameKind::demonym) return end;
    NameMention mention;
    mention.name = mention.full = {t, end};
    mention.known = *known;
    mention.type = known->kind == NameKind::outlet   ? EntityType::outlet
                   : known->kind == NameKind::region ? EntityType::unknown
                                                     : EntityType::government;
    if (known->kind != NameKind::outlet && known->kind != NameKind::region)
      mention.nation = known->index;
    Finish(mention);
    return end;
  }

  const ipse::Knowledge& Knowledge() const { return view_.pack.knowledge; }

  bool StartsName(std::uint32_t t) const {
    if (!view_.IsCapital(t)) return false;
    const Traits traits = view_.TraitsOf(t);
    if ((traits & (kFunction | kPronounI)) != 0 && (traits & kGivenName) == 0) return false;
    if (!BeginsSentence(t)) return true;
    // A capital at the start of a sentence says nothing of a word that the lexicon has otherwise.
    const bool listed = view_.words[t].word != 0 && view_.words[t].cased == 0;
    if (!listed || (traits & (kGivenName | kTitle)) != 0) return true;
    return (traits & (kRole | kBody)) != 0 && view_.IsCapital(t + 1) &&
           !view_.Has(t + 1, kFunction);
  }

  bool GoesOn(std::uint32_t t) const {
    return t < end_ && view_.IsCapital(t) && (!view_.Has(t, kFunction) || view_.Has(t, kGivenName));
  }

  // The end of the capitalised run from `t`: over particles, initials, “of” inside bodies, “&”.
  std::uint32_t RunEnd(std::uint32_t t) const {
    bool body = view_.Has(t, kBody | kTitle | kRole);
    std::uint32_t end = t + 1;
    while (end < end_ && end - t < kLongestName) {
      if (view_.At(end).kind == TokenKind::clitic || view_.At(end).kind == TokenKind::quote) break;
      const bool known = IsKnownOutlet(end);
      if (known && !view_.Has(end - 1, kBody)) break;
      if (GoesOn(end)) {
        body |= view_.Has(end, kBody | kTitle);
        ++end;
        continue;
      }
      std::uint32_t next = end;
      while (next < end_ && next - end < 3 && view_.Has(next, kParticle) && !view_.IsCapital(next))
        ++next;
      const bool of = view_.Is(end, "of") || view_.Is(end, "for") || view_.Is(end, "the") ||
                      view_.Is(end, "on");
      if (next > end && GoesOn(next) && (!of || body)) {
        end = next + 1;
        continue;
      }
      const bool suffix = view_.Is(end, ",") && view_.Has(end + 1, kSuffix);
      if (suffix || view_.Has(end, kSuffix)) return end + (suffix ? 2 : 1);
      if (view_.Is(end, "&") && GoesOn(end + 1)) {
        end += 2;
        continue;
      }
      break;
    }
    return end;
  }

  bool IsKnownOutlet(std::uint32_t t) const {
    const FixedPhrase phrase = LongestPhrase(view_.pack.lexicon, view_.words, t, end_);
    const KnownName* known = phrase.node == 0 ? Knowledge().FindWord(view_.words[t].cased)
                                              : Knowledge().FindPhrase(phrase.node);
    return known != nullptr && known->kind == NameKind::outlet && !known->ambiguous;
  }

  // A run of capitalised words: an organisation where it ends like one; else what stands behind its
  // last title or office is somebody's name.
  void AddRun(TokenRange run) {
    NameMention mention;
    mention.full = run;
    std::uint32_t end = run.end;
    while (end > run.first + 1 && (view_.Has(end - 1, kSuffix) || view_.Is(end - 1, ","))) --end;
    if (view_.Has(end - 1, kBody) && !view_.Has(end - 1, kGivenName)) {
      AddBody(mention, run);
      return;
    }
    std::uint32_t begin = run.first;
    for (std::uint32_t t = run.first; t + 1 < end; ++t) {
      if (!view_.Has(t, kTitle | kRole)) continue;
      if (view_.Has(t, kGivenName) && t + 1 < end && t == begin) continue;  // “Dean Moore”
      begin = t + 1;
    }
    while (begin < end && !view_.IsCapital(begin)) ++begin;
    begin += DemonymSize(begin, end);
    if (begin >= end || view_.Has(end - 1, kTitle | kRole)) {
      // An office without a name: “the Prime Minister”. One word at the end may be both.
      if (begin >= end || end - begin < 2 || !view_.Has(begin, kGivenName)) return;
    }
    mention.name = {begin, run.end};
    for (std::uint32_t t = run.first; t < begin; ++t) AddRole(mention, t);
    if (begin > run.first && !mention.roles.empty()) mention.role = {run.first, begin};
    const bool single = end - begin == 1;
    mention.weak = single && BeginsSentence(begin);
    mention.type = TypeOfRun(mention, {begin, end});
    ReadGender(mention, begin);
    ReadBefore(mention, run.first);
    ReadAfter(mention, run.end);
    Finish(mention);
  }

  // “Belarusian” of “Belarusian Alexander Lukashenko”; the nation stays with the mention.
  std::uint32_t DemonymSize(std::uint32_t begin, std::uint32_t end) const {
    const KnownName* known = Knowledge().FindWord(view_.words[begin].cased);
    const bool demonym = known != nullptr && known->kind == NameKind::demonym;
    return demonym && begin + 2 < end && view_.Has(begin + 1, kGivenName) ? 1 : 0;
  }

  void AddBody(NameMention& mention, TokenRange run) {
    while (run.end - run.first > 1 && view_.Is(run.first, "Former")) ++run.first;
    if (run.end - run.first == 1) return;  // “the Department” stands for a name
    mention.name = run;
    mention.type = EntityType::organization;
    for (std::uint32_t t = run.first; t < run.end; ++t) {
      const std::string_view word = view_.Written(t);
      if (word == "Department" || word == "Ministry" || word == "Police" ||
          word == "Administration" || word == "Government" || word == "Office" ||
          word == "Senate" || word == "Court") {
        mention.type = EntityType::government;
      }
    }
    ReadAfter(mention, run.end);
    Finish(mention);
  }

  EntityType TypeOfRun(const NameMention& mention, TokenRange name) const {
    const bool given = view_.Has(name.first, kGivenName);
    if (given || !mention.roles.empty()) return EntityType::person;
    if (name.end - name.first == 1) {
      return view_.At(name.first).casing == Casing::upper &&
                     view_.At(name.first).end - view_.At(name.first).begin <= 6
                 ? EntityType::organization
                 : EntityType::unknown;
    }
    for (std::uint32_t t = name.first; t < name.end; ++t) {
      if (view_.Is(t, "&") || view_.Is(t, "of") || view_.Has(t, kBody))
        return EntityType::organization;
    }
    return EntityType::unknown;
  }

  void AddRole(NameMention& mention, std::uint32_t t) const {
    if (view_.Has(t, kTitle | kRole))
      mention.roles.push_back(view_.WordAt(t) != 0 ? view_.WordAt(t) : view_.words[t].cased);
    const Traits traits = view_.TraitsOf(t);
    if ((traits & kGivenName) == 0 && mention.gender == Gender::unknown)
      mention.gender = GenderOf(traits);
    if (const KnownName* known = Knowledge().FindWord(view_.words[t].cased)) {
      if (known->kind == NameKind::region)
        mention.region = known->index;
      else if (known->kind != NameKind::outlet)
        mention.nation = known->index;
    }
  }

  static Gender GenderOf(Traits traits) {
    const bool female = (traits & kFemale) != 0;
    const bool male = (traits & kMale) != 0;
    return female == male ? Gender::unknown : female ? Gender::female : Gender::male;
  }

  void ReadGender(NameMention& mention, std::uint32_t first) const {
    if (mention.gender == Gender::unknown && view_.Has(first, kGivenName))
      mention.gender = GenderOf(view_.TraitsOf(first));
  }

  // “campaign spokesman Mira Tanaka”, “the mayor, Mira Tanaka”: the office before the name.
  void ReadBefore(NameMention& mention, std::uint32_t begin) {
    const std::uint32_t first = view_.sentences.sentences[sentence_].first_token;
    std::uint32_t t = begin;
    const bool apposed = t > first && view_.Is(t - 1, ",");
    if (apposed) --t;
    std::uint32_t start = t;
    bool role = false;
    while (start > first && t - start < 8) {
      const std::uint32_t before = start - 1;
      if (view_.At(before).kind != TokenKind::word && view_.At(before).kind != TokenKind::clitic)
        break;
      const Traits traits = view_.TraitsOf(before);
      const bool of = apposed && (traits & kPreposition) != 0;
      if ((traits & (kFunction | kVerb)) != 0 && (traits & (kRole | kBody)) == 0 && !of) {
        if ((traits & (kDeterminer | kPossessivePronoun)) == 0) break;
        if (apposed && !role) break;
        --start;
        break;
      }
      if (view_.IsCapital(before) && !apposed && !role) break;
      role |= (traits & kRole) != 0;
      --start;
      if (!apposed && view_.At(before).kind == TokenKind::clitic) break;
    }
    if (!role) return;
    if (apposed && !(start == first || view_.Has(start, kDeterminer | kPossessivePronoun) ||
                     view_.Has(start - 1, kFunction))) {
      return;
    }
    for (std::uint32_t at = start; at < t; ++at) AddRole(mention, at);
    mention.role = {start, t};
    if (mention.type == EntityType::unknown) mention.type = EntityType::person;
  }

  // What follows the name: “(D-Ohio)”, “, 67,”, “, the mayor of Osaka,”, “'s”.
  void ReadAfter(NameMention& mention, std::uint32_t t) {
    if (view_.Is(t, "(")) t = ReadBrackets(mention, t);
    if (!view_.Is(t, ",") && !view_.IsDash(t)) return;
    std::uint32_t at = t + 1;
    if (mention.type == EntityType::person || mention.type == EntityType::unknown) {
      if (const std::uint16_t age = AgeAt(at);
          age != 0 && (view_.Is(at + 1, ",") || view_.Is(at + 1, "."))) {
        mention.age = age;
        mention.type = EntityType::person;
        if (!view_.Is(at + 1, ",")) return;
        at += 2;
      }
    }
    if (at + 1 < end_ && IsParty(at)) {
      ReadParty(mention, at);
      return;
    }
    ReadApposition(mention, at);
  }

  std::uint16_t AgeAt(std::uint32_t t) const {
    if (t >= end_ || view_.At(t).kind != TokenKind::number) return 0;
    const std::string_view digits = view_.Written(t);
    std::uint16_t age = 0;
    const auto [rest, error] = std::from_chars(digits.data(), digits.data() + digits.size(), age);
    return error == std::errc() && rest == digits.data() + digits.size() && age > 3 && age < 120
               ? age
               : 0;
  }

  // “R-Fla.”: one token or several.
  bool IsParty(std::uint32_t t) const {
    const std::string_view word = view_.Written(t);
    return word.size() >= 1 && (word[0] == 'R' || word[0] == 'D' || word[0] == 'I') &&
           (word.size() == 1 || word[1] == '-');
  }

  void ReadParty(NameMention& mention, std::uint32_t t) {
    mention.type = EntityType::person;
    for (std::uint32_t at = t; at < std::min(t + 3, end_); ++at) {
      std::string_view word = view_.Written(at);
      if (word.size() > 2 && word[1] == '-') word.remove_prefix(2);
      std::string lower;
      const Lexicon::Found found = view_.pack.lexicon.Find(word, lower);
      const KnownName* known = Knowledge().FindWord(found.cased);
      if (known != nullptr && known->kind == NameKind::region) mention.region = known->index;
    }
  }

  // “(R-Fla.)”, “(EUCO)”; gives the token behind the bracket.
  std::uint32_t ReadBrackets(NameMention& mention, std::uint32_t t) {
    std::uint32_t close = t + 1;
    while (close < end_ && close - t < 8 && !view_.Is(close, ")")) ++close;
    if (!view_.Is(close, ")") || close == t + 1) return t;
    if (IsParty(t + 1)) ReadParty(mention, t + 1);
    if (close == t + 2 && view_.At(t + 1).casing == Casing::upper &&
        mention.name.end - mention.name.first > 1)
      acronym_at_ = t + 1;
    return close + 1;
  }

  // From `at`, behind a comma: an office up to the next comma.
  void ReadApposition(NameMention& mention, std::uint32_t at) {
    std::uint32_t role = 0;
    std::uint32_t t = at;
    const std::uint32_t limit = std::min(end_, at + kLongestApposition);
    bool complement = false;
    for (; t < limit; ++t) {
      const Traits traits = view_.TraitsOf(t);
      if (view_.At(t).kind == TokenKind::punctuation || view_.At(t).kind == TokenKind::quote) break;
      complement |= (traits & kPreposition) != 0;
      if ((traits & kRelative) != 0) break;
      if ((traits & kVerb) != 0 && (traits & (kRole | kBody | kDocument)) == 0 && !complement)
        return;
      if ((traits & (kRole | kTitle)) != 0 && !complement) role = t;
    }
    if (role == 0 || t == limit) return;
    const bool starts = view_.Has(at, kDeterminer | kPossessivePronoun) ||
                        view_.Has(at, kRole | kTitle) || !view_.Has(at, kFunction);
    if (!starts) return;
    for (std::uint32_t r = at; r <= role; ++r) AddRole(mention, r);
    if (mention.type == EntityType::unknown) mention.type = EntityType::person;
    if (mention.role.first == mention.role.end || t - at > 2) mention.role = {at, t};
  }

  void Finish(NameMention& mention) {
    mention.sentence = sentence_;
    mention.headline = headline_;
    mention.quoted = mention.name.first < quoted_until_;
    const std::uint32_t end = mention.full.end;
    mention.possessive = end < end_ && view_.At(end).kind == TokenKind::clitic;
    const std::uint32_t before = mention.full.first;
    const bool after_preposition =
        before > 0 && !first_in_sentence_ && view_.Has(SkipBack(before), kPreposition);
    mention.subject = !mention.possessive && !mention.quoted && !after_preposition &&
                      (first_in_sentence_ || view_.Has(end, kVerb) || view_.Is(end, ","));
    if (!mention.quoted) first_in_sentence_ = false;
    out_.push_back(mention);
    if (acronym_at_ == 0) return;
    NameMention acronym;
    acronym.name = acronym.full = {acronym_at_, acronym_at_ + 1};
    acronym.type = mention.type;
    acronym.sentence = sentence_;
    acronym.headline = headline_;
    acronym.acronym = true;
    acronym_at_ = 0;
    out_.push_back(acronym);
  }

  // The token before `t` that is no determiner.
  std::uint32_t SkipBack(std::uint32_t t) const {
    --t;
    while (t > 0 && view_.Has(t, kDeterminer | kPossessivePronoun) && !view_.Has(t, kPreposition))
      --t;
    return t;
  }

  const TokensView& view_;
  const NamesInput& input_;
  std::vector<NameMention>& out_;
  std::uint32_t sentence_ = 0;
  std::uint32_t end_ = 0;  // of the sentence
  bool headline_ = false;
  bool first_in_sentence_ = true;
  std::size_t quotation_ = 0;
  std::uint32_t quoted_until_ = 0;
  std::uint32_t acronym_at_ = 0;  // of the mention in hand
};

}  // namespace

void FindNames(const NamesInput& input, std::vector<NameMention>& out) {
  out.clear();
  NameFinder(input, out).Find();
}

}  // namespace ipse
