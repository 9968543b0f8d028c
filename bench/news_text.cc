#include "news_text.h"

#include <array>
#include <cstdlib>
#include <fstream>
#include <random>
#include <string_view>

#include "rapidjson/document.h"

namespace ipse {
namespace {

constexpr std::array<std::string_view, 24> kGiven = {
    "Mira",   "Daniel", "Rosa",  "Paul",  "Grete", "Ines",  "Tomas",  "Aisha",
    "Viktor", "Leila",  "Hugo",  "Nadia", "Omar",  "Petra", "Samuel", "Yuki",
    "Carla",  "Dmitri", "Elena", "Farid", "Greta", "Ivan",  "Joana",  "Kofi"};
constexpr std::array<std::string_view, 8> kStems = {"Tan",  "Ver", "Hal", "Oka",
                                                    "Lind", "Alb", "Mor", "Kest"};
constexpr std::array<std::string_view, 8> kEnds = {"aka",   "hoeven", "vorsen", "for",
                                                   "qvist", "right",  "etti",   "rel"};
constexpr std::array<std::string_view, 8> kRoles = {"the mayor of",
                                                    "a spokesman for",
                                                    "the finance minister of",
                                                    "an economist at the University of",
                                                    "the head of the union in",
                                                    "a farmer from",
                                                    "the police chief of",
                                                    "a nurse in"};
constexpr std::array<std::string_view, 16> kNouns = {
    "bridge", "budget", "harbour", "hospital", "school",  "tax",      "train",   "treaty",
    "market", "forest", "tunnel",  "strike",   "drought", "election", "factory", "museum"};
constexpr std::array<std::string_view, 12> kVerbs = {
    "said",     "added", "told reporters", "warned",  "argued", "wrote",
    "insisted", "noted", "claimed",        "replied", "joked",  "promised"};
constexpr std::array<std::string_view, 12> kAdjectives = {
    "old",     "costly",  "unfinished", "popular", "dangerous", "modest",
    "ancient", "crowded", "quiet",      "local",   "uncertain", "vast"};

class Maker {
 public:
  std::string Article() {
    std::string out = Name() + " warns over " + Adjective() + " " + Noun() + "\n\n";
    const int paragraphs = 8 + Pick(12);
    for (int i = 0; i < paragraphs; ++i) out += Paragraph() + "\n\n";
    return out;
  }

 private:
  int Pick(int n) { return static_cast<int>(random_() % static_cast<unsigned>(n)); }
  template <std::size_t N>
  std::string From(const std::array<std::string_view, N>& words) {
    return std::string(words[static_cast<std::size_t>(Pick(static_cast<int>(N)))]);
  }
  std::string Surname() { return From(kStems) + From(kEnds); }
  std::string Name() { return From(kGiven) + " " + Surname(); }
  std::string Noun() { return From(kNouns); }
  std::string Adjective() { return From(kAdjectives); }
  std::string Verb() { return From(kVerbs); }

  std::string Clause() {
    switch (Pick(4)) {
      case 0:
        return "the " + Adjective() + " " + Noun() + " would cost " + std::to_string(2 + Pick(90)) +
               " million a year";
      case 1:
        return "nobody had asked the people of " + Surname() + " about the " + Noun();
      case 2:
        return "the " + Noun() + " was " + Adjective() + " before the " + Noun() + " and is " +
               Adjective() + " now";
      default:
        return "every " + Noun() + " in the " + Adjective() + " north depends on a " + Noun();
    }
  }
  std::string Capital(std::string clause) {
    clause[0] = static_cast<char>(clause[0] - 'a' + 'A');
    return clause;
  }

  std::string Paragraph() {
    const std::string who = Name();
    switch (Pick(6)) {
      case 0:
        return "“" + Capital(Clause()) + ",” " + who + " " + Verb() + ". “" + Capital(Clause()) +
               ".”";
      case 1:
        return "\"" + Capital(Clause()) + ",\" said " + who + ", " + From(kRoles) + " " +
               Surname() + ".";
      case 2:
        return who + " " + Verb() + " that " + Clause() + ", calling the plan “" + Adjective() +
               " and " + Adjective() + "”.";
      case 3:
        return "According to " + who + ", " + Clause() + ". " + Capital(Clause()) + ".";
      case 4:
        return Capital(Clause()) + ". " + Capital(Clause()) + ", and " + Clause() + " on Monday.";
      default:
        return "In an interview, " + who + " said " + Clause() + " — but " + Clause() + ".";
    }
  }

  std::mt19937 random_{2024};
};

}  // namespace

NewsText MakeNewsText(std::size_t bytes) {
  NewsText out;
  if (const char* path = std::getenv("IPSE_BENCH_TEXTS")) {
    std::ifstream in(path);
    for (std::string line; std::getline(in, line);) {
      rapidjson::Document json;
      json.Parse(line.data(), line.size());
      if (json.IsObject() && json.HasMember("text"))
        out.text += std::string(json["text"].GetString()) + "\n\n";
    }
    out.what = path;
  }
  if (out.text.empty()) {
    out.what = "articles made from the project's own words";
    for (Maker maker; out.text.size() < bytes;) out.text += maker.Article();
  }
  const std::size_t once = out.text.size();
  while (out.text.size() < bytes) out.text.append(out.text, 0, once);
  const std::size_t end = out.text.find('\n', bytes);
  if (end != std::string::npos) out.text.resize(end + 1);
  return out;
}

}  // namespace ipse
