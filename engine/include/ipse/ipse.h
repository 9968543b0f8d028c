// All of Ipse's public interface.
#ifndef IPSE_IPSE_H_
#define IPSE_IPSE_H_

#include "ipse/attribution.h"
#include "ipse/document.h"
#include "ipse/engine.h"
#include "ipse/explain.h"
#include "ipse/pack.h"
#include "ipse/span.h"
#include "ipse/writer.h"

#endif  // IPSE_IPSE_H_
