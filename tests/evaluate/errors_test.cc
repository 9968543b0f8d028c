// Which error is which, and how a person sees it.
#include "evaluate/errors.h"

#include "evaluate/error_browser.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace ipse {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string Say(const GoldDocument&, const MarkedAttribution&) { return "say"; }

//                               0         1         2         3         4         5         6
//                               0123456789012345678901234567890123456789012345678901234567890123
const std::string kTwoSentences = "It rained. Mira Tanaka <mayor> said that all is well, and left.";
const std::vector<ByteSpan> kSentences = {{0, 10}, {11, 63}};

GoldDocument Document() {
  GoldDocument gold;
  gold.id = "harbour";
  gold.text = kTwoSentences;
  GoldAttribution& wanted = gold.attributions.emplace_back();
  wanted.kind = Kind::indirect;
  wanted.content = {{36, 52}};
  wanted.source = {{11, 30}};
  wanted.cue = {{31, 35}};
  wanted.entity = {"Mira Tanaka"};
  wanted.named = true;
  wanted.via = {{"Radio Nine"}};
  return gold;
}

std::vector<AttributionError> Errors(const Prediction& prediction) {
  const GoldDocument gold = Document();
  std::vector<AttributionError> errors;
  FindErrors(gold, prediction, PairUp(gold, prediction, false), kSentences, Say, errors);
  return errors;
}

std::vector<ErrorClass> ClassesOf(const Prediction& prediction) {
  std::vector<ErrorClass> classes;
  for (const AttributionError& error : Errors(prediction)) classes.push_back(error.type);
  return classes;
}

PredictedAttribution Right() {
  PredictedAttribution predicted;
  static_cast<MarkedAttribution&>(predicted) = Document().attributions[0];
  predicted.speakers = {"Tanaka"};
  predicted.via = {"Radio Nine"};
  predicted.rule = "en/X-said";
  predicted.confidence = 0.5;
  return predicted;
}

TEST(ErrorsTest, AreToldApart) {
  EXPECT_EQ(ClassesOf({Right()}), std::vector<ErrorClass>());
  EXPECT_EQ(ClassesOf({}), std::vector({ErrorClass::missed}));
  PredictedAttribution off = Right();
  off.content = {{0, 10}};
  EXPECT_EQ(ClassesOf({off}), std::vector({ErrorClass::missed, ErrorClass::spurious}));
  PredictedAttribution poor = Right();
  poor.content = {{36, 62}};
  poor.source = {};
  poor.speakers = {};
  poor.via = {"Harbour Post"};
  EXPECT_EQ(ClassesOf({poor}), std::vector({ErrorClass::wrong_span, ErrorClass::wrong_source,
                                            ErrorClass::wrong_speaker, ErrorClass::missed_outlet,
                                            ErrorClass::spurious_outlet}));
}

TEST(ErrorsTest, TextHasTheSentencesWithTheMarksOfBothSides) {
  PredictedAttribution longer = Right();
  longer.content = {{36, 62}};
  EXPECT_THAT(
      ErrorText(Errors({longer})),
      HasSubstr("wrong span: document=harbour kind=indirect cue=say rule=en/X-said "
                "confidence=0.50 overlap=0.65\n"
                "  gold:  [S Mira Tanaka <mayor>] [Q said] [C that all is well], and left.\n"
                "  found: [S Mira Tanaka <mayor>] [Q said] [C that all is well, and left].\n"));
}

TEST(ErrorsTest, NamesAreShownAndTheLargestClassStandsFirst) {
  PredictedAttribution nobody = Right();
  nobody.speakers = {};
  PredictedAttribution off = Right();
  off.content = {{0, 2}};
  PredictedAttribution off_too = Right();
  off_too.content = {{3, 9}};
  std::vector<AttributionError> errors = Errors({nobody, off, off_too});
  SortByClass(errors);
  EXPECT_EQ(errors[0].type, ErrorClass::spurious);
  EXPECT_EQ(errors[2].type, ErrorClass::wrong_speaker);
  EXPECT_THAT(ErrorText(errors), HasSubstr("  names: Mira Tanaka was wanted, nobody was found\n"));
}

TEST(ErrorsTest, TextCannotBreakOutOfThePage) {
  const std::string page = ErrorPage(Errors({}), "a < b");
  EXPECT_THAT(page, HasSubstr("a &lt; b"));
  EXPECT_THAT(page, HasSubstr("\"Mira Tanaka \\u003cmayor>\""));
  EXPECT_THAT(page, Not(HasSubstr("<mayor>")));
  EXPECT_THAT(page, Not(HasSubstr("http")));
}

}  // namespace
}  // namespace ipse
