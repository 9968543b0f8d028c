// Whom and through which outlet the engine names where content, cue and source are given: measures
// entities/ and resolve/ apart from the finding of attributions.
//
//   ipse_gold_sources GOLD.jsonl > PRED.jsonl
//
// Takes a gold file; gives the same attributions with `speakers` and `via` as the engine resolves
// them, for the scorer. Does not: find attributions, nest them, or name the page's outlet.
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <string>

#include "entities/gather.h"
#include "ipse/pack.h"
#include "match/candidates.h"
#include "quotes/quotations.h"
#include "rapidjson/document.h"
#include "rapidjson/stringbuffer.h"
#include "rapidjson/writer.h"
#include "resolve/speakers.h"
#include "rulepack/compiled_pack.h"
#include "text/offsets.h"
#include "text/text.h"

namespace ipse {
namespace {

using Allocator = rapidjson::Document::AllocatorType;

// One document of a gold file, read as the engine reads it.
class GoldSources {
 public:
  GoldSources(const LanguagePack& pack, const std::string& text)
      : pack_(pack),
        text_(Text::Read({.text = text})),
        offsets_(text_.reading()),
        scratch_(pack.segmenter->MakeScratch()) {
    pack.segmenter->Segment(text_, *scratch_, sentences_);
    FindQuotations(text_, sentences_, "en", quotations_);
    FindWords(pack, text_.reading(), sentences_.tokens, word_scratch_, words_);
    FindCandidates(pack, text_, sentences_, words_, quotations_, matching_, candidates_);
    candidates_.candidates.clear();
  }

  void Add(const rapidjson::Value& gold) {
    Candidate candidate;
    candidate.content = Ranges(gold["content"]);
    candidate.source = Ranges(gold["source"]);
    candidate.cue = Ranges(gold["cue"]);
    readings_.candidates.push_back(static_cast<std::uint32_t>(candidates_.candidates.size()));
    candidates_.candidates.push_back(std::move(candidate));
    readings_.attributions.emplace_back();
  }

  void Resolve() {
    const TokensView view{pack_, text_.reading(), sentences_, words_};
    entities_.Gather({view, text_, quotations_});
    ResolveSpeakers({view, candidates_, readings_}, entities_, readings_.attributions);
  }

  void Write(std::size_t index, rapidjson::Value& out, Allocator& allocator) const {
    const Attribution& attribution = readings_.attributions[index];
    rapidjson::Value speakers(rapidjson::kArrayType), via(rapidjson::kArrayType);
    for (EntityRef speaker : attribution.speakers)
      speakers.PushBack(Named(speaker.entity, allocator), allocator);
    for (const Via& outlet : attribution.via)
      via.PushBack(Named(outlet.entity, allocator), allocator);
    out.AddMember("speakers", speakers, allocator);
    out.RemoveMember("via");
    out.AddMember("via", via, allocator);
  }

 private:
  TokenRanges Ranges(const rapidjson::Value& spans) const {
    TokenRanges out;
    for (const rapidjson::Value& span : spans.GetArray()) {
      const ByteSpan bytes = offsets_.ToBytes(CodePointSpan{span[0].GetUint(), span[1].GetUint()});
      const auto& tokens = sentences_.tokens;
      const auto first = std::partition_point(tokens.begin(), tokens.end(),
                                              [&](const Token& t) { return t.end <= bytes.begin; });
      const auto end = std::partition_point(first, tokens.end(),
                                            [&](const Token& t) { return t.begin < bytes.end; });
      if (first == end) continue;
      out.push_back({static_cast<std::uint32_t>(first - tokens.begin()),
                     static_cast<std::uint32_t>(end - tokens.begin())});
    }
    return out;
  }

  static rapidjson::SizeType Size(std::string_view s) {
    return static_cast<rapidjson::SizeType>(s.size());
  }

  rapidjson::Value Named(std::uint32_t entity, Allocator& allocator) const {
    rapidjson::Value out(rapidjson::kObjectType);
    const std::string_view name = entities_.entities()[entity].name;
    out.AddMember("name", rapidjson::Value(name.data(), Size(name), allocator), allocator);
    return out;
  }

  const LanguagePack& pack_;
  Text text_;
  Offsets offsets_;
  std::unique_ptr<Segmenter::Scratch, void (*)(Segmenter::Scratch*)> scratch_;
  Sentences sentences_;
  Quotations quotations_;
  WordScratch word_scratch_;
  Words words_;
  MatchScratch matching_;
  Candidates candidates_;
  Readings readings_;
  Entities entities_;
};

std::string Resolved(const LanguagePack& pack, const std::string& line) {
  rapidjson::Document json;
  json.Parse(line.data(), line.size());
  if (json.HasParseError()) return {};
  const std::string text(json["text"].GetString(), json["text"].GetStringLength());
  GoldSources sources(pack, text);
  for (const rapidjson::Value& gold : json["attributions"].GetArray()) sources.Add(gold);
  sources.Resolve();
  std::size_t index = 0;
  for (rapidjson::Value& gold : json["attributions"].GetArray())
    sources.Write(index++, gold, json.GetAllocator());
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
  json.Accept(writer);
  return std::string(buffer.GetString(), buffer.GetSize());
}

int Main(const char* path) {
  const absl::StatusOr<Pack> pack = Pack::Find("");
  if (!pack.ok()) {
    std::fprintf(stderr, "%s\n", std::string(pack.status().message()).c_str());
    return 1;
  }
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);)
    std::printf("%s\n", Resolved(pack->compiled().Find("en"), line).c_str());
  return 0;
}

}  // namespace
}  // namespace ipse

int main(int argc, char** argv) {
  if (argc == 2) return ipse::Main(argv[1]);
  std::fprintf(stderr, "ipse_gold_sources GOLD.jsonl > PRED.jsonl\n");
  return 2;
}
