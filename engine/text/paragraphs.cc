#include "text/paragraphs.h"

#include <algorithm>

#include "base/bytes.h"

namespace ipse {
namespace {

struct Line {
  ByteSpan span;                // trimmed
  bool trailing_space = false;  // stood before the line break: a soft wrap
  std::uint32_t blank_before = 0;
};

bool IsSpaceByte(char c) { return c == ' ' || c == '\t' || c == '\v' || c == '\0'; }

// Bytes of the line break at `at`, 0 where there is none.
std::size_t BreakAt(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (c == '\r') return at + 1 < text.size() && text[at + 1] == '\n' ? 2 : 1;
  if (c == '\n' || c == '\f') return 1;
  const auto has = [&](std::size_t i, char byte) {
    return at + i < text.size() && text[at + i] == byte;
  };
  if (c == '\xC2') return has(1, '\x85') ? 2 : 0;  // NEL
  const bool breaks = c == '\xE2' && has(1, '\x80') && (has(2, '\xA8') || has(2, '\xA9'));
  return breaks ? 3 : 0;
}

// Bytes of a space or an invisible mark at the front of `text`, 0 where there is none.
std::size_t BlankAtFront(std::string_view text) {
  if (text.empty()) return 0;
  if (static_cast<unsigned char>(text[0]) < 0x80) return IsSpaceByte(text[0]) ? 1 : 0;
  if (text.starts_with("\xC2\xA0")) return 2;
  for (std::string_view mark : {"\xEF\xBB\xBF", "\xE2\x80\x8B", "\xE2\x80\x8E", "\xE2\x80\x8F",
                                "\xE2\x81\xA0", "\xE3\x80\x80"}) {
    if (text.starts_with(mark)) return 3;
  }
  return 0;
}

std::size_t BlankAtBack(std::string_view text) {
  if (text.empty()) return 0;
  if (static_cast<unsigned char>(text.back()) < 0x80) return IsSpaceByte(text.back()) ? 1 : 0;
  for (std::size_t size : {std::size_t{2}, std::size_t{3}}) {
    if (text.size() >= size && BlankAtFront(text.substr(text.size() - size)) == size) return size;
  }
  return 0;
}

Line Trimmed(std::string_view text, std::size_t begin, std::size_t end) {
  const bool trailing = end > begin && IsSpaceByte(text[end - 1]);
  while (std::size_t n = BlankAtFront(text.substr(begin, end - begin))) begin += n;
  while (std::size_t n = BlankAtBack(text.substr(begin, end - begin))) end -= n;
  return {{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, trailing, 0};
}

// The first byte from `at` on that a line break can begin with.
std::size_t SkipToBreak(std::string_view text, std::size_t at) {
  for (; at + 8 <= text.size(); at += 8) {
    const std::uint64_t eight = LoadBytes(text.data() + at, 8);
    const std::uint64_t controls = (eight - ('\r' + 1) * kEveryByte) & ~eight & kHighBits;
    // 0xC2 and 0xE2 are one but for this bit.
    const std::uint64_t found = controls | BytesOf(eight | 0x20 * kEveryByte, '\xE2');
    if (found != 0) return at + BytesBefore(found);
  }
  for (; at < text.size(); ++at) {
    const auto c = static_cast<unsigned char>(text[at]);
    if (c <= '\r' || c == 0xC2 || c == 0xE2) return at;
  }
  return at;
}

std::vector<Line> FindLines(std::string_view text) {
  constexpr std::size_t kUsual = 128;  // bytes of a line, with the blank ones
  std::vector<Line> lines;
  lines.reserve(text.size() / kUsual + 1);
  std::uint32_t blank = 0;
  std::size_t begin = 0;
  const auto close = [&](std::size_t end) {
    Line line = Trimmed(text, begin, end);
    if (line.span.empty()) {
      ++blank;
      return;
    }
    line.blank_before = blank;
    blank = 0;
    lines.push_back(line);
  };
  for (std::size_t at = 0; (at = SkipToBreak(text, at)) < text.size();) {
    const std::size_t size = BreakAt(text, at);
    if (size == 0) {
      ++at;
      continue;
    }
    close(at);
    at += size;
    begin = at;
  }
  close(text.size());
  return lines;
}

bool EndsSentence(std::string_view line) {
  while (!line.empty() && (line.back() == '"' || line.back() == '\'' || line.back() == ')')) {
    line.remove_suffix(1);
  }
  for (std::string_view mark : {".", "!", "?", ":", ";", "…", "”", "’", "»", "。"}) {
    if (line.ends_with(mark)) return true;
  }
  return false;
}

bool StartsLower(std::string_view line) {
  return !line.empty() && line[0] >= 'a' && line[0] <= 'z';
}

bool IsBullet(std::string_view line) {
  for (std::string_view mark : {"- ", "* ", "• ", "· ", "– ", "— ", "◦ ", "▪ "}) {
    if (line.starts_with(mark)) return true;
  }
  return false;
}

// Hard-wrapped text has many lines that break off in mid-sentence, and none much longer than a
// screen.
bool IsHardWrapped(std::string_view text, const std::vector<Line>& lines) {
  constexpr std::uint32_t kShortest = 40, kLongest = 100;  // bytes of a full wrapped line
  std::size_t pairs = 0, broken = 0, too_long = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    too_long += lines[i].span.size() > kLongest;
    if (lines[i + 1].blank_before > 0) continue;
    ++pairs;
    broken += lines[i].span.size() >= kShortest && !EndsSentence(Slice(text, lines[i].span));
  }
  return pairs >= 2 && broken * 2 >= pairs && too_long * 20 <= lines.size();
}

bool GoesOn(std::string_view text, const Line& line, const Line& next, bool wrapped) {
  const std::string_view after = Slice(text, next.span);
  if (next.blank_before > 0 || IsBullet(after)) return false;
  if (wrapped) return true;
  return line.trailing_space && StartsLower(after) && !EndsSentence(Slice(text, line.span));
}

// ---- Masthead

std::size_t Words(std::string_view text) {
  std::size_t words = 0;
  bool inside = false;
  for (char c : text) {
    words += !inside && c != ' ';
    inside = c != ' ';
  }
  return words;
}

// A headline is one line of at most this many words; longer first paragraphs are leads.
constexpr std::size_t kHeadlineWords = 30;

bool LooksLikeHeadline(std::string_view line) {
  if (Words(line) > kHeadlineWords || line.ends_with(':')) return false;
  // A stop before the end followed by a capital is a second sentence.
  std::size_t stops = 0;
  for (std::size_t i = 1; i + 2 < line.size(); ++i) {
    stops += line[i] == '.' && line[i + 1] == ' ' && line[i - 1] >= 'a' && line[i - 1] <= 'z';
  }
  return stops == 0 && Words(line) >= 2;
}

bool LooksLikeByline(std::string_view line) {
  return (line.starts_with("By ") || line.starts_with("BY ")) && Words(line) <= 12 &&
         !EndsSentence(line);
}

// The length of a dateline at the front of `line`, with its dash and the space after it; 0 for
// none.
std::size_t DatelineAt(std::string_view line) {
  constexpr std::size_t kLongest = 70;  // “RIO DE JANEIRO, Brazil, 28 February 2024 (Reuters) — ”
  const std::string_view front = line.substr(0, kLongest);
  // Most lines have neither a hyphen nor the first byte of a dash.
  if (front.find('-') == std::string_view::npos && front.find('\xE2') == std::string_view::npos)
    return 0;
  for (std::string_view dash : {" — ", " – ", " -- ", " - ", "— "}) {
    const std::size_t at = front.find(dash);
    if (at == std::string_view::npos || at < 3) continue;
    const std::string_view place = line.substr(0, at);
    if (!(place[0] >= 'A' && place[0] <= 'Z') || place.find(". ") < place.find(',')) continue;
    // A place is a few capitalised words; a lower-case word of two letters or more is a sentence.
    bool lower_word = false;
    for (std::size_t i = 0; i + 3 < place.size(); ++i) {
      const bool starts = i == 0 || place[i - 1] == ' ';
      lower_word |= starts && StartsLower(place.substr(i)) && StartsLower(place.substr(i + 1)) &&
                    StartsLower(place.substr(i + 2)) && place.compare(i, 4, "and ") != 0;
    }
    if (!lower_word && Words(place) <= 8) return at + dash.size();
  }
  return 0;
}

}  // namespace

std::vector<Paragraph> FindParagraphs(std::string_view reading) {
  const std::vector<Line> lines = FindLines(reading);
  const bool wrapped = IsHardWrapped(reading, lines);
  std::vector<Paragraph> paragraphs;
  paragraphs.reserve(lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i > 0 && GoesOn(reading, lines[i - 1], lines[i], wrapped)) {
      paragraphs.back().span.end = lines[i].span.end;
    } else {
      paragraphs.push_back({lines[i].span});
    }
  }
  return paragraphs;
}

Masthead FindMasthead(std::string_view reading, const std::vector<Paragraph>& paragraphs) {
  Masthead out;
  std::size_t body = 0;
  if (paragraphs.size() > 1 && LooksLikeHeadline(Slice(reading, paragraphs[0].span)) &&
      !LooksLikeByline(Slice(reading, paragraphs[0].span)) &&
      DatelineAt(Slice(reading, paragraphs[0].span)) == 0) {
    out.headline = paragraphs[0].span;
    body = 1;
  }
  for (std::size_t i = body; i < std::min(paragraphs.size(), body + 3); ++i) {
    const ByteSpan span = paragraphs[i].span;
    if (!out.byline && LooksLikeByline(Slice(reading, span))) out.byline = span;
    const std::size_t size = DatelineAt(Slice(reading, span));
    if (!out.dateline && size > 0) {
      out.dateline = {span.begin, span.begin + static_cast<std::uint32_t>(size)};
      while (reading[out.dateline->end - 1] == ' ') --out.dateline->end;
    }
  }
  return out;
}

}  // namespace ipse
