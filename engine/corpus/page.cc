#include "corpus/page.h"

#include <algorithm>
#include <map>
#include <memory>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "corpus/page_parts.h"
#include "rapidjson/document.h"
#include "text/utf8.h"
#include "unicode/ucnv.h"

namespace ipse {
namespace {

// The encoding that a page declares near its beginning, as HTML has it: charset=windows-1252.
std::string DeclaredEncoding(std::string_view bytes) {
  constexpr std::size_t kLooked = 1024;
  std::string head(bytes.substr(0, kLooked));
  absl::AsciiStrToLower(&head);
  std::size_t at = head.find("charset=");
  if (at == std::string::npos) return "";
  at = head.find_first_not_of("=\"' ", at + 7);
  if (at == std::string::npos) return "";
  std::string name = head.substr(at, head.find_first_of("\"'/>; \t\r\n", at) - at);
  // What says Latin-1 is read as the superset that it usually is, as browsers do.
  return name == "iso-8859-1" || name == "latin1" || name == "us-ascii" ? "windows-1252" : name;
}

// UTF-8 with U+FFFD for what is malformed, and spaces for NUL.
std::string Checked(std::string_view bytes, Page& page) {
  std::string out;
  out.reserve(bytes.size());
  std::size_t malformed = 0, first = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const Utf8Step step = NextUtf8(bytes, at);
    if (!step.valid && malformed++ == 0) first = at;
    if (step.code == 0) {
      out += ' ';
    } else {
      out += step.valid ? bytes.substr(at, step.size) : std::string_view("\xEF\xBF\xBD");
    }
    at += step.size;
  }
  if (malformed > 0) {
    page.malformed = absl::StrCat(malformed, " malformed UTF-8 sequence", malformed == 1 ? "" : "s",
                                  " read as U+FFFD, the first at byte ", first);
  }
  return out;
}

std::string Decoded(std::string_view bytes, Page& page) {
  const std::string encoding = DeclaredEncoding(bytes);
  if (bytes.starts_with(kByteOrderMark)) return Checked(bytes.substr(kByteOrderMark.size()), page);
  UErrorCode error = U_ZERO_ERROR;
  if (encoding.empty() || encoding == "utf-8" || encoding == "utf8") return Checked(bytes, page);
  const std::unique_ptr<UConverter, void (*)(UConverter*)> known(
      ucnv_open(encoding.c_str(), &error), ucnv_close);
  // One that could be read in bytes cannot be of wider units: UTF-16 means UTF-8, as HTML has it.
  if (U_FAILURE(error) || ucnv_getMinCharSize(known.get()) > 1) return Checked(bytes, page);
  std::string out(3 * bytes.size() + 1, '\0');  // no encoding of the web grows by more
  const std::int32_t size =
      ucnv_toAlgorithmic(UCNV_UTF8, known.get(), out.data(), static_cast<std::int32_t>(out.size()),
                         bytes.data(), static_cast<std::int32_t>(bytes.size()), &error);
  if (U_FAILURE(error)) return Checked(bytes, page);
  out.resize(static_cast<std::size_t>(size));
  return Checked(out, page);
}

// ---- What the page says of itself

struct LinkedData {
  std::string headline, date, author, publisher;
};

// Of a list, the first; lists may nest as deeply as the page likes.
std::string NameIn(const rapidjson::Value& value) {
  const rapidjson::Value* named = &value;
  while (named->IsArray() && !named->Empty()) named = &(*named)[0];
  if (named->IsString()) return named->GetString();
  if (!named->IsObject()) return "";
  const auto name = named->FindMember("name");
  return name != named->MemberEnd() && name->value.IsString() ? name->value.GetString() : "";
}

// Fills what is empty from a schema.org article; `depth` levels of lists and graphs are looked
// into.
void AddLinkedData(const rapidjson::Value& value, int depth, LinkedData& out) {
  if (depth == 0) return;
  if (value.IsArray()) {
    for (const rapidjson::Value& element : value.GetArray()) AddLinkedData(element, depth - 1, out);
  }
  if (!value.IsObject()) return;
  const auto fill = [&](const char* key, std::string& member) {
    const auto found = value.FindMember(key);
    if (member.empty() && found != value.MemberEnd()) member = NameIn(found->value);
  };
  if (value.HasMember("datePublished")) {
    fill("headline", out.headline);
    fill("datePublished", out.date);
    fill("author", out.author);
    fill("publisher", out.publisher);
  }
  const auto graph = value.FindMember("@graph");
  if (graph != value.MemberEnd()) AddLinkedData(graph->value, depth - 1, out);
}

LinkedData ReadLinkedData(const std::vector<std::string>& scripts) {
  LinkedData out;
  for (const std::string& script : scripts) {
    rapidjson::Document json;
    json.Parse<rapidjson::kParseIterativeFlag>(script.data(), script.size());
    constexpr int kLevels = 4;
    if (!json.HasParseError()) AddLinkedData(json, kLevels, out);
  }
  return out;
}

// The first of `names` that the page has; else `otherwise`.
std::string Meta(const PageParts& parts, std::initializer_list<const char*> names,
                 const std::string& otherwise) {
  for (const char* name : names) {
    const auto found = parts.meta.find(name);
    if (found != parts.meta.end() && !found->second.empty()) return found->second;
  }
  return otherwise;
}

// ---- The article

bool IsHeading(const PageBlock& block) {
  return block.tag.size() == 2 && block.tag[0] == 'h' && block.tag[1] >= '1' && block.tag[1] <= '6';
}

// Blocks of a page without <article> and <main> that may be prose.
bool IsProse(const PageBlock& block) {
  constexpr std::size_t kShortest = 80;  // bytes; shorter ones outside paragraphs are labels
  return block.tag == "p" || block.tag == "blockquote" || block.tag == "pre" || IsHeading(block) ||
         (!block.header && block.text.size() >= kShortest);
}

std::vector<const PageBlock*> ChooseArticle(const PageParts& parts) {
  std::map<std::uint32_t, std::size_t> sizes;  // of prose, by article
  std::size_t in_main = 0;
  for (const PageBlock& block : parts.blocks) {
    if (!IsProse(block) || 2 * block.linked > block.text.size()) continue;
    if (block.article > 0) sizes[block.article] += block.text.size();
    if (block.main) in_main += block.text.size();
  }
  std::uint32_t largest = 0;
  for (const auto& [article, size] : sizes) {
    if (largest == 0 || size > sizes[largest]) largest = article;
  }
  // A teaser is an <article> too: one that holds little of what <main> has is not the page's.
  if (largest > 0 && 3 * sizes[largest] < in_main) largest = 0;
  std::vector<const PageBlock*> chosen;
  for (const PageBlock& block : parts.blocks) {
    const bool belongs = largest > 0   ? block.article == largest
                         : in_main > 0 ? block.main
                                       : IsProse(block);
    const bool is_list_of_links = 2 * block.linked > block.text.size() && block.tag != "h1";
    if (belongs && !is_list_of_links) chosen.push_back(&block);
  }
  return chosen;
}

void AppendParagraph(std::string_view text, std::string& out) {
  if (text.empty()) return;
  if (!out.empty()) out += "\n\n";
  out += text;
}

bool IsAddress(std::string_view text) { return absl::StrContains(std::string(text), "://"); }

// “By Mira Tanaka”, where none of the first blocks names the author.
std::string MissingByline(const std::string& author, const std::vector<const PageBlock*>& blocks,
                          std::size_t from) {
  if (author.empty() || IsAddress(author)) return "";
  constexpr std::size_t kLooked = 4;
  for (std::size_t i = from; i < std::min(blocks.size(), from + kLooked); ++i) {
    if (absl::StrContains(blocks[i]->text, author)) return "";
  }
  return absl::StartsWithIgnoreCase(author, "by ") ? author : absl::StrCat("By ", author);
}

}  // namespace

Page ReadPage(std::string_view bytes) {
  Page page;
  const PageParts parts = ParsePage(Decoded(bytes, page));
  const LinkedData linked = ReadLinkedData(parts.linked_data);
  page.cut_off = parts.cut_off;
  page.language = parts.language;
  page.outlet = Meta(parts, {"og:site_name", "application-name"}, linked.publisher);
  page.url = Meta(parts, {"og:url"}, parts.canonical);
  page.date = Meta(parts, {"article:published_time", "datepublished", "date", "dc.date", "pubdate"},
                   linked.date.empty() ? parts.time : linked.date);
  const std::vector<const PageBlock*> blocks = ChooseArticle(parts);
  const auto heading = std::find_if(blocks.begin(), blocks.end(),
                                    [](const PageBlock* block) { return block->tag == "h1"; });
  page.title =
      heading != blocks.end()
          ? (*heading)->text
          : Meta(parts, {"og:title"}, linked.headline.empty() ? parts.title : linked.headline);
  // What stands above the headline is a label.
  const std::size_t from =
      heading == blocks.end() ? 0 : static_cast<std::size_t>(heading - blocks.begin()) + 1;
  if (from == blocks.size()) return page;
  AppendParagraph(page.title, page.text);
  AppendParagraph(
      MissingByline(Meta(parts, {"author", "article:author", "byl"}, linked.author), blocks, from),
      page.text);
  for (std::size_t i = from; i < blocks.size(); ++i) AppendParagraph(blocks[i]->text, page.text);
  return page;
}

}  // namespace ipse
