// The program `ipse`: reads the command line, runs one command, and says how it went by its exit
// code.
#include <algorithm>
#include <csignal>
#include <iostream>
#include <numeric>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "command_line.h"

namespace {

using ipse::cli::Complain;

// Letters to insert, delete or change to make one of the other (Levenshtein).
std::size_t Distance(const std::string& a, const std::string& b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = row[0]++;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t above = row[j + 1];
      row[j + 1] = std::min({above + 1, row[j] + 1, diagonal + (a[i] != b[j])});
      diagonal = above;
    }
  }
  return row[b.size()];
}

// The option or command of `app` whose name is nearest to `word`; empty where none is near.
std::string Nearest(const CLI::App& app, const std::string& word) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  for (const CLI::App* command : app.get_subcommands({})) names.push_back(command->get_name());
  std::string nearest;
  std::size_t least = 3;  // more letters than that apart is another word
  for (const std::string& name : names) {
    const std::size_t distance = Distance(word, name);
    if (distance < least || (distance == least && nearest.empty())) {
      least = distance;
      nearest = name;
    }
  }
  return nearest;
}

// The deepest command that the command line names.
const CLI::App& Chosen(const CLI::App& app) {
  const CLI::App* chosen = &app;
  while (!chosen->get_subcommands().empty()) chosen = chosen->get_subcommands().front();
  return *chosen;
}

int Misused(const CLI::App& app, const CLI::ParseError& error,
            const std::vector<std::string>& arguments) {
  const CLI::App& command = Chosen(app);
  std::string message = error.what();
  for (const std::string& argument : arguments) {
    const bool option = argument.starts_with("--");
    if (!option && &command != &app) continue;
    const std::string word = argument.substr(0, argument.find('='));
    const std::string nearest = Nearest(command, word);
    if (nearest.empty() || nearest == word) continue;
    message = absl::StrCat("there is no ", option ? "option " : "command ", word, "; did you mean ",
                           nearest, "?");
    break;
  }
  Complain(message);
  std::string name = command.get_name();
  for (const CLI::App* above = command.get_parent(); above != nullptr; above = above->get_parent())
    name = absl::StrCat(above->get_name(), " ", name);
  Complain(absl::StrCat("see ", name, " --help"));
  return ipse::cli::kWrongUse;
}

}  // namespace

int main(int argc, char** argv) {
  // A reader that went away and a file that is too large are seen where we write.
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
  CLI::App app("Ipse: who said what, through which outlet, and how sure", "ipse");
  app.require_subcommand(1);
  app.footer("Example:\n  ipse run article.txt\n");
  int code = ipse::cli::kDone;
  ipse::cli::AddRunCommand(app, code);
  ipse::cli::AddSentencesCommand(app, code);
  ipse::cli::AddExplainCommand(app, code);
  ipse::cli::AddRulesCommand(app, code);
  ipse::cli::AddFitCommand(app, code);
  ipse::cli::AddEvalCommand(app, code);
  ipse::cli::AddStatsCommand(app, code);
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& success) {
    return app.exit(success);
  } catch (const CLI::ParseError& error) {
    return Misused(app, error, std::vector<std::string>(argv + 1, argv + argc));
  }
  return code;
}
