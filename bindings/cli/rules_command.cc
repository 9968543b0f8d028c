// ipse rules: checks and lists a pack's rules.
#include <cstdio>

#include "absl/strings/str_cat.h"
#include "command_line.h"
#include "evaluate/examples.h"

namespace ipse::cli {
namespace {

int Check(const std::string& path) {
  absl::StatusOr<Pack> pack = Pack::Find(path);
  if (!pack.ok()) {
    Complain({pack.status().message().data(), pack.status().message().size()});
    return kNothingDone;
  }
  absl::StatusOr<ExampleReport> report = CheckExamples(Engine(*std::move(pack)));
  if (!report.ok()) {
    Complain({report.status().message().data(), report.status().message().size()});
    return kNothingDone;
  }
  for (const std::string& failure : report->failures) std::fprintf(stderr, "%s\n", failure.c_str());
  std::printf("%zu passed, %zu failed\n", report->passed, report->failures.size());
  return report->failures.empty() ? kDone : kSomeFailed;
}

int List(const std::string& path) {
  absl::StatusOr<Pack> pack = Pack::Find(path);
  if (!pack.ok()) {
    Complain({pack.status().message().data(), pack.status().message().size()});
    return kNothingDone;
  }
  for (const RuleSummary& rule : ListRules(*pack)) {
    std::printf("%-32s %s  (%s:%u)\n", rule.id.c_str(), rule.purpose.c_str(), rule.file.c_str(),
                rule.line);
  }
  return kDone;
}

}  // namespace

void AddRulesCommand(CLI::App& app, int& code) {
  CLI::App* command = app.add_subcommand("rules", "Check or list the rules of a pack");
  command->require_subcommand(1);
  command->footer("Example:\n  ipse rules check rules/\n");
  auto path = std::make_shared<std::string>();
  CLI::App* check =
      command->add_subcommand("check", "Run every rule's examples through the engine");
  check->add_option("PACK", *path, "Folder of the pack; else as for ipse run");
  check->footer("Example:\n  ipse rules check rules/\n  57 passed, 0 failed\n");
  check->callback([path, &code] { code = Check(*path); });
  CLI::App* list =
      command->add_subcommand("list", "Name every rule and relay, its purpose and its place");
  list->add_option("PACK", *path, "Folder of the pack; else as for ipse run");
  list->footer("Example:\n  ipse rules list\n");
  list->callback([path, &code] { code = List(*path); });
}

}  // namespace ipse::cli
