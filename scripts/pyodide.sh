#!/usr/bin/env bash
# Makes build/pyodide: a Pyodide with numpy, pandas, what a notebook's kernel needs, and our wheel; no CDN is asked.
# PYODIDE=folder takes the runtime and wheels of that distribution instead.
#
#   scripts/pyodide.sh WHEEL
set -eu -o pipefail
cd "$(dirname "$0")/.."
wheel=$1
runtime=${PYODIDE:-scripts/pyodide/node_modules/pyodide}
carried=${PYODIDE:-build/carrier/open_webui/frontend/pyodide}
if [[ ! -e $runtime/pyodide.mjs ]]; then
	(cd scripts/pyodide && npm ci --no-audit --no-fund --silent)
fi
if [[ ! -e $carried/pyodide-lock.json ]]; then
	mkdir -p build/carrier
	build/venv/bin/python -m pip download -q --no-deps --require-hashes --only-binary :all: --ignore-requires-python -d build/carrier -r scripts/pyodide/carrier.txt
	build/venv/bin/python -m zipfile -e build/carrier/open_webui-*.whl build/carrier/all
	mkdir -p "$carried"
	mv build/carrier/all/open_webui/frontend/pyodide/* "$carried"
	rm -r build/carrier/all build/carrier/*.whl
fi
build/venv/bin/python scripts/pyodide/folder.py "$runtime" "$carried" build/wheels build/pyodide/pyodide "$wheel" micropip ipython jedi sqlite3 ssl numpy pandas
