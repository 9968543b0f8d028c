#include "corpus/page_parts.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <memory>
#include <mutex>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "base/strings.h"
#include "text/utf8.h"

namespace ipse {
namespace {

// Closing tags search the open elements; without a bound a bad page takes quadratic time.
constexpr std::size_t kDeepest = 1000;
constexpr char kLineBreak = '\x1F';  // <br>, in a block that is not finished

constexpr std::array kSkipped = {"aside",    "button",   "dialog", "footer", "iframe", "nav",
                                 "noscript", "object",   "script", "select", "style",  "svg",
                                 "template", "textarea", "video",  "audio",  "figure"};
constexpr std::array kInline = {
    "a",    "abbr",   "acronym", "b",   "bdi",  "bdo",   "big",  "cite", "code", "data", "dfn",
    "em",   "font",   "i",       "ins", "kbd",  "label", "mark", "q",    "s",    "samp", "small",
    "span", "strong", "sub",     "sup", "time", "tt",    "u",    "var",  "wbr",  "del",  "strike"};

template <std::size_t n>
bool IsOne(std::string_view name, const std::array<const char*, n>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::string_view View(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

std::string_view AttributeOf(const xmlChar** attributes, std::string_view name) {
  for (; attributes != nullptr && attributes[0] != nullptr; attributes += 2) {
    if (View(attributes[0]) == name) return View(attributes[1]);
  }
  return {};
}

std::string Spaced(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool no_break = text.compare(i, 2, "\xC2\xA0") == 0;
    const char c = text[i];
    if (no_break || absl::ascii_isspace(static_cast<unsigned char>(c)) || c == kLineBreak) {
      if (!out.empty() && out.back() != ' ') out += ' ';
      i += no_break;
    } else {
      out += c;
    }
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

class Parser {
 public:
  explicit Parser(htmlParserCtxtPtr context) : context_(context) {}

  void Start(std::string_view name, const xmlChar** attributes) {
    open_.emplace_back(name);
    if (open_.size() > kDeepest) {
      parts_.cut_off = true;
      xmlStopParser(context_);
      return;
    }
    ReadHead(name, attributes);
    const bool skipped = IsOne(name, kSkipped);
    skipping_ += skipped;
    if (skipped || name == "title") return;
    if (name == "br") return Break();
    links_ += name == "a";
    if (IsOne(name, kInline)) return;
    Flush();
    articles_open_ += name == "article";
    if (name == "article" && articles_open_ == 1) ++articles_;
    mains_ += name == "main";
    headers_ += name == "header";
  }

  void End(std::string_view name) {
    if (open_.empty()) return;
    const bool skipped = IsOne(name, kSkipped);
    if (name == "a" && links_ > 0) --links_;
    if (!skipped && name != "br" && !IsOne(name, kInline)) Flush();
    if (skipped && skipping_ > 0) --skipping_;
    if (name == "article" && articles_open_ > 0) --articles_open_;
    if (name == "main" && mains_ > 0) --mains_;
    if (name == "header" && headers_ > 0) --headers_;
    if (name == "script") reading_linked_data_ = false;
    open_.pop_back();
  }

  void Text(std::string_view text) {
    if (reading_linked_data_) {
      parts_.linked_data.back() += text;
    } else if (skipping_ > 0) {
      return;
    } else if (!open_.empty() && open_.back() == "title") {
      parts_.title += text;
    } else {
      block_ += text;
      if (links_ > 0) linked_ += text.size();
    }
  }

  PageParts Finish() {
    Flush();
    parts_.title = Spaced(parts_.title);
    return std::move(parts_);
  }

 private:
  void ReadHead(std::string_view name, const xmlChar** attributes) {
    if (name == "meta") {
      std::string key(AttributeOf(attributes, "property"));
      if (key.empty()) key = AttributeOf(attributes, "name");
      if (key.empty()) key = AttributeOf(attributes, "itemprop");
      absl::AsciiStrToLower(&key);
      if (!key.empty()) parts_.meta.emplace(key, Spaced(AttributeOf(attributes, "content")));
    } else if (name == "html" && parts_.language.empty()) {
      parts_.language = AttributeOf(attributes, "lang");
    } else if (name == "link" && AttributeOf(attributes, "rel") == "canonical") {
      parts_.canonical = AttributeOf(attributes, "href");
    } else if (name == "time" && parts_.time.empty()) {
      parts_.time = AttributeOf(attributes, "datetime");
    } else if (name == "script" && AttributeOf(attributes, "type") == "application/ld+json") {
      parts_.linked_data.emplace_back();
      reading_linked_data_ = true;
    }
  }

  // One line break is a space, two in a row end a paragraph.
  void Break() {
    const std::size_t last = block_.find_last_not_of(" \t\r\n");
    if (last != std::string::npos && block_[last] == kLineBreak) return Flush();
    block_ += kLineBreak;
  }

  void Flush() {
    std::string text = Spaced(block_);
    if (!text.empty()) {
      const auto around = std::find_if(open_.rbegin(), open_.rend(),
                                       [](const std::string& tag) { return !IsOne(tag, kInline); });
      parts_.blocks.push_back({std::move(text), around == open_.rend() ? "" : *around, linked_,
                               articles_open_ > 0 ? articles_ : 0, mains_ > 0, headers_ > 0});
    }
    block_.clear();
    linked_ = 0;
  }

  htmlParserCtxtPtr context_;
  PageParts parts_;
  std::vector<std::string> open_;
  std::string block_;
  std::size_t linked_ = 0;
  std::uint32_t articles_ = 0, articles_open_ = 0, mains_ = 0, headers_ = 0, skipping_ = 0,
                links_ = 0;
  bool reading_linked_data_ = false;
};

Parser& Of(void* data) { return *static_cast<Parser*>(data); }

}  // namespace

PageParts ParsePage(std::string_view html) {
  if (html.empty()) return {};
  static std::once_flag initialized;
  std::call_once(initialized, xmlInitParser);
  // The mark settles the encoding, whatever the page says of itself.
  const std::string marked = absl::StrCat(AbslView(kByteOrderMark), AbslView(html));
  const std::unique_ptr<htmlParserCtxt, void (*)(htmlParserCtxtPtr)> context(
      htmlCreateMemoryParserCtxt(marked.data(), static_cast<int>(marked.size())),
      htmlFreeParserCtxt);
  if (context == nullptr) return {};
  // libxml2 compares each attribute of a tag with those before it. Names beyond this many bytes in
  // a page are passed over, so that a tag of attributes without end takes no quadratic time.
  constexpr std::size_t kMostNames = 20'000;
  xmlDictSetLimit(context->dict, kMostNames);
  htmlCtxtUseOptions(context.get(), HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                        HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
  htmlSAXHandler events{};
  events.startElement = [](void* data, const xmlChar* name, const xmlChar** attributes) {
    Of(data).Start(View(name), attributes);
  };
  events.endElement = [](void* data, const xmlChar* name) { Of(data).End(View(name)); };
  events.characters = [](void* data, const xmlChar* text, int size) {
    Of(data).Text({reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)});
  };
  events.cdataBlock = events.ignorableWhitespace = events.characters;
  Parser parser(context.get());
  *context->sax = events;
  context->userData = &parser;
  htmlParseDocument(context.get());
  return parser.Finish();
}

}  // namespace ipse
