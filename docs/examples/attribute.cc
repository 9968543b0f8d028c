// Prints who said what in the article that standard input holds.
#include <iostream>
#include <iterator>
#include <string>

#include "ipse/ipse.h"

int main() {
  const std::string article((std::istreambuf_iterator<char>(std::cin)),
                            std::istreambuf_iterator<char>());
  const absl::StatusOr<ipse::Pack> pack = ipse::Pack::Embedded();
  if (!pack.ok()) {
    std::cerr << pack.status() << '\n';
    return 1;
  }
  const ipse::Engine engine(*pack);
  ipse::Document document;
  document.text = article;
  const absl::StatusOr<ipse::Attributions> found = engine.Attribute(document);
  if (!found.ok()) {
    std::cerr << found.status() << '\n';
    return 1;
  }
  for (const ipse::Attribution& attribution : found->attributions) {
    for (ipse::ByteSpan span : attribution.source) std::cout << ipse::Slice(article, span) << ' ';
    std::cout << "->";
    for (ipse::ByteSpan span : attribution.content) std::cout << ' ' << ipse::Slice(article, span);
    std::cout << '\n';
  }
}
