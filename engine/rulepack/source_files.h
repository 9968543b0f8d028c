// The entries of a language's TOML files, read but not yet compiled.
#ifndef IPSE_RULEPACK_SOURCE_FILES_H_
#define IPSE_RULEPACK_SOURCE_FILES_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "rulepack/compiled_pack.h"
#include "rulepack/pack_files.h"

namespace ipse {

// A string of a file and where it starts, so that a mistake inside it can be placed.
struct SourceText {
  std::string text;
  RulePlace place;
  bool opens_with_break = false;  // it starts on the line after its opening marks
};

// [[lexicon]]: words of one class. With `columns`, each line of `words` is one word's forms, and a
// form is of its column's class too.
struct LexiconSource {
  SourceText name;
  std::vector<std::string> columns;
  SourceText words;
  SourceText endings;
  bool gate = false;
  bool hedge = false;
  std::optional<Stance> stance;
  std::optional<Act> act;
  std::optional<Event> event;
};

// [[pattern]]: a named part of patterns.
struct DefinitionSource {
  SourceText name;
  SourceText pattern;
};

// [[phrase]]
struct PhraseSource {
  SourceText id;
  std::vector<std::string> classes;
  std::vector<SourceText> head;
  SourceText pattern;
};

// [[rule]]
struct RuleSource {
  SourceText id;
  std::string purpose;
  SourceText pattern;
  Scope scope = Scope::sentence;
  std::optional<Stance> stance;
  std::optional<double> certainty;
  std::vector<Example> examples;
};

// [[given_names]]
struct GivenNamesSource {
  std::string gender;  // female, male, either
  SourceText names;
};

// [[outlets]], [[nations]], [[regions]], [[roles]]: a line each, see docs/rules.md.
struct ListSource {
  std::string kind;  // of outlets
  SourceText list;
};

// [[relay]]
struct RelaySource {
  SourceText id;
  std::string purpose;
  SourceText pattern;
  std::string outlet;  // the one that the words imply: "tweeted" has Twitter
  std::vector<Example> examples;
  bool cites = false;  // an outlet named before has it from the captured one
};

// [[claims]]: sets of classes as patterns write them, as in LanguagePack.
struct ClaimsSource {
  SourceText ends, behind, begins, verbs, openers, breaks, joins;
};

// A word of [cue_counts].
struct CueCountsSource {
  std::string word;
  RulePlace place;
  CueCounts counts;
};

struct LanguageSource {
  std::string language;
  std::vector<GivenNamesSource> given_names;
  std::vector<ListSource> outlets, nations, regions, roles;
  std::vector<RelaySource> relays;
  std::vector<LexiconSource> lexicons;
  std::vector<DefinitionSource> definitions;
  std::vector<PhraseSource> phrases;
  std::vector<RuleSource> rules;
  std::vector<ClaimsSource> claims;
  SourceText version;     // of the rules and lists; empty: none
  SourceText fitted_for;  // the version that the weights are for
  Weights weights;
  SourceText counted_for;  // the version that the counts are for
  std::vector<CueCountsSource> cue_counts;
};

// "file:line:column: message".
absl::Status ErrorAtPlace(const RulePlace& place, const std::string& message);

// The same for byte `at` of `source`.
absl::Status ErrorAt(const SourceText& source, std::size_t at, const std::string& message);

// Adds the entries of one TOML file. InvalidArgument, placed, where it is not TOML, an entry lacks
// a key, or a key is unknown.
absl::Status ReadSource(const PackFile& file, LanguageSource& out);

}  // namespace ipse

#endif  // IPSE_RULEPACK_SOURCE_FILES_H_
