// What holds for every run over a corpus: threads, files and kills change no byte of its output.
#include <signal.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "corpus/corpus_fixture.h"
#include "gtest/gtest.h"

namespace ipse {
namespace {

std::size_t FromEnvironment(const char* name, std::size_t otherwise) {
  const char* value = std::getenv(name);
  return value == nullptr ? otherwise : std::stoul(value);
}

class CorpusProperties : public CorpusTest {
 protected:
  std::uintmax_t BytesIn(const std::string& name) {
    std::uintmax_t bytes = 0;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder_ / name, error)) {
      const std::uintmax_t size = entry.file_size(error);  // it may be gone by now
      if (!error) bytes += size;
    }
    return bytes;
  }

  // Runs until the output has grown by `bytes`, then kills. The exit code, -1 where killed.
  int RunAndKill(std::vector<std::string> arguments, std::optional<std::uintmax_t> bytes) {
    const std::uintmax_t before = BytesIn("out");
    const pid_t program = fork();
    if (program == 0) {
      std::vector<char*> pointers;
      for (std::string& argument : arguments) pointers.push_back(argument.data());
      pointers.push_back(nullptr);
      if (chdir(folder_.c_str()) != 0 || std::freopen(".err", "w", stderr) == nullptr) _exit(99);
      execv(IPSE_PROGRAM, pointers.data());
      _exit(99);
    }
    int status = 0;
    while (waitpid(program, &status, WNOHANG) == 0) {
      if (!bytes || BytesIn("out") < before + *bytes) continue;
      kill(program, SIGKILL);
      waitpid(program, &status, 0);
      break;
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }
};

TEST_F(CorpusProperties, ThreadsChangeNothing) {
  Write("a.jsonl", Lines(500));
  Run("run a.jsonl --output out1/ --threads 1 --shard-size 50KB --compress zstd");
  for (const std::string threads : {"2", "7"}) {
    const Ran ran = Run("run a.jsonl --output out" + threads + "/ --threads " + threads +
                        " --shard-size 50KB --compress zstd");
    EXPECT_EQ(ran.err.find("Warning"), std::string::npos) << ran.err;
    EXPECT_EQ(Shards("out1"), Shards("out" + threads));
  }
}

TEST_F(CorpusProperties, SplittingACorpusInTwoFilesChangesNothing) {
  const std::string lines = Lines(500);
  const std::size_t middle = lines.find('\n', lines.size() / 3) + 1;
  Write("a.jsonl", lines);
  Write("b.jsonl", lines.substr(0, middle));
  WriteCompressed("c.jsonl.gz", lines.substr(middle), Compression::gzip);
  Run("run a.jsonl --output one/ --shard-size 50KB");
  Run("run b.jsonl c.jsonl.gz --output two/ --shard-size 50KB");
  EXPECT_EQ(Shards("one"), Shards("two"));
}

// IPSE_KILLS and IPSE_KILL_DOCUMENTS make it longer: `./dev kills`.
TEST_F(CorpusProperties, KillsLoseNothingAndDoubleNothing) {
  const std::size_t kills = FromEnvironment("IPSE_KILLS", 6);
  const std::size_t documents = FromEnvironment("IPSE_KILL_DOCUMENTS", 1500);
  Write("a.jsonl", Lines(documents / 2, 1) + "no JSON\n");
  WriteCompressed("b.jsonl.zst", Lines(documents / 2, 2), Compression::zstd);
  Write("cut.jsonl.zst", Read("b.jsonl.zst").substr(0, fs::file_size(folder_ / "b.jsonl.zst") / 2));
  Write("c.txt", Read("good.txt"));
  const std::vector<std::string> inputs = {"a.jsonl",     "page.html",     "nowhere.txt", "c.txt",
                                           "b.jsonl.zst", "cut.jsonl.zst", "c.txt"};
  // Some four shards a kill: a kill then costs as much as it lets through.
  const std::string shard_size = std::to_string(fs::file_size(folder_ / "a.jsonl") / kills / 2);
  std::vector<std::string> arguments = {"ipse", "run"};
  arguments.insert(arguments.end(), inputs.begin(), inputs.end());
  arguments.insert(arguments.end(), {"--shard-size", shard_size, "--output"});

  std::vector<std::string> whole = arguments;
  whole.insert(whole.end(), {"whole", "--resume"});
  RunAndKill(whole, std::nullopt);
  arguments.insert(arguments.end(), {"out", "--resume"});
  std::mt19937 random(11);
  const std::uintmax_t most = 3 * BytesIn("whole") / 2 / kills;
  std::size_t killed = 0;
  int code = -1;
  while (killed < kills && code == -1) {
    code = RunAndKill(arguments, random() % most);
    killed += code == -1;
  }
  if (code == -1) code = RunAndKill(arguments, std::nullopt);
  std::printf("%zu kills\n", killed);
  EXPECT_GE(killed, kills / 2);
  EXPECT_EQ(code, 1) << Read(".err");  // there are problems
  EXPECT_TRUE(Shards("out") == Shards("whole"));
}

}  // namespace
}  // namespace ipse
