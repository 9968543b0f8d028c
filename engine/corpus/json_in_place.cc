#include "corpus/json_in_place.h"

#include <charconv>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "base/bytes.h"
#include "rapidjson/error/en.h"
#include "text/utf8.h"

namespace ipse {
namespace {

constexpr std::size_t kBehind = 8;  // bytes behind a text that are read with its last ones

// The unit of the escape at `at`, "\ud83d"; 0 where none is there.
std::uint32_t EscapedUnit(const char* at) {
  constexpr std::ptrdiff_t kHead = 2, kEscape = 6;
  std::uint32_t unit = 0;
  if (at[0] != '\\' || at[1] != 'u') return 0;
  const std::from_chars_result read = std::from_chars(at + kHead, at + kEscape, unit, 16);
  return read.ptr == at + kEscape ? unit : 0;
}

bool IsLoneSurrogate(const char* at) {
  constexpr std::uint32_t kFirst = 0xD800, kSecond = 0xDC00, kEnd = 0xE000;
  const std::uint32_t unit = EscapedUnit(at);
  if (unit < kFirst || unit >= kEnd) return false;
  if (unit >= kSecond) return true;
  const std::uint32_t next = EscapedUnit(at + 6);
  return next < kSecond || next >= kEnd;
}

struct InPlaceStream : rapidjson::GenericInsituStringStream<Utf8InRuns> {
  using GenericInsituStringStream::GenericInsituStringStream;

  // The parser asks for its place where an escape begins, and at no other backslash that is right.
  std::size_t Tell() {
    const std::size_t place = GenericInsituStringStream::Tell();
    if (*src_ == '\\' && IsLoneSurrogate(src_)) {
      std::memcpy(src_, "\\ufffd", 6);
      if (lone_surrogates++ == 0) first_lone = place;
    }
    return place;
  }

  std::size_t lone_surrogates = 0, first_lone = 0;
};

}  // namespace
}  // namespace ipse

template <>
struct rapidjson::StreamTraits<ipse::InPlaceStream>
    : rapidjson::StreamTraits<rapidjson::GenericInsituStringStream<ipse::Utf8InRuns>> {};

template <>
struct rapidjson::Transcoder<ipse::Utf8InRuns, ipse::Utf8InRuns>
    : rapidjson::Transcoder<rapidjson::UTF8<>, rapidjson::UTF8<>> {
  using Transcoder<UTF8<>, UTF8<>>::Transcode;
  // From the stream's place, where no escape, quotation mark or control is, to the next of them,
  // which the NUL at its end is too. `to` is the same stream, and writes no further than it reads.
  template <class Stream>
  static bool Transcode(Stream& from, Stream& to) {
    for (;;) {
      const std::uint64_t eight = ipse::LoadBytes(from.src_, 8);
      const std::size_t plain = ipse::BytesBefore(
          ipse::ControlBytes(eight) | ipse::BytesOf(eight, '"') | ipse::BytesOf(eight, '\\'));
      if (plain < 8) {
        for (std::size_t i = 0; i < plain; ++i) *to.dst_++ = *from.src_++;
        return true;
      }
      std::memcpy(to.dst_, &eight, 8);
      from.src_ += 8;
      to.dst_ += 8;
    }
  }
};

namespace ipse {

ParsedInPlace ParseInPlace(std::string& bytes) {
  ParsedInPlace parsed;
  const std::size_t size = bytes.size();
  bytes.append(kBehind, '\0');
  const std::size_t begin = bytes.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
  InPlaceStream stream(bytes.data() + begin);
  constexpr unsigned kFlags =
      rapidjson::kParseInsituFlag | rapidjson::kParseIterativeFlag | rapidjson::kParseNanAndInfFlag;
  parsed.json.ParseStream<kFlags, Utf8InRuns>(stream);
  parsed.lone_surrogates = stream.lone_surrogates;
  parsed.first_lone = begin + stream.first_lone;
  parsed.end = begin + stream.Tell();
  if (!parsed.json.HasParseError()) return parsed;
  parsed.end = begin + parsed.json.GetErrorOffset();
  const bool nul = parsed.end < size && bytes[parsed.end] == '\0';
  parsed.error = nul ? "A NUL stands there." : GetParseError_En(parsed.json.GetParseError());
  return parsed;
}

}  // namespace ipse
