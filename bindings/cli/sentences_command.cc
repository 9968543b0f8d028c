// ipse sentences: where sentences begin and end.
#include "command_line.h"
#include "rapidjson/stringbuffer.h"
#include "rapidjson/writer.h"
#include "text/offsets.h"
#include "text/text.h"

namespace ipse::cli {
namespace {

std::string Line(const Document& document, const std::vector<ByteSpan>& sentences) {
  const Text text = Text::Read(document);
  const Offsets offsets(text.reading());
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> json(buffer);
  json.StartObject();
  json.Key("id");
  json.String(document.id.data(), static_cast<rapidjson::SizeType>(document.id.size()));
  if (document.extracted) {  // else the spans would count in a text that nobody has
    json.Key("text");
    json.String(document.text.data(), static_cast<rapidjson::SizeType>(document.text.size()));
  }
  json.Key("sentences");
  json.StartArray();
  for (ByteSpan sentence : sentences) {
    const CodePointSpan points = offsets.ToCodePoints(sentence);
    json.StartArray();
    json.Uint(points.begin);
    json.Uint(points.end);
    json.EndArray();
  }
  json.EndArray();
  json.EndObject();
  return std::string(buffer.GetString(), buffer.GetSize()) + "\n";
}

int Run(const InputOptions& options) {
  absl::StatusOr<Pack> pack = Pack::Find(options.pack);
  if (!pack.ok()) {
    Complain({pack.status().message().data(), pack.status().message().size()});
    return kNothingDone;
  }
  const Engine engine(*std::move(pack));
  Output output;
  if (!output.Open(options.output)) return kNothingDone;
  bool written = true;
  const int code = ForEachDocument(options, output, [&](const Document& document) {
    absl::StatusOr<std::vector<ByteSpan>> sentences = engine.Sentences(document);
    if (!sentences.ok()) {
      Complain({sentences.status().message().data(), sentences.status().message().size()});
      return true;
    }
    return written = output.Write(Line(document, *sentences));
  });
  written = output.Close() && written;
  return output.broken() ? static_cast<int>(kDone)
         : written       ? code
                         : static_cast<int>(kNothingDone);
}

}  // namespace

void AddSentencesCommand(CLI::App& app, int& code) {
  CLI::App* command = app.add_subcommand("sentences", "Find where sentences begin and end");
  auto options = std::make_shared<InputOptions>();
  AddInputOptions(*command, *options);
  command->footer(
      "Example:\n  ipse sentences article.txt\n  "
      "{\"id\":\"article\",\"sentences\":[[0,41],[42,97]]}\n"
      "Spans are [begin, end) in Unicode code points.\n");
  command->callback([options, &code] { code = Run(*options); });
}

}  // namespace ipse::cli
