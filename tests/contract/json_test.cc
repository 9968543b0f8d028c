// The JSON contract: every line validates against docs/contract.schema.json, in all offset units.
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "gtest/gtest.h"
#include "ipse/ipse.h"
#include "rapidjson/document.h"
#include "rapidjson/schema.h"
#include "rapidjson/stringbuffer.h"

namespace ipse {
namespace {

std::string ReadFile(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

const Engine& TheEngine() {
  static const Engine engine(*Pack::Embedded());
  return engine;
}

std::string Json(const Document& document, const JsonOptions& options = {}) {
  std::string out;
  WriteJson(document, *TheEngine().Attribute(document), options, out);
  return out;
}

// What is wrong with `json` by the schema; empty where nothing is.
std::string Invalid(const std::string& json) {
  rapidjson::Document schema_json;
  schema_json.Parse(ReadFile(IPSE_SOURCE_DIR "/docs/contract.schema.json").c_str());
  const rapidjson::SchemaDocument schema(schema_json);
  rapidjson::Document document;
  document.Parse(json.c_str());
  if (document.HasParseError()) return "no JSON";
  rapidjson::SchemaValidator validator(schema);
  if (document.Accept(validator)) return "";
  rapidjson::StringBuffer where;
  validator.GetInvalidDocumentPointer().StringifyUriFragment(where);
  return std::string(where.GetString()) + " " + validator.GetInvalidSchemaKeyword();
}

TEST(JsonContract, TheSchemaRefusesWhatIsNotTheContract) {
  EXPECT_NE(Invalid("{}"), "");
  std::string json = Json({.text = "“The bridge is old,” said Mira Tanaka."});
  EXPECT_EQ(Invalid(json), "");
  json.replace(json.find("\"direct\""), 8, "\"spoken\"");
  EXPECT_NE(Invalid(json), "");
}

TEST(JsonContract, EveryGoldenAndSampleDocumentIsValid) {
  int documents = 0;
  for (const char* folder : {"/docs/samples", "/tests/golden"}) {
    for (const auto& entry :
         std::filesystem::directory_iterator(std::string(IPSE_SOURCE_DIR) + folder)) {
      if (entry.path().extension() != ".txt") continue;
      const std::string text = ReadFile(entry.path());
      const Document document{.text = text,
                              .id = "x",
                              .outlet = "The Gazette",
                              .url = "https://gazette.example/x",
                              .date = "2024-02-28",
                              .extracted = true};
      EXPECT_EQ(Invalid(Json(document)), "") << entry.path();
      ++documents;
    }
  }
  EXPECT_GE(documents, 2);
}

TEST(JsonContract, OneLineToTheLetter) {
  EXPECT_EQ(
      Json({.text = "“Où est-il?” said Mira Tanaka.", .id = "d1", .date = "2024-02-28"})
          .substr(0, 232),
      "{\"schema\":\"ipse/"
      "1\",\"id\":\"d1\",\"language\":\"en\",\"url\":null,\"date\":\"2024-02-28\",\"outlet\":null,"
      "\"outlet_basis\":null,"
      "\"credits\":[],\"title\":null,\"attributions\":[{"
      "\"id\":"
      "\"a1\",\"kind\":\"direct\",\"content\":[[0,12]],\"cue\":[[13,17]],\"source\":[[18,29]]");
}

TEST(JsonContract, OffsetsCountInTheUnitAskedFor) {
  const Document document{.text = "😀 “Où est-il?” said Mira Tanaka."};
  EXPECT_NE(Json(document).find("\"cue\":[[15,19]]"), std::string::npos);
  EXPECT_NE(Json(document, {.offsets = OffsetUnit::utf16}).find("\"cue\":[[16,20]]"),
            std::string::npos);
  EXPECT_NE(Json(document, {.offsets = OffsetUnit::utf8}).find("\"cue\":[[23,27]]"),
            std::string::npos);
}

TEST(JsonContract, MalformedBytesAreWrittenAsReplacementCharacters) {
  const std::string json = Json({.text = "“We \xFF go \xE2\x80 home,” said Mira Tanaka."});
  EXPECT_NE(json.find("We \xEF\xBF\xBD go \xEF\xBF\xBD home"), std::string::npos) << json;
}

TEST(JsonContract, UnlikelyOnesAreLeftOut) {
  EXPECT_EQ(
      Json({.text = "“The bridge is old,” said Mira Tanaka."}, {.min_confidence = 1}).find("a1"),
      std::string::npos);
}

TEST(Pretty, MarksAndListWithoutColour) {
  const Document document{.text = "“The bridge is old,” said Mira Tanaka."};
  std::string out;
  WritePretty(document, *TheEngine().Attribute(document), {.colour = false, .width = 60}, out);
  EXPECT_TRUE(out.starts_with("[C1 “The bridge is old,”] [Q1 said] [S1 Mira Tanaka].\n\n 1. Mira "
                              "Tanaka said “The bridge is old,” (direct, ") ||
              out.starts_with("[C1 “The bridge is old,”] [Q1 said] [S1 Mira Tanaka].\n\n1. Mira "
                              "Tanaka said “The bridge is old,” (direct,"))
      << out;
}

TEST(Pretty, FoldsToTheWidthAndCountsWideCharacters) {
  std::string text;
  for (int i = 0; i < 40; ++i) text += "橋梁 ";
  const Document document{.text = text};
  std::string out;
  WritePretty(document, *TheEngine().Attribute(document), {.colour = false, .width = 24}, out);
  EXPECT_EQ(out.substr(0, out.find('\n')), "橋梁 橋梁 橋梁 橋梁 橋梁");
}

TEST(Pretty, ColoursEndWhereMarksDo) {
  const Document document{.text = "“The bridge is old,” said Mira Tanaka."};
  std::string out;
  WritePretty(document, *TheEngine().Attribute(document), {.colour = true, .width = 80}, out);
  EXPECT_NE(out.find("\x1b[1;36mMira Tanaka\x1b[0m."), std::string::npos) << out;
}

}  // namespace
}  // namespace ipse
