// Golden documents for speakers, outlets and chains: tests/golden/speakers/*.golden say what a
// careful reader expects of each document, and this compares. A file is a row of documents:
//
//   %% title of the case
//   @outlet The Gazette          metadata, if any: outlet, title, url, date, language
//   the text, as it stands
//   --
//   letters of the content | Speaker One; Speaker Two | named | Reuters (stated), CNN (carried)
//   other letters          | -                        | unnamed | -  | circular | for Mira Tanaka
//   outlet: The Gazette (metadata)     the page's outlet; "-" where the page does not say
//   credit: Reuters (dateline)         an outlet of the page's credits, metadata or not
//   entity: Mira Tanaka | person | mayor      fullest name, type, words of the role (both optional)
//   not-entity: Tanaka                 no entity goes by this name
//
// "-" is nobody: no speaker, or one that has no name ("residents"). " / " parts equally
// right answers within a name, type or outlet; "*" leaves the outlets open. An article before a
// name does not count; speakers may come in any order, outlets come nearest the speaker first. A
// line that begins with "?" is a known mistake: the test fails when it comes right. The shortest
// content that has the letters is meant. IPSE_GOLDEN_REPORT=1 prints the shares that are right and
// fails nothing.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "gtest/gtest.h"
#include "ipse/ipse.h"

namespace ipse {
namespace {

namespace fs = std::filesystem;

struct Expectation {
  int line = 0;
  bool known = false;  // a mistake of the engine that is not mended yet
  std::string words;   // as the file has it
};

struct GoldenDocument {
  std::string path;
  int line = 0;
  std::string title;
  std::string text;
  std::map<std::string, std::string> metadata;
  std::vector<Expectation> expectations;
};

// One thing that was looked at: "speaker", "type", "via", … with what was wanted and what came.
struct Verdict {
  std::string what;
  std::string wanted;
  std::string got;
  bool right = false;
};

std::string Trimmed(const std::string& words) {
  return std::string(absl::StripAsciiWhitespace(words));
}

std::vector<std::string> Fields(const std::string& words, char separator) {
  std::vector<std::string> fields;
  for (const auto field : absl::StrSplit(words, separator)) {
    fields.push_back(Trimmed(std::string(field)));
  }
  return fields;
}

std::vector<GoldenDocument> ReadGolden(const fs::path& path) {
  std::vector<GoldenDocument> documents;
  std::ifstream in(path, std::ios::binary);
  bool expecting = false;
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    if (absl::StartsWith(line, "%% ")) {
      documents.push_back({.path = path.string(), .line = number, .title = line.substr(3)});
      expecting = false;
    } else if (documents.empty()) {
      continue;  // what a file says about itself
    } else if (line == "--") {
      expecting = true;
    } else if (GoldenDocument& document = documents.back(); expecting) {
      const bool known = absl::StartsWith(line, "?");
      const std::string words = Trimmed(known ? line.substr(1) : line);
      if (!words.empty()) document.expectations.push_back({number, known, words});
    } else if (document.text.empty() && absl::StartsWith(line, "@")) {
      const std::size_t space = std::min(line.find(' '), line.size());
      document.metadata[line.substr(1, space - 1)] = Trimmed(line.substr(space));
    } else {
      document.text += line + "\n";
    }
  }
  return documents;
}

Attributions Attribute(GoldenDocument& document) {
  static const Engine engine(*Pack::FromFolder(IPSE_SOURCE_DIR "/rules"));
  auto& known = document.metadata;
  return *engine.Attribute({.text = document.text,
                            .id = document.title,
                            .language = known["language"],
                            .title = known["title"],
                            .outlet = known["outlet"],
                            .url = known["url"],
                            .date = known["date"]});
}

std::string_view WithoutArticle(std::string_view name) {
  if (name.starts_with("the ") || name.starts_with("The ")) name.remove_prefix(4);
  return name;
}

bool IsOneOf(const std::string& got, const std::string& wanted) {
  for (const auto alternative : absl::StrSplit(wanted, " / ")) {
    const std::string name = Trimmed(std::string(alternative));
    if (WithoutArticle(got) == WithoutArticle(name)) return true;
  }
  return false;
}

bool SameNames(std::vector<std::string> got, const std::vector<std::string>& wanted) {
  for (const std::string& name : wanted) {
    const auto found =
        std::find_if(got.begin(), got.end(), [&](const auto& g) { return IsOneOf(g, name); });
    if (found == got.end()) return false;
    got.erase(found);
  }
  return got.empty();
}

std::string Joined(const std::vector<std::string>& names, std::string_view separator) {
  return names.empty() ? "-" : absl::StrJoin(names, std::string(separator));
}

// Whether an entity is a name at all, and not "residents" or "a waiter".
bool IsNamed(const Entity& entity) {
  if (entity.type == EntityType::unknown) return !absl::ascii_islower(entity.name.front());
  return entity.type != EntityType::group;
}

// Who speaks and, where that is right, whether the engine knows what kind of speaker it is.
std::vector<Verdict> JudgeSpeakers(const Attribution& a, const Attributions& found,
                                   const std::string& wanted) {
  std::vector<std::string> all;
  std::vector<std::string> named;
  std::vector<std::string> types;
  for (const EntityRef& speaker : a.speakers) {
    const Entity& entity = found.entities[speaker.entity];
    all.push_back(entity.name);
    types.emplace_back(Name(entity.type));
    if (IsNamed(entity)) named.push_back(entity.name);
  }
  const bool nobody = named.empty() && (wanted == "-" || absl::StartsWith(wanted, "- /"));
  const bool right = nobody || (wanted != "-" && SameNames(all, Fields(wanted, ';')));
  std::vector<Verdict> verdicts = {{"speaker", wanted, Joined(all, "; "), right}};
  if (right && !nobody) {
    const bool known = std::find(types.begin(), types.end(), "unknown") == types.end();
    verdicts.push_back(
        {"kind of speaker", absl::StrCat(wanted, ", of a kind"), Joined(types, "; "), known});
  }
  return verdicts;
}

Verdict JudgeVia(const Attribution& a, const Attributions& found, const std::string& wanted) {
  std::vector<std::string> got;
  for (const Via& via : a.via) {
    got.push_back(
        absl::StrCat(found.entities[via.entity].name, " (", std::string(Name(via.basis)), ")"));
  }
  const std::vector<std::string> chain =
      wanted == "-" ? std::vector<std::string>{} : Fields(wanted, ',');
  const bool right =
      wanted == "*" || std::equal(got.begin(), got.end(), chain.begin(), chain.end(), IsOneOf);
  return {"via", wanted, Joined(got, ", "), right};
}

// The attribution with the shortest content that has these letters; null if none has.
const Attribution* Find(const Attributions& found, const std::string& text,
                        const std::string& letters) {
  const Attribution* best = nullptr;
  std::size_t shortest = text.size() + 1;
  for (const Attribution& a : found.attributions) {
    std::size_t length = 0;
    bool has = false;
    for (const ByteSpan& span : a.content) {
      const std::string content = text.substr(span.begin, span.end - span.begin);
      length += content.size();
      has |= absl::StrContains(content, letters);
    }
    if (has && length < shortest) {
      best = &a;
      shortest = length;
    }
  }
  return best;
}

std::vector<Verdict> JudgeAttribution(const GoldenDocument& document, const Attributions& found,
                                      const std::vector<std::string>& fields) {
  const Attribution* a = Find(found, document.text, fields[0]);
  if (a == nullptr) return {{"content", fields[0], "no attribution has these letters", false}};
  const std::string type(Name(a->source_type));
  std::vector<Verdict> verdicts = JudgeSpeakers(*a, found, fields[1]);
  verdicts.push_back({"type", fields[2], type, IsOneOf(type, fields[2])});
  verdicts.push_back(JudgeVia(*a, found, fields[3]));
  bool circular = false;
  std::string speaks_for = "-";
  for (std::size_t i = 4; i < fields.size(); ++i) {
    if (fields[i] == "circular") circular = true;
    if (absl::StartsWith(fields[i], "for ")) speaks_for = fields[i].substr(4);
  }
  if (speaks_for != "-") {
    const std::string got = a->speaks_for ? found.entities[a->speaks_for->entity].name : "-";
    verdicts.push_back({"speaks for", speaks_for, got, IsOneOf(got, speaks_for)});
  }
  const auto flag = [](bool on) { return on ? "circular" : "not circular"; };
  if (circular || a->circular) {
    verdicts.push_back({"circular", flag(circular), flag(a->circular), circular == a->circular});
  }
  return verdicts;
}

Verdict JudgeOutlet(const Attributions& found, const std::string& wanted) {
  const std::string got =
      found.outlet_basis
          ? absl::StrCat(found.outlet, " (", std::string(Name(*found.outlet_basis)), ")")
          : "-";
  return {"outlet", wanted, got, IsOneOf(got, wanted)};
}

Verdict JudgeCredit(const Attributions& found, const std::string& wanted) {
  std::vector<std::string> got;
  for (const Credit& credit : found.credits) {
    got.push_back(absl::StrCat(credit.name, " (", std::string(Name(credit.basis)), ")"));
  }
  const bool right = std::any_of(got.begin(), got.end(),
                                 [&](const auto& credit) { return IsOneOf(credit, wanted); });
  return {"credit", wanted, Joined(got, ", "), right};
}

Verdict JudgeEntity(const Attributions& found, const std::string& wanted) {
  std::vector<std::string> fields = Fields(wanted, '|');
  fields.resize(3);
  std::vector<std::string> got;
  bool right = false;
  for (const Entity& entity : found.entities) {
    const std::string type(Name(entity.type));
    got.push_back(absl::StrCat(entity.name, " | ", type, " | ", entity.role));
    right |= IsOneOf(entity.name, fields[0]) && (fields[1].empty() || IsOneOf(type, fields[1])) &&
             absl::StrContains(entity.role, fields[2]);
  }
  return {"entity", wanted, Joined(got, "; "), right};
}

Verdict JudgeAbsence(const Attributions& found, const std::string& unwanted) {
  const bool there = std::any_of(found.entities.begin(), found.entities.end(),
                                 [&](const Entity& e) { return IsOneOf(e.name, unwanted); });
  return {"absence", absl::StrCat("no ", unwanted), there ? unwanted : "-", !there};
}

std::vector<Verdict> Judge(const GoldenDocument& document, const Attributions& found,
                           const Expectation& expectation) {
  absl::string_view words = expectation.words;
  const auto rest = [&] { return Trimmed(std::string(words)); };
  if (absl::ConsumePrefix(&words, "outlet:")) return {JudgeOutlet(found, rest())};
  if (absl::ConsumePrefix(&words, "credit:")) return {JudgeCredit(found, rest())};
  if (absl::ConsumePrefix(&words, "entity:")) return {JudgeEntity(found, rest())};
  if (absl::ConsumePrefix(&words, "not-entity:")) return {JudgeAbsence(found, rest())};
  const std::vector<std::string> fields = Fields(expectation.words, '|');
  if (fields.size() < 4 || !absl::StrContains(document.text, fields[0])) {
    return {{"line", "letters of the text | speakers | type | via", expectation.words, false}};
  }
  return JudgeAttribution(document, found, fields);
}

// What is wrong with the engine's answer to one expectation; empty if nothing is.
std::string Complaint(const Expectation& expectation, const std::vector<Verdict>& verdicts) {
  std::string wrong;
  for (const Verdict& verdict : verdicts) {
    if (verdict.right) continue;
    absl::StrAppend(&wrong, "\n    ", verdict.what, ": expected ", verdict.wanted, ", got ",
                    verdict.got);
  }
  if (!expectation.known) return wrong;
  return wrong.empty() ? "\n    comes right now: take the \"?\" away" : "";
}

class Tally {
 public:
  void Add(const std::vector<Verdict>& verdicts) {
    for (const Verdict& verdict : verdicts) {
      auto& [right, all] = counts_[verdict.what];
      right += verdict.right ? 1 : 0;
      ++all;
    }
  }
  void Print(std::ostream& out) const {
    for (const auto& [what, count] : counts_) {
      out << what << ": " << count.first << " of " << count.second << " right ("
          << 100 * count.first / count.second << " %)\n";
    }
  }

 private:
  std::map<std::string, std::pair<int, int>> counts_;
};

TEST(SpeakersTest, GoldenDocumentsComeOutAsACarefulReaderExpects) {
  const bool report = std::getenv("IPSE_GOLDEN_REPORT") != nullptr;
  Tally tally;
  std::vector<fs::path> paths;
  for (const auto& entry : fs::directory_iterator(IPSE_SOURCE_DIR "/tests/golden/speakers")) {
    if (entry.path().extension() == ".golden") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  ASSERT_FALSE(paths.empty());
  for (const fs::path& path : paths) {
    for (GoldenDocument& document : ReadGolden(path)) {
      const Attributions found = Attribute(document);
      for (const Expectation& expectation : document.expectations) {
        const std::vector<Verdict> verdicts = Judge(document, found, expectation);
        tally.Add(verdicts);
        const std::string wrong = Complaint(expectation, verdicts);
        if (wrong.empty() || report) continue;
        ADD_FAILURE_AT(document.path.c_str(), expectation.line)
            << document.title << "\n  " << expectation.words << wrong;
      }
    }
  }
  if (report) tally.Print(std::cout);
}

}  // namespace
}  // namespace ipse
