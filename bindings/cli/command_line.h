// What the commands of the program share: exit codes, the pack, input, output.
#ifndef IPSE_CLI_COMMAND_LINE_H_
#define IPSE_CLI_COMMAND_LINE_H_

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "CLI/CLI.hpp"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "corpus/documents.h"
#include "ipse/ipse.h"

namespace ipse::cli {

enum ExitCode {
  kDone = 0,
  kSomeFailed = 1,
  kWrongUse = 2,
  kNothingDone = 3,
  kInterrupted = 130,  // as shells have it for SIGINT
};

// Prints "ipse: message" on standard error.
void Complain(std::string_view message);

// Takes a number of bytes from 1 on, like 500KB or 16MB, in units of 1024.
CLI::Validator SizeInBytes();

// Takes one of `names`, and makes of it the number beside it.
CLI::Validator OneOf(const std::vector<std::pair<std::string, int>>& names);

// The same for the values of an enumeration.
template <typename Enum>
CLI::Validator OneOf(const std::vector<std::pair<std::string, Enum>>& names) {
  std::vector<std::pair<std::string, int>> numbers;
  numbers.reserve(names.size());
  for (const auto& [name, value] : names) numbers.emplace_back(name, static_cast<int>(value));
  return OneOf(numbers);
}

// The path of a folder without the slashes at its end.
std::string FolderOf(std::string path);

// Where documents come from and where results go: options that several commands have.
struct InputOptions {
  std::vector<std::string> inputs;
  DocumentFields fields;
  std::optional<std::size_t> max_document;  // bytes
  std::string pack;
  std::string output;
};

void AddInputOptions(CLI::App& command, InputOptions& options);

// How text for people looks: options of the commands that print some.
struct TerminalOptions {
  std::string colour = "auto";
  int width = 0;  // 0: the terminal's
};

void AddTerminalOptions(CLI::App& command, TerminalOptions& options);

// Of output to the file `path`, or to standard output where that is empty.
PrettyOptions PrettyFor(const TerminalOptions& options, const std::string& path);

// Standard output, or the file of --output.
class Output {
 public:
  // Complains and returns false where the file cannot be opened.
  bool Open(const std::string& path);
  // False where nobody reads any more, or the disk is full; the latter is complained about.
  bool Write(const std::string& text);
  // Flushes; false as above.
  bool Close();
  // Nobody reads any more: not a failure, but no reason to go on.
  bool broken() const { return broken_; }

 private:
  bool Failed();

  std::string path_;
  std::FILE* file_ = stdout;
  bool broken_ = false;
};

// Writes `result` to the file at `path`, to standard output where that is "", or complains why
// there is none. Returns the exit code.
int WriteResult(const absl::StatusOr<std::string>& result, const std::string& path);

// Reads every input and calls `work` for each document; `work` returns false to stop. Complains
// about what cannot be read. `found` is standard input's or the sample's document where `inputs` is
// empty. Returns the exit code.
int ForEachDocument(const InputOptions& options, const Output& output,
                    const std::function<bool(const Document&)>& work);

// The commands; each adds itself to `app` and leaves its exit code in `code` when it is run.
void AddRunCommand(CLI::App& app, int& code);
void AddSentencesCommand(CLI::App& app, int& code);
void AddExplainCommand(CLI::App& app, int& code);
void AddRulesCommand(CLI::App& app, int& code);
void AddFitCommand(CLI::App& app, int& code);
void AddEvalCommand(CLI::App& app, int& code);
void AddStatsCommand(CLI::App& app, int& code);

}  // namespace ipse::cli

#endif  // IPSE_CLI_COMMAND_LINE_H_
