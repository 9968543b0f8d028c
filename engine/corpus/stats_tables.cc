#include "corpus/stats_tables.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"

namespace ipse {
namespace {

constexpr char kIndent[] = "           ";  // below a count

void AppendList(const std::string& title, const std::vector<NameCount>& names, std::string& out) {
  absl::StrAppendFormat(&out, "\n%s\n", title);
  for (const NameCount& name : names)
    absl::StrAppendFormat(&out, "%9d  %s\n", name.count, name.name);
}

void AppendMonths(const CorpusStats& stats, std::string& out) {
  if (stats.months.empty()) return;
  absl::StrAppend(&out, "\nMonths: documents, attributions\n");
  for (const auto& [month, count] : stats.months)
    absl::StrAppendFormat(&out, "%9d %9d  %s\n", count.documents, count.attributions, month);
}

void AppendWording(const QuotedWording& wording, std::string& out) {
  absl::StrAppendFormat(&out, "%9d  %s\n", wording.documents, wording.text);
}

void AppendQuotation(const RepeatedQuotation& quotation, std::string& out) {
  AppendWording(quotation.wordings.front(), out);
  absl::StrAppend(&out, kIndent, "first in ", PlaceOf(quotation.first));
  if (!quotation.outlets.empty())
    absl::StrAppend(&out, "; ", absl::StrJoin(quotation.outlets, ", "));
  absl::StrAppend(&out, "\n");
  if (!quotation.circular.empty()) {
    absl::StrAppend(&out, kIndent, "circular: ", absl::StrJoin(quotation.circular, ", "),
                    " have it from one another\n");
  }
  if (quotation.speakers_differ) {
    absl::StrAppend(&out, kIndent, "speakers differ, misattributed? ",
                    SpeakersOf(quotation.wordings.front()), "\n");
  }
  const std::size_t shown = std::min(quotation.wordings.size(), 1 + kMostAltered);
  for (std::size_t i = 1; i < shown; ++i) {
    const QuotedWording& altered = quotation.wordings[i];
    absl::StrAppend(&out, kIndent, "altered, in ", PlaceOf(altered.first), "\n");
    AppendWording(altered, out);
    if (quotation.speakers_differ && !altered.speakers.empty())
      absl::StrAppend(&out, kIndent, "by ", SpeakersOf(altered), "\n");
  }
  if (shown < quotation.wordings.size()) {
    absl::StrAppend(&out, kIndent, quotation.wordings.size() - shown,
                    " more altered wordings; --format csv has all\n");
  }
}

std::string Quoted(std::string_view value) {
  return absl::StrCat("\"", absl::StrReplaceAll(std::string(value), {{"\"", "\"\""}}), "\"");
}

void AppendRows(const std::string& list, const std::vector<NameCount>& names, std::string& out) {
  for (const NameCount& name : names) {
    absl::StrAppendFormat(&out, "%s,%s,,%d,,,,,,\n", list, Quoted(name.name), name.count);
    for (const auto& [month, count] : name.months)
      absl::StrAppendFormat(&out, "%s,%s,%s,%d,,,,,,\n", list, Quoted(name.name), month, count);
  }
}

void AppendWordingRow(const std::string& list, std::size_t number, const QuotedWording& wording,
                      const std::set<std::string>& outlets, const std::string& flags,
                      std::string& out) {
  absl::StrAppendFormat(&out, "%s,%s,,%d,%d,%s,%s,%s,%s,%s\n", list, Quoted(wording.text),
                        wording.documents, number, Quoted(wording.first.id),
                        Quoted(wording.first.date), Quoted(absl::StrJoin(outlets, "; ")),
                        Quoted(SpeakersOf(wording)), Quoted(flags));
}

void AppendQuotationRows(std::size_t number, const RepeatedQuotation& quotation, std::string& out) {
  std::vector<std::string> flags;
  if (quotation.speakers_differ) flags.emplace_back("speakers differ");
  if (!quotation.circular.empty())
    flags.push_back(absl::StrCat("circular: ", absl::StrJoin(quotation.circular, ", ")));
  AppendWordingRow("quotation", number, quotation.wordings.front(), quotation.outlets,
                   absl::StrJoin(flags, "; "), out);
  for (std::size_t i = 1; i < quotation.wordings.size(); ++i)
    AppendWordingRow("altered", number, quotation.wordings[i], {}, "", out);
}

}  // namespace

std::string SpeakersOf(const QuotedWording& wording) {
  std::vector<std::pair<std::string, std::uint64_t>> speakers(wording.speakers.begin(),
                                                              wording.speakers.end());
  std::stable_sort(speakers.begin(), speakers.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  constexpr std::size_t kMost = 8;
  const std::size_t more = speakers.size() > kMost ? speakers.size() - kMost : 0;
  speakers.resize(speakers.size() - more);
  const std::string named =
      absl::StrJoin(speakers, ", ", [](std::string* out, const auto& speaker) {
        absl::StrAppend(out, speaker.first, " (", speaker.second, ")");
      });
  return more == 0 ? named : absl::StrCat(named, ", ", more, " more");
}

std::string PlaceOf(const Sighting& sighting) {
  std::string place = sighting.id;
  for (const std::string& more : {sighting.date, sighting.outlet}) {
    if (!more.empty()) absl::StrAppend(&place, ", ", more);
  }
  return place;
}

std::string StatsTables(const CorpusStats& stats) {
  std::string out =
      absl::StrFormat("%d documents, %d attributions\n", stats.documents, stats.attributions);
  AppendMonths(stats, out);
  AppendList("Speakers", stats.speakers, out);
  AppendList("Outlets that words came through", stats.outlets, out);
  AppendList("Speakers and outlets", stats.pairs, out);
  AppendList("Cues", stats.cues, out);
  absl::StrAppend(&out, "\nQuotations in several documents\n");
  for (const RepeatedQuotation& quotation : stats.quotations) AppendQuotation(quotation, out);
  if (stats.wordings_left_out > 0) {
    absl::StrAppend(&out, "\nFor want of memory, ", stats.wordings_left_out,
                    " wordings were dropped, the least repeated first\n");
  }
  return out;
}

std::string StatsCsv(const CorpusStats& stats) {
  std::string out = "list,name,month,count,quotation,first,first_date,outlets,speakers,flags\n";
  const auto add = [&out](const std::string& month, std::uint64_t documents,
                          std::uint64_t attributions) {
    absl::StrAppendFormat(&out, "documents,,%s,%d,,,,,,\nattributions,,%s,%d,,,,,,\n", month,
                          documents, month, attributions);
  };
  add("", stats.documents, stats.attributions);
  for (const auto& [month, count] : stats.months) add(month, count.documents, count.attributions);
  AppendRows("speaker", stats.speakers, out);
  AppendRows("outlet", stats.outlets, out);
  AppendRows("pair", stats.pairs, out);
  AppendRows("cue", stats.cues, out);
  for (std::size_t i = 0; i < stats.quotations.size(); ++i)
    AppendQuotationRows(i + 1, stats.quotations[i], out);
  return out;
}

}  // namespace ipse
