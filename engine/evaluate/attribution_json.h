// Attributions read from JSON, with what is wrong in it. For gold.cc.
#ifndef IPSE_EVALUATE_ATTRIBUTION_JSON_H_
#define IPSE_EVALUATE_ATTRIBUTION_JSON_H_

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "evaluate/gold.h"
#include "rapidjson/document.h"
#include "text/offsets.h"

namespace ipse {

// Mistakes of one file, in its order: counted all, kept up to what a person will read.
class Mistakes {
 public:
  void Add(std::string mistake);
  bool none() const { return count_ == 0; }
  // InvalidArgument that starts with `path` and names them, a line each.
  absl::Status AsStatus(const std::string& path) const;

 private:
  std::vector<std::string> first_;
  std::size_t count_ = 0;
};

// Parses an object: its "id", as a string, and "attributions", an array, are there. Else
// InvalidArgument.
absl::Status ParseDocument(std::string_view json, rapidjson::Document& out);

// Calls `work(line, place)` for each line of `path` that is not blank; `place` is "path:number: ".
// NotFound where it cannot be read.
absl::Status ForEachLine(const std::string& path,
                         const std::function<void(std::string_view, const std::string&)>& work);

// A string, or an integer in digits; else empty.
std::string StringOf(const rapidjson::Value& object, const char* key);

// Names in a list of names or of {"name"} objects, or in a single one. Empty where it is absent.
std::vector<std::string> NamesOf(const rapidjson::Value& object, const char* key);

enum class Strictness : bool { prediction, gold };

// Reads kind and spans. Gold needs "kind" and "source", and its spans must be some, in the text and
// apart from each other; those of a prediction are joined where they overlap. Returns what is
// wrong; empty where nothing is.
std::string ReadMarked(const rapidjson::Value& value, std::string_view text, const Offsets& offsets,
                       Strictness strictness, MarkedAttribution& out);

}  // namespace ipse

#endif  // IPSE_EVALUATE_ATTRIBUTION_JSON_H_
