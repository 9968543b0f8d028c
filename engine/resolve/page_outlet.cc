#include "resolve/page_outlet.h"

#include <algorithm>
#include <optional>

namespace ipse {
namespace {

constexpr std::size_t kCreditParagraphs = 3;  // at the end of a page
constexpr std::size_t kLongestCredit = 200;   // bytes

// Lines at the end that say who made the page: “AFP contributed to this report.”, “— with AP”.
bool IsCredit(std::string_view line) {
  if (line.size() > kLongestCredit) return false;
  for (std::string_view sign :
       {"contributed to this", "contributed reporting", "ontributing:", "©", "Copyright",
        "copyright", "Reporting by", "first appeared", "first published", "originally published",
        "— with ", "– with ", "-- with ", "With reporting", "With files from",
        "ith additional reporting", "All rights reserved"}) {
    if (line.find(sign) != std::string_view::npos) return true;
  }
  for (std::string_view front : {"— ", "– ", "-- ", "(", "Source: ", "With "}) {
    if (line.starts_with(front) && line.size() < 40) return true;
  }
  return false;
}

std::optional<CreditBasis> BasisOf(const Text& text, ByteSpan span) {
  if (text.byline() && text.byline()->contains(span)) return CreditBasis::byline;
  if (text.dateline() && text.dateline()->contains(span)) return CreditBasis::dateline;
  const auto paragraphs = text.paragraphs();
  const std::size_t first =
      paragraphs.size() > kCreditParagraphs ? paragraphs.size() - kCreditParagraphs : 1;
  for (std::size_t i = first; i < paragraphs.size(); ++i) {
    if (!paragraphs[i].span.contains(span)) continue;
    // A long last paragraph may end in its credit: “… (Reporting by Mira Tanaka)”.
    if (IsCredit(Slice(text.reading(), paragraphs[i].span))) return CreditBasis::credit;
  }
  return std::nullopt;
}

}  // namespace

void FindPageOutlet(const Document& document, const Text& text, const TokensView& view,
                    const Entities& entities, Attributions& out) {
  if (!document.outlet.empty()) {
    out.outlet = document.outlet;
    out.outlet_basis = CreditBasis::metadata;
  }
  std::optional<CreditBasis> best = out.outlet_basis;
  for (const GatheredEntity& entity : entities.entities()) {
    if (entity.type != EntityType::outlet) continue;
    for (TokenRange mention : entity.mentions) {
      const ByteSpan span = {view.At(mention.first).begin, view.At(mention.end - 1).end};
      const std::optional<CreditBasis> basis = BasisOf(text, span);
      if (!basis) continue;
      out.credits.push_back({std::string(entity.name), *basis, span});
      if (best && *best <= *basis) continue;
      best = out.outlet_basis = basis;
      out.outlet = entity.name;
    }
  }
  std::sort(out.credits.begin(), out.credits.end(),
            [](const Credit& a, const Credit& b) { return a.where < b.where; });
}

}  // namespace ipse
