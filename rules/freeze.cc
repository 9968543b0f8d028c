// ipse_freeze RULES OUT: writes the C++ file OUT, which holds the pack in the folder RULES,
// compiled and frozen. A part of the build; prints what is wrong with the pack and fails where it
// has a mistake.
#include <cstdio>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "confidence/models.h"
#include "rulepack/compile_pack.h"
#include "rulepack/embedded.h"
#include "rulepack/frozen.h"
#include "rulepack/frozen_bytes.h"
#include "rulepack/pack_files.h"

namespace ipse {

// The room of packs asks for the pack that this program is there to make.
std::string_view EmbeddedPack() { return {}; }

namespace {

absl::StatusOr<std::string> FreezeFolder(const std::string& folder) {
  absl::StatusOr<std::vector<PackFile>> files = ReadPackFolder(folder);
  if (!files.ok()) return files.status();
  // Named as in the source tree, wherever the build has it.
  for (PackFile& file : *files) file.name = "rules/" + file.path;
  const absl::StatusOr<std::shared_ptr<const CompiledPack>> pack = CompilePack(*files);
  if (!pack.ok()) return pack.status();
  return Freeze(**pack, FreezeModels);
}

// Octal escapes in lines of one string literal, which compilers read faster than numbers.
bool WriteSource(std::string_view bytes, const char* path) {
  constexpr std::size_t kLine = 64;
  std::ofstream out(path, std::ios::binary);
  out << "// Made by rules/freeze.cc from the files under rules/.\n"
         "#include \"rulepack/embedded.h\"\n"
         "namespace ipse {\n"
         "std::string_view EmbeddedPack() {\n"
         "  alignas("
      << kFrozenAlignment << ") static constexpr char kPack[] =";
  for (std::size_t at = 0; at < bytes.size(); at += kLine) {
    out << "\n\"";
    for (const char c : bytes.substr(at, kLine)) {
      char escape[5];
      std::snprintf(escape, sizeof escape, "\\%03o", static_cast<unsigned char>(c));
      out << escape;
    }
    out << '"';
  }
  out << ";\n  return {kPack, sizeof kPack - 1};\n}\n}  // namespace ipse\n";
  return static_cast<bool>(out.flush());
}

}  // namespace
}  // namespace ipse

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "usage: ipse_freeze RULES OUT\n");
    return 2;
  }
  const absl::StatusOr<std::string> frozen = ipse::FreezeFolder(argv[1]);
  if (!frozen.ok()) {
    std::fprintf(stderr, "%s\n", std::string(frozen.status().message()).c_str());
    return 1;
  }
  if (ipse::WriteSource(*frozen, argv[2])) return 0;
  std::fprintf(stderr, "%s: cannot be written\n", argv[2]);
  return 1;
}
