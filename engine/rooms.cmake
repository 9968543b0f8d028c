ipse_room(base SOURCES names.cc LINKS absl::strings PkgConfig::re2)
ipse_room(text SOURCES offsets.cc paragraphs.cc reading.cc shown.cc text.cc utf8.cc ROOMS base
  LINKS ICU::uc absl::str_format)
ipse_room(segment SOURCES abbreviations.cc boundaries.cc glyphs.cc proposals.cc read_segmentation.cc segmenter.cc tokens.cc
  ROOMS text LINKS ICU::uc ICU::i18n absl::status absl::statusor absl::flat_hash_set absl::strings
  ipse_toml)
ipse_room(rulepack SOURCES alphabet.cc automaton.cc code_table.cc build_knowledge.cc build_language.cc classes.cc compile_pack.cc compile_patterns.cc cue_counts.cc frozen.cc gate.cc lexicon.cc match_table.cc nodes.cc pack.cc pack_files.cc phrase_starts.cc
  pattern.cc places.cc read_cue_counts.cc short_words.cc source_files.cc symbol_regex.cc
  ROOMS segment LINKS absl::flat_hash_map absl::str_format PkgConfig::re2 ipse_toml)
ipse_room(quotes SOURCES marks.cc quotations.cc use.cc ROOMS segment)
ipse_room(match SOURCES candidates.cc counted_cue.cc paragraph_inputs.cc paragraph_symbols.cc phrases.cc symbol_readings.cc transcript.cc words.cc ROOMS quotes rulepack
  LINKS absl::inlined_vector)
ipse_room(entities SOURCES gather.cc name_context.cc name_places.cc name_table.cc names.cc references.cc salience.cc tokens_view.cc ROOMS match LINKS ICU::uc)
ipse_room(confidence SOURCES begins.cc confidence.cc context.cc ends.cc feature_names.cc feature_slots.cc features.cc measures.cc models.cc symbol_tables.cc ROOMS entities)
ipse_room(resolve SOURCES chains.cc kind.cc modality.cc nesting.cc page_outlet.cc readings.cc relays.cc speakers.cc ROOMS entities)
ipse_room(output SOURCES claim_list.cc claim_text.cc counted_cue_text.cc explain_json.cc explain_pretty.cc explained.cc fold.cc json.cc json_text.cc pretty.cc ROOMS text
  LINKS absl::flat_hash_map absl::str_format)
ipse_room(corpus SOURCES archive.cc byte_source.cc documents.cc files.cc first_bytes.cc json_in_place.cc manifest.cc manifest_line.cc name_counts.cc
  page.cc page_parts.cc records.cc repeated_quotations.cc result_line.cc run.cc shards.cc stats.cc stats_page.cc stats_tables.cc wording.cc ROOMS entities
  LINKS absl::status absl::statusor absl::strings absl::str_format absl::flat_hash_map absl::flat_hash_set TBB::tbb ZLIB::ZLIB PkgConfig::zstd LibXml2::LibXml2
  LibArchive::LibArchive ICU::uc)
ipse_room(evaluate SOURCES attribution_json.cc calibration.cc conjunctions.cc count_cues.cc coverage.cc cue_class.cc error_browser.cc errors.cc
  examples.cc fit.cc gold.cc logistic.cc overlap.cc pairing.cc predict.cc reliability.cc same_name.cc score.cc score_tables.cc
  ROOMS match)
