#include "command_line.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <limits>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "sample_article.h"

namespace ipse::cli {

void Complain(std::string_view message) {
  std::fprintf(stderr, "ipse: %.*s\n", static_cast<int>(message.size()), message.data());
}

// CLI11's own takes a minus for a very large number, and says what is wrong in its own words.
CLI::Validator SizeInBytes() {
  constexpr std::uint64_t kMost = std::uint64_t{1} << 40;
  const auto read = [](std::string& given) -> std::string {
    const std::size_t digits = std::min(given.find_first_not_of("0123456789"), given.size());
    std::string unit = absl::AsciiStrToLower(absl::StripAsciiWhitespace(given.substr(digits)));
    if (unit.ends_with('b')) unit.pop_back();
    if (unit.size() > 1 && unit.ends_with('i')) unit.pop_back();
    constexpr std::string_view kUnits = "kmgt";
    const std::size_t power = unit.empty() ? 0 : kUnits.find(unit) + 1;
    std::uint64_t count = 0;
    const bool known = absl::SimpleAtoi(given.substr(0, digits), &count) &&
                       (unit.empty() || (unit.size() == 1 && power > 0));
    if (!known || count == 0 || count > kMost >> (10 * power))
      return absl::StrCat(given, " is no size from 1 to 1TB, like 500KB or 16MB");
    given = absl::StrCat(count << (10 * power));
    return "";
  };
  return {read, ""};
}

CLI::Validator OneOf(const std::vector<std::pair<std::string, int>>& names) {
  std::string all;
  for (const auto& [name, number] : names) absl::StrAppend(&all, all.empty() ? "" : ",", name);
  const auto read = [names, all](std::string& given) -> std::string {
    for (const auto& [name, number] : names) {
      if (name != given) continue;
      given = absl::StrCat(number);
      return "";
    }
    return absl::StrCat(given, " not in {", all, "}");
  };
  return {read, absl::StrCat("{", all, "}")};
}

std::string FolderOf(std::string path) {
  while (path.size() > 1 && path.ends_with('/')) path.pop_back();
  return path;
}

void AddInputOptions(CLI::App& command, InputOptions& options) {
  command.add_option(
      "INPUT", options.inputs,
      "Files or folders of .txt, .html, .json, .jsonl or .tar, also .gz or .zst; files of other "
      "names, and - for standard input, are told by their first bytes");
  const auto field = [&command](const std::string& name, const std::string& what,
                                std::string& member) {
    command
        .add_option(absl::StrCat("--", name, "-field"), member,
                    absl::StrCat("JSON Lines: the member that holds the ", what))
        ->default_str(member);
  };
  field("text", "text", options.fields.text);
  field("id", "id", options.fields.id);
  field("lang", "language", options.fields.language);
  field("title", "title", options.fields.title);
  field("outlet", "page's own outlet", options.fields.outlet);
  field("url", "address", options.fields.url);
  field("date", "date", options.fields.date);
  command
      .add_option("--max-document", options.max_document,
                  "Leave out larger documents: 500KB, 16MB; as stored, but decompressed")
      ->transform(SizeInBytes())
      ->type_name("SIZE");
  command.add_option(
      "--pack", options.pack,
      "Folder of a rule pack (else $IPSE_RULES, the installed pack, the built-in one)");
  command.add_option("-o,--output", options.output, "File to write to instead of standard output");
}

void AddTerminalOptions(CLI::App& command, TerminalOptions& options) {
  command.add_option("--color", options.colour, "Colours in pretty output")
      ->check(CLI::IsMember({"auto", "always", "never"}));
  command.add_option("--width", options.width, "Columns of pretty output")
      ->check(CLI::Range(20, 1000));
}

PrettyOptions PrettyFor(const TerminalOptions& options, const std::string& path) {
  PrettyOptions pretty;
  const char* no_color = std::getenv("NO_COLOR");
  const bool welcome =
      (no_color == nullptr || *no_color == '\0') && path.empty() && isatty(STDOUT_FILENO) != 0;
  pretty.colour = options.colour == "auto" ? welcome : options.colour == "always";
  winsize size{};
  if (options.width > 0) {
    pretty.width = options.width;
  } else if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
    pretty.width = size.ws_col;
  }
  return pretty;
}

bool Output::Open(const std::string& path) {
  path_ = path.empty() ? "standard output" : path;
  if (path.empty() || path == "-") return true;
  file_ = std::fopen(path.c_str(), "wb");
  if (file_ != nullptr) return true;
  Complain(absl::StrCat(path, ": cannot be written: ", std::strerror(errno)));
  return false;
}

bool Output::Failed() {
  broken_ = errno == EPIPE;
  if (!broken_) Complain(absl::StrCat(path_, ": cannot be written: ", std::strerror(errno)));
  return false;
}

bool Output::Write(const std::string& text) {
  return std::fwrite(text.data(), 1, text.size(), file_) == text.size() || Failed();
}

bool Output::Close() {
  if (file_ == stdout ? std::fflush(file_) != 0 : std::fclose(file_) != 0) return Failed();
  return true;
}

int WriteResult(const absl::StatusOr<std::string>& result, const std::string& path) {
  if (!result.ok()) {
    Complain({result.status().message().data(), result.status().message().size()});
    return kNothingDone;
  }
  Output output;
  return output.Open(path) && output.Write(*result) && output.Close() ? kDone : kNothingDone;
}

int ForEachDocument(const InputOptions& options, const Output& output,
                    const std::function<bool(const Document&)>& work) {
  std::size_t done = 0, failed = 0;
  const DocumentHandlers handlers = {[&](const Document& document) {
                                       ++done;
                                       return work(document);
                                     },
                                     [&](const Problem& problem) {
                                       ++failed;
                                       Complain(problem.message);
                                     }};
  if (options.inputs.empty() && isatty(STDIN_FILENO)) {
    Document sample;
    sample.text = kSampleArticle;
    sample.id = "harbour-bridge";
    handlers.document(sample);
  } else {
    ReadDocuments(options.inputs.empty() ? std::vector<std::string>{"-"} : options.inputs,
                  options.fields,
                  options.max_document.value_or(std::numeric_limits<std::size_t>::max()), handlers);
  }
  if (output.broken()) return kDone;
  if (failed == 0) return kDone;
  return done > 0 ? kSomeFailed : kNothingDone;
}

}  // namespace ipse::cli
