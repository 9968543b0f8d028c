#include "segment/tokens.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "base/bytes.h"
#include "segment/glyphs.h"
#include "segment/letters.h"
#include "segment/proposals.h"
#include "segment/word_shape.h"
#include "text/utf8.h"
#include "unicode/uchar.h"
#include "unicode/utext.h"

namespace ipse {
namespace {

class Scanner {
 public:
  Scanner(std::string_view reading, ByteSpan paragraph, const Abbreviations& abbreviations,
          icu::BreakIterator& dictionary, TokenScratch& scratch, std::vector<Token>& out)
      : reading_(reading),
        text_(reading.substr(0, paragraph.end)),
        at_(paragraph.begin),
        abbreviations_(abbreviations),
        dictionary_(dictionary),
        scratch_(scratch),
        out_(out),
        first_(out.size()) {}

  void Scan() {
    scratch_.markers.clear();
    scratch_.stops.clear();
    while (at_ < text_.size()) {
      const Step step = At(at_);
      switch (step.glyph) {
        case Glyph::space:
          space_before_ |= !IsFormat(step);
          at_ += step.size;
          break;
        case Glyph::quote:
          ScanQuote(step);
          break;
        case Glyph::point:
          ScanPoint(step);
          break;
        case Glyph::symbol:
          ScanSymbol(step);
          break;
        case Glyph::unspaced:
          ScanUnspaced();
          break;
        default:
          if (!ScanPlainWords()) ScanWord();
          break;
      }
    }
  }

 private:
  struct Step {
    Glyph glyph = Glyph::space;
    std::uint32_t size = 0;
    UChar32 code = 0;
  };

  Step At(std::size_t at) const {
    if (at >= text_.size()) return {};
    const auto c = static_cast<unsigned char>(text_[at]);
    if (c < 0x80) return {AsciiGlyph(c), 1, c};
    if (c == 0xE2 && at + 2 < text_.size() && text_[at + 1] == '\x80') {
      const auto low = static_cast<std::uint32_t>(text_[at + 2] & 0x3F);
      return {kPunctuationGlyphs[low], 3, static_cast<UChar32>(0x2000 + low)};
    }
    const Utf8Step next = NextUtf8(text_, at);
    const auto code = static_cast<UChar32>(next.code);
    return {WideGlyph(code), next.size, code};
  }

  static bool IsFormat(const Step& step) {
    return step.code >= 0x80 && u_charType(step.code) == U_FORMAT_CHAR;
  }

  void Add(std::size_t begin, std::size_t end, TokenKind kind, Casing casing = Casing::none) {
    AddUnmarked(begin, end, kind, casing);
    if (MayMarkItem(out_.back()))
      scratch_.markers.push_back(static_cast<std::uint32_t>(out_.size() - 1 - first_));
  }

  // A token that marks no item.
  void AddUnmarked(std::size_t begin, std::size_t end, TokenKind kind,
                   Casing casing = Casing::none) {
    out_.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), kind,
                    casing, space_before_});
    space_before_ = false;
    at_ = end;
  }

  static constexpr std::uint32_t kLongestMarker = 3;  // bytes of "12." without its stop, and of "•"

  bool MayMarkItem(const Token& token) const {
    if (token.end - token.begin > kLongestMarker) return false;
    const auto first = static_cast<unsigned char>(reading_[token.begin]);
    const char last = reading_[token.end - 1];
    const char after = token.end < reading_.size() ? reading_[token.end] : ' ';
    return token.kind == TokenKind::number || first >= 0x80 || last == '.' || after == '.' ||
           after == ')';
  }

  // White space behind the paragraph.
  char ByteAt(std::size_t at) const { return at < text_.size() ? text_[at] : '\n'; }

  bool StartsWith(std::size_t at, std::string_view what) const {
    return text_.compare(at, what.size(), what) == 0;
  }

  void ScanQuote(const Step& step) {
    // Wire copy doubles the typewriter's apostrophe.
    const std::size_t size = StartsWith(at_, "''") ? 2 : step.size;
    if (size == 1 && step.code == '\'' && ScanClitic()) return;
    if (step.code == 0x2019 && ScanClitic()) return;
    AddUnmarked(at_, at_ + size, TokenKind::quote);
  }

  // 's, 're, 've, 'll, 'd, 'm right behind a word.
  bool ScanClitic() {
    if (space_before_ || out_.empty() || out_.back().end != at_) return false;
    const std::size_t letters = at_ + At(at_).size;
    const std::size_t size = CliticAt(letters);
    if (size > 0) AddUnmarked(at_, letters + size, TokenKind::clitic);
    return size > 0;
  }

  // The bytes of a clitic's letters at `at`; 0 where other letters are there, or more.
  std::size_t CliticAt(std::size_t at) const {
    const char first = ByteAt(at), second = ByteAt(at + 1);
    const bool one = first == 's' || first == 'S' || first == 'd' || first == 'm';
    const bool two =
        ((first == 'r' || first == 'v') && second == 'e') || (first == 'l' && second == 'l');
    const std::size_t size = one ? 1 : two ? 2 : 0;
    return IsWordGlyph(At(at + size).glyph) ? 0 : size;
  }

  void ScanPoint(const Step& step) {
    std::size_t end = at_ + step.size;
    // "...", "--" and "!!" are one token each; brackets never.
    if (step.code == '.' || step.code == '-' || step.code == '!' || step.code == '?') {
      while (end < text_.size() && text_[end] == text_[at_]) ++end;
    }
    if (IsStop(step.code)) AddStop(end);
    step.size == 1 ? AddUnmarked(at_, end, TokenKind::punctuation)
                   : Add(at_, end, TokenKind::punctuation);
  }

  void AddStop(std::size_t end) { scratch_.stops.push_back(static_cast<std::uint32_t>(end)); }

  void ScanSymbol(const Step& step) {
    const Step next = At(at_ + step.size);
    if ((step.code == '@' || step.code == '#') && IsWordGlyph(next.glyph)) {
      std::size_t end = at_ + step.size;
      for (Step s = next; IsWordGlyph(s.glyph) || s.code == '_'; s = At(end)) end += s.size;
      Add(at_, end, TokenKind::handle);
      return;
    }
    for (std::string_view doubled : {"``", "<<", ">>"}) {
      if (StartsWith(at_, doubled)) {
        Add(at_, at_ + 2, TokenKind::quote);
        return;
      }
    }
    const bool single = step.code == '`';
    Add(at_, at_ + step.size, single ? TokenKind::quote : TokenKind::symbol);
  }

  void ScanUnspaced() {
    std::size_t end = at_;
    for (Step s = At(end); s.glyph == Glyph::unspaced; s = At(end)) end += s.size;
    const std::size_t begin = at_;
    UErrorCode error = U_ZERO_ERROR;
    UText run = UTEXT_INITIALIZER;
    utext_openUTF8(&run, text_.data() + begin, static_cast<int64_t>(end - begin), &error);
    dictionary_.setText(&run, error);
    std::size_t from = begin;
    if (U_SUCCESS(error)) {
      for (int32_t b = dictionary_.first(); (b = dictionary_.next()) != icu::BreakIterator::DONE;) {
        Add(from, begin + static_cast<std::size_t>(b), TokenKind::word);
        from = at_;
      }
    }
    if (from < end) Add(from, end, TokenKind::word);
    utext_close(&run);
  }

  bool ScanUrl() {
    if (!StartsWith(at_, "http://") && !StartsWith(at_, "https://") && !StartsWith(at_, "www.") &&
        !StartsWith(at_, "pic.twitter.com")) {
      return false;
    }
    std::size_t end = at_;
    while (end < text_.size() && At(end).glyph != Glyph::space && text_[end] != '<' &&
           text_[end] != '>' && text_[end] != '"' &&
           static_cast<unsigned char>(text_[end]) < 0x80) {
      ++end;
    }
    while (std::string_view(".,;:!?)'").find(text_[end - 1]) != std::string_view::npos) --end;
    for (std::size_t at = at_; at < end; ++at) {
      if (IsStop(text_[at])) AddStop(at + 1);  // which brackets may close
    }
    Add(at_, end, TokenKind::url);
    return true;
  }

  // Words of ASCII letters alone, each with a space or a plain mark behind it: most of any text.
  // Takes as many as follow one another; false where none does.
  bool ScanPlainWords() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && at_ + kAtOnce <= reading_.size()) {
      const Letters letters = LettersAt(text_.data() + at_);
      const std::size_t front = letters.Front();
      const std::size_t end = front < kAtOnce ? at_ + front : EndOfSmall(at_ + kAtOnce);
      if (front == 0 || !StandsPlain(at_, end)) break;
      AddUnmarked(at_, end, TokenKind::word,
                  CasingOfLetters(letters.Capitals(front), front, end - at_));
      TakeBehind();
    }
    return at_ > begin;
  }

  static constexpr std::size_t kAtOnce = 16;  // bytes

  // Whether nothing behind the letters from `begin` to `end` is part of their word.
  bool StandsPlain(std::size_t begin, std::size_t end) const {
    const char next = ByteAt(end);
    if (kPlainBehind[static_cast<unsigned char>(next)]) return end <= text_.size();
    if (next == '\'') return CliticAt(end + 1) > 0;
    if (next == ':') return ByteAt(end + 1) != '/';  // no address
    const bool longer = end - begin > kLongestMarker;
    if (next == ')') return longer;
    if (next != '.' || !longer) return false;
    const char second = ByteAt(end + 1);
    return (second == ' ' || second == '\n') &&
           !abbreviations_.MayContain(text_[begin], end + 1 - begin);
  }

  static constexpr std::array<bool, 256> kPlainBehind = [] {
    std::array<bool, 256> out{};
    for (char c : {' ', ',', ';', '\n', '!', '?', '"'}) out[static_cast<unsigned char>(c)] = true;
    return out;
  }();

  // What stands behind a plain word most often.
  void TakeBehind() {
    const char next = ByteAt(at_);
    if (next != ' ') {
      const bool stop = next == '.';
      if ((!stop && next != ',') || ByteAt(at_ + 1) != ' ') return;
      AddUnmarked(at_, at_ + 1, TokenKind::punctuation);
      if (stop) AddStop(at_);
    }
    ++at_;
    space_before_ = true;
  }

  // The end of the small ASCII letters from `at` on.
  std::size_t EndOfSmall(std::size_t at) const {
    while (at + 8 <= text_.size()) {
      const std::uint64_t eight = LoadBytes(text_.data() + at, 8);
      const std::size_t letters = BytesBefore(~BytesBetween(eight, 'a', 'z') & kHighBits);
      at += letters;
      if (letters < 8) return at;
    }
    while (at < text_.size() && text_[at] >= 'a' && text_[at] <= 'z') ++at;
    return at;
  }

  void ScanWord() {
    if ((text_[at_] == 'h' || text_[at_] == 'w' || text_[at_] == 'p') && ScanUrl()) return;
    WordShape word;
    word.end = at_;
    Step step = At(at_);
    word.starts_upper = step.glyph == Glyph::upper;
    word.starts_digit = step.glyph == Glyph::digit;
    while (true) {
      for (; IsWordGlyph(step.glyph); step = At(word.end)) {
        if (step.glyph == Glyph::lower && step.size == 1) {
          TakeLower(word);
        } else {
          word.Take(step.glyph, step.size);
        }
      }
      if (!Connects(step, word)) break;
      word.end += step.size;
      step = At(word.end);
    }
    word.Finish();
    if (step.code == '.' && KeepsStop(word)) AddStop(++word.end);
    Add(at_, word.end, word.Kind(), word.CasingOfAll());
  }

  // A run of ASCII small letters, most of all text, at once.
  void TakeLower(WordShape& word) const { word.TakeSmall(EndOfSmall(word.end) - word.end); }

  // Whether `step`, which is no letter or figure, joins what stands on both sides of it.
  bool Connects(const Step& step, WordShape& word) const {
    const Step next = At(word.end + step.size);
    if (!IsWordGlyph(next.glyph)) return false;
    switch (step.code) {
      case '\'':
      case 0x2019:
        return ConnectsApostrophe(word.end + step.size, word);
      case '-':
      case 0x2010:
      case 0x2011:
        word.hyphen = true;
        return true;
      case '_':
        return true;
      case '&':
        return word.letters <= 2 && next.glyph == Glyph::upper;
      case '@':
        word.at_sign = true;
        return true;
      case ',':
      case ':':
      case '/':
        return EndsInDigit(word) && next.glyph == Glyph::digit;
      case '.':
        return ConnectsStop(next, word);
      default:
        return false;
    }
  }

  bool EndsInDigit(const WordShape& word) const {
    return absl::ascii_isdigit(static_cast<unsigned char>(text_[word.end - 1]));
  }

  // don't and O'Brien are words; the rest splits off as a clitic.
  bool ConnectsApostrophe(std::size_t letters, const WordShape& word) const {
    return word.letters > 0 && CliticAt(letters) == 0;
  }

  // 3.5, U.S, e.g, example.com and j.doe@example.com; not the "end.Next" of a lost space.
  bool ConnectsStop(const Step& next, WordShape& word) const {
    if (word.at_sign) return true;
    if (EndsInDigit(word)) return next.glyph == Glyph::digit;
    if (word.segment <= 2 && !IsWordGlyph(At(word.end + 1 + next.size).glyph))
      return word.Stop();  // U.S
    if (word.segment == 1 && next.glyph == Glyph::letter) return word.Stop();
    for (std::string_view domain :
         {"com", "org", "net", "gov", "edu", "io", "co.uk", "html", "de", "fr"}) {
      if (StartsWith(word.end + 1, domain) && !IsWordGlyph(At(word.end + 1 + domain.size()).glyph))
        return word.Stop();
    }
    // The local part of an address: letters up to an @ without a space.
    std::size_t ahead = word.end + 1;
    while (ahead < text_.size() && ahead < word.end + 64 &&
           (absl::ascii_isalnum(static_cast<unsigned char>(text_[ahead])) || text_[ahead] == '.')) {
      ++ahead;
    }
    return ahead < text_.size() && text_[ahead] == '@' && word.Stop();
  }

  // Whether the full stop behind the word belongs to it: an initial, U.S., a listed abbreviation.
  bool KeepsStop(const WordShape& word) {
    const std::size_t next = word.end + 1;
    if (next < text_.size() && text_[next] == '.') return false;  // an ellipsis
    if (word.inner_stop && word.longest_segment <= 2 && word.digits == 0) return true;
    if (word.letters == 1 && word.upper == 1 && word.digits == 0) return true;
    if (!abbreviations_.MayContain(text_[at_], next - at_)) return false;
    scratch_.lower.assign(text_.substr(at_, next - at_));
    absl::AsciiStrToLower(&scratch_.lower);
    return abbreviations_.Contains(scratch_.lower);
  }

  std::string_view reading_;
  std::string_view text_;  // up to the paragraph's end
  std::size_t at_;
  const Abbreviations& abbreviations_;
  icu::BreakIterator& dictionary_;
  TokenScratch& scratch_;
  std::vector<Token>& out_;
  std::size_t first_;  // token of the paragraph
  bool space_before_ = true;
};

}  // namespace

void AppendTokens(std::string_view reading, ByteSpan paragraph, const Abbreviations& abbreviations,
                  icu::BreakIterator& dictionary, TokenScratch& scratch, std::vector<Token>& out) {
  Scanner(reading, paragraph, abbreviations, dictionary, scratch, out).Scan();
}

}  // namespace ipse
