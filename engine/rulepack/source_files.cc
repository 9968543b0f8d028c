#include "rulepack/source_files.h"

#include <algorithm>
#include <initializer_list>

#include "absl/strings/str_cat.h"
#include "base/strings.h"
#include "rulepack/read_cue_counts.h"
#include "toml++/toml.h"

namespace ipse {
namespace {

RulePlace PlaceOf(const PackFile& file, const toml::node& node) {
  return {file.name, node.source().begin.line, node.source().begin.column};
}

// Whether a line break, which is no part of the string, follows its three opening marks.
bool OpensWithBreak(const PackFile& file, const toml::node& node) {
  const std::string_view content = file.content;
  std::size_t line = 0;
  for (std::uint32_t i = 1; i < node.source().begin.line && line != std::string_view::npos; ++i)
    line = content.find('\n', line) + 1;
  const std::string_view opening = content.substr(line).substr(node.source().begin.column - 1, 5);
  return opening.starts_with("\"\"\"\n") || opening.starts_with("'''\n") ||
         opening == "\"\"\"\r\n" || opening == "'''\r\n";
}

// One [[…]] table with the checks that every kind of entry needs. The first mistake is kept.
class Entry {
 public:
  Entry(const PackFile& file, const toml::table& table) : file_(file), table_(table) {}

  const absl::Status& status() const { return status_; }

  void AllowOnly(std::initializer_list<std::string_view> keys) {
    for (const auto& [key, value] : table_) {
      if (std::find(keys.begin(), keys.end(), key.str()) == keys.end()) {
        Fail(value, absl::StrCat("the key ", AbslView(key.str()), " is not known here"));
      }
    }
  }

  SourceText Text(std::string_view key, bool needed) {
    const toml::node* node = table_.get(key);
    if (node == nullptr) {
      if (needed) Fail(table_, absl::StrCat("the key ", AbslView(key), " is missing"));
      return {};
    }
    return TextOf(*node);
  }

  std::vector<SourceText> Texts(std::string_view key) {
    std::vector<SourceText> out;
    const toml::node* node = table_.get(key);
    if (node == nullptr) return out;
    const toml::array* array = node->as_array();
    if (array == nullptr) {
      Fail(*node, absl::StrCat(AbslView(key), " must be an array of strings"));
      return out;
    }
    for (const toml::node& element : *array) out.push_back(TextOf(element));
    return out;
  }

  bool Flag(std::string_view key) {
    const toml::node* node = table_.get(key);
    if (node == nullptr) return false;
    const std::optional<bool> value = node->value_exact<bool>();
    if (!value) Fail(*node, absl::StrCat(AbslView(key), " must be true or false"));
    return value.value_or(false);
  }

  // The value of the enumeration whose Name the entry gives; `last` is its last.
  template <class Enum>
  std::optional<Enum> ValueOf(std::string_view key, Enum last) {
    const toml::node* node = table_.get(key);
    if (node == nullptr) return std::nullopt;
    const std::string name = TextOf(*node).text;
    for (int i = 0; i <= static_cast<int>(last); ++i) {
      if (Name(static_cast<Enum>(i)) == name) return static_cast<Enum>(i);
    }
    Fail(*node,
         absl::StrCat(AbslView(name), " is no ", AbslView(key), ": see the list in docs/rules.md"));
    return std::nullopt;
  }

  std::optional<Stance> StanceOf(std::string_view key) { return ValueOf(key, Stance::expects); }

  std::optional<double> Certainty(std::string_view key) {
    const toml::node* node = table_.get(key);
    if (node == nullptr) return std::nullopt;
    const std::optional<double> value = node->value<double>();
    if (!value || *value <= 0 || *value >= 1) {
      Fail(*node, absl::StrCat(AbslView(key), " must be a number between 0 and 1"));
    }
    return value;
  }

  void Fail(const toml::node& node, const std::string& message) {
    if (status_.ok()) status_ = ErrorAtPlace(PlaceOf(file_, node), message);
  }

  const toml::table& table() const { return table_; }

 private:
  SourceText TextOf(const toml::node& node) {
    const std::optional<std::string> value = node.value_exact<std::string>();
    if (!value) Fail(node, "a string was expected");
    return {value.value_or(""), PlaceOf(file_, node), OpensWithBreak(file_, node)};
  }

  const PackFile& file_;
  const toml::table& table_;
  absl::Status status_;
};

std::vector<std::string> Strings(const std::vector<SourceText>& texts) {
  std::vector<std::string> out;
  out.reserve(texts.size());
  for (const SourceText& text : texts) out.push_back(text.text);
  return out;
}

void ReadLexicon(Entry& entry, LanguageSource& out) {
  entry.AllowOnly(
      {"class", "columns", "words", "endings", "gate", "hedge", "stance", "act", "event"});
  out.lexicons.push_back({entry.Text("class", true), Strings(entry.Texts("columns")),
                          entry.Text("words", false), entry.Text("endings", false),
                          entry.Flag("gate"), entry.Flag("hedge"), entry.StanceOf("stance"),
                          entry.ValueOf("act", Act::thought),
                          entry.ValueOf("event", Event::requested)});
}

void ReadDefinition(Entry& entry, LanguageSource& out) {
  entry.AllowOnly({"name", "pattern"});
  out.definitions.push_back({entry.Text("name", true), entry.Text("pattern", true)});
}

void ReadPhrase(Entry& entry, LanguageSource& out) {
  entry.AllowOnly({"id", "classes", "head", "pattern"});
  out.phrases.push_back({entry.Text("id", true), Strings(entry.Texts("classes")),
                         entry.Texts("head"), entry.Text("pattern", true)});
}

std::vector<Example> ReadExamples(Entry& entry) {
  std::vector<Example> out;
  const std::pair<std::string_view, Example::Type> types[] = {
      {"yes", Example::Type::yes}, {"no", Example::Type::no}, {"known", Example::Type::known}};
  for (const auto& [key, type] : types) {
    for (SourceText& text : entry.Texts(key)) {
      out.push_back({type, std::move(text.text), std::move(text.place)});
    }
  }
  if (entry.table().get("yes") == nullptr) {
    entry.Fail(entry.table(), "a rule needs at least one example that must match: yes = [...]");
  }
  return out;
}

void ReadRule(Entry& entry, LanguageSource& out) {
  entry.AllowOnly(
      {"id", "purpose", "pattern", "scope", "stance", "certainty", "yes", "no", "known"});
  RuleSource rule;
  rule.id = entry.Text("id", true);
  rule.purpose = entry.Text("purpose", true).text;
  rule.pattern = entry.Text("pattern", true);
  rule.stance = entry.StanceOf("stance");
  rule.certainty = entry.Certainty("certainty");
  const SourceText scope = entry.Text("scope", false);
  if (scope.text == "passage") {
    rule.scope = Scope::passage;
  } else if (!scope.text.empty() && scope.text != "sentence") {
    entry.Fail(*entry.table().get("scope"), "scope is sentence or passage");
  }
  rule.examples = ReadExamples(entry);
  out.rules.push_back(std::move(rule));
}

void ReadClaims(Entry& entry, LanguageSource& out) {
  entry.AllowOnly({"ends", "behind", "begins", "verbs", "openers", "breaks", "joins"});
  out.claims.push_back({entry.Text("ends", true), entry.Text("behind", true),
                        entry.Text("begins", true), entry.Text("verbs", true),
                        entry.Text("openers", true), entry.Text("breaks", true),
                        entry.Text("joins", true)});
}

void ReadGivenNames(Entry& entry, LanguageSource& out) {
  entry.AllowOnly({"gender", "names"});
  const std::string gender = entry.Text("gender", true).text;
  if (gender != "female" && gender != "male" && gender != "either") {
    entry.Fail(entry.table(), "gender is female, male or either");
  }
  out.given_names.push_back({gender, entry.Text("names", true)});
}

void ReadOutlets(Entry& entry, LanguageSource& out) {
  entry.AllowOnly({"kind", "list"});
  out.outlets.push_back({entry.Text("kind", true).text, entry.Text("list", true)});
}

template <std::vector<ListSource> LanguageSource::*lists>
void ReadList(Entry& entry, LanguageSource& out) {
  entry.AllowOnly({"list"});
  (out.*lists).push_back({"", entry.Text("list", true)});
}

void ReadRelay(Entry& entry, LanguageSource& out) {
  entry.AllowOnly({"id", "purpose", "pattern", "outlet", "cites", "yes", "no"});
  RelaySource relay{entry.Text("id", true),      entry.Text("purpose", true).text,
                    entry.Text("pattern", true), entry.Text("outlet", false).text,
                    ReadExamples(entry),         entry.table()["cites"].value_or(false)};
  out.relays.push_back(std::move(relay));
}

absl::Status ReadWeights(const PackFile& file, const toml::node& node, LanguageSource& out) {
  const toml::table* table = node.as_table();
  if (table == nullptr) return ErrorAtPlace(PlaceOf(file, node), "weights must be a table");
  for (const auto& [key, value] : *table) {
    const std::optional<double> weight = value.value<double>();
    if (!weight) return ErrorAtPlace(PlaceOf(file, value), "a weight must be a number");
    out.weights[AbslView(key.str())] = *weight;
  }
  return absl::OkStatus();
}

using Reader = void (*)(Entry&, LanguageSource&);

// What reads the entries of `key`; null where no such key is known.
Reader ReaderOf(std::string_view key) {
  static constexpr std::pair<std::string_view, Reader> kReaders[] = {
      {"lexicon", ReadLexicon},
      {"pattern", ReadDefinition},
      {"phrase", ReadPhrase},
      {"rule", ReadRule},
      {"relay", ReadRelay},
      {"claims", ReadClaims},
      {"given_names", ReadGivenNames},
      {"outlets", ReadOutlets},
      {"nations", ReadList<&LanguageSource::nations>},
      {"regions", ReadList<&LanguageSource::regions>},
      {"roles", ReadList<&LanguageSource::roles>}};
  const auto* reader = std::find_if(std::begin(kReaders), std::end(kReaders),
                                    [&](const auto& r) { return r.first == key; });
  return reader == std::end(kReaders) ? nullptr : reader->second;
}

// What stands under one key of the file.
absl::Status ReadKey(const PackFile& file, std::string_view key, const toml::node& node,
                     LanguageSource& out) {
  if (key == "version" || key == "fitted_for" || key == "counted_for") {
    const std::optional<std::string> value = node.value_exact<std::string>();
    if (!value) return ErrorAtPlace(PlaceOf(file, node), "a version is a string");
    SourceText& version = key == "version"      ? out.version
                          : key == "fitted_for" ? out.fitted_for
                                                : out.counted_for;
    version = {*value, PlaceOf(file, node)};
    return absl::OkStatus();
  }
  if (key == "weights") return ReadWeights(file, node, out);
  if (key == "cue_counts") return ReadCueCounts(file, node, out);
  const Reader reader = ReaderOf(key);
  const toml::array* entries = node.as_array();
  if (reader == nullptr || entries == nullptr) {
    return ErrorAtPlace(
        PlaceOf(file, node),
        absl::StrCat(AbslView(key),
                     " is not known: a file holds [[lexicon]], [[pattern]], "
                     "[[phrase]], [[rule]], [[relay]], [[given_names]], "
                     "[[claims]], [[outlets]], [[nations]], [[regions]], [[roles]], "
                     "[weights] or [cue_counts]"));
  }
  for (const toml::node& element : *entries) {
    if (element.as_table() == nullptr)
      return ErrorAtPlace(PlaceOf(file, element), "a table was expected");
    Entry entry(file, *element.as_table());
    reader(entry, out);
    if (!entry.status().ok()) return entry.status();
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status ErrorAtPlace(const RulePlace& place, const std::string& message) {
  return absl::InvalidArgumentError(
      absl::StrCat(place.file, ":", place.line, ":", place.column, ": ", message));
}

absl::Status ErrorAt(const SourceText& source, std::size_t at, const std::string& message) {
  RulePlace place = source.place;
  const std::string_view before = std::string_view(source.text).substr(0, at);
  const auto lines = static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n'));
  place.line += lines + (source.opens_with_break ? 1 : 0);
  if (lines > 0) {
    place.column = static_cast<std::uint32_t>(at - before.rfind('\n'));
  } else if (source.opens_with_break) {
    place.column = static_cast<std::uint32_t>(at) + 1;
  } else {
    place.column += static_cast<std::uint32_t>(at) + 1;  // after the opening quotation mark
  }
  return ErrorAtPlace(place, message);
}

absl::Status ReadSource(const PackFile& file, LanguageSource& out) {
  const toml::parse_result parsed = toml::parse(std::string_view(file.content), file.name);
  if (!parsed) {
    const toml::parse_error& error = parsed.error();
    return ErrorAtPlace({file.name, error.source().begin.line, error.source().begin.column},
                        std::string(error.description()));
  }
  for (const auto& [key, node] : parsed.table()) {
    if (absl::Status status = ReadKey(file, key.str(), node, out); !status.ok()) return status;
  }
  return absl::OkStatus();
}

}  // namespace ipse
