# Everything that can be done here. `make demo` and `make test` are the two to know; both install what they
# lack. Each target that can be asked for says in one line what it does or leaves (`make help`).
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

GO_SOURCES := $(shell find core features surprise dbscan iforest stl events wasm -name '*.go' -not -name '*_test.go') go.mod go.sum
WASM_TESTED := ./core ./features ./surprise ./dbscan ./iforest ./stl ./events ./wasm/wire ./wasm/calls ./wasm/jwriter ./wasm/jreader ./wasm/tables ./wasm/httpapi
JS_SOURCES := $(shell find js/src js/build js/package.json js/tsconfig.json js/tsconfig.build.json -type f)

PAGE_SOURCES := $(shell find demo/page/src demo/page/build -type f) $(wildcard testdata/samples/*) demo/page/package.json

# See "The size of the module" in docs/development.md.
COLD := core events wasm/wire wasm/calls wasm/jreader wasm
WASM_FLAGS := -trimpath -buildvcs=false -ldflags="-s -w -buildid=" $(foreach p,$(COLD),-gcflags=github.com/logwinnow/logwinnow/$(p)=-l)

.PHONY: help
help: ## lists the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

.PHONY: build
build: js/dist/cli.js ## leaves the npm package ready in js/

js/dist/logwinnow.wasm: $(GO_SOURCES)
	mkdir -p js/dist
	GOOS=js GOARCH=wasm go build $(WASM_FLAGS) -o $@ ./wasm

js/dist/cli.js: js/dist/logwinnow.wasm $(JS_SOURCES) js/node_modules scripts/licences.mjs LICENSE README.md CHANGELOG.md
	cd js && node build/build.mjs
	node scripts/licences.mjs
	touch $@

js/node_modules: js/package-lock.json
	cd js && npm ci --no-audit --no-fund
	touch $@

# The two edge workers, and the same with failures that can be provoked, for the tests (wasm/httpapi/provoke_on.go).
EDGE_SOURCES := $(shell find demo/edge -name node_modules -prune -o -name .wrangler -prune -o -type f -name '*.*js' -print)
EDGE := build/edge/go/app.wasm build/edge/js/worker.js
EDGE_PROVOKED := build/edge/go-provoke/app.wasm build/edge/js-provoke/worker.js build/edge/js-open/worker.js

build/edge/go/app.wasm build/edge/go-provoke/app.wasm: $(GO_SOURCES) wasm/httpapi/schemas.json demo/edge/go/entry.mjs demo/edge/go/runtime.mjs demo/edge/js/sealed.js demo/edge/js/address.js
	go tool workers-assets-gen -mode=go -o $(@D)
	cp demo/edge/go/entry.mjs demo/edge/go/runtime.mjs demo/edge/js/sealed.js demo/edge/js/address.js $(@D)
	GOOS=js GOARCH=wasm go build -trimpath -buildvcs=false -ldflags="-s -w -buildid=" $(if $(findstring provoke,$@),-tags provoke) -o $@ ./wasm/worker

# What the Go worker tells of itself, for the JavaScript worker to tell the same.
demo/edge/js/documents.json: $(GO_SOURCES) wasm/httpapi/schemas.json
	go run ./wasm/httpapi/describe > $@.new
	mv $@.new $@

build/edge/js/worker.js: js/dist/cli.js $(EDGE_SOURCES) demo/edge/js/documents.json demo/edge/node_modules
	node demo/edge/build.mjs js/worker.js js

build/edge/js-provoke/worker.js: js/dist/cli.js $(EDGE_SOURCES) demo/edge/js/documents.json demo/edge/node_modules
	node demo/edge/build.mjs test/provoked.js js-provoke

# The same with its ways out left open, to see that the tests would hear them.
build/edge/js-open/worker.js: js/dist/cli.js $(EDGE_SOURCES) demo/edge/js/documents.json demo/edge/node_modules
	node demo/edge/build.mjs test/failures.js js-open

demo/edge/node_modules: demo/edge/package-lock.json
	cd demo/edge && npm ci --no-audit --no-fund
	ln -sfn ../../../js $@/logwinnow
	touch $@

demo/edge/wrangler/node_modules: demo/edge/wrangler/package-lock.json
	cd demo/edge/wrangler && npm ci --no-audit --no-fund
	touch $@

.PHONY: build-edge
build-edge: $(EDGE) ## builds the two edge workers into build/edge

.PHONY: edge
edge: build-edge ## runs both edge workers on workerd here and posts the sample log
	node demo/edge/run.mjs

.PHONY: page
page: demo/page/dist/index.html ## builds the page: drop a log, see what is rare; one file that works from the disk

demo/page/dist/index.html: js/dist/cli.js demo/page/node_modules $(PAGE_SOURCES)
	cd demo/page && node build/build.mjs

demo/page/node_modules: demo/page/package-lock.json
	cd demo/page && npm ci --no-audit --no-fund
	touch $@

.PHONY: demo
demo: build page ## ranks the sample log in Node, then serves the page with the sample analysed, until Ctrl-C
	node js/dist/cli.js winnow testdata/samples/processes.csv --top 20
	node scripts/serve-page.mjs

WHEEL := build/wheel/logwinnow-$(shell sed -n 's/.*"version": "\(.*\)",/\1/p' js/package.json)-py3-none-any.whl
# All but what python/build.mjs writes there, and what Python leaves behind.
PYTHON_SOURCES := $(shell find python/src python/bridge -type f -not -path '*/_js/*' -not -name _version.py -not -path '*/__pycache__/*') python/build.mjs python/pyproject.toml python/README.md

.PHONY: wheel
wheel: $(WHEEL) ## builds the Python wheel, with the npm package and the module inside

$(WHEEL): js/dist/cli.js $(PYTHON_SOURCES) build/venv/ready
	node python/build.mjs
	cd python && ../build/venv/bin/python -m hatchling build -t wheel -d ../build/wheel
	touch $@

build/venv/ready: scripts/pyodide/requirements.txt
	python3 -m venv build/venv
	build/venv/bin/python -m pip install -q --disable-pip-version-check --no-deps --require-hashes -r $<
	touch $@

build/types/ready: python/tests/requirements.txt
	python3 -m venv build/types
	build/types/bin/python -m pip install -q --disable-pip-version-check --no-deps -r $<
	touch $@

PYODIDE_SOURCES := $(WHEEL) scripts/pyodide.sh scripts/pyodide/folder.py scripts/pyodide/wheels.txt scripts/pyodide/carrier.txt scripts/pyodide/package-lock.json build/pyodide-from

build/pyodide/pyodide/pyodide-lock.json: $(PYODIDE_SOURCES)
	scripts/pyodide.sh $(WHEEL) $(@D)

# The same with what the wheel is measured beside.
build/pyodide-bench/pyodide-lock.json: $(PYODIDE_SOURCES)
	scripts/pyodide.sh $(WHEEL) $(@D) scikit-learn

# Written again when PYODIDE names another folder than last time.
build/pyodide-from: always
	@mkdir -p build && echo '$(PYODIDE)' | cmp -s - $@ || echo '$(PYODIDE)' >$@

.PHONY: always
always:

.PHONY: pyodide
pyodide: build/pyodide/pyodide/pyodide-lock.json ## builds a folder of Pyodide with numpy, pandas and the wheel; PYODIDE=folder names another distribution

.PHONY: test-python
test-python: build/pyodide/pyodide/pyodide-lock.json build/types/ready ## the wheel in Pyodide in Node, beside the npm package and msticpy's golden results; its types
	node --test python/tests/*.test.mjs

.PHONY: bench-python
bench-python: build/pyodide/pyodide/pyodide-lock.json build/pyodide-bench/pyodide-lock.json ## a million-row DataFrame through the wheel, and DBSCAN beside scikit-learn in the same Pyodide
	node python/bench/million.mjs
	node python/bench/sklearn.mjs

SHARED_BY_DEMOS := $(shell find demo/lib -type f) $(wildcard testdata/samples/*)
LITE_SOURCES := $(shell find demo/jupyterlite -type f) $(SHARED_BY_DEMOS)

.PHONY: jupyterlite
jupyterlite: build/jupyterlite/jupyter-lite.json ## builds the site of notebooks in build/jupyterlite; any static server will do

build/jupyterlite/jupyter-lite.json: build/pyodide/pyodide/pyodide-lock.json build/lite/ready $(LITE_SOURCES)
	demo/jupyterlite/build.sh
	touch $@

build/lite/ready: demo/jupyterlite/requirements.txt
	python3 -m venv build/lite
	build/lite/bin/python -m pip install -q --disable-pip-version-check --no-deps --require-hashes -r $<
	touch $@

.PHONY: observable
observable: build/observable/page/dist/index.html ## builds the same story for Observable: a Notebook Kit notebook and a Framework page

OBSERVABLE_SOURCES := $(shell find demo/observable -type f -not -path '*/node_modules/*') $(SHARED_BY_DEMOS)

build/observable/page/dist/index.html: js/dist/cli.js demo/observable/node_modules $(OBSERVABLE_SOURCES)
	node demo/observable/build.mjs >build/observable.log 2>&1 || { tail -30 build/observable.log >&2; exit 1; }

demo/observable/node_modules: demo/observable/package-lock.json
	cd demo/observable && npm ci --no-audit --no-fund
	touch $@

build/lite-next/ready: demo/test/requirements.txt build/lite/ready
	build/lite/bin/python -m pip install -q --disable-pip-version-check --no-deps --require-hashes --upgrade --target $(@D) -r $<
	touch $@

demo/test/node_modules: demo/test/package-lock.json
	cd demo/test && npm ci --no-audit --no-fund
	touch $@

.PHONY: test-notebooks
test-notebooks: jupyterlite observable browsers demo/test/node_modules build/lite-next/ready ## the notebooks in Chromium and Firefox, from the first cell to the last, with no request beyond loopback
	node --test --test-concurrency=1 demo/test/*.test.mjs

.PHONY: test
test: test-go build guards test-js test-wasm test-edge test-browser test-page test-python test-notebooks ## everything there is to test

.PHONY: test-go
test-go: ## Go tests
	go test ./...

.PHONY: test-wasm
test-wasm: ## the same tests as WebAssembly in Node
	GOOS=js GOARCH=wasm go test -exec="$$(go env GOROOT)/lib/wasm/go_js_wasm_exec" $(WASM_TESTED)

.PHONY: test-js
test-js: build ## the npm package in Node, packed and as the README shows it
	cd js && npm run check && npm test
	node scripts/readme.mjs

.PHONY: test-browser
test-browser: build browsers ## the npm package in Chromium and Firefox
	cd js && npm run test:browser

.PHONY: test-edge
test-edge: $(EDGE) $(EDGE_PROVOKED) demo/edge/wrangler/node_modules ## both edge workers on workerd: every route and error, beside the npm package, under load
	cd demo/edge && npm run check && npm test

.PHONY: test-page
test-page: page browsers ## the page: its parts in Node, the whole in Chromium and Firefox, and that nothing leaves it
	cd demo/page && npm run check && npm test && npm run test:browser

.PHONY: guards
guards: build ## what must stay true of the whole tree: imports, size, generated code
	scripts/guards.sh

.PHONY: browsers
browsers: ## installs Chromium and Firefox from Debian where they are not there
	scripts/install-browsers.sh

.PHONY: generate
generate: ## writes the JSON code again
	sh wasm/wire/generate.sh
	sh wasm/httpapi/generate.sh

.PHONY: samples
samples: ## writes the sample logs again
	python3 testdata/gen/samples.py

.PHONY: bench
bench: build ## times and memory, side by side with the peers
	scripts/bench.sh

.PHONY: picture
picture: build page browsers ## draws the README's pictures from the sample log
	node scripts/picture.mjs
	cd demo/page && node build/screens.mjs --readme

.PHONY: screens
screens: page browsers ## pictures of every view, light and dark, to look at: build/screens
	cd demo/page && node build/screens.mjs

.PHONY: bench-page
bench-page: page browsers ## a million events in the page: times, memory, longest block
	cd demo/page && ROWS=1000000 node --test --test-reporter=spec test/browser/large.test.js

.PHONY: clean
clean: ## removes what was built and installed
	rm -rf build js/dist js/types js/node_modules js/LICENSES.txt js/LICENSE js/README.md js/CHANGELOG.md \
		python/src/logwinnow/_js python/src/logwinnow/_version.py python/LICENSE python/LICENSES.txt scripts/pyodide/node_modules \
		demo/page/dist demo/page/node_modules demo/observable/node_modules demo/test/node_modules \
		demo/edge/js/documents.json demo/edge/node_modules demo/edge/.wrangler demo/edge/wrangler/node_modules
	find demo python scripts testdata -name __pycache__ -prune -exec rm -r {} +
