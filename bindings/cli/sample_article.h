// The article that `ipse run` reads where it is given nothing at a terminal.
#ifndef IPSE_CLI_SAMPLE_ARTICLE_H_
#define IPSE_CLI_SAMPLE_ARTICLE_H_

extern const char* const kSampleArticle;

#endif  // IPSE_CLI_SAMPLE_ARTICLE_H_
