#include "evaluate/same_name.h"

#include <algorithm>

#include "evaluate/overlap.h"
#include "unicode/unistr.h"

namespace ipse {
namespace {

using Words = std::vector<icu::UnicodeString>;

bool IsWordCharacter(UChar32 c) { return c == '_' || IsLetterOrDigit(static_cast<char32_t>(c)); }

// Whether a possessive 's of folded text stands at `at`.
bool IsPossessive(const icu::UnicodeString& text, std::int32_t at) {
  if (text.char32At(at) != '\'' && text.char32At(at) != U'’') return false;
  if (at + 1 >= text.length() || text.char32At(at + 1) != 's') return false;
  return at + 2 >= text.length() || !IsWordCharacter(text.char32At(at + 2));
}

Words WordsOf(std::string_view name) {
  icu::UnicodeString text =
      icu::UnicodeString::fromUTF8({name.data(), static_cast<std::int32_t>(name.size())});
  text.foldCase();
  Words words;
  bool inside = false;
  for (std::int32_t at = 0; at < text.length(); at = text.moveIndex32(at, 1)) {
    if (IsPossessive(text, at)) {
      ++at;
      inside = false;
      continue;
    }
    const UChar32 c = text.char32At(at);
    if (IsWordCharacter(c)) {
      if (!inside) words.emplace_back();
      words.back().append(c);
    }
    inside = IsWordCharacter(c);
  }
  if (words.size() > 1 && words.front() == icu::UnicodeString("the")) words.erase(words.begin());
  return words;
}

bool Has(const Words& words, const icu::UnicodeString& word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

bool SameName(std::string_view a, std::string_view b) {
  const Words first = WordsOf(a);
  const Words second = WordsOf(b);
  if (first.empty() || second.empty()) return false;
  const Words& shorter = second.size() < first.size() ? second : first;
  const Words& longer = second.size() < first.size() ? first : second;
  for (const char* generation : {"jr", "sr"}) {
    if (Has(longer, generation) && !Has(shorter, generation)) return false;
  }
  const bool all = std::all_of(shorter.begin(), shorter.end(),
                               [&](const icu::UnicodeString& word) { return Has(longer, word); });
  return all && (shorter.back() == longer.back() ||
                 std::equal(shorter.begin(), shorter.end(), longer.begin()));
}

bool HasName(const std::vector<std::string>& names, std::string_view name) {
  return std::any_of(names.begin(), names.end(),
                     [&](const std::string& one) { return SameName(one, name); });
}

}  // namespace ipse
