// Name context: what the words beside a name say about whom it names: titles and offices before
// it, age, party, brackets and appositions behind it.
//
// Takes the tokens of one sentence; fills the members of a NameMention that its own words do not
// give. Looks at most kLongestApposition tokens away, so a sentence of names stays linear.
#ifndef IPSE_ENTITIES_NAME_CONTEXT_H_
#define IPSE_ENTITIES_NAME_CONTEXT_H_

#include "entities/names.h"

namespace ipse {

class NameContext {
 public:
  // Of the sentence with tokens [first, end).
  NameContext(const TokensView& view, std::uint32_t first, std::uint32_t end)
      : view_(view), first_(first), end_(end) {}

  // Where the name begins behind the titles and offices of a capitalised run whose words are `any`
  // together; its end where they stand alone.
  std::uint32_t AfterTitles(TokenRange run, Traits any, bool begins_sentence) const;
  bool IsDemonym(std::uint32_t t) const;

  // The titles and offices that the name begins with. “Mrs.” alone is no office.
  void ReadTitles(NameMention& mention, TokenRange titles) const;

  // The gender of the given name at `first`.
  void ReadGender(NameMention& mention, std::uint32_t first) const;

  // “campaign spokesman Mira Tanaka”, “the mayor, Mira Tanaka”: the office before token `begin`.
  void ReadBefore(NameMention& mention, std::uint32_t begin) const;

  // From token `t` behind the name: “(D-Ohio)”, “, 67,”, “, the mayor of Osaka,”. Gives the token
  // of an acronym in brackets, “(EUCO)”; 0 where there is none.
  std::uint32_t ReadAfter(NameMention& mention, std::uint32_t t) const;

 private:
  std::uint32_t AfterDomain(TokenRange rest) const;
  // What token `t`, a title or office of the name, says: “Belarusian”, “President”, “Mrs.”
  void AddRole(NameMention& mention, std::uint32_t t) const;
  std::uint16_t AgeAt(std::uint32_t t) const;
  bool IsParty(std::uint32_t t) const;
  void ReadParty(NameMention& mention, std::uint32_t t) const;
  bool FollowsVerb(std::uint32_t t) const;
  void TypeByRole(NameMention& mention) const;
  void ReadApposition(NameMention& mention, std::uint32_t at) const;

  const TokensView& view_;
  std::uint32_t first_;
  std::uint32_t end_;
};

}  // namespace ipse

#endif  // IPSE_ENTITIES_NAME_CONTEXT_H_
