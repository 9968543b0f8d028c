#include "output/claim_text.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "base/strings.h"

namespace ipse {
namespace {

constexpr std::string_view kArrow = " → ";

std::string_view Written(CreditBasis basis) {
  return basis == CreditBasis::credit ? "credit line" : Name(basis);
}

}  // namespace

std::string_view Colour(Part part) {
  switch (part) {
    case Part::source:
      return "\x1b[1;36m";  // bold cyan
    case Part::cue:
      return "\x1b[33m";  // yellow
    case Part::content:
      return "\x1b[4;32m";  // underlined green
    case Part::outlet:
      return "\x1b[35m";  // magenta
  }
  return {};
}

std::string ClaimText::Coloured(Part part, std::string_view text) const {
  if (!colour_) return std::string(text);
  return absl::StrCat(AbslView(Colour(part)), AbslView(text), AbslView(kNoColour));
}

std::string ClaimText::Joined(const std::vector<ByteSpan>& spans) const {
  std::string out;
  for (ByteSpan span : spans) {
    if (!out.empty()) out += " … ";
    out += Slice(text_.reading(), span);
  }
  return out;
}

std::string ClaimText::Speaker(const Attribution& a) const {
  if (a.speakers.empty())
    return Coloured(Part::source, a.source.empty() ? "(nobody named)" : Joined(a.source));
  std::string names;
  for (const EntityRef& speaker : a.speakers) {
    if (!names.empty()) names += ", ";
    names += found_.entities[speaker.entity].name;
  }
  return Coloured(Part::source, names);
}

std::string ClaimText::Page() const {
  return found_.outlet.empty()
             ? "this page"
             : absl::StrCat("this page (", Coloured(Part::outlet, found_.outlet), ")");
}

std::string ClaimText::Chain(const Attribution& a) const {
  if (a.via.empty()) return {};
  std::string out;
  for (const Via& via : a.via) {
    out += kArrow;
    out += Coloured(Part::outlet, found_.entities[via.entity].name);
  }
  out += kArrow;
  return out + Page();
}

std::string ClaimText::Said(const Attribution& a) const {
  std::string out;
  if (!a.cue.empty()) absl::StrAppend(&out, Coloured(Part::cue, Joined(a.cue)), " ");
  absl::StrAppend(&out, Coloured(Part::content, Joined(a.content)), " (", AbslView(Name(a.kind)));
  if (a.speaks_for) {
    absl::StrAppend(&out, ", spokesperson for ", found_.entities[a.speaks_for->entity].name);
  } else if (a.source_type != SourceType::named && a.source_type != SourceType::unknown) {
    absl::StrAppend(&out, ", ", AbslView(Name(a.source_type)));
  }
  if (a.circular) out += ", circular";
  absl::StrAppendFormat(&out, ", %.2f)", a.confidence);
  return out;
}

std::string ClaimText::PageOutlet() const {
  if (found_.outlet.empty() || !found_.outlet_basis) return {};
  std::string out = absl::StrCat("This page: ", Coloured(Part::outlet, found_.outlet),
                                 " (from its ", AbslView(Written(*found_.outlet_basis)));
  std::vector<std::string_view> told;  // a page may repeat its byline
  for (const Credit& credit : found_.credits) {
    if (credit.name == found_.outlet ||
        std::find(told.begin(), told.end(), credit.name) != told.end())
      continue;
    told.push_back(credit.name);
    absl::StrAppend(&out, "; its ", AbslView(Written(credit.basis)), " has ",
                    Coloured(Part::outlet, credit.name));
  }
  return out + ")";
}

}  // namespace ipse
