// The contract "ipse/1" as JSON, written straight into the caller's buffer.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "ipse/writer.h"
#include "rapidjson/writer.h"
#include "text/offsets.h"
#include "text/text.h"

namespace ipse {
namespace {

// RapidJSON's output stream over a std::string. It writes a character at a time, which the string
// would check and end each time; so they are gathered.
class StringStream {
 public:
  using Ch = char;
  explicit StringStream(std::string& out) : out_(out) {}
  void Put(char c) {
    if (size_ == gathered_.size()) Flush();
    gathered_[size_++] = c;
  }
  void Flush() { out_.append(gathered_.data(), std::exchange(size_, 0)); }

 private:
  std::string& out_;
  std::array<char, 4096> gathered_;
  std::size_t size_ = 0;
};

class JsonWriter {
 public:
  JsonWriter(const Document& document, const Text& text, const Attributions& found,
             const JsonOptions& options, std::string& out)
      : document_(document),
        text_(text),
        offsets_(text.reading()),
        found_(found),
        options_(options),
        stream_(out),
        json_(stream_) {}

  void Write() {
    json_.StartObject();
    Member("schema", "ipse/1");
    Member("id", found_.id);
    Member("language", found_.language);
    KnownMember("url", document_.url);
    KnownMember("date", document_.date);
    Key("outlet");
    found_.outlet.empty() ? Null() : String(found_.outlet);
    Key("outlet_basis");
    found_.outlet_basis && !found_.outlet.empty() ? String(Name(*found_.outlet_basis)) : Null();
    WriteCredits();
    Key("title");
    found_.title ? SpanValue(*found_.title) : Null();
    if (document_.extracted) Member("text", Readable(std::string(text_.reading())));
    Key("attributions");
    json_.StartArray();
    for (std::size_t i = 0; i < found_.attributions.size(); ++i) {
      if (found_.attributions[i].confidence >= options_.min_confidence) WriteAttribution(i);
    }
    json_.EndArray();
    WriteEntities();
    json_.EndObject();  // RapidJSON flushes at the end of the outermost
  }

 private:
  void Key(std::string_view key) {
    json_.Key(key.data(), static_cast<rapidjson::SizeType>(key.size()));
  }
  void Null() { json_.Null(); }
  void String(std::string_view s) {
    json_.String(s.data(), static_cast<rapidjson::SizeType>(s.size()));
  }
  void Member(std::string_view key, std::string_view value) {
    Key(key);
    String(value);
  }

  // Null where nothing is known.
  void KnownMember(std::string_view key, std::string_view value) {
    Key(key);
    value.empty() ? Null() : String(value);
  }

  void Numbers(std::uint32_t begin, std::uint32_t end) {
    json_.StartArray();
    json_.Uint(begin);
    json_.Uint(end);
    json_.EndArray();
  }

  void SpanValue(ByteSpan span) {
    switch (options_.offsets) {
      case OffsetUnit::utf8:
        return Numbers(span.begin, span.end);
      case OffsetUnit::utf16: {
        const Utf16Span units = offsets_.ToUtf16(span);
        return Numbers(units.begin, units.end);
      }
      case OffsetUnit::code_points: {
        const CodePointSpan points = offsets_.ToCodePoints(span);
        return Numbers(points.begin, points.end);
      }
    }
  }

  void Spans(std::string_view key, const std::vector<ByteSpan>& spans) {
    Key(key);
    json_.StartArray();
    for (ByteSpan span : spans) SpanValue(span);
    json_.EndArray();
  }

  void EntityMembers(std::uint32_t entity) {
    Member("entity", absl::StrCat("e", entity + 1));
    Member("name", found_.entities[entity].name);
    Member("type", Name(found_.entities[entity].type));
  }

  void WriteCredits() {
    Key("credits");
    json_.StartArray();
    for (const Credit& credit : found_.credits) {
      json_.StartObject();
      Member("name", credit.name);
      Member("basis", Name(credit.basis));
      Key("where");
      SpanValue(credit.where);
      json_.EndObject();
    }
    json_.EndArray();
  }

  void Role(std::uint32_t entity) {
    Key("role");
    const std::string& role = found_.entities[entity].role;
    role.empty() ? Null() : String(role);
  }

  void WriteSpeakers(const Attribution& a) {
    Key("speakers");
    json_.StartArray();
    for (const EntityRef& speaker : a.speakers) {
      json_.StartObject();
      EntityMembers(speaker.entity);
      Role(speaker.entity);
      json_.EndObject();
    }
    json_.EndArray();
    Member("source_type", Name(a.source_type));
    Key("speaks_for");
    if (a.speaks_for) {
      json_.StartObject();
      EntityMembers(a.speaks_for->entity);
      json_.EndObject();
    } else {
      Null();
    }
    Key("via");
    json_.StartArray();
    for (const Via& via : a.via) {
      json_.StartObject();
      EntityMembers(via.entity);
      Member("basis", Name(via.basis));
      Key("evidence");
      SpanValue(via.evidence);
      json_.EndObject();
    }
    json_.EndArray();
    Key("circular");
    json_.Bool(a.circular);
  }

  // What `spans` hold as it is written, the pieces joined by a space.
  std::string WordsOf(const std::vector<ByteSpan>& spans) const {
    std::string out;
    for (ByteSpan span : spans) {
      if (!out.empty()) out += ' ';
      out += Slice(text_.reading(), span);
    }
    return Readable(std::move(out));
  }

  // Stand-ins for malformed bytes as U+FFFD.
  std::string Readable(std::string text) const {
    if (text_.malformed() == 0) return text;
    std::string readable;
    for (std::size_t i = 0; i < text.size(); ++i) {
      const bool two = text.compare(i, 2, "\xC2\x9A") == 0;
      if (text[i] == '\x1A' || two) {
        readable += "\xEF\xBF\xBD";
        i += two;
      } else {
        readable += text[i];
      }
    }
    return readable;
  }

  void WriteAttribution(std::size_t index) {
    const Attribution& a = found_.attributions[index];
    json_.StartObject();
    Member("id", absl::StrCat("a", index + 1));
    Member("kind", Name(a.kind));
    Spans("content", a.content);
    Spans("cue", a.cue);
    Spans("source", a.source);
    WriteSpeakers(a);
    Member("stance", Name(a.stance));
    Member("act", Name(a.act));
    Member("event", Name(a.event));
    Key("hedged");
    json_.Bool(a.hedged);
    Key("headline");
    json_.Bool(a.headline);
    Key("parent");
    a.parent ? String(absl::StrCat("a", *a.parent + 1)) : Null();
    Member("text", WordsOf(a.content));
    Member("cue_text", WordsOf(a.cue));
    Key("sentence");
    SpanValue(a.sentence);
    Key("confidence");
    const std::string confidence = Rounded(a.confidence);
    json_.RawValue(confidence.data(), confidence.size(), rapidjson::kNumberType);
    Member("rule", a.rule);
    json_.EndObject();
  }

  // Three decimals, without trailing zeros: more would claim a precision that no probability here
  // has.
  static std::string Rounded(double confidence) {
    const auto thousandths = std::lround(std::clamp(confidence, 0.0, 1.0) * 1000);
    if (thousandths == 1000) return "1";
    std::string digits = absl::StrCat(1000 + thousandths).substr(1);
    while (!digits.empty() && digits.back() == '0') digits.pop_back();
    return digits.empty() ? "0" : absl::StrCat("0.", digits);
  }

  void WriteEntities() {
    Key("entities");
    json_.StartArray();
    for (std::uint32_t i = 0; i < found_.entities.size(); ++i) {
      const Entity& entity = found_.entities[i];
      json_.StartObject();
      Member("id", absl::StrCat("e", i + 1));
      Member("name", entity.name);
      Member("type", Name(entity.type));
      Role(i);
      Key("aliases");
      json_.StartArray();
      for (const std::string& alias : entity.aliases) String(alias);
      json_.EndArray();
      Spans("mentions", entity.mentions);
      json_.EndObject();
    }
    json_.EndArray();
  }

  const Document& document_;
  const Text& text_;
  Offsets offsets_;
  const Attributions& found_;
  const JsonOptions& options_;
  StringStream stream_;
  rapidjson::Writer<StringStream> json_;
};

}  // namespace

void WriteJson(const Document& document, const Attributions& found, const JsonOptions& options,
               std::string& out) {
  JsonWriter(document, Text::Read(document), found, options, out).Write();
  out += '\n';
}

}  // namespace ipse
