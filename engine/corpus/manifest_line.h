// The lines of a manifest as JSON.
#ifndef IPSE_CORPUS_MANIFEST_LINE_H_
#define IPSE_CORPUS_MANIFEST_LINE_H_

#include <optional>
#include <string>

#include "corpus/manifest.h"

namespace ipse {

std::string SettingsLine(const Settings& settings);
std::string ShardLine(const FinishedShard& shard);
// Behind the last shard of a finished run.
std::string EndLine();

// Nothing where `line` is none of ours.
std::optional<Settings> ReadSettingsLine(const std::string& line);
std::optional<FinishedShard> ReadShardLine(const std::string& line);
bool IsEndLine(const std::string& line);

}  // namespace ipse

#endif  // IPSE_CORPUS_MANIFEST_LINE_H_
