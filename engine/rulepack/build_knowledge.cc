#include "rulepack/build_knowledge.h"

#include <array>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "base/strings.h"

namespace ipse {
namespace {

// What the classes of the lexicon mean for names. A class that a language does not have means
// nothing.
constexpr std::pair<std::string_view, Traits> kClassTraits[] = {
    {"det", kFunction | kDeterminer},
    {"possessive", kFunction | kPossessivePronoun},
    {"pronoun", kFunction},
    {"object-pronoun", kFunction},
    {"who", kFunction | kRelative},
    {"wh", kFunction},
    {"prep", kFunction | kPreposition},
    {"conj", kFunction},
    {"subordinator", kFunction},
    {"aux", kFunction | kVerb},
    {"not", kFunction},
    {"adv", kFunction},
    {"time", kFunction},
    {"time-noun", kFunction},
    {"according-to", kFunction | kPreposition},
    {"say", kVerb},
    {"tell", kVerb},
    {"call", kVerb},
    {"judge", kVerb},
    {"think", kVerb},
    {"speak", kVerb},
    {"show", kVerb},
    {"verb", kVerb},
    {"title", kTitle},
    {"courtesy", kCourtesy},
    {"role", kRole},
    {"body", kBody},
    {"document", kDocument},
    {"particle", kParticle},
    {"suffix", kSuffix},
    {"female", kFemale},
    {"male", kMale},
    {"plural", kPlural},
    {"spokesperson", kSpokesperson | kRole},
    {"place", kPlace},
    {"wording", kWording},
    {"cue-noun", kWording},
    {"he", kPronounHe},
    {"she", kPronounShe},
    {"they", kPronounThey},
    {"it", kPronounIt},
    {"i", kPronounI},
    {"indefinite", kFunction | kIndefinite},
    {"opener", kFunction},
    {"public-body", kPublicBody},
    {"name-of", kNameOf},
    {"edition", kEdition},
    {"body-name", kBody},
    {"occupation", kRole},
    {"kin", kRole},
    {"body-role", kBodyRole},
    {"interviewer", kInterviewer},
    {"any-body", kAnyBody | kBody},
    {"masthead", kMasthead},
    {"medium", kMedium},
    {"ed", kVerb},
    {"and", kAnd},
    {"scene", kOccasion},
    {"weekday", kWeekday},
};

// The parts of `text` between `separator`, without white space, the empty ones too.
std::vector<std::string_view> Parts(std::string_view text, char separator) {
  std::vector<std::string_view> out;
  for (absl::string_view part : absl::StrSplit(AbslView(text), separator)) {
    out.push_back(StdView(absl::StripAsciiWhitespace(part)));
  }
  return out;
}

std::vector<absl::string_view> Words(const std::string& text) {
  return absl::StrSplit(text, absl::ByAnyChar(" \n"), absl::SkipEmpty());
}

// A name's tokens, as the scanner cuts them: "People's Daily" is "People", "'s", "Daily".
std::vector<std::string_view> Tokens(std::string_view name) {
  std::vector<std::string_view> out;
  for (absl::string_view word : absl::StrSplit(AbslView(name), ' ', absl::SkipEmpty())) {
    for (bool more = true; more;) {
      const bool clitic = word.size() > 2 && absl::EndsWith(word, "'s");
      const absl::string_view stem = clitic ? word.substr(0, word.size() - 2) : word;
      const std::size_t mark = stem.find_first_of(",&:!?");
      more = mark != absl::string_view::npos && mark > 0;
      out.push_back(StdView(more ? stem.substr(0, mark) : stem));
      if (clitic && !more) out.push_back(StdView(word.substr(word.size() - 2)));
      if (more) word = word.substr(mark);
    }
  }
  return out;
}

class KnowledgeBuilder {
 public:
  KnowledgeBuilder(const LanguageSource& source, LanguagePack& pack)
      : source_(source), pack_(pack), knowledge_(pack.knowledge) {}

  absl::Status Add() {
    using Line =
        absl::Status (KnowledgeBuilder::*)(const ListSource&, const std::vector<std::string_view>&);
    const std::pair<const std::vector<ListSource>*, Line> lists[] = {
        {&source_.nations, &KnowledgeBuilder::AddNation},
        {&source_.regions, &KnowledgeBuilder::AddRegion},
        {&source_.outlets, &KnowledgeBuilder::AddOutlet},
        {&source_.roles, &KnowledgeBuilder::AddRoles}};
    for (const auto& [sources, add] : lists) {
      for (const ListSource& source : *sources) {
        for (absl::string_view line : absl::StrSplit(source.list.text, '\n')) {
          if (absl::StripAsciiWhitespace(line).empty()) continue;
          line_ = StdView(line);
          absl::Status status = (this->*add)(source, Parts(line_, '|'));
          if (!status.ok()) return status;
        }
      }
    }
    for (const GivenNamesSource& names : source_.given_names) {
      for (absl::string_view name : Words(names.names.text)) pack_.lexicon.AddWord(StdView(name));
    }
    return absl::OkStatus();
  }

 private:
  absl::Status Fail(const ListSource& source, const std::string& message) const {
    return ErrorAt(source.list, static_cast<std::size_t>(line_.data() - source.list.text.data()),
                   message);
  }

  void AddName(std::string_view name, KnownName known,
               std::initializer_list<std::string_view> classes) {
    const std::vector<std::string_view> tokens = Tokens(name);
    if (tokens.empty()) return;
    if (tokens.size() == 1) {
      knowledge_.words.try_emplace(pack_.lexicon.AddWord(tokens[0]), known);
      AddTrait(tokens[0], kListedName);
    } else {
      AddTrait(tokens[0], kListedFront);
      knowledge_.phrases.try_emplace(pack_.lexicon.AddPhrase(tokens), known);
    }
    for (std::string_view name_of_class : classes) {
      const ClassId id = *pack_.classes.Find(name_of_class);
      if (tokens.size() == 1) {
        pack_.lexicon.AddWord(tokens[0], id);
      } else {
        pack_.lexicon.AddPhrase(tokens, id);
      }
    }
  }

  void AddTrait(std::string_view word, Trait trait) {
    const WordId id = pack_.lexicon.AddWord(word);
    std::vector<Traits>& traits = knowledge_.word_traits;
    if (traits.size() <= id) traits.resize(id + 1);
    traits[id] |= trait;
  }

  // China; PRC | Chinese | Beijing | Zhongnanhai
  absl::Status AddNation(const ListSource& source, const std::vector<std::string_view>& columns) {
    constexpr std::array kKinds = {NameKind::nation, NameKind::demonym, NameKind::capital,
                                   NameKind::seat};
    if (columns.size() != kKinds.size())
      return Fail(source, "a nation is: names | demonyms | capital | seats");
    const auto index = static_cast<std::uint16_t>(knowledge_.nations.size());
    knowledge_.nations.emplace_back(Parts(columns[0], ';').front());
    for (std::size_t i = 0; i < kKinds.size(); ++i) {
      for (std::string_view name : Parts(columns[i], ';')) AddName(name, {kKinds[i], index}, {});
    }
    return absl::OkStatus();
  }

  // Florida; Fla.; FL
  absl::Status AddRegion(const ListSource&, const std::vector<std::string_view>& columns) {
    const auto index = static_cast<std::uint16_t>(knowledge_.regions.size());
    const std::vector<std::string_view> names = Parts(columns[0], ';');
    knowledge_.regions.emplace_back(names.front());
    for (std::string_view name : names) AddName(name, {NameKind::region, index}, {});
    return absl::OkStatus();
  }

  // Meet the Press; ~Press | domain | en | NBC
  absl::Status AddOutlet(const ListSource& source, const std::vector<std::string_view>& columns) {
    if (columns.size() < 3) return Fail(source, "an outlet is: names | domain | language");
    const auto index = static_cast<std::uint16_t>(knowledge_.outlets.size());
    const std::vector<std::string_view> names = Parts(columns[0], ';');
    KnownOutlet outlet{std::string(names.front()), source.kind, std::string(columns[1]),
                       std::string(columns[2]),
                       columns.size() > 3 ? std::string(columns[3]) : std::string()};
    if (outlet.name.starts_with('~')) outlet.name.erase(0, 1);
    const bool airs =
        source.kind != "agency" && source.kind != "paper" && source.kind != "magazine";
    for (std::string_view name : names) {
      const bool ambiguous = name.starts_with('~');
      if (ambiguous) name.remove_prefix(1);
      const KnownName known{NameKind::outlet, index, ambiguous};
      if (ambiguous) {
        AddName(name, known, {"maybe-outlet"});
      } else if (airs) {
        AddName(name, known, {"outlet", "airs"});
      } else {
        AddName(name, known, {"outlet"});
      }
    }
    knowledge_.outlets.push_back(std::move(outlet));
    return absl::OkStatus();
  }

  // senator Sen. Senator lawmaker politician
  absl::Status AddRoles(const ListSource&, const std::vector<std::string_view>& columns) {
    ++role_group_;
    for (absl::string_view word : absl::StrSplit(AbslView(columns[0]), ' ', absl::SkipEmpty())) {
      knowledge_.role_groups[pack_.lexicon.AddWord(StdView(word))].push_back(role_group_);
    }
    return absl::OkStatus();
  }

  const LanguageSource& source_;
  LanguagePack& pack_;
  Knowledge& knowledge_;
  std::string_view line_;
  std::uint16_t role_group_ = 0;
};

}  // namespace

bool Knowledge::SameRole(WordId a, WordId b) const {
  if (a == b) return true;
  const auto first = role_groups.find(a);
  const auto second = role_groups.find(b);
  if (first == role_groups.end() || second == role_groups.end()) return false;
  for (std::uint16_t group : first->second) {
    for (std::uint16_t other : second->second) {
      if (group == other) return true;
    }
  }
  return false;
}

absl::Status AddKnowledge(const LanguageSource& source, LanguagePack& pack) {
  return KnowledgeBuilder(source, pack).Add();
}

void AddTraits(const LanguageSource& source, LanguagePack& pack) {
  std::vector<Traits> by_class(pack.classes.size());
  for (const auto& [name, traits] : kClassTraits) {
    if (const std::optional<ClassId> id = pack.classes.Find(name)) by_class[*id] = traits;
  }
  const auto traits_of = [&](const ClassSet& classes) {
    Traits out = 0;
    for (std::size_t id = classes._Find_first(); id < by_class.size(); id = classes._Find_next(id))
      out |= by_class[id];
    return out;
  };
  Knowledge& knowledge = pack.knowledge;
  knowledge.word_traits.resize(pack.lexicon.word_count());
  for (WordId word = 1; word < pack.lexicon.word_count(); ++word)
    knowledge.word_traits[word] |= traits_of(pack.lexicon.word_classes(word));
  knowledge.entry_traits.resize(pack.lexicon.entry_count());
  for (std::size_t entry = 1; entry < pack.lexicon.entry_count(); ++entry)
    knowledge.entry_traits[entry] = traits_of(pack.lexicon.classes(static_cast<EntryId>(entry)));
  for (const GivenNamesSource& names : source.given_names) {
    const Traits gender = names.gender == "female" ? Traits{kFemale}
                          : names.gender == "male" ? Traits{kMale}
                                                   : Traits{0};
    const Traits traits = kGivenName | gender;
    for (absl::string_view name : Words(names.names.text))
      knowledge.word_traits[pack.lexicon.AddWord(StdView(name))] |= traits;
  }
}

}  // namespace ipse
