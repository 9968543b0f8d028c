// Attributions for a person at a terminal: the article with its marks, then who said what; or,
// where they are asked for by speaker or outlet, the claims in groups without the article.
#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "ipse/writer.h"
#include "output/claim_list.h"
#include "output/claim_text.h"
#include "output/fold.h"
#include "text/text.h"

namespace ipse {
namespace {

// A mark's begin or end in the text.
struct Edge {
  std::uint32_t at = 0;
  bool opens = false;
  Part part = Part::content;
  std::size_t number = 0;  // of the attribution
};

char Letter(Part part) { return part == Part::source ? 'S' : part == Part::cue ? 'Q' : 'C'; }

std::vector<const Attribution*> Shown(const Attributions& found, double min_confidence) {
  std::vector<const Attribution*> out;
  for (const Attribution& a : found.attributions) {
    if (a.confidence >= min_confidence) out.push_back(&a);
  }
  return out;
}

class ArticleWriter {
 public:
  ArticleWriter(const Text& text, const Attributions& found,
                const std::vector<const Attribution*>& shown, const PrettyOptions& options,
                std::string& out)
      : text_(text), found_(found), shown_(shown), options_(options), out_(out) {}

  void Write() {
    GatherEdges();
    WriteArticle();
  }

 private:
  void GatherEdges() {
    for (const Attribution* a : shown_) {
      const std::size_t number = NumberOf(found_, *a);
      for (const auto& [spans, part] :
           {std::pair{&a->content, Part::content}, std::pair{&a->source, Part::source},
            std::pair{&a->cue, Part::cue}}) {
        for (ByteSpan span : *spans) {
          edges_.push_back({span.begin, true, part, number});
          edges_.push_back({span.end, false, part, number});
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
    marked += kNoColour;
    for (Part part : open_) marked += Colour(part);
  }

  const Text& text_;
  const Attributions& found_;
  const std::vector<const Attribution*>& shown_;
  const PrettyOptions& options_;
  std::string& out_;
  std::vector<Edge> edges_;
  std::size_t next_ = 0;
  std::vector<Part> open_;
};

}  // namespace

void WritePretty(const Document& document, const Attributions& found, const PrettyOptions& options,
                 std::string& out) {
  const Text text = Text::Read(document);
  const ClaimText claims(text, found, options.colour);
  const std::vector<const Attribution*> shown = Shown(found, options.min_confidence);
  if (options.by == Grouping::none) ArticleWriter(text, found, shown, options, out).Write();
  if (const std::string page = claims.PageOutlet(); !page.empty()) {
    AppendFolded(page, options.width, 0, 2, out);
    out += "\n\n";
  }
  if (shown.empty()) {
    out += "No quotation with a speaker was found.\n";
  } else {
    WriteClaims(found, claims, shown, options, out);
  }
}

}  // namespace ipse
