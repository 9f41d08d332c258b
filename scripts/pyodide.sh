#!/usr/bin/env bash
# Makes a folder of Pyodide with numpy, pandas, zones of time by name, what a notebook's kernel needs, and our wheel; no CDN is asked.
# PYODIDE=folder takes that distribution's runtime, and its wheels before those of the carrier.
#
#   scripts/pyodide.sh WHEEL OUT [PACKAGE ...]
set -eu -o pipefail
wheel=$(realpath "$1") out=$(realpath -m "$2")
shift 2
named=${PYODIDE:+$(realpath -m "$PYODIDE")}
cd "$(dirname "$0")/.."
carried=build/carrier/open_webui/frontend/pyodide
if [[ -z $named && ! scripts/pyodide/node_modules/.package-lock.json -nt scripts/pyodide/package-lock.json ]]; then
	(cd scripts/pyodide && npm ci --no-audit --no-fund --silent)
fi
if ! cmp -s scripts/pyodide/carrier.txt build/carrier/carrier.txt; then
	rm -rf build/carrier
	mkdir -p build/carrier
	build/venv/bin/python -m pip download -q --no-deps --require-hashes --only-binary :all: --ignore-requires-python -d build/carrier -r scripts/pyodide/carrier.txt
	build/venv/bin/python -m zipfile -e build/carrier/open_webui-*.whl build/carrier/all
	mkdir -p "$carried"
	mv build/carrier/all/open_webui/frontend/pyodide/* "$carried"
	rm -r build/carrier/all build/carrier/*.whl
	cp scripts/pyodide/carrier.txt build/carrier/ # which carrier that was
fi
build/venv/bin/python scripts/pyodide/folder.py "${named:-scripts/pyodide/node_modules/pyodide}" "$carried" scripts/pyodide/wheels.txt build/wheels "$out" "$wheel" \
	micropip ipython comm jedi sqlite3 ssl numpy pandas tzdata "$@"
