#!/usr/bin/env bash
# Installs the build into a folder of its own, builds the example against it, and runs it.
#
#   CXXFLAGS=... install_test.sh BUILD SOURCE
set -euo pipefail
build=$1 source=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cmake --install "$build" --prefix "$work/prefix" >/dev/null
cmake -S "$source/docs/examples" -B "$work/example" -G Ninja -DCMAKE_PREFIX_PATH="$work/prefix" >/dev/null
ninja -C "$work/example" >/dev/null
said=$(printf '“The bridge is old,” said Mira Tanaka.' | "$work/example/attribute")
[[ $said == *"Mira Tanaka -> “The bridge is old,”"* ]] || { echo "the example printed: $said"; exit 1; }
flags=$(PKG_CONFIG_PATH=$(dirname "$(find "$work/prefix" -name ipse.pc)") pkg-config --cflags --libs ipse)
# shellcheck disable=SC2086
c++ ${CXXFLAGS:-} -o "$work/by-pkg-config" "$source/docs/examples/attribute.cc" $flags
printf '“The bridge is old,” said Mira Tanaka.' | "$work/by-pkg-config" | grep -q 'Mira Tanaka'
(cd / && printf '“The bridge is old,” said Mira Tanaka.' | "$work/prefix/bin/ipse" run | grep -q '"kind":"direct"')
