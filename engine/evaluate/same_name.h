// Whether two names mean the same speaker or outlet.
#ifndef IPSE_EVALUATE_SAME_NAME_H_
#define IPSE_EVALUATE_SAME_NAME_H_

#include <string>
#include <string_view>
#include <vector>

namespace ipse {

// One is the other, or a shorter form of it that keeps its first or last word: "CBS" and "CBS
// News", "Clinton" and "Hillary Clinton"; not "Bill Clinton" and "Hillary Clinton", nor "Smith Jr."
// and "Smith". Case, a possessive 's and a leading "the" do not matter.
bool SameName(std::string_view a, std::string_view b);

// Whether `name` is among `names`, by SameName.
bool HasName(const std::vector<std::string>& names, std::string_view name);

}  // namespace ipse

#endif  // IPSE_EVALUATE_SAME_NAME_H_
