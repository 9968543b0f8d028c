// An explanation as JSON: one object a document, a line.
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "ipse/writer.h"
#include "output/explained.h"
#include "rapidjson/stringbuffer.h"
#include "rapidjson/writer.h"
#include "text/offsets.h"
#include "text/text.h"

namespace ipse {
namespace {

class ExplanationWriter {
 public:
  ExplanationWriter(const Text& text, const Explanation& explanation)
      : text_(text), offsets_(text.reading()), explanation_(explanation), json_(buffer_) {
    json_.SetMaxDecimalPlaces(4);
  }

  std::string Write(const std::vector<ExplainedSentence>& sentences) {
    json_.StartObject();
    Member("schema", "ipse-explain/1");
    Member("id", explanation_.attributions.id);
    Key("sentences");
    json_.StartArray();
    for (const ExplainedSentence& sentence : sentences) WriteSentence(sentence);
    json_.EndArray();
    json_.EndObject();
    return std::string(buffer_.GetString(), buffer_.GetSize()) + "\n";
  }

 private:
  void Key(std::string_view key) {
    json_.Key(key.data(), static_cast<rapidjson::SizeType>(key.size()));
  }
  void String(std::string_view text) {
    json_.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
  }
  void Member(std::string_view key, std::string_view value) {
    Key(key);
    String(value);
  }
  void SpanValue(ByteSpan span) {
    const CodePointSpan points = offsets_.ToCodePoints(span);
    json_.StartArray();
    json_.Uint(points.begin);
    json_.Uint(points.end);
    json_.EndArray();
  }
  void Spans(std::string_view key, const std::vector<ByteSpan>& spans) {
    Key(key);
    json_.StartArray();
    for (const ByteSpan span : spans) SpanValue(span);
    json_.EndArray();
  }
  void Texts(std::string_view key, const std::vector<ByteSpan>& spans) {
    Key(key);
    json_.StartArray();
    for (const ByteSpan span : spans) String(Slice(text_.reading(), span));
    json_.EndArray();
  }
  void Terms(std::string_view key, const std::vector<Term>& terms) {
    Key(key);
    json_.StartArray();
    for (const Term& term : terms) {
      json_.StartObject();
      Member("feature", term.feature);
      Key("weight");
      json_.Double(term.weight);
      json_.EndObject();
    }
    json_.EndArray();
  }

  void WriteSentence(const ExplainedSentence& sentence) {
    if (sentence.candidates.empty() && sentence.relays.empty()) return;
    json_.StartObject();
    Key("sentence");
    SpanValue(sentence.span);
    Member("text", Slice(text_.reading(), sentence.span));
    Key("symbols");
    json_.StartArray();
    for (const std::size_t symbol : sentence.symbols) WriteSymbol(explanation_.symbols[symbol]);
    json_.EndArray();
    Key("candidates");
    json_.StartArray();
    for (const ExplainedCandidate& candidate : sentence.candidates) WriteCandidate(candidate);
    json_.EndArray();
    Key("relays");
    json_.StartArray();
    for (const std::size_t relay : sentence.relays) WriteRelay(explanation_.relays[relay]);
    json_.EndArray();
    json_.EndObject();
  }

  void WriteSymbol(const SymbolReading& symbol) {
    json_.StartObject();
    Key("words");
    SpanValue(symbol.words);
    Key("classes");
    json_.StartArray();
    for (std::string_view name : symbol.classes) String(name);
    json_.EndArray();
    json_.EndObject();
  }

  void WriteCandidate(const ExplainedCandidate& explained) {
    const CandidateReading& candidate = explanation_.candidates[explained.candidate];
    json_.StartObject();
    Member("rule", candidate.rule);
    Key("chosen");
    json_.Bool(candidate.chosen);
    Key("probability");
    json_.Double(candidate.probability);
    Key("attribution");
    explained.attribution ? String(absl::StrCat("a", *explained.attribution + 1)) : Null();
    Key("taken_by");
    explained.taken_by ? String(explanation_.candidates[*explained.taken_by].rule) : Null();
    for (const auto& [name, spans] :
         {std::pair{"content", &candidate.content}, std::pair{"cue", &candidate.cue},
          std::pair{"source", &candidate.source}}) {
      Spans(name, *spans);
      Texts(absl::StrCat(name, "_text"), *spans);
    }
    Terms("terms", candidate.terms);
    Terms("confidence_terms", explained.attribution
                                  ? explanation_.confidences[*explained.attribution]
                                  : std::vector<Term>());
    Key("counted_cue");
    candidate.counted_cue ? WriteCountedCue(*candidate.counted_cue) : Null();
    Places("begins", "begin", candidate.begins, [](const BeginReading& at) { return at.begin; });
    Places("ends", "end", candidate.ends, [](const EndReading& at) { return at.end; });
    json_.EndObject();
  }

  void WriteCountedCue(const CountedCue& cue) {
    json_.StartObject();
    Member("word", cue.word);
    Key("seen");
    json_.Uint(cue.counts.seen);
    Key("cue");
    json_.Uint(cue.counts.cue);
    Key("content");
    json_.StartObject();
    for (std::size_t form = 0; form < kContentForms; ++form) {
      Key(Name(static_cast<ContentForm>(form)));
      json_.Uint(cue.counts.content[form]);
    }
    json_.EndObject();
    json_.EndObject();
  }

  // Where a claim may begin, or end: an object each, with its place as `name`.
  template <class Reading, class PlaceOf>
  void Places(const char* list, const char* name, const std::vector<Reading>& places,
              PlaceOf place_of) {
    Key(list);
    json_.StartArray();
    for (const Reading& place : places) {
      const std::uint32_t at = place_of(place);
      json_.StartObject();
      Key(name);
      json_.Uint(offsets_.ToCodePoints(ByteSpan{at, at}).begin);
      Key("probability");
      json_.Double(place.probability);
      Terms("terms", place.terms);
      json_.EndObject();
    }
    json_.EndArray();
  }

  void WriteRelay(const RelayReading& relay) {
    json_.StartObject();
    Member("rule", relay.rule);
    Spans("evidence", {relay.evidence});
    Texts("evidence_text", {relay.evidence});
    Texts("outlets", relay.outlets);
    Texts("networks", relay.networks);
    json_.EndObject();
  }

  void Null() { json_.Null(); }

  const Text& text_;
  Offsets offsets_;
  const Explanation& explanation_;
  rapidjson::StringBuffer buffer_;
  rapidjson::Writer<rapidjson::StringBuffer> json_;
};

}  // namespace

void WriteExplanationJson(const Document& document, const Explanation& explanation,
                          const std::vector<ByteSpan>& sentences, std::optional<std::uint32_t> at,
                          std::string& out) {
  const Text text = Text::Read(document);
  out += ExplanationWriter(text, explanation).Write(BySentence(explanation, sentences, at));
}

}  // namespace ipse
