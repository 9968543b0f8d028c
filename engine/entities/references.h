// References: who is meant by the words of a source.
//
// A source is a name (“Mira Tanaka, the mayor,”), a pronoun, an office (“the Belarusian leader”), a
// group, a document, or nobody known. Names are found in the words; the rest by salience: the
// entities named shortly before, subjects and speakers first, that agree in gender, number, type
// and office. Sources must be asked for in the order of the text: each answer is remembered as a
// mention. Where no entity is salient enough the answer names nobody.
#ifndef IPSE_ENTITIES_REFERENCES_H_
#define IPSE_ENTITIES_REFERENCES_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/container/inlined_vector.h"
#include "entities/salience.h"
#include "ipse/attribution.h"

namespace ipse {

struct SourceReading {
  absl::InlinedVector<std::uint32_t, 2> speakers;  // entities
  SourceType type = SourceType::unknown;
  std::optional<std::uint32_t> speaks_for;  // the entity that a spokesperson speaks for
};

class References {
 public:
  References(const TokensView& view, Entities& entities)
      : view_(view), entities_(entities), salience_(view, entities) {}

  // `range` holds at least one token and begins no earlier than the ones asked for before.
  SourceReading Resolve(TokenRange range);

 private:
  std::uint32_t CoreEnd(TokenRange range);
  void ReadNames(TokenRange range, std::uint32_t core_end, SourceReading& out);
  void ReadList(std::size_t last, std::uint32_t begin, SourceReading& out) const;
  bool ReadHead(TokenRange core, std::uint32_t head, std::size_t mention, SourceReading& out);
  void ReadBody(TokenRange core, std::uint32_t head, SourceReading& out);
  void ReadCommon(TokenRange range, TokenRange core, SourceReading& out);
  bool ReadApposed(TokenRange range, std::uint32_t core_end, SourceReading& out);
  void ReadPronoun(std::uint32_t token, SourceReading& out);
  void ReadRelative(std::uint32_t token, SourceReading& out);
  void ReadPlural(std::uint32_t token, SourceReading& out);
  void ReadRole(TokenRange core, std::uint32_t head, SourceReading& out);
  void ReadDocument(TokenRange range, TokenRange core, std::uint32_t head, SourceReading& out);
  void FindSpeaksFor(TokenRange range, SourceReading& out);
  bool TellsApart(TokenRange before) const;
  bool Names(TokenRange range, std::uint32_t entity);
  void Settle(TokenRange range, SourceReading& out);

  const TokensView& view_;
  Entities& entities_;
  Salience salience_;
};

}  // namespace ipse

#endif  // IPSE_ENTITIES_REFERENCES_H_
