// Relays with their outlets' names: what the words “told the paper” or “citing Reuters” say.
//
// Takes the relays that the rules found; gives the entities they name, in document order. “The
// newspaper” is the outlet of the relay before, else the one named last.
#ifndef IPSE_RESOLVE_RELAYS_H_
#define IPSE_RESOLVE_RELAYS_H_

#include <cstdint>
#include <vector>

#include "entities/gather.h"
#include "match/candidates.h"

namespace ipse {

struct NamedRelay {
  TokenRange evidence;
  std::uint32_t sentence = 0;
  std::vector<std::uint32_t> outlets;  // entities, nearest the speaker first; never empty
  bool cites = false;                  // from them, another outlet has it
  std::uint32_t citing = kNoEntity;    // that one, where the sentence names it
};

std::vector<NamedRelay> NameRelays(const TokensView& view, const std::vector<Relay>& relays,
                                   Entities& entities);

}  // namespace ipse

#endif  // IPSE_RESOLVE_RELAYS_H_
