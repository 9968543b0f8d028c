# Writes OUT: a C++ file that holds FILES (below ROOT) as raw strings, in pieces that every compiler takes.
set(arrays "")
set(entries "")
set(index 0)
foreach(file IN LISTS FILES)
  file(READ ${ROOT}/${file} content HEX)
  string(REGEX REPLACE "(..)" "0x\\1," bytes "${content}")
  string(APPEND arrays "constexpr unsigned char kFile${index}[] = {${bytes}0};\n")
  string(APPEND entries "    {\"${file}\", View(kFile${index}, sizeof kFile${index} - 1)},\n")
  math(EXPR index "${index} + 1")
endforeach()
file(WRITE ${OUT} "// Made by rules/embed.cmake from the files under rules/.
#include \"rulepack/embedded.h\"
namespace ipse {
namespace {
${arrays}
std::string_view View(const unsigned char* bytes, std::size_t size) {
  return {reinterpret_cast<const char*>(bytes), size};
}
}  // namespace
std::span<const EmbeddedFile> EmbeddedRules() {
  static const EmbeddedFile files[] = {
${entries}  };
  return files;
}
}  // namespace ipse
")
