#include "rulepack/code_table.h"

#include <bit>
#include <map>
#include <utility>

namespace ipse {
namespace {

using Numbers = std::vector<std::size_t>;

// Numbers what `describe(i)` tells apart of 0 … size - 1, in the order in which it occurs.
template <class Describe>
Numbers NumberApart(std::size_t size, Describe describe, std::size_t& count) {
  std::map<Numbers, std::size_t> numbers;
  Numbers out;
  for (std::size_t i = 0; i < size; ++i)
    out.push_back(numbers.try_emplace(describe(i), numbers.size()).first->second);
  count = numbers.size();
  return out;
}

std::size_t Next(const CodeTable& table, std::size_t state, std::size_t column) {
  return CodeTable::NumberOf(table.entries[(state << table.row_bits) + column]);
}

// Whether each state is marked: whatever leads to it says so.
Numbers MarksByState(const CodeTable& table) {
  Numbers out(table.states());
  const auto note = [&](CodeTable::Entry at) {
    out[CodeTable::NumberOf(at)] = at & CodeTable::kMarked;
  };
  note(table.start);
  for (std::size_t state = 0; state < out.size(); ++state) {
    for (std::size_t column = 0; column <= table.front; ++column)
      note(table.entries[(state << table.row_bits) + column]);
  }
  return out;
}

// The class of each state: those of one class say the same whatever stands before.
Numbers ClassesOf(const CodeTable& table, std::size_t& count) {
  Numbers out = MarksByState(table);
  for (std::size_t before = 0;; before = count) {
    out = NumberApart(
        out.size(),
        [&](std::size_t state) {
          Numbers described = {out[state]};
          for (std::size_t column = 0; column <= table.front; ++column)
            described.push_back(out[Next(table, state, column)]);
          return described;
        },
        count);
    if (count == before) return out;
  }
}

}  // namespace

CodeTable Minimized(const CodeTable& table) {
  std::size_t states = 0, columns = 0;
  const Numbers state_class = ClassesOf(table, states);
  Numbers member(states);  // of each class
  for (std::size_t state = 0; state < state_class.size(); ++state)
    member[state_class[state]] = state;
  const Numbers column_class = NumberApart(
      table.front,
      [&](std::size_t column) {
        Numbers described;
        for (std::size_t state : member)
          described.push_back(state_class[Next(table, state, column)]);
        return described;
      },
      columns);
  const auto renumbered = [&](CodeTable::Entry at) {
    return static_cast<CodeTable::Entry>(state_class[CodeTable::NumberOf(at)] * 2 +
                                         (at & CodeTable::kMarked));
  };
  CodeTable out;
  out.front = columns;
  out.row_bits = static_cast<std::uint8_t>(std::bit_width(columns));
  out.start = renumbered(table.start);
  for (std::size_t code = 0; code < out.column.size(); ++code)
    out.column[code] = static_cast<std::uint8_t>(column_class[table.column[code]]);
  out.entries.resize(states << out.row_bits);
  for (std::size_t state = 0; state < states; ++state) {
    const CodeTable::Entry* const row = &table.entries[member[state] << table.row_bits];
    CodeTable::Entry* const own = &out.entries[state << out.row_bits];
    for (std::size_t column = 0; column < table.front; ++column)
      own[column_class[column]] = renumbered(row[column]);
    own[columns] = renumbered(row[table.front]);
  }
  return out;
}

}  // namespace ipse
