#include "rulepack/phrase_starts.h"

#include <map>
#include <utility>

namespace ipse {

PhraseStarts::PhraseStarts(std::span<const Automaton* const> phrases) {
  using Row = std::vector<std::uint32_t>;
  constexpr std::size_t kCodes = 256;
  std::vector<Row> all(kCodes, Row(kCodes));  // by code, then by the one behind it
  for (std::size_t p = 0; p < phrases.size(); ++p) {
    for (std::size_t code = 0; code < kCodes; ++code) {
      const auto first = static_cast<char>(code);
      if (!phrases[p]->BeginsWith(first)) continue;
      const bool alone = phrases[p]->Matches(first);
      for (std::size_t next = 0; next < kCodes; ++next) {
        if (alone || phrases[p]->GoesOn(first, static_cast<char>(next)))
          all[code][next] |= std::uint32_t{1} << p;
      }
    }
  }
  std::map<Row, std::size_t> rows;
  for (std::size_t code = 0; code < kCodes; ++code)
    row_[code] = static_cast<std::uint8_t>(rows.try_emplace(all[code], rows.size()).first->second);
  std::map<Row, std::size_t> columns;  // what stands in a column, by row
  for (std::size_t next = 0; next < kCodes; ++next) {
    Row column(rows.size());
    for (const auto& [row, number] : rows) column[number] = row[next];
    column_[next] = static_cast<std::uint8_t>(
        columns.try_emplace(std::move(column), columns.size()).first->second);
  }
  columns_ = columns.size();
  phrases_.resize(rows.size() * columns_);
  for (const auto& [column, number] : columns) {
    for (std::size_t row = 0; row < column.size(); ++row)
      phrases_[row * columns_ + number] = column[row];
  }
}

}  // namespace ipse
