// The words of one claim for a person to read: its speaker, the chain of outlets from the speaker
// to this page, what was said, and what an editor asks of a source.
//
// Takes a text and what was found in it; gives pieces of lines, with escape sequences where colours
// are wanted. Does not fold or order them: pretty.cc and claim_list.cc do.
#ifndef IPSE_OUTPUT_CLAIM_TEXT_H_
#define IPSE_OUTPUT_CLAIM_TEXT_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ipse/attribution.h"
#include "text/text.h"

namespace ipse {

enum class Part : std::uint8_t { content, source, cue, outlet };

inline constexpr std::string_view kNoColour = "\x1b[0m";
std::string_view Colour(Part part);

// The number of an attribution of `found`, as in its id: 3 of "a3".
inline std::size_t NumberOf(const Attributions& found, const Attribution& a) {
  return static_cast<std::size_t>(&a - found.attributions.data()) + 1;
}

class ClaimText {
 public:
  // Both must outlive this.
  ClaimText(const Text& text, const Attributions& found, bool colour)
      : text_(text), found_(found), colour_(colour) {}

  // “Mira Tanaka, Paul Verhoeven”; the words of the source where nobody is known.
  std::string Speaker(const Attribution& a) const;
  // “ → Xinhua → this page (CBS News)”; empty where the page has it from the speaker.
  std::string Chain(const Attribution& a) const;
  // “this page (CBS News)”, “this page” where its outlet is not known.
  std::string Page() const;
  // “told “The bridge is old.” (direct, unnamed, 0.99)”
  std::string Said(const Attribution& a) const;
  // “This page: CBS News (from its metadata; its byline has Reuters)”; empty where nothing is
  // known.
  std::string PageOutlet() const;

  std::string Coloured(Part part, std::string_view text) const;

 private:
  std::string Joined(const std::vector<ByteSpan>& spans) const;

  const Text& text_;
  const Attributions& found_;
  bool colour_;
};

}  // namespace ipse

#endif  // IPSE_OUTPUT_CLAIM_TEXT_H_
