#include "quotes/quotations.h"

#include <algorithm>
#include <span>

#include "quotes/marks.h"
#include "quotes/use.h"

namespace ipse {
namespace {

// Pairs the marks of one paragraph.
class Pairer {
 public:
  Pairer(std::string_view reading, std::span<const Token> tokens, std::string_view language,
         std::vector<Quotation>& out)
      : reading_(reading), tokens_(tokens), language_(language), out_(out) {}

  void Pair(std::uint32_t begin, std::uint32_t end, std::uint32_t paragraph) {
    begin_ = begin;
    end_ = end;
    paragraph_ = paragraph;
    open_.clear();
    first_ = out_.size();
    last_single_ = LastSingleCloser();
    for (std::uint32_t t = begin; t < end; ++t) {
      if (tokens_[t].kind == TokenKind::quote) {
        t += TakeMark(t);
      } else if (tokens_[t].kind == TokenKind::symbol && Text(t) == "<") {
        t = AfterTag(t) - 1;
      }
    }
    CloseRest();
  }

 private:
  struct Open {
    std::size_t quotation;  // index into out_
    MarkFamily family;
  };

  std::string_view Text(std::uint32_t t) const { return Slice(reading_, tokens_[t].span()); }

  bool SpaceBefore(std::uint32_t t) const { return t == begin_ || tokens_[t].space_before; }
  bool SpaceAfter(std::uint32_t t) const { return t + 1 >= end_ || tokens_[t + 1].space_before; }

  bool AfterOpener(std::uint32_t t) const {
    if (SpaceBefore(t)) return true;
    const std::string_view before = Text(t - 1);
    return before == "(" || before == "[" || before == "—" || before == "–" || before == "--" ||
           before == "/" || before == ">" || tokens_[t - 1].kind == TokenKind::quote;
  }

  // A mark opens where space or a bracket stands before it and a word right behind it.
  bool CanOpen(std::uint32_t t) const { return !SpaceAfter(t) && AfterOpener(t); }

  // The token behind a tag of markup that begins with the "<" at `t`, or t + 1 where it is none.
  std::uint32_t AfterTag(std::uint32_t t) const {
    constexpr std::uint32_t kLongestTag = 200;  // tokens
    if (t + 1 >= end_ || tokens_[t + 1].space_before) return t + 1;
    const std::uint32_t limit = std::min(end_, t + kLongestTag);
    for (std::uint32_t at = t + 1; at < limit; ++at) {
      if (Text(at) == ">") return at + 1;
      if (Text(at) == "<") break;
    }
    return t + 1;
  }

  // Where the last single mark stands that could close: one that opens before it may be no
  // apostrophe.
  std::uint32_t LastSingleCloser() const {
    for (std::uint32_t t = end_; t-- > begin_;) {
      if (tokens_[t].kind != TokenKind::quote || SpaceBefore(t)) continue;
      const Mark mark = MarkOf(Text(t), language_);
      if (mark.family == MarkFamily::single_mark && mark.side != MarkSide::opens) return t;
    }
    return begin_;
  }

  bool IsOpen(MarkFamily family) const {
    return std::any_of(open_.begin(), open_.end(),
                       [&](const Open& o) { return o.family == family; });
  }

  // Tokens to skip behind the mark.
  std::uint32_t TakeMark(std::uint32_t t) {
    const Mark mark = MarkOf(Text(t), language_);
    if (mark.family == MarkFamily::single_mark && mark.side != MarkSide::opens)
      return TakeSingle(t, mark);
    switch (mark.side) {
      case MarkSide::opens:
        // “wrong way round“: it closes where it can and nothing opens here.
        if (IsOpen(mark.family) && !CanOpen(t) && !SpaceBefore(t)) {
          Close(t, mark.family);
        } else {
          OpenAt(t, mark.family);
        }
        break;
      case MarkSide::closes:
        if (IsOpen(mark.family)) {
          Close(t, mark.family);
        } else if (CanOpen(t) && SpaceBefore(t)) {
          OpenAt(t, mark.family);  // ”used to open”
        }
        break;
      case MarkSide::either:
        TakeEither(t, mark.family);
        break;
    }
    return 0;
  }

  void TakeEither(std::uint32_t t, MarkFamily family) {
    const bool open = IsOpen(family);
    const bool after_mark = !SpaceBefore(t) && tokens_[t - 1].kind == TokenKind::quote;
    const bool spaced = SpaceBefore(t) && !CanOpen(t) && !IsInch(t);  // " spaced on both sides "
    if ((CanOpen(t) && !(open && after_mark)) || (!open && spaced)) {
      OpenAt(t, family);
    } else if (open) {
      Close(t, family);
    }
  }

  bool IsInch(std::uint32_t t) const {
    return t > begin_ && !tokens_[t].space_before && tokens_[t - 1].kind == TokenKind::number;
  }

  std::uint32_t TakeSingle(std::uint32_t t, Mark mark) {
    const bool opens_like = CanOpen(t) && t < last_single_ && !IsElision(t);
    if (mark.side == MarkSide::either && opens_like) {
      OpenAt(t, mark.family);
    } else if (!SpaceBefore(t) && !IsInch(t) && IsOpen(mark.family) && !IsPluralPossessive(t)) {
      Close(t, mark.family);
    }
    return 0;
  }

  // '90s, 'em, rock 'n' roll
  bool IsElision(std::uint32_t t) const {
    if (t + 1 >= end_) return false;
    if (tokens_[t + 1].kind == TokenKind::number) return true;
    for (std::string_view word : {"em", "til", "cause", "tis", "twas", "n", "bout", "round"}) {
      if (Text(t + 1) == word) return true;
    }
    return false;
  }

  // The mark of “the students’ demands” inside a single-marked quotation: a later mark closes that.
  bool IsPluralPossessive(std::uint32_t t) const {
    if (t >= last_single_ || t + 1 >= end_ || !tokens_[t + 1].space_before) return false;
    const Token& word = tokens_[t - 1];
    return word.kind == TokenKind::word && reading_[word.end - 1] == 's' &&
           tokens_[t + 1].casing == Casing::lower;
  }

  void OpenAt(std::uint32_t t, MarkFamily family) {
    // The same mark again at the start of a sentence: the one before was never closed.
    if (!open_.empty() && open_.back().family == family && t > begin_ && StopsBefore(t) &&
        Text(out_[open_.back().quotation].first_token) == Text(t)) {
      End(out_[open_.back().quotation], t, false);
      open_.pop_back();
    }
    Quotation quotation;
    quotation.first_token = t;
    quotation.parent =
        open_.empty() ? kNoQuotation : static_cast<std::uint32_t>(open_.back().quotation);
    quotation.paragraph = paragraph_;
    open_.push_back({out_.size(), family});
    out_.push_back(quotation);
  }

  bool StopsBefore(std::uint32_t t) const {
    const char last = reading_[tokens_[t - 1].end - 1];
    return last == '.' || last == '?' || last == '!';
  }

  void Close(std::uint32_t t, MarkFamily family) {
    // What opened since and did not close was no quotation mark.
    while (open_.back().family != family) {
      out_[open_.back().quotation].end_token = 0;
      open_.pop_back();
    }
    End(out_[open_.back().quotation], t + 1, true);
    open_.pop_back();
  }

  void End(Quotation& quotation, std::uint32_t end, bool closed) const {
    quotation.end_token = end;
    quotation.closed = closed;
    quotation.span = {tokens_[quotation.first_token].begin, tokens_[end - 1].end};
    const std::uint32_t inside_end = closed ? end - 1 : end;
    quotation.inside =
        quotation.first_token + 1 < inside_end
            ? ByteSpan{tokens_[quotation.first_token + 1].begin, tokens_[inside_end - 1].end}
            : ByteSpan{tokens_[quotation.first_token].end, tokens_[quotation.first_token].end};
  }

  // A double mark that nothing closes runs to the paragraph's end; a single one was an apostrophe.
  void CloseRest() {
    for (; !open_.empty(); open_.pop_back()) {
      Quotation& quotation = out_[open_.back().quotation];
      if (open_.back().family == MarkFamily::single_mark || quotation.first_token + 1 >= end_) {
        quotation.end_token = 0;
      } else {
        End(quotation, end_, false);
      }
    }
    DropUnpaired();
  }

  // Takes out what turned out to be no quotation, and points parents past it.
  void DropUnpaired() {
    moved_.clear();
    std::size_t kept = first_;
    for (std::size_t i = first_; i < out_.size(); ++i) {
      Quotation quotation = out_[i];
      if (quotation.parent != kNoQuotation) quotation.parent = moved_[quotation.parent - first_];
      if (quotation.end_token == 0) {
        moved_.push_back(quotation.parent);
        continue;
      }
      moved_.push_back(static_cast<std::uint32_t>(kept));
      out_[kept++] = quotation;
    }
    out_.resize(kept);
  }

  std::string_view reading_;
  std::span<const Token> tokens_;
  std::string_view language_;
  std::vector<Quotation>& out_;
  std::vector<Open> open_;
  std::vector<std::uint32_t> moved_;
  std::size_t first_ = 0;
  std::uint32_t begin_ = 0, end_ = 0, paragraph_ = 0;
  std::uint32_t last_single_ = 0;
};

// The unclosed quotation at the end of a paragraph goes on in the next that opens with a mark.
void LinkParagraphs(std::vector<Quotation>& quotations) {
  std::uint32_t before = kNoQuotation;  // the last outermost quotation of the paragraph before
  std::uint32_t last = kNoQuotation;
  for (std::uint32_t i = 0; i < quotations.size(); ++i) {
    Quotation& quotation = quotations[i];
    if (quotation.parent != kNoQuotation) continue;
    if (last == kNoQuotation || quotations[last].paragraph != quotation.paragraph) {
      before = last;
      const bool first_token =
          quotation.first_token == 0 ||
          (before != kNoQuotation && quotations[before].end_token == quotation.first_token);
      if (before != kNoQuotation && !quotations[before].closed && first_token &&
          quotations[before].paragraph + 1 == quotation.paragraph) {
        quotation.continues = before;
      }
    }
    last = i;
  }
}

}  // namespace

void FindQuotations(const Text& text, const Sentences& sentences, std::string_view language,
                    Quotations& out) {
  out.quotations.clear();
  Pairer pairer(text.reading(), sentences.tokens, language, out.quotations);
  const std::vector<Sentence>& all = sentences.sentences;
  for (std::size_t begin = 0; begin < all.size();) {
    std::size_t end = begin;
    while (end < all.size() && all[end].paragraph == all[begin].paragraph) ++end;
    pairer.Pair(all[begin].first_token, all[end - 1].end_token, all[begin].paragraph);
    begin = end;
  }
  LinkParagraphs(out.quotations);
  for (Quotation& quotation : out.quotations) quotation.use = UseOf(text, sentences, quotation);
}

}  // namespace ipse
