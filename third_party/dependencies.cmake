# Finds what Ipse stands on: packages of the system. README.md beside this file says why each was chosen.
# Included, not added as a folder: imported targets are then seen everywhere.
find_package(ICU 72 REQUIRED COMPONENTS uc i18n data)
find_package(absl REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(re2 REQUIRED IMPORTED_TARGET re2)
find_package(tomlplusplus REQUIRED)
# Header-only: the packaged library is built with exceptions, and none may leave ours.
add_library(ipse_toml INTERFACE)
target_compile_definitions(ipse_toml INTERFACE TOML_EXCEPTIONS=0 TOML_HEADER_ONLY=1)
find_package(RapidJSON REQUIRED)
find_package(CLI11 REQUIRED)
if(IPSE_TESTS)
  find_package(GTest REQUIRED)
endif()
if(IPSE_BENCH)
  find_package(benchmark REQUIRED)
endif()
