#!/usr/bin/env bash
# Times and memory of the real module in Node, beside the peers, in one run. Numbers from elsewhere prove nothing here:
# quote the ratios.
set -eu
cd "$(dirname "$0")/.."
mkdir -p build/bench
big=build/bench/million
[[ -s $big/processes.csv ]] || python3 testdata/gen/samples.py --rows 1000000 --out "$big"
if [[ ! -x build/bench/venv/bin/python ]]; then
	python3 -m venv build/bench/venv
	build/bench/venv/bin/pip install -q --disable-pip-version-check --no-deps -r testdata/gen/requirements.txt
fi
echo "== a million process starts, $(node --version)"
node js/bench/million.mjs "$big/processes.csv" winnow
node js/bench/million.mjs "$big/processes.csv" cluster
echo "== DBSCAN beside scikit-learn"
node js/bench/dbscan.mjs build/bench/venv/bin/python
echo "== isolation forests beside scikit-learn and npm packages"
npm install --prefix build/bench --no-save --no-audit --no-fund --silent isolation-forest@0.0.9 ml-isolation-forest@0.1.0 @bsull/augurs@0.10.2
node js/bench/iforest.mjs build/bench/venv/bin/python "$PWD/build/bench"
echo "== STL beside statsmodels and @bsull/augurs"
node js/bench/stl.mjs build/bench/venv/bin/python "$PWD/build/bench"
echo "== edge workers on workerd: an instance for each request (go), one for all (js)"
make -s build-edge
node demo/edge/bench.mjs
echo "== the wheel in Pyodide: a million-row DataFrame, and DBSCAN beside scikit-learn (whole dbcluster_events against fit alone)"
make -s bench-python
