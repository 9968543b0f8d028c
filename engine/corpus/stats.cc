#include "corpus/stats.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <string_view>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"
#include "base/hash.h"
#include "corpus/files.h"
#include "corpus/records.h"
#include "rapidjson/document.h"

namespace ipse {
namespace {

using rapidjson::Value;
using Tallies = absl::flat_hash_map<std::string, std::uint64_t>;

// Shorter ones are said by anybody.
constexpr std::size_t kFewestWords = 5;

// The member `key` where it is an array; else an empty one.
Value::ConstArray ArrayOf(const Value& object, const char* key) {
  static const Value empty(rapidjson::kArrayType);
  const auto member = object.IsObject() ? object.FindMember(key) : Value::ConstMemberIterator();
  const bool is_array =
      object.IsObject() && member != object.MemberEnd() && member->value.IsArray();
  return (is_array ? member->value : empty).GetArray();
}

std::string StringOf(const Value& object, const char* key) {
  if (!object.IsObject()) return {};
  const auto member = object.FindMember(key);
  if (member == object.MemberEnd() || !member->value.IsString()) return {};
  return {member->value.GetString(), member->value.GetStringLength()};
}

// The hash of the letters and digits of `text`, its words apart; nothing where they are few.
std::optional<std::uint64_t> HashOfWords(std::string_view text) {
  std::uint64_t hash = kHashSeed;
  std::size_t words = 0;
  bool in_word = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool general_punctuation =
        c == '\xE2' && i + 2 < text.size() && (text[i + 1] == '\x80' || text[i + 1] == '\x81');
    if (general_punctuation) i += 2;
    const bool upper = c >= 'A' && c <= 'Z', lower = c >= 'a' && c <= 'z';
    const bool digit = c >= '0' && c <= '9', other = (c & '\x80') != 0 && !general_punctuation;
    if (!(upper || lower || digit || other)) {
      in_word = false;
      continue;
    }
    if (!in_word) {
      ++words;
      hash = Hash(" ", hash);
    }
    in_word = true;
    const char folded = upper ? static_cast<char>(c - 'A' + 'a') : c;
    hash = Hash({&folded, 1}, hash);
  }
  if (words < kFewestWords) return std::nullopt;
  return hash;
}

// Which hashes were met once, and more than once; a few more than that may seem to be.
class Met {
 public:
  void Add(std::uint64_t hash) { (once_[Place(hash)] ? twice_ : once_)[Place(hash)] = true; }
  bool Twice(std::uint64_t hash) const { return twice_[Place(hash)]; }

 private:
  static constexpr std::size_t kBits = std::size_t{1} << 27;
  static std::size_t Place(std::uint64_t hash) { return (hash ^ (hash >> 32)) & (kBits - 1); }
  std::vector<bool> once_ = std::vector<bool>(kBits), twice_ = std::vector<bool>(kBits);
};

std::vector<NameCount> MostFrequent(const Tallies& tallies, std::size_t most) {
  std::vector<NameCount> out;
  out.reserve(tallies.size());
  for (const auto& [name, count] : tallies) out.push_back({name, count});
  std::sort(out.begin(), out.end(), [](const NameCount& a, const NameCount& b) {
    return a.count != b.count ? a.count > b.count : a.name < b.name;
  });
  if (out.size() > most) out.resize(most);
  return out;
}

class StatsReader {
 public:
  // First pass: everything but quotations, which are only met.
  void Count(const Value& document) {
    ++stats_.documents;
    absl::flat_hash_set<std::uint64_t> hashes;
    for (const Value& attribution : ArrayOf(document, "attributions")) {
      ++stats_.attributions;
      if (const auto hash = HashOfQuotation(attribution)) hashes.insert(*hash);
      for (const Value& via : ArrayOf(attribution, "via")) ++outlets_[StringOf(via, "name")];
      for (const Value& speaker : ArrayOf(attribution, "speakers")) {
        const std::string name = StringOf(speaker, "name");
        ++speakers_[name];
        for (const Value& via : ArrayOf(attribution, "via"))
          ++pairs_[absl::StrCat(name, ", through ", StringOf(via, "name"))];
      }
    }
    for (const std::uint64_t hash : hashes) met_.Add(hash);
  }

  // Second pass.
  void Gather(const Value& document) {
    absl::flat_hash_set<std::uint64_t> hashes;
    for (const Value& attribution : ArrayOf(document, "attributions")) {
      const auto hash = HashOfQuotation(attribution);
      if (!hash || !met_.Twice(*hash)) continue;
      RepeatedQuotation& quotation = quotations_[*hash];
      if (quotation.documents == 0) {
        quotation.text = StringOf(attribution, "text");
        quotation.first = StringOf(document, "id");
      }
      if (hashes.insert(*hash).second) ++quotation.documents;
      if (const std::string outlet = StringOf(document, "outlet"); !outlet.empty())
        quotation.outlets.insert(outlet);
      for (const Value& via : ArrayOf(attribution, "via"))
        quotation.outlets.insert(StringOf(via, "name"));
    }
  }

  CorpusStats Finish(std::size_t most) {
    stats_.speakers = MostFrequent(speakers_, most);
    stats_.outlets = MostFrequent(outlets_, most);
    stats_.pairs = MostFrequent(pairs_, most);
    for (auto& [hash, quotation] : quotations_) {
      if (quotation.documents > 1) stats_.quotations.push_back(std::move(quotation));
    }
    std::sort(stats_.quotations.begin(), stats_.quotations.end(),
              [](const RepeatedQuotation& a, const RepeatedQuotation& b) {
                return a.documents != b.documents ? a.documents > b.documents : a.text < b.text;
              });
    if (stats_.quotations.size() > most) stats_.quotations.resize(most);
    return std::move(stats_);
  }

 private:
  static std::optional<std::uint64_t> HashOfQuotation(const Value& attribution) {
    if (StringOf(attribution, "kind") != "direct") return std::nullopt;
    return HashOfWords(StringOf(attribution, "text"));
  }

  CorpusStats stats_;
  Tallies speakers_, outlets_, pairs_;
  Met met_;
  absl::flat_hash_map<std::uint64_t, RepeatedQuotation> quotations_;
};

std::vector<CorpusFile> ListShards(const std::string& folder) {
  std::vector<CorpusFile> files = ListFiles({folder});
  std::erase_if(files, [](const CorpusFile& file) {
    return !std::filesystem::path(file.path).filename().string().starts_with("attributions-");
  });
  return files;
}

}  // namespace

absl::StatusOr<CorpusStats> ReadStats(const std::string& folder, std::size_t most,
                                      const std::function<void(const Problem&)>& problem) {
  const std::vector<CorpusFile> files = ListShards(folder);
  if (files.empty()) {
    return absl::NotFoundError(
        absl::StrCat(folder, ": no run here; make one by ipse run --output ", folder, "/"));
  }
  StatsReader stats;
  for (const bool first : {true, false}) {
    RecordReader reader(files, {});
    for (Record record; reader.Next(record);) {
      rapidjson::Document json;
      if (!record.problem) json.Parse(record.bytes.data(), record.bytes.size());
      if (record.problem || json.HasParseError() || !json.IsObject()) {
        if (first) {
          problem(record.problem.value_or(
              Problem{ProblemKind::not_json, absl::StrCat(NameOf(record), ": no JSON object")}));
        }
        continue;
      }
      first ? stats.Count(json) : stats.Gather(json);
    }
  }
  return stats.Finish(most);
}

}  // namespace ipse
