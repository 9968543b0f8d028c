ipse_room(text SOURCES text.cc offsets.cc LINKS ICU::uc)
ipse_room(segment SOURCES segmenter.cc ROOMS text LINKS ICU::uc ICU::i18n absl::status absl::statusor)
