#include "segment/boundaries.h"

#include "absl/strings/ascii.h"

namespace ipse {

// In this order; the first that knows decides.
const Boundaries::NamedCondition Boundaries::kConditions[] = {
    {"a space is lost", &Boundaries::LosesSpace},
    {"a point follows", &Boundaries::PointFollows},
    {"dots with spaces", &Boundaries::SpacedDots},
    {"a list's marker", &Boundaries::ListMarker},
    {"an initial", &Boundaries::Initial},
    {"an abbreviation", &Boundaries::Abbreviation},
    {"an ellipsis", &Boundaries::Ellipsis},
    {"a quoted exclamation", &Boundaries::QuotedExclamation},
    {"a small letter follows", &Boundaries::LowerCase},
};

bool Boundaries::In(const WordSet& set, std::size_t token) {
  lower_.assign(Slice(token));
  absl::AsciiStrToLower(&lower_);
  return set.contains(lower_);
}

bool Boundaries::IsCloser(std::size_t token) const {
  if (tokens_[token].kind == TokenKind::quote) return !tokens_[token].space_before;
  const std::string_view mark = Slice(token);
  return mark == ")" || mark == "]" || mark == "}";
}

bool Boundaries::IsOpener(std::size_t token) const {
  const std::string_view mark = Slice(token);
  return tokens_[token].kind == TokenKind::quote || mark == "(" || mark == "[" || mark == "¿" ||
         mark == "¡";
}

// “… of elegies. [25] Later”: the number belongs to what is before it.
bool Boundaries::EndsFootnote(std::size_t first, std::size_t end) const {
  return end >= first + 3 && Slice(end - 1) == "]" && tokens_[end - 2].kind == TokenKind::number &&
         Slice(end - 3) == "[";
}

bool Boundaries::IsStop(std::size_t token) const {
  const char last = reading_[tokens_[token].end - 1];
  return last == '.' || last == '?' || last == '!' || Slice(token) == "…";
}

bool Boundaries::IsBullet(std::size_t token) const {
  const std::string_view mark = Slice(token);
  return mark == "•" || mark == "⁃" || mark == "▪" || mark == "◦";
}

bool Boundaries::Accepts(std::size_t first, std::size_t next) {
  Junction j{first, next, next, next, false, false};
  std::size_t at = next;
  while (at > first && (IsCloser(at - 1) || EndsFootnote(first, at))) {
    if (EndsFootnote(first, at)) {
      at -= 3;
      continue;
    }
    --at;
    (tokens_[at].kind == TokenKind::quote ? j.quote_closed : j.bracket_closed) = true;
  }
  if (at == first) return false;
  j.stop = at - 1;
  // CLDR's iterator may propose the end of a line; a wrapped line is no sentence.
  if (!IsStop(j.stop)) return reading_[tokens_[j.stop].end - 1] < 0;
  while (j.word + 1 < tokens_.size() && IsOpener(j.word)) ++j.word;
  for (const NamedCondition& condition : kConditions) {
    const Verdict verdict = (this->*condition.holds)(j);
    if (verdict != Verdict::unknown) return verdict == Verdict::begins;
  }
  return true;
}

Boundaries::Verdict Boundaries::LosesSpace(const Junction& j) {
  if (tokens_[j.next].space_before) return Verdict::unknown;
  // "end.Next" has lost its space, ".com" and "?v=1" have not.
  if (j.stop == j.first || j.next != j.stop + 1) return Verdict::goes_on;
  const Token& before = tokens_[j.stop - 1];
  const bool words = before.kind == TokenKind::word && before.casing == Casing::lower &&
                     before.end - before.begin > 1 && tokens_[j.next].casing == Casing::capital;
  return words ? Verdict::unknown : Verdict::goes_on;
}

Boundaries::Verdict Boundaries::PointFollows(const Junction& j) {
  const Token& next = tokens_[j.next];
  if (next.kind != TokenKind::punctuation || IsOpener(j.next)) return Verdict::unknown;
  const std::string_view mark = Slice(j.next);
  if (mark == "." || mark == "..." || mark == "…") return Verdict::unknown;
  return mark == "-" || mark == "*" ? Verdict::unknown : Verdict::goes_on;
}

// “. . .” and “. . . .”: the dots stay together; a full stop before three of them ends its
// sentence.
Boundaries::Verdict Boundaries::SpacedDots(const Junction& j) {
  if (Slice(j.stop) != ".") return Verdict::unknown;
  if (Slice(j.next) == ".") {
    std::size_t dots = 0;
    std::size_t at = j.next;
    while (at < tokens_.size() && dots <= 3 && Slice(at) == ".") ++at, ++dots;
    const bool ends =
        !tokens_[j.stop].space_before && dots == 3 && at < tokens_.size() && IsCapital(at);
    return ends ? Verdict::begins : Verdict::goes_on;
  }
  std::size_t run = 0;
  for (std::size_t at = j.stop + 1; at > j.first && run <= 3 && Slice(at - 1) == "."; --at) ++run;
  if (run < 3) return Verdict::unknown;
  if (run == 3 && j.stop + 1 == j.first + run)
    return Verdict::goes_on;  // “. . . The” begins with them
  return IsCapital(j.word) ? Verdict::begins : Verdict::goes_on;
}

// The number or letter of a list marker at `token` (“1.”, “2)”, “b.”), as 1, 2, …; 0 for none.
int Boundaries::MarkerAt(std::size_t token) const {
  if (token + 1 >= tokens_.size()) return 0;
  const std::string_view mark = Slice(token);
  int number = 0;
  bool stopped = false;
  if (tokens_[token].kind == TokenKind::number && mark.size() <= 3) {
    for (char c : mark) {
      if (!absl::ascii_isdigit(static_cast<unsigned char>(c))) return 0;
      number = number * 10 + (c - '0');
    }
  } else if (mark.size() <= 2 && absl::ascii_isalpha(static_cast<unsigned char>(mark[0])) &&
             (mark.size() == 1 || mark[1] == '.')) {
    number = absl::ascii_tolower(static_cast<unsigned char>(mark[0])) - 'a' + 1;
    stopped = mark.size() == 2;
  } else {
    return 0;
  }
  const std::string_view after = Slice(token + 1);
  return stopped || ((after == "." || after == ")") && !tokens_[token + 1].space_before) ? number
                                                                                         : 0;
}

Boundaries::Verdict Boundaries::ListMarker(const Junction& j) {
  std::size_t at = j.first;
  while (at < j.stop && IsBullet(at)) ++at;
  return MarkerAt(at) > 0 && j.stop <= at + 1 ? Verdict::goes_on : Verdict::unknown;
}

bool Boundaries::MarksItem(std::size_t first, std::size_t next) {
  if (IsBullet(next) && IsBullet(first)) return true;
  if (next > 0 && IsBullet(next - 1)) return false;
  const int number = MarkerAt(next);
  if (number < 2 || !tokens_[next].space_before) return false;
  // The item after this sentence's own, and a capital behind its marker.
  std::size_t word = next + 1;
  while (word < tokens_.size() && (Slice(word) == "." || Slice(word) == ")")) ++word;
  return MarkerAt(first) == number - 1 && word < tokens_.size() && IsCapital(word);
}

Boundaries::Verdict Boundaries::Initial(const Junction& j) {
  const std::string_view word = Slice(j.stop);
  if (word.size() != 2 || tokens_[j.stop].kind != TokenKind::word) return Verdict::unknown;
  if (!IsCapital(j.word)) return Verdict::goes_on;
  const bool after_name =
      j.stop > j.first && IsCapital(j.stop - 1) && !In(lists_.sentence_starters, j.stop - 1);
  return !after_name && In(lists_.sentence_starters, j.word) ? Verdict::begins : Verdict::goes_on;
}

Boundaries::Verdict Boundaries::Abbreviation(const Junction& j) {
  const Token& stop = tokens_[j.stop];
  if (stop.kind != TokenKind::word) {
    // “No. 5” and “N°. 5” with the mark apart
    const bool after_symbol = j.stop > j.first && tokens_[j.stop - 1].kind == TokenKind::symbol &&
                              Slice(j.stop - 1) == "°";
    return after_symbol && tokens_[j.next].kind == TokenKind::number ? Verdict::goes_on
                                                                     : Verdict::unknown;
  }
  if (In(lists_.never_last, j.stop)) return Verdict::goes_on;
  if (tokens_[j.word].kind == TokenKind::number && In(lists_.before_number, j.stop))
    return Verdict::goes_on;
  if (j.quote_closed || j.word != j.next) return Verdict::unknown;
  if (!IsCapital(j.word)) return Verdict::goes_on;
  if (In(lists_.before_number, j.stop) && !In(lists_.maybe_last, j.stop))
    return Verdict::unknown;  // “No. Never.”
  const char last_letter = reading_[stop.end - 2];
  const bool hour = (last_letter == 'm' || last_letter == 'M') && j.stop > j.first &&
                    tokens_[j.stop - 1].kind == TokenKind::number;
  // “At 5 p.m. Smith left” goes on; “It closed at 5 p.m. Smith left” does not.
  if (hour) return j.stop <= j.first + 2 ? Verdict::goes_on : Verdict::begins;
  return In(lists_.sentence_starters, j.word) ? Verdict::begins : Verdict::goes_on;
}

Boundaries::Verdict Boundaries::Ellipsis(const Junction& j) {
  const std::string_view mark = Slice(j.stop);
  if (mark != "…" && !mark.starts_with("..")) return Verdict::unknown;
  if (j.bracket_closed) return Verdict::goes_on;
  return IsCapital(j.word) ? Verdict::begins : Verdict::goes_on;
}

// “Go!” she said. and “Where?” Tanaka asked. are one sentence each.
Boundaries::Verdict Boundaries::QuotedExclamation(const Junction& j) {
  if (!j.quote_closed || j.word != j.next) return Verdict::unknown;
  constexpr std::size_t kSubject = 6;  // tokens: “the Osaka mayor Mira Tanaka asked”
  for (std::size_t at = j.next; at < tokens_.size() && at < j.next + kSubject; ++at) {
    if (tokens_[at].kind != TokenKind::word) return Verdict::unknown;
    if (In(lists_.reporting_verbs, at)) {
      const bool question = reading_[tokens_[j.stop].end - 1] != '.';
      // Behind a full stop a sentence of its own begins: “It is closed.” Tanaka said no more.
      return question ? Verdict::goes_on : Verdict::unknown;
    }
  }
  return Verdict::unknown;
}

Boundaries::Verdict Boundaries::LowerCase(const Junction& j) {
  if (tokens_[j.word].casing != Casing::lower) return Verdict::unknown;
  if (j.quote_closed || j.bracket_closed || j.stop == j.first) return Verdict::goes_on;
  // Careless writers: “it was good. we will be back”, “who knows?? not me”
  const std::string_view mark = Slice(j.stop);
  if (mark.size() > 1 && (mark.back() == '?' || mark.back() == '!')) return Verdict::begins;
  return (mark == "." || mark == "?") && In(lists_.sentence_starters, j.word) ? Verdict::begins
                                                                              : Verdict::goes_on;
}

}  // namespace ipse
