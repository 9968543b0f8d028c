#include "match/candidates.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <optional>

#include "match/paragraph_inputs.h"
#include "match/phrases.h"

namespace ipse {
namespace {

class Matcher {
 public:
  Matcher(const LanguagePack& pack, MatchScratch& scratch, Candidates& out)
      : pack_(pack), scratch_(scratch), out_(out) {}

  void MatchParagraph(const ParagraphInput& input, std::uint32_t paragraph) {
    const std::optional<ParagraphInput> before = input_;
    input_.emplace(input);
    paragraph_ = paragraph;
    ParagraphSymbols& symbols = scratch_.paragraph;
    BuildParagraphSymbols(pack_, input, symbols);
    if (symbols.count == 0) return;
    for (std::size_t i = 0; i < symbols.count; ++i) {
      NarrationSentence& sentence = symbols.sentences[i];
      first_relay_ = out_.relays.size();
      if ((sentence.symbols.opens & kOpensRelays) != 0) RunRelays(sentence.symbols);
      if (!sentence.has_quotation && (sentence.symbols.opens & kOpensRules) == 0) continue;
      Fold(sentence);
      RunRules(Scope::sentence, sentence.symbols);
    }
    first_relay_ = out_.relays.size();
    MatchPassages(before, symbols);
  }

 private:
  void Fold(NarrationSentence& sentence) {
    if (sentence.folded) return;
    FoldPhrases(pack_, sentence.symbols, scratch_.folding);
    sentence.folded = true;
  }

  static bool StartsWithQuotation(const NarrationSentence& sentence) {
    const TokenRange first = sentence.symbols.tokens[0];
    return sentence.has_quotation && first.end - first.first > 1;
  }

  // What stands before a quotation that begins its sentence may introduce it: the sentence before,
  // or the last of the paragraph before.
  void MatchPassages(std::optional<ParagraphInput> before, ParagraphSymbols& symbols) {
    if (pack_.rules_of[static_cast<std::size_t>(Scope::passage)].empty()) return;
    if (before && StartsWithQuotation(symbols.sentences[0])) {
      before->sentences = before->sentences.last(1);
      BuildParagraphSymbols(pack_, *before, scratch_.before);
      if (scratch_.before.count > 0) {
        MatchPassage(scratch_.before.sentences[scratch_.before.count - 1], pack_.par_symbol,
                     symbols.sentences[0].symbols);
      }
    }
    for (std::size_t i = 1; i < symbols.count; ++i) {
      if (!StartsWithQuotation(symbols.sentences[i]) || symbols.sentences[i - 1].has_quotation)
        continue;
      MatchPassage(symbols.sentences[i - 1], pack_.end_symbol, symbols.sentences[i].symbols);
    }
  }

  void MatchPassage(NarrationSentence& before, Symbol bound, const SymbolString& quoted) {
    SymbolString& passage = scratch_.passage;
    passage.Clear();
    Fold(before);
    passage.Append(before.symbols);
    passage.Append(pack_, bound, {});
    passage.Append(quoted);
    passage.Append(pack_, pack_.end_symbol, {});
    RunRules(Scope::passage, passage);
  }

  void RunRules(Scope scope, SymbolString& symbols) {
    const auto index = static_cast<std::size_t>(scope);
    if (pack_.rules_of[index].empty()) return;
    symbols.Encode(pack_.rule_coding);
    const Gate::Opened opened = pack_.rule_gates[index].Open(symbols.code);
    const std::vector<std::uint32_t>& rules = pack_.rules_of[index];
    ReadUses(symbols);
    opened.ForEach(rules.size(), [&](std::size_t i) { RunRule(rules[i], symbols); });
  }

  // What each symbol is to a claim, and where the next verb or break stands from there on.
  void ReadUses(const SymbolString& symbols) {
    const auto size = static_cast<std::uint32_t>(symbols.size());
    scratch_.uses.resize(size);
    scratch_.clause_bound.resize(size + 2);
    scratch_.clause_bound[size] = scratch_.clause_bound[size + 1] = size;
    std::uint32_t bound = size;
    for (std::uint32_t i = size; i-- > 0;) {
      scratch_.uses[i] = pack_.claim_uses[symbols.symbols[i]];
      bound = (scratch_.uses[i] & (kClaimVerb | kClaimBreak)) != 0 ? i : bound;
      scratch_.clause_bound[i] = bound;
    }
  }

  // Calls `use(groups, from)` for all matches of one rule from left to right; the next search
  // starts at `from`, which is behind the match unless `use` sets it.
  template <class Rule, class Use>
  void ForEachMatch(const Rule& rule, const SymbolString& symbols, Use use) {
    if (!rule.regex.Enter(symbols.code, scratch_.walk)) return;
    std::size_t from = 0;
    while (from < symbols.size() && rule.regex.Find(symbols.code, scratch_.walk, from, groups_)) {
      from = std::max(groups_[0].end, groups_[0].begin + 1);
      use(groups_, from);
    }
  }

  // The next search starts behind the cue, not behind the match: the content of one claim may hold
  // the source and cue of another.
  void RunRule(std::uint32_t index, const SymbolString& symbols) {
    ForEachMatch(pack_.rules[index], symbols, [&](const Groups& groups, std::size_t& from) {
      AddCandidate(index, symbols, groups, from);
    });
  }

  void AddCandidate(std::uint32_t index, const SymbolString& symbols, const Groups& groups,
                    std::size_t& from) {
    const AttributionRule& rule = pack_.rules[index];
    Candidate& candidate = out_.candidates.emplace_back();
    candidate.rule = index;
    candidate.paragraph = paragraph_;
    scratch_.kinds.clear();
    std::size_t behind_cue = 0;
    for (std::size_t g = 0; g < rule.captures.size(); ++g) {
      if (groups[g + 1].empty()) continue;
      const std::size_t begin = groups[g + 1].begin;
      const std::size_t end = groups[g + 1].end;
      const TokenRange range = {symbols.tokens[begin].first, symbols.tokens[end - 1].end};
      if (range.first >= range.end) continue;
      switch (rule.captures[g]) {
        case Capture::claim:
          AddEnds(symbols, begin,
                  begin == behind_cue ? AddBegins(symbols, begin, end, candidate) : begin,
                  BeforeReport(symbols, begin, end), candidate);
          [[fallthrough]];
        case Capture::content:
          if (candidate.content.empty()) {
            candidate.begin = symbols.symbols[begin];
            AddWords({range.first, range.first + 1}, Place::content_word);
            AddSymbols(symbols, begin, begin + 1, Place::content_begin);
            AddSymbols(symbols, begin - 1, begin, Place::before_content);
          }
          AddSymbols(symbols, end, end + 1, Place::after_content);
          candidate.content.push_back(range);
          break;
        case Capture::source:
          AddWords(range, Place::source_words);
          AddSymbols(symbols, begin, end, Place::source);
          AddSymbols(symbols, begin - 1, begin, Place::before_source);
          candidate.source.push_back(range);
          break;
        case Capture::cue:
          AddWords(range, Place::cue_words);
          AddSymbols(symbols, begin, end, Place::cue);
          candidate.cue.push_back(range);
          candidate.cue_word = LastWord(range);
          behind_cue = end;
          from = std::min(from, end);
          break;
      }
    }
    if (candidate.content.empty()) {
      out_.candidates.pop_back();
      return;
    }
    AddWordsBeforeCue(symbols, candidate);
    PlaceKinds(candidate);
  }

  // The kinds that were gathered, by place: most places have one, which needs no sorting.
  void PlaceKinds(Candidate& out) {
    std::array<std::uint32_t, kPlaces + 1> ends{};
    for (PlaceKind kind : scratch_.kinds) ++ends[static_cast<std::size_t>(kind.place()) + 1];
    std::partial_sum(ends.begin(), ends.end(), ends.begin());
    std::vector<PlaceKind>& placed = scratch_.placed;
    placed.resize(scratch_.kinds.size());
    for (PlaceKind kind : scratch_.kinds)
      placed[ends[static_cast<std::size_t>(kind.place())]++] = kind;
    std::uint32_t first = 0;
    for (std::size_t place = 0; place < kPlaces; first = ends[place++]) {
      if (ends[place] > first + 1) std::sort(placed.begin() + first, placed.begin() + ends[place]);
    }
    placed.erase(std::unique(placed.begin(), placed.end()), placed.end());
    out.kinds.assign(placed.begin(), placed.end());
    for (PlaceKind kind : placed) ++out.first_kinds[static_cast<std::size_t>(kind.place()) + 1];
    std::partial_sum(out.first_kinds.begin(), out.first_kinds.end(), out.first_kinds.begin());
  }

  Symbol SymbolAt(const SymbolString& symbols, std::size_t i) const {
    return i < symbols.size() ? symbols.symbols[i] : pack_.end_symbol;
  }

  // Whether the symbol at `i`, which is none behind the last, is one of `uses` to a claim.
  bool Is(int uses, std::size_t i) const { return (scratch_.uses[i] & uses) != 0; }

  // A claim of symbols [begin, end) may begin behind a few of them, but behind none that makes or
  // opens a clause, nor behind a quotation; before a comma it does not begin. Returns the last
  // place.
  std::size_t AddBegins(const SymbolString& symbols, std::size_t begin, std::size_t end,
                        Candidate& out) {
    out.first_begin = static_cast<std::uint32_t>(out_.begins.size());
    std::size_t last = begin;
    for (std::size_t i = begin; i < end && out.begin_count < kMostBegins; ++i) {
      if (i > begin && Is(kClaimBreak, i)) continue;
      const std::uint32_t token = symbols.tokens[i].first;
      out_.begins.push_back({token, input_->words[token].entry, SymbolAt(symbols, i - 1),
                             SymbolAt(symbols, i), SymbolAt(symbols, i + 1)});
      ++out.begin_count;
      last = i;
      if (Is(kClaimVerb | kClaimOpener | kClaimBehind, i)) break;
    }
    return last;
  }

  // Where an outlet stands behind a claim of symbols [begin, end) that it reports, at the
  // sentence's end (“…, the Gazette reported on Monday.”), the claim is over.
  std::size_t BeforeReport(const SymbolString& symbols, std::size_t begin, std::size_t end) const {
    constexpr std::uint32_t kBehind = 6;  // tokens
    for (std::size_t r = first_relay_; r < out_.relays.size(); ++r) {
      const TokenRange report = out_.relays[r].evidence;
      if (report.end + kBehind < symbols.tokens.back().end) continue;
      if (Slice(input_->reading, input_->tokens[report.first].span()) != ",") continue;
      for (std::size_t i = begin + 1; i < end; ++i) {
        if (symbols.tokens[i].first == report.first) return i;
      }
    }
    return end;
  }

  // A claim of symbols [begin, end) has at least one symbol, and may end before any that the pack
  // says, or where it was captured to. What opens a clause inside it stands behind `last_begin`.
  // A place is written down before it is known to be one: a branch would often be guessed wrong.
  void AddEnds(const SymbolString& symbols, std::size_t begin, std::size_t last_begin,
               std::size_t end, Candidate& out) {
    const auto at = [&](std::size_t i) { return SymbolAt(symbols, i); };
    out.first_end = static_cast<std::uint32_t>(out_.ends.size());
    const std::size_t most = std::min(end - begin, kMostEnds);
    out_.ends.resize(out_.ends.size() + most);
    ClaimEnd* place = &out_.ends[out.first_end];
    const ClaimEnd* const last = place + most;
    std::size_t verbs = 0, opened = 0;
    bool after_verb = false;
    for (std::size_t i = begin + 1; i <= end && place < last; ++i) {
      const bool verb = Is(kClaimVerb, i - 1);
      verbs += verb && !after_verb ? 1 : 0;
      opened += !verb && i - 1 > last_begin && Is(kClaimOpener, i - 1) ? 1 : 0;
      after_verb = verb;
      const ClauseState clause = verbs == 0        ? ClauseState::no_verb
                                 : verbs <= opened ? ClauseState::open
                                                   : ClauseState::whole;
      const std::size_t bound = scratch_.clause_bound[i + 1];
      *place = {symbols.tokens[i - 1].end,
                at(i - 1),
                at(i),
                at(i + 1),
                clause,
                bound < end ? at(bound) : pack_.end_symbol};
      place += i == end || Is(kClaimEnds, i) || Is(kClaimBehind, i - 1) ? 1 : 0;
    }
    out_.ends.resize(static_cast<std::size_t>(place - out_.ends.data()));
    out.end_count = static_cast<std::uint32_t>(out_.ends.size()) - out.first_end;
  }

  // Beyond the string's ends there is nothing; `begin` may be one before the first symbol.
  void AddSymbols(const SymbolString& symbols, std::size_t begin, std::size_t end, Place place) {
    for (std::size_t i = begin; i != end; ++i) {
      if (i < symbols.size()) scratch_.kinds.push_back({place, symbols.symbols[i]});
    }
  }

  void AddWords(TokenRange range, Place place) {
    for (std::uint32_t t = range.first; t < range.end; ++t)
      scratch_.kinds.push_back({place, input_->words[t].entry});
  }

  // The words between a source and its cue, at most the last four of them, or the two before the
  // cue, and the one before both. What stands further off belongs to another verb: “did not attend
  // the session, saying …”.
  void AddWordsBeforeCue(const SymbolString& symbols, const Candidate& out) {
    if (out.cue.empty()) return;
    const std::uint32_t first = symbols.tokens.front().first;
    const std::uint32_t cue = out.cue.front().first;
    const bool follows = !out.source.empty() && out.source.back().end <= cue;
    const auto back = [&](std::uint32_t words) {
      return std::max(first, cue - std::min(cue, words));
    };
    std::uint32_t begin = follows ? std::max(out.source.back().end, back(4)) : back(2);
    for (TokenRange piece : out.content) {
      if (piece.end <= cue) begin = std::max(begin, piece.end);
    }
    AddWords({begin, cue}, Place::before_cue);
    const std::uint32_t source = follows ? out.source.front().first : cue;
    if (source > first) AddWords({source - 1, source}, Place::before_cue);
  }

  WordId LastWord(TokenRange range) const {
    for (std::uint32_t t = range.end; t-- > range.first;) {
      if (input_->tokens[t].kind == TokenKind::word) return input_->words[t].word;
    }
    return 0;
  }

  void RunRelays(SymbolString& symbols) {
    symbols.Encode(pack_.relay_coding);
    const Gate::Opened opened = pack_.relay_gate.Open(symbols.code);
    opened.ForEach(pack_.relays.size(), [&](std::size_t i) {
      ForEachMatch(pack_.relays[i], symbols, [&](const Groups& groups, std::size_t&) {
        AddRelay(static_cast<std::uint32_t>(i), symbols, groups);
      });
    });
  }

  static TokenRange TokensOf(const SymbolString& symbols, Group group) {
    return {symbols.tokens[group.begin].first, symbols.tokens[group.end - 1].end};
  }

  void AddRelay(std::uint32_t index, const SymbolString& symbols, const Groups& groups) {
    if (groups[0].empty()) return;
    const RelayRule& rule = pack_.relays[index];
    Relay relay;
    relay.rule = index;
    relay.evidence = TokensOf(symbols, groups[0]);
    for (std::size_t g = 0; g < rule.captures.size(); ++g) {
      if (groups[g + 1].empty()) continue;
      const TokenRange tokens = TokensOf(symbols, groups[g + 1]);
      switch (rule.captures[g]) {
        case RelayCapture::outlet:
          relay.outlets.push_back(tokens);
          break;
        case RelayCapture::network:
          relay.networks.push_back(tokens);
          break;
        case RelayCapture::evidence:
          relay.evidence = tokens;
          break;
      }
    }
    out_.relays.push_back(std::move(relay));
  }

  const LanguagePack& pack_;
  MatchScratch& scratch_;
  Candidates& out_;
  Groups groups_;                        // of the match in hand
  std::optional<ParagraphInput> input_;  // of the paragraph in hand
  std::uint32_t paragraph_ = 0;
  std::size_t first_relay_ = 0;  // of the sentence in hand
};

}  // namespace

ClassSet Candidate::ClassesAt(const LanguagePack& pack, Place place) const {
  ClassSet out;
  for (PlaceKind kind : At(place)) out |= kind.Classes(pack);
  return out;
}

void Candidate::Set(PlaceKind kind) {
  const std::span<const PlaceKind> before = At(kind.place());
  const auto at = kinds.begin() + (before.data() - kinds.data());
  if (before.empty()) {
    kinds.insert(at, kind);
  } else {
    *at = kind;
    kinds.erase(at + 1, at + static_cast<std::ptrdiff_t>(before.size()));
  }
  const std::size_t change = 1 - before.size();  // may wrap
  for (std::size_t p = static_cast<std::size_t>(kind.place()) + 1; p <= kPlaces; ++p)
    first_kinds[p] += static_cast<std::uint32_t>(change);
}

void FindCandidates(const LanguagePack& pack, const Text& text, const Sentences& sentences,
                    const Words& words, const Quotations& quotations, MatchScratch& scratch,
                    Candidates& out) {
  out.candidates.clear();
  out.begins.clear();
  out.ends.clear();
  out.relays.clear();
  Matcher matcher(pack, scratch, out);
  ForEachParagraph(text, sentences, words, quotations,
                   [&](const ParagraphInput& input, std::uint32_t paragraph) {
                     matcher.MatchParagraph(input, paragraph);
                   });
}

}  // namespace ipse
