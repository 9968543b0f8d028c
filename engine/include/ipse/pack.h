// A rule pack: lexicons, phrase rules, attribution rules and weights, checked and compiled.
#ifndef IPSE_PACK_H_
#define IPSE_PACK_H_

#include <memory>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace ipse {

class CompiledPack;  // engine/rulepack/

// An immutable, compiled pack. Copies share the same compiled rules; any number of threads may use
// them at once.
class Pack {
 public:
  // The pack compiled into the library.
  static absl::StatusOr<Pack> Embedded();
  // The pack under the folder `path`: one subfolder a language, see docs/rules.md. A mistake is an
  // InvalidArgument whose message starts "file:line:column: "; a folder that cannot be read,
  // NotFound.
  static absl::StatusOr<Pack> FromFolder(const std::string& path);
  // `path` where it is not empty; else $IPSE_RULES; else the folder the library was installed with,
  // where it exists; else the embedded pack.
  static absl::StatusOr<Pack> Find(const std::string& path);

  // A hash of the pack's files, in hexadecimal digits: packs of one version read alike.
  const std::string& version() const;

  const CompiledPack& compiled() const { return *compiled_; }

 private:
  explicit Pack(std::shared_ptr<const CompiledPack> compiled) : compiled_(std::move(compiled)) {}
  std::shared_ptr<const CompiledPack> compiled_;
};

}  // namespace ipse

#endif  // IPSE_PACK_H_
