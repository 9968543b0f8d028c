// What rules see of a document, for those who write them: its symbols with their classes.
#ifndef IPSE_MATCH_SYMBOL_READINGS_H_
#define IPSE_MATCH_SYMBOL_READINGS_H_

#include <vector>

#include "ipse/explain.h"
#include "match/paragraph_inputs.h"

namespace ipse {

// Of all sentences in order, phrases folded; of those too that no rule would be tried on.
std::vector<SymbolReading> ReadSymbols(const LanguagePack& pack, const Text& text,
                                       const Sentences& sentences, const Words& words,
                                       const Quotations& quotations);

}  // namespace ipse

#endif  // IPSE_MATCH_SYMBOL_READINGS_H_
