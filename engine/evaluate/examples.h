// The pack's own tests: every example of every rule and relay, through the whole engine.
#ifndef IPSE_EVALUATE_EXAMPLES_H_
#define IPSE_EVALUATE_EXAMPLES_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "ipse/engine.h"

namespace ipse {

struct ExampleReport {
  std::size_t passed = 0;
  std::vector<std::string> failures;  // "file:line:column: rule en/x: …"
};

// A `yes` example must give a reading with just its marks, by its rule; a `no` example none by its
// rule; a `known` example is wrong today, and fails when it comes right: it should be a `yes` then.
// Marks are compared by letters and digits. Marks that do not pair are a failure.
absl::StatusOr<ExampleReport> CheckExamples(const Engine& engine);

struct RuleSummary {
  std::string id, purpose, file;
  std::uint32_t line = 0;
};

// In the order of the pack: of each language its rules, then its relays.
std::vector<RuleSummary> ListRules(const Pack& pack);

// An example without its marks: “[C “Go,”] [Q said] [S Mira].” for a rule, “Mira [E told the
// [O Gazette]].” for a relay. A mark's letter may have a number, which tells several attributions
// apart; "\[" is a bracket of the text.
struct MarkedText {
  std::string text;
  std::vector<ByteSpan> content, cue, source;         // C Q S
  std::vector<ByteSpan> evidence, outlets, networks;  // E O N
};

absl::StatusOr<MarkedText> ReadMarks(std::string_view marked);

}  // namespace ipse

#endif  // IPSE_EVALUATE_EXAMPLES_H_
