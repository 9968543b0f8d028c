#include "output/claim_list.h"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <optional>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "base/strings.h"
#include "output/fold.h"

namespace ipse {
namespace {

constexpr int kStep = 2;  // columns that a group stands in from the one around it

class ListWriter {
 public:
  ListWriter(const Attributions& found, const ClaimText& claims,
             const std::vector<const Attribution*>& shown, const PrettyOptions& options,
             std::string& out)
      : found_(found), claims_(claims), shown_(shown), options_(options), out_(out) {}

  void WriteInOrder() {
    for (std::size_t i = 0; i < shown_.size(); ++i) {
      const Attribution& a = *shown_[i];
      WriteClaim(i, 0, absl::StrCat(claims_.Speaker(a), claims_.Chain(a), " ", claims_.Said(a)));
    }
  }

  void WriteBySpeaker() {
    std::vector<std::size_t> all(shown_.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    WriteSpeakers(all, 0, true);
  }

  void WriteByOutlet() {
    std::vector<std::size_t> own;  // that the page has from the speakers themselves
    Groups groups;
    for (std::size_t i = 0; i < shown_.size(); ++i) {
      const std::optional<std::uint32_t> outlet = OutletOf(*shown_[i]);
      outlet ? groups.Add(found_.entities[*outlet].name, i) : own.push_back(i);
    }
    for (const std::vector<std::size_t>& members : groups.in_order) {
      WriteHeading(0, claims_.Coloured(Part::outlet,
                                       found_.entities[*OutletOf(*shown_[members.front()])].name));
      WriteSpeakers(members, kStep, false);
    }
    if (own.empty()) return;
    WriteHeading(0, claims_.Page());
    WriteSpeakers(own, kStep, false);
  }

 private:
  // Claims by a key, in the order in which the keys come first.
  struct Groups {
    void Add(const std::string& key, std::size_t claim) {
      const auto [place, added] = group_of.try_emplace(key, in_order.size());
      if (added) in_order.emplace_back();
      in_order[place->second].push_back(claim);
    }
    absl::flat_hash_map<std::string, std::size_t> group_of;
    std::vector<std::vector<std::size_t>> in_order;
  };

  // Through which outlet words came first; an outlet's own words came through itself.
  std::optional<std::uint32_t> OutletOf(const Attribution& a) const {
    if (!a.via.empty()) return a.via.front().entity;
    for (EntityRef speaker : a.speakers) {
      if (found_.entities[speaker.entity].type == EntityType::outlet) return speaker.entity;
    }
    return std::nullopt;
  }

  void WriteSpeakers(const std::vector<std::size_t>& members, int indent, bool with_chain) {
    Groups known, unknown;
    for (std::size_t i : members) {
      const Attribution& a = *shown_[i];
      std::string key;
      for (EntityRef speaker : a.speakers) absl::StrAppend(&key, speaker.entity, " ");
      if (!key.empty()) {
        known.Add(key, i);
      } else {
        unknown.Add(absl::AsciiStrToLower(claims_.Speaker(a)), i);
      }
    }
    for (const Groups* groups : {&known, &unknown}) {
      for (const std::vector<std::size_t>& group : groups->in_order) {
        WriteHeading(indent, Described(*shown_[group.front()]));
        for (std::size_t i : group) {
          const Attribution& a = *shown_[i];
          std::string chain = with_chain ? claims_.Chain(a) : std::string();
          if (!chain.empty()) chain = absl::StrCat(absl::StripLeadingAsciiWhitespace(chain), " ");
          WriteClaim(i, indent + kStep, chain + claims_.Said(a));
        }
      }
    }
  }

  // “Mira Tanaka (person), the mayor of Osaka”
  std::string Described(const Attribution& a) const {
    std::string out = claims_.Speaker(a);
    if (a.speakers.empty()) return out;
    const Entity& speaker = found_.entities[a.speakers.front().entity];
    if (a.speakers.size() > 1) return out;
    absl::StrAppend(&out, " (", AbslView(Name(speaker.type)), ")");
    if (!speaker.role.empty()) absl::StrAppend(&out, ", ", speaker.role);
    return out;
  }

  void WriteHeading(int indent, const std::string& heading) {
    out_.append(static_cast<std::size_t>(indent), ' ');
    AppendFolded(heading, options_.width, indent, indent + kStep, out_);
    out_ += '\n';
  }

  void WriteClaim(std::size_t index, int indent, const std::string& words) {
    const std::string number =
        absl::StrFormat("%*s%2d. ", indent, "", NumberOf(found_, *shown_[index]));
    out_ += number;
    const int column = static_cast<int>(number.size());
    AppendFolded(words, options_.width, column, column, out_);
    out_ += '\n';
  }

  const Attributions& found_;
  const ClaimText& claims_;
  const std::vector<const Attribution*>& shown_;
  const PrettyOptions& options_;
  std::string& out_;
};

}  // namespace

void WriteClaims(const Attributions& found, const ClaimText& claims,
                 const std::vector<const Attribution*>& shown, const PrettyOptions& options,
                 std::string& out) {
  ListWriter list(found, claims, shown, options, out);
  switch (options.by) {
    case Grouping::none:
      return list.WriteInOrder();
    case Grouping::speaker:
      return list.WriteBySpeaker();
    case Grouping::outlet:
      return list.WriteByOutlet();
  }
}

}  // namespace ipse
