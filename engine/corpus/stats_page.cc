#include "corpus/stats_page.h"

#include <algorithm>
#include <cstdlib>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "corpus/stats_tables.h"
#include "corpus/stats_template.h"
#include "corpus/wording.h"

namespace ipse {
namespace {

std::string Escaped(std::string_view text) {
  return absl::StrReplaceAll(std::string(text),
                             {{"&", "&amp;"}, {"<", "&lt;"}, {">", "&gt;"}, {"\"", "&quot;"}});
}

// "1 document", "12 documents"
std::string Several(std::uint64_t count, std::string_view what) {
  return absl::StrCat(count, " ", std::string(what), count == 1 ? "" : "s");
}

// All months from the first to the last that has documents; none where that is a slip (one document
// of the year 1024 is no reason for twelve thousand bars).
std::vector<std::string> MonthsOf(const CorpusStats& stats) {
  constexpr std::size_t kMost = 600;
  std::vector<std::string> months;
  if (stats.months.empty()) return months;
  int year = std::atoi(stats.months.begin()->first.c_str());
  int month = std::atoi(stats.months.begin()->first.c_str() + 5);
  const std::string& last = stats.months.rbegin()->first;
  while (months.empty() || months.back() < last) {
    months.push_back(absl::StrFormat("%04d-%02d", year, month));
    if (months.size() > kMost) break;
    year += month / 12;
    month = month % 12 + 1;
  }
  if (months.size() <= kMost) return months;
  months.clear();
  for (const auto& [name, count] : stats.months) months.push_back(name);
  return months;
}

// A bar a month in a picture that is as wide as there is room.
template <typename CountOf>
std::string Bars(const std::vector<std::string>& months, std::string_view what, CountOf count_of) {
  constexpr double kHeight = 100;
  std::uint64_t most = 1;
  for (const std::string& month : months) most = std::max<std::uint64_t>(most, count_of(month));
  std::string out = absl::StrFormat(
      "<svg viewBox=\"0 0 %d %.0f\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"%s\">",
      months.size(), kHeight, Escaped(what));
  for (std::size_t i = 0; i < months.size(); ++i) {
    const std::uint64_t count = count_of(months[i]);
    if (count == 0) continue;
    const double height = kHeight * static_cast<double>(count) / static_cast<double>(most);
    absl::StrAppendFormat(
        &out,
        "<rect x=\"%.2f\" y=\"%.2f\" width=\".8\" height=\"%.2f\"><title>%s: %d</title></rect>",
        static_cast<double>(i) + 0.1, kHeight - height, height, months[i], count);
  }
  return out + "</svg>";
}

std::string MonthPlot(const CorpusStats& stats, const std::vector<std::string>& months,
                      std::string_view what, std::uint64_t MonthCount::*count) {
  std::uint64_t most = 0;
  for (const auto& [month, counts] : stats.months) most = std::max(most, counts.*count);
  const std::string middle = months.size() > 2 ? months[months.size() / 2] : "";
  return absl::StrCat("<section><h2>", std::string(what),
                      " by month</h2><figure><div class=\"axis\"><span>", most, "</span></div>",
                      Bars(months, absl::StrCat(std::string(what), " by month"),
                           [&](const std::string& month) {
                             const auto found = stats.months.find(month);
                             return found == stats.months.end() ? 0 : found->second.*count;
                           }),
                      "<div class=\"axis\"><span>", months.front(), "</span><span>", middle,
                      "</span><span>", months.size() > 1 ? months.back() : "",
                      "</span></div></figure></section>\n");
}

std::string NameList(std::string_view title, const std::vector<NameCount>& names,
                     const std::vector<std::string>& months) {
  if (names.empty()) return "";
  std::string out = absl::StrCat("<section><h2>", std::string(title), "</h2><ol>\n");
  const auto most = static_cast<double>(names.front().count);
  for (const NameCount& name : names) {
    absl::StrAppendFormat(&out,
                          "<li><span class=\"name\"><i "
                          "style=\"width:%.1f%%\"></i><span>%s</span></span>%s<b>%d</b></li>\n",
                          100 * static_cast<double>(name.count) / most, Escaped(name.name),
                          months.size() < 2
                              ? "<span></span>"
                              : Bars(months, absl::StrCat(name.name, " by month"),
                                     [&](const std::string& month) {
                                       const auto found = name.months.find(month);
                                       return found == name.months.end() ? 0 : found->second;
                                     }),
                          name.count);
  }
  return out + "</ol></section>\n";
}

// `altered` with the words that it puts in place of those of `head`, both marked.
std::string WithChanges(std::string_view head, std::string_view altered) {
  const Wording before(head), after(altered);
  const auto [gone, put] = Differing(before, after);
  std::string out;
  std::size_t from = 0;  // of `altered`, not written yet
  const auto write_run = [&](std::string_view tag, const Wording& wording, std::string_view text,
                             const std::vector<bool>& differs, std::size_t& at) {
    const std::size_t first = at;
    while (at < differs.size() && differs[at]) ++at;
    if (at == first) return;
    const std::size_t begin = wording.words()[first].begin, end = wording.words()[at - 1].end;
    if (text.data() == altered.data()) {
      absl::StrAppend(&out, Escaped(altered.substr(from, begin - from)));
      from = end;
    }
    absl::StrAppend(&out, "<", std::string(tag), ">", Escaped(text.substr(begin, end - begin)),
                    "</", std::string(tag), ">");
    if (text.data() != altered.data()) out += ' ';
  };
  for (std::size_t i = 0, j = 0; i < gone.size() || j < put.size(); ++i, ++j) {
    if (i < gone.size() && gone[i]) {  // what is gone stands before the next word, or at the end
      const std::size_t begin = j < put.size() ? after.words()[j].begin
                                : j == 0       ? from
                                               : after.words()[j - 1].end;
      absl::StrAppend(&out, Escaped(altered.substr(from, begin - from)));
      if (j == put.size()) out += ' ';
      from = begin;
    }
    write_run("del", before, head, gone, i);
    write_run("ins", after, altered, put, j);
  }
  return out + Escaped(altered.substr(std::min(from, altered.size())));
}

std::string Quotation(const RepeatedQuotation& quotation) {
  const QuotedWording& head = quotation.wordings.front();
  std::string out = absl::StrCat("<article><p class=\"said\">", Escaped(head.text),
                                 "</p><p class=\"soft\">", Several(quotation.documents, "document"),
                                 "; first seen in ", Escaped(PlaceOf(quotation.first)));
  if (!quotation.outlets.empty())
    absl::StrAppend(&out, "; ", Escaped(absl::StrJoin(quotation.outlets, ", ")));
  if (!head.speakers.empty()) absl::StrAppend(&out, "; by ", Escaped(SpeakersOf(head)));
  absl::StrAppend(&out, "</p>");
  if (quotation.speakers_differ) {
    absl::StrAppend(&out, "<p><span class=\"flag\">speakers differ: misattributed?</span></p>");
  }
  if (!quotation.circular.empty()) {
    absl::StrAppend(&out, "<p><span class=\"flag\">circular: ",
                    Escaped(absl::StrJoin(quotation.circular, ", ")),
                    " have it from one another</span></p>");
  }
  const std::size_t shown = std::min(quotation.wordings.size(), 1 + kMostAltered);
  for (std::size_t i = 1; i < shown; ++i) {
    const QuotedWording& altered = quotation.wordings[i];
    absl::StrAppend(&out, "<div class=\"altered\"><p>", WithChanges(head.text, altered.text),
                    "</p><p class=\"soft\">altered, in ", Several(altered.documents, "document"),
                    "; first in ", Escaped(PlaceOf(altered.first)));
    if (!altered.speakers.empty()) absl::StrAppend(&out, "; by ", Escaped(SpeakersOf(altered)));
    absl::StrAppend(&out, "</p></div>");
  }
  if (const std::size_t more = quotation.wordings.size() - shown; more > 0) {
    absl::StrAppend(&out, "<p class=\"soft\">", Several(more, "more altered wording"), "</p>");
  }
  return out + "</article>\n";
}

}  // namespace

std::string StatsPage(const CorpusStats& stats, std::string_view title) {
  const std::vector<std::string> months = MonthsOf(stats);
  std::string content =
      absl::StrCat("<p class=\"soft\">", Several(stats.documents, "document"), ", ",
                   Several(stats.attributions, "attribution"), "</p>\n<div class=\"grid\">\n");
  if (!months.empty()) {
    absl::StrAppend(&content, MonthPlot(stats, months, "Documents", &MonthCount::documents),
                    MonthPlot(stats, months, "Attributions", &MonthCount::attributions));
  }
  absl::StrAppend(&content, NameList("Speakers", stats.speakers, months),
                  NameList("Outlets that words came through", stats.outlets, months),
                  NameList("Speakers and outlets", stats.pairs, months),
                  NameList("Cues", stats.cues, months), "</div>\n");
  if (!stats.quotations.empty())
    absl::StrAppend(&content, "<h2>Quotations in several documents</h2>\n");
  for (const RepeatedQuotation& quotation : stats.quotations)
    absl::StrAppend(&content, Quotation(quotation));
  return absl::StrReplaceAll(kStatsTemplate,
                             {{"<!--TITLE-->", Escaped(title)}, {"<!--CONTENT-->", content}});
}

}  // namespace ipse
