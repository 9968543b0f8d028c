ipse_room(text SOURCES offsets.cc paragraphs.cc text.cc utf8.cc LINKS ICU::uc)
ipse_room(segment SOURCES boundaries.cc read_segmentation.cc segmenter.cc tokens.cc
  ROOMS text LINKS ICU::uc ICU::i18n absl::status absl::statusor absl::flat_hash_set absl::strings
  tomlplusplus::tomlplusplus)
ipse_room(rulepack SOURCES alphabet.cc build_language.cc classes.cc lexicon.cc pack.cc pack_files.cc
  pattern.cc source_files.cc
  ROOMS segment LINKS absl::flat_hash_map absl::str_format PkgConfig::re2 tomlplusplus::tomlplusplus)
ipse_room(quotes SOURCES marks.cc quotations.cc use.cc ROOMS segment)
ipse_room(match SOURCES candidates.cc paragraph_symbols.cc phrases.cc ROOMS quotes rulepack
  LINKS absl::inlined_vector)
ipse_room(confidence SOURCES features.cc ROOMS match)
ipse_room(resolve SOURCES readings.cc ROOMS match)
ipse_room(evaluate SOURCES fit.cc gold.cc overlap.cc ROOMS text LINKS absl::statusor absl::str_format)
