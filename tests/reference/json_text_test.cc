// JsonText against RapidJSON's writer, over strings of every byte, and numbers of every length.
#include <random>
#include <string>

#include "gtest/gtest.h"
#include "output/json_text.h"
#include "rapidjson/stringbuffer.h"
#include "rapidjson/writer.h"

namespace ipse {
namespace {

// Of some bytes that JSON escapes, and any others.
std::string RandomString(std::mt19937& random, std::size_t size) {
  constexpr std::string_view kEscaped = "\"\\\b\f\n\r\t\x01\x1f";
  std::string out;
  while (out.size() < size) {
    const bool escaped = random() % 8 == 0;
    out += escaped ? kEscaped[random() % kEscaped.size()] : static_cast<char>(random() % 256);
  }
  return out;
}

TEST(JsonTextReference, StringsNumbersAndCommasAreRapidJsons) {
  std::mt19937 random(20261126);
  std::string written;
  JsonText text(written);
  rapidjson::StringBuffer expected;
  rapidjson::Writer<rapidjson::StringBuffer> json(expected);
  text.BeginArray();
  json.StartArray();
  for (int i = 0; i < 3000; ++i) {
    // Some are larger than the buffer.
    const std::string string = RandomString(random, random() % (i % 100 == 0 ? 10'000 : 40));
    const std::uint32_t number = static_cast<std::uint32_t>(random()) >> random() % 32;
    text.BeginObject();
    json.StartObject();
    text.Key("string");
    json.Key("string");
    text.String(string);
    json.String(string.data(), static_cast<rapidjson::SizeType>(string.size()));
    text.Key("pair");
    json.Key("pair");
    text.Pair(number, number / 10);
    json.StartArray();
    json.Uint(number);
    json.Uint(number / 10);
    json.EndArray();
    text.EndObject();
    json.EndObject();
    text.Number(number);
    json.Uint(number);
    text.Bool(number % 2 == 0);
    json.Bool(number % 2 == 0);
    text.Null();
    json.Null();
  }
  text.EndArray();
  json.EndArray();
  text.Flush();
  EXPECT_TRUE(written == expected.GetString()) << "the two differ";
}

TEST(JsonTextReference, ThousandthsHaveNoZerosAtTheirEnd) {
  std::string written;
  JsonText text(written);
  for (const std::uint32_t number : {0u, 1u, 10u, 500u, 845u, 990u, 1000u, 1050u, 12'345u}) {
    text.Thousandths(number);
  }
  text.Flush();
  EXPECT_EQ(written, "0,0.001,0.01,0.5,0.845,0.99,1,1.05,12.345");
}

}  // namespace
}  // namespace ipse
