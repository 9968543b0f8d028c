#include "rulepack/symbol_regex.h"

#include "base/strings.h"

namespace ipse {
namespace {

// One byte a symbol, any of which "." matches.
RE2::Options SymbolOptions(SymbolRegex::Prefers prefers) {
  RE2::Options options(RE2::Latin1);
  options.set_log_errors(false);
  options.set_dot_nl(true);
  options.set_longest_match(prefers == SymbolRegex::Prefers::longest);
  return options;
}

}  // namespace

std::string SymbolRegex::Compile(const std::string& re2, Prefers prefers, const Pattern& pattern,
                                 const Definitions& definitions, const Coding& coding) {
  source_ = re2;
  prefers_ = prefers;
  if (!Re2().ok()) return Re2().error();
  groups_ = Re2().NumberOfCapturingGroups() + 1;
  PatternError too_large;  // what else could be wrong RE2 has said
  const auto make = [&](Automaton::Use use, std::optional<Automaton>& out) {
    return Automaton::Make(pattern, definitions, coding, use, out.emplace(), too_large);
  };
  const bool made =
      make(Automaton::Use::anywhere, anywhere_) && make(Automaton::Use::at_a_place, at_a_place_);
  needs_ = anywhere_->needs();
  if (!made) {
    anywhere_.reset();
    at_a_place_.reset();
  }
  return "";
}

const RE2& SymbolRegex::Re2() const {
  std::call_once(program_->once,
                 [&] { program_->re2 = std::make_unique<RE2>(source_, SymbolOptions(prefers_)); });
  return *program_->re2;
}

bool SymbolRegex::Find(std::string_view code, std::size_t from, Groups& groups) const {
  const re2::StringPiece text = Re2View(code);
  if (!anywhere_)
    return Re2().Match(text, from, code.size(), RE2::UNANCHORED, groups.data(), groups_);
  if (!anywhere_->Matches(code, from)) return false;
  for (std::size_t begin = from; begin < code.size(); ++begin) {
    if (at_a_place_->Matches(code, begin) &&
        Re2().Match(text, begin, code.size(), RE2::ANCHOR_START, groups.data(), groups_))
      return true;
  }
  return false;
}

}  // namespace ipse
