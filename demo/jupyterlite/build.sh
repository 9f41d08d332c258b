#!/usr/bin/env bash
# Builds build/jupyterlite: the site, with its own Pyodide, the notebooks, the sample logs and the npm package.
set -eu -o pipefail
cd "$(dirname "$0")/../.."
work=build/lite-work
rm -rf $work build/jupyterlite
mkdir -p $work/files/pkg $work/files/data
cp demo/jupyterlite/jupyter-lite.json $work/
node demo/jupyterlite/notebooks.mjs $work/files
cp testdata/samples/{processes,logons,bytes_per_hour}.csv testdata/samples/planted.json $work/files/data/
cp js/dist/{index.js,worker.js,charts.js,logwinnow.wasm} $work/files/pkg/
js/node_modules/.bin/esbuild demo/jupyterlite/kernel/index.js --bundle --format=iife --target=es2022 --external:stream --log-level=error \
	--alias:logwinnow=./js/dist/index.js --alias:logwinnow/charts=./js/dist/charts.js --outfile=$work/files/pkg/kernel.js
# --pyodide wants a folder called pyodide that holds a folder called pyodide.
(cd $work && "$OLDPWD/build/lite/bin/jupyter" lite build --contents files --pyodide "$OLDPWD/build/pyodide" \
	--no-unused-shared-packages --no-sourcemaps --apps lab --apps notebooks --output-dir "$OLDPWD/build/jupyterlite") >build/lite.log 2>&1 ||
	{ tail -30 build/lite.log >&2; exit 1; }
# Given a wrong folder, the build succeeds and the site would go to a CDN.
grep -q '"pyodideUrl": "./static/pyodide/pyodide.mjs"' build/jupyterlite/jupyter-lite.json
