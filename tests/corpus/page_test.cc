// HTML pages: the article's text, and what the page says of itself.
#include "corpus/page.h"

#include <iterator>
#include <random>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "gtest/gtest.h"
#include "text/text.h"

namespace ipse {
namespace {

TEST(PageTest, TheArticleWithoutWhatStandsAroundIt) {
  const Page page = ReadPage(R"(<!doctype html>
<html lang="en-GB"><head><title>Bridge | Port Gazette</title>
<meta property="og:site_name" content="Port Gazette">
<meta property="article:published_time" content="2024-03-04T10:00:00Z">
<link rel="canonical" href="https://gazette.example/bridge">
<script>var html = "<p>“Not this,” said Nobody.</p>";</script></head>
<body><header>Port Gazette</header><nav><ul><li><a href=/>Home</a><li><a href=/w>World</a></ul></nav>
<article><p>Harbour</p><header><h1>Old bridge is “beyond repair”</h1><p>By Ines Duarte</p></header>
<p>&ldquo;The bridge is&nbsp;beyond repair,&rdquo; said <b>Mira</b> Tanaka,
   the mayor.
<p>&#8220;We don&rsquo;t gamble,&#8221; she added<br>on Monday.<br><br>Nobody answered.
<aside>“Read this,” said Advert.</aside>
<p><a href=x>Read more: ferries are late</a></p></article>
<article><h2><a href=y>Teaser</a></h2><p>“Short,” said X.</p></article>
<footer>© Port Gazette</footer></body></html>)");
  EXPECT_EQ(page.text,
            "Old bridge is “beyond repair”\n\n"
            "By Ines Duarte\n\n"
            "“The bridge is beyond repair,” said Mira Tanaka, the mayor.\n\n"
            "“We don’t gamble,” she added on Monday.\n\n"
            "Nobody answered.");
  EXPECT_EQ(page.title, "Old bridge is “beyond repair”");
  EXPECT_EQ(page.outlet, "Port Gazette");
  EXPECT_EQ(page.date, "2024-03-04T10:00:00Z");
  EXPECT_EQ(page.language, "en-GB");
  EXPECT_EQ(page.url, "https://gazette.example/bridge");
  EXPECT_FALSE(page.malformed);
}

TEST(PageTest, WithoutAnArticleElementItsParagraphs) {
  const Page page = ReadPage(
      "<title>Ferry runs again</title><div>Menu</div><div><p>The ferry runs again.</p>"
      "<blockquote>“At last,” said Lena Brandt.</blockquote><div>Share</div></div>");
  EXPECT_EQ(page.text, "Ferry runs again\n\nThe ferry runs again.\n\n“At last,” said Lena Brandt.");
}

TEST(PageTest, MainIsTakenBeforeTeasers) {
  const Page page = ReadPage(
      "<body><article><h3>Tides</h3><p>A teaser.</p></article><main><h1>Ferry runs again</h1>"
      "<p>The ferry runs again, the harbour office said on Monday.</p></main>");
  EXPECT_EQ(page.text,
            "Ferry runs again\n\nThe ferry runs again, the harbour office said on "
            "Monday.");
}

TEST(PageTest, LinkedDataSaysWhatMetaDoesNot) {
  const Page page = ReadPage(
      R"(<script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"x"},)"
      R"({"@type":"NewsArticle","headline":"Ferry runs again","datePublished":"2024-05-06",)"
      R"("author":[{"name":"Ines Duarte"}],"publisher":{"name":"Lock Herald"}}]}</script>)"
      R"(<article><p>The ferry runs again.</p></article>)");
  EXPECT_EQ(page.text, "Ferry runs again\n\nBy Ines Duarte\n\nThe ferry runs again.");
  EXPECT_EQ(page.date, "2024-05-06");
  EXPECT_EQ(page.outlet, "Lock Herald");
}

TEST(PageTest, LinkedDataMayNestDeeply) {
  const std::string deep =
      std::string(1'000'000, '[') + "\"Ines Duarte\"" + std::string(1'000'000, ']');
  const Page page =
      ReadPage(R"(<script type="application/ld+json">{"datePublished":"2024-05-06","author":)" +
               deep + "}</script><p>The ferry runs again.</p>");
  EXPECT_EQ(page.text, "By Ines Duarte\n\nThe ferry runs again.");
}

TEST(PageTest, EncodingsThatThePageDeclares) {
  const Page page =
      ReadPage("<meta charset=\"iso-8859-1\"><p>\x93The caf\xE9 is old,\x94 said Mira Tanaka.</p>");
  EXPECT_EQ(page.text, "“The café is old,” said Mira Tanaka.");
  EXPECT_FALSE(page.malformed);
  EXPECT_EQ(ReadPage("<p>“Où est-il?” said Mira Tanaka.</p>").text,
            "“Où est-il?” said Mira Tanaka.");
}

TEST(PageTest, ADeclarationOfWiderUnitsMeansUtf8) {
  for (const std::string name : {"utf-16", "UTF-16LE", "utf-16be", "utf-32", "unicode"}) {
    const Page page =
        ReadPage("<meta charset=\"" + name + "\"><p>“Où est-il?” said Mira Tanaka.</p>");
    EXPECT_EQ(page.text, "“Où est-il?” said Mira Tanaka.") << name;
    EXPECT_FALSE(page.malformed);
  }
}

TEST(PageTest, BrokenPagesGiveWhatCanBeRead) {
  const Page page = ReadPage(
      "<article><h1>Old \xFF bridge</h1><p>“It is old,” said Mira <b>Tanaka.<p>Unclosed <i &bogus; "
      "<!-- never");
  EXPECT_EQ(page.text.substr(0, page.text.find("\n\nUnclosed")),
            "Old \xEF\xBF\xBD bridge\n\n“It is old,” said Mira Tanaka.");
  EXPECT_EQ(page.malformed, "1 malformed UTF-8 sequence read as U+FFFD, the first at byte 17");
  EXPECT_EQ(ReadPage("").text, "");
  EXPECT_EQ(ReadPage("<").text, "");
  EXPECT_EQ(ReadPage("<nav>Home</nav>").text, "");
}

TEST(PageTest, DeepNestingEndsThePageAndNothingElse) {
  std::string html = "<article><p>“It is old,” said Mira Tanaka.</p>";
  for (int i = 0; i < 300'000; ++i) html += "<div>";
  for (int i = 0; i < 300'000; ++i) html += "</span>";
  const Page page = ReadPage(html);
  EXPECT_TRUE(page.cut_off);
  EXPECT_EQ(page.text, "“It is old,” said Mira Tanaka.");
}

// Quadratic time would not come back from these.
TEST(PageTest, ATagOfAttributesWithoutEndIsReadPast) {
  for (const std::string before :
       {"", "<!--<a b=\"-->", "</p <a b=\">", "<?x <a b=\"?>", "<scripty>"}) {
    for (const std::string attribute : {"a# ", "a#=1 ", "a#=\"1\"", "a# = '1'\n"}) {
      std::string tag = before + "<p>“It is old,” said Mira Tanaka.</p><div ";
      for (int i = 0; i < 100'000; ++i)
        absl::StrAppend(&tag, absl::StrReplaceAll(attribute, {{"#", absl::StrCat(i)}}));
      const Page page = ReadPage(tag + "><p>“It is new,” said Lena Brandt.</p>");
      EXPECT_NE(page.text.find("said Mira Tanaka."), std::string::npos);
      EXPECT_NE(page.text.find("said Lena Brandt."), std::string::npos);
    }
  }
}

TEST(PageTest, AnyBytesGiveValidText) {
  const std::string pieces[] = {"<p>",  "</p>",      "<article>", "</article>", "<h1>", "<!--",
                                "-->",  "<script>",  "&amp;",     "&#x110000;", "\xFF", "“",
                                "<br>", "</",        "<",         ">",          "\"",   "=",
                                "x",    " ",         "<title>",   "<a href=",   "\0",   "<main>",
                                "</a>", "<![CDATA[", "]]>",       "<?",         "&",    "<meta "};
  std::mt19937 random(11);
  for (int i = 0; i < 3000; ++i) {
    std::string html;
    for (std::size_t n = random() % 40; n > 0; --n) html += pieces[random() % std::size(pieces)];
    const std::string text = ReadPage(html).text;
    EXPECT_EQ(Text::Read({.text = text}).malformed(), 0u) << html;
  }
}

}  // namespace
}  // namespace ipse
