// The contract "ipse/1" as JSON, written straight into the caller's buffer.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>

#include "ipse/writer.h"
#include "output/json_text.h"
#include "text/offsets.h"
#include "text/reading.h"

namespace ipse {
namespace {

class JsonWriter {
 public:
  JsonWriter(const Document& document, const Attributions& found, const JsonOptions& options,
             std::string& out)
      : document_(document),
        reading_(document.text),
        offsets_(reading_.bytes()),
        found_(found),
        options_(options),
        json_(out) {}

  void Write() {
    json_.BeginObject();
    Member("schema", "ipse/1");
    Member("id", found_.id);
    Member("language", found_.language);
    KnownMember("url", document_.url);
    KnownMember("date", document_.date);
    KnownMember("outlet", found_.outlet);
    const bool basis = found_.outlet_basis && !found_.outlet.empty();
    KnownMember("outlet_basis", basis ? Name(*found_.outlet_basis) : "");
    WriteCredits();
    json_.Key("title");
    found_.title ? SpanValue(*found_.title) : json_.Null();
    if (document_.extracted) {
      json_.Key("text");
      json_.BeginString();
      AddReadable(reading_.bytes());
      json_.EndString();
    }
    json_.Key("attributions");
    json_.BeginArray();
    for (std::uint32_t i = 0; i < found_.attributions.size(); ++i) {
      if (found_.attributions[i].confidence >= options_.min_confidence) WriteAttribution(i);
    }
    json_.EndArray();
    WriteEntities();
    json_.EndObject();
    json_.Flush();
  }

 private:
  template <std::size_t size>
  void Member(const char (&key)[size], std::string_view value) {
    json_.Key(key);
    json_.String(value);
  }

  // Null where nothing is known.
  template <std::size_t size>
  void KnownMember(const char (&key)[size], std::string_view value) {
    json_.Key(key);
    value.empty() ? json_.Null() : json_.String(value);
  }

  // What the contract has a name for.
  template <std::size_t size, class Named>
  void NameMember(const char (&key)[size], Named value) {
    json_.Key(key);
    json_.Plain(Name(value));
  }

  // "a3": the third attribution, or "e3", the third entity.
  void Id(char kind, std::uint32_t index) { json_.Id(kind, index + 1); }

  void SpanValue(ByteSpan span) {
    switch (options_.offsets) {
      case OffsetUnit::utf8:
        return json_.Pair(span.begin, span.end);
      case OffsetUnit::utf16: {
        const Utf16Span units = offsets_.ToUtf16(span);
        return json_.Pair(units.begin, units.end);
      }
      case OffsetUnit::code_points: {
        const CodePointSpan points = offsets_.ToCodePoints(span);
        return json_.Pair(points.begin, points.end);
      }
    }
  }

  template <std::size_t size>
  void Spans(const char (&key)[size], const std::vector<ByteSpan>& spans) {
    json_.Key(key);
    json_.BeginArray();
    for (ByteSpan span : spans) SpanValue(span);
    json_.EndArray();
  }

  void EntityMembers(std::uint32_t entity) {
    json_.Key("entity");
    Id('e', entity);
    Member("name", found_.entities[entity].name);
    NameMember("type", found_.entities[entity].type);
  }

  void WriteCredits() {
    json_.Key("credits");
    json_.BeginArray();
    for (const Credit& credit : found_.credits) {
      json_.BeginObject();
      Member("name", credit.name);
      NameMember("basis", credit.basis);
      json_.Key("where");
      SpanValue(credit.where);
      json_.EndObject();
    }
    json_.EndArray();
  }

  void Role(std::uint32_t entity) { KnownMember("role", found_.entities[entity].role); }

  void WriteSpeakers(const Attribution& a) {
    json_.Key("speakers");
    json_.BeginArray();
    for (const EntityRef& speaker : a.speakers) {
      json_.BeginObject();
      EntityMembers(speaker.entity);
      Role(speaker.entity);
      json_.EndObject();
    }
    json_.EndArray();
    NameMember("source_type", a.source_type);
    json_.Key("speaks_for");
    if (a.speaks_for) {
      json_.BeginObject();
      EntityMembers(a.speaks_for->entity);
      json_.EndObject();
    } else {
      json_.Null();
    }
    json_.Key("via");
    json_.BeginArray();
    for (const Via& via : a.via) {
      json_.BeginObject();
      EntityMembers(via.entity);
      NameMember("basis", via.basis);
      json_.Key("evidence");
      SpanValue(via.evidence);
      json_.EndObject();
    }
    json_.EndArray();
    json_.Key("circular");
    json_.Bool(a.circular);
  }

  // What `spans` hold as it is written, the pieces joined by a space.
  template <std::size_t size>
  void Words(const char (&key)[size], const std::vector<ByteSpan>& spans) {
    json_.Key(key);
    json_.BeginString();
    for (std::size_t i = 0; i < spans.size(); ++i) {
      if (i > 0) json_.AddToString(" ");
      AddReadable(Slice(reading_.bytes(), spans[i]));
    }
    json_.EndString();
  }

  // With stand-ins for malformed bytes as U+FFFD.
  void AddReadable(std::string_view text) {
    if (reading_.malformed() == 0) return json_.AddToString(text);
    for (std::size_t i = 0; i < text.size(); ++i) {
      const bool two = text.compare(i, 2, "\xC2\x9A") == 0;
      const bool stands_in = text[i] == '\x1A' || two;
      json_.AddToString(stands_in ? "\xEF\xBF\xBD" : text.substr(i, 1));
      i += two;
    }
  }

  void WriteAttribution(std::uint32_t index) {
    const Attribution& a = found_.attributions[index];
    json_.BeginObject();
    json_.Key("id");
    Id('a', index);
    NameMember("kind", a.kind);
    Spans("content", a.content);
    Spans("cue", a.cue);
    Spans("source", a.source);
    WriteSpeakers(a);
    NameMember("stance", a.stance);
    NameMember("act", a.act);
    NameMember("event", a.event);
    json_.Key("hedged");
    json_.Bool(a.hedged);
    json_.Key("headline");
    json_.Bool(a.headline);
    json_.Key("parent");
    a.parent ? Id('a', *a.parent) : json_.Null();
    Words("text", a.content);
    Words("cue_text", a.cue);
    json_.Key("sentence");
    SpanValue(a.sentence);
    json_.Key("confidence");
    // More decimals would claim a precision that no probability here has.
    const double confidence = std::clamp(a.confidence, 0.0, 1.0);
    json_.Thousandths(static_cast<std::uint32_t>(std::lround(confidence * 1000)));
    Member("rule", a.rule);
    json_.EndObject();
  }

  void WriteEntities() {
    json_.Key("entities");
    json_.BeginArray();
    for (std::uint32_t i = 0; i < found_.entities.size(); ++i) {
      const Entity& entity = found_.entities[i];
      json_.BeginObject();
      json_.Key("id");
      Id('e', i);
      Member("name", entity.name);
      NameMember("type", entity.type);
      Role(i);
      json_.Key("aliases");
      json_.BeginArray();
      for (const std::string& alias : entity.aliases) json_.String(alias);
      json_.EndArray();
      Spans("mentions", entity.mentions);
      json_.EndObject();
    }
    json_.EndArray();
  }

  const Document& document_;
  const Reading reading_;
  Offsets offsets_;
  const Attributions& found_;
  const JsonOptions& options_;
  JsonText json_;
};

}  // namespace

void WriteJson(const Document& document, const Attributions& found, const JsonOptions& options,
               std::string& out) {
  JsonWriter(document, found, options, out).Write();
  out += '\n';
}

}  // namespace ipse
