// Runs the program in a folder of its own and keeps what it printed.
#ifndef IPSE_TESTS_MISUSE_PROGRAM_H_
#define IPSE_TESTS_MISUSE_PROGRAM_H_

#include <sys/wait.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "gtest/gtest.h"

namespace ipse {

namespace fs = std::filesystem;

struct Ran {
  int code = 0;
  std::string out, err;
};

class ProgramTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (fs::temp_directory_path() / "ipse-run-XXXXXX").string();
    folder_ = mkdtemp(pattern.data());
    Write("good.txt", "“The bridge is old,” said Mira Tanaka.");
  }
  void TearDown() override { fs::remove_all(folder_); }

  void Write(const std::string& name, const std::string& content) {
    std::ofstream(folder_ / name, std::ios::binary) << content;
  }
  std::string Read(const std::string& name) {
    std::ifstream in(folder_ / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  }

  // Runs `ipse arguments` in the folder, with standard input from a file there.
  Ran Run(const std::string& arguments, const std::string& input = "/dev/null") {
    const std::string command = "cd " + folder_.string() + " && " IPSE_PROGRAM " " + arguments +
                                " <" + input + " >.out 2>.err";
    const int status = std::system(command.c_str());
    return {WEXITSTATUS(status), Read(".out"), Read(".err")};
  }

  fs::path folder_;
};

}  // namespace ipse

#endif  // IPSE_TESTS_MISUSE_PROGRAM_H_
