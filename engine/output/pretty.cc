// Attributions for a person at a terminal: the article with its marks, then who said what.
#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "ipse/writer.h"
#include "output/fold.h"
#include "text/text.h"

namespace ipse {
namespace {

enum class Part : std::uint8_t { content, source, cue };

// A mark's begin or end in the text.
struct Edge {
  std::uint32_t at = 0;
  bool opens = false;
  Part part = Part::content;
  std::size_t number = 0;  // of the attribution, from 1
};

constexpr std::string_view kReset = "\x1b[0m";

std::string_view Colour(Part part) {
  switch (part) {
    case Part::source:
      return "\x1b[1;36m";  // bold cyan
    case Part::cue:
      return "\x1b[33m";  // yellow
    case Part::content:
      return "\x1b[4;32m";  // underlined green
  }
  return {};
}

char Letter(Part part) { return part == Part::source ? 'S' : part == Part::cue ? 'Q' : 'C'; }

class PrettyWriter {
 public:
  PrettyWriter(const Text& text, const Attributions& found, const PrettyOptions& options,
               std::string& out)
      : text_(text), found_(found), options_(options), out_(out) {
    for (const Attribution& a : found.attributions) {
      if (a.confidence >= options.min_confidence) shown_.push_back(&a);
    }
  }

  void Write() {
    GatherEdges();
    WriteArticle();
    WriteList();
  }

 private:
  void GatherEdges() {
    for (std::size_t i = 0; i < shown_.size(); ++i) {
      for (const auto& [spans, part] :
           {std::pair{&shown_[i]->content, Part::content},
            std::pair{&shown_[i]->source, Part::source}, std::pair{&shown_[i]->cue, Part::cue}}) {
        for (ByteSpan span : *spans) {
          edges_.push_back({span.begin, true, part, i + 1});
          edges_.push_back({span.end, false, part, i + 1});
        }
      }
    }
    std::stable_sort(edges_.begin(), edges_.end(), [](const Edge& a, const Edge& b) {
      return a.at != b.at ? a.at < b.at : a.opens < b.opens;
    });
  }

  void WriteArticle() {
    for (const Paragraph& paragraph : text_.paragraphs()) {
      std::string marked;
      std::uint32_t from = paragraph.span.begin;
      for (; next_ < edges_.size() && edges_[next_].at <= paragraph.span.end; ++next_) {
        const Edge& edge = edges_[next_];
        marked += Slice(text_.reading(), {from, edge.at});
        from = edge.at;
        AppendMark(edge, marked);
      }
      marked += Slice(text_.reading(), {from, paragraph.span.end});
      AppendFolded(marked, options_.width, 0, 0, out_);
      out_ += "\n\n";
    }
  }

  void AppendMark(const Edge& edge, std::string& marked) {
    if (!options_.colour) {
      absl::StrAppend(&marked,
                      edge.opens ? absl::StrFormat("[%c%d ", Letter(edge.part), edge.number) : "]");
      return;
    }
    if (edge.opens) {
      open_.push_back(edge.part);
    } else {
      const auto last = std::find(open_.rbegin(), open_.rend(), edge.part);
      if (last != open_.rend()) open_.erase(std::next(last).base());
    }
    marked += kReset;
    for (Part part : open_) marked += Colour(part);
  }

  std::string Joined(const std::vector<ByteSpan>& spans) const {
    std::string out;
    for (ByteSpan span : spans) {
      if (!out.empty()) out += " … ";
      out += Slice(text_.reading(), span);
    }
    return out;
  }

  std::string Coloured(Part part, const std::string& text) const {
    return options_.colour ? absl::StrCat(std::string(Colour(part)), text, std::string(kReset))
                           : text;
  }

  std::string SpeakerOf(const Attribution& a) const {
    if (!a.speakers.empty()) {
      std::string names;
      for (const EntityRef& speaker : a.speakers) {
        if (!names.empty()) names += ", ";
        names += found_.entities[speaker.entity].name;
      }
      return names;
    }
    return a.source.empty() ? "(nobody named)" : Joined(a.source);
  }

  void WriteList() {
    if (shown_.empty()) {
      out_ += "No quotation with a speaker was found.\n";
      return;
    }
    for (std::size_t i = 0; i < shown_.size(); ++i) {
      const Attribution& a = *shown_[i];
      std::string line = absl::StrFormat("%2d. ", i + 1);
      const int indent = static_cast<int>(line.size());
      absl::StrAppend(&line, Coloured(Part::source, SpeakerOf(a)));
      if (!a.cue.empty()) absl::StrAppend(&line, "  ", Coloured(Part::cue, Joined(a.cue)));
      absl::StrAppend(&line, "  ", Coloured(Part::content, Joined(a.content)));
      absl::StrAppendFormat(&line, "  (%s, %.2f)", std::string(Name(a.kind)), a.confidence);
      AppendFolded(line, options_.width, 0, indent, out_);
      out_ += '\n';
    }
  }

  const Text& text_;
  const Attributions& found_;
  const PrettyOptions& options_;
  std::string& out_;
  std::vector<const Attribution*> shown_;
  std::vector<Edge> edges_;
  std::size_t next_ = 0;
  std::vector<Part> open_;
};

}  // namespace

void WritePretty(const Document& document, const Attributions& found, const PrettyOptions& options,
                 std::string& out) {
  PrettyWriter(Text::Read(document), found, options, out).Write();
}

}  // namespace ipse
