# Everything that can be done here. `make demo` and `make test` are the two to know; both install what they
# lack. Targets are verbs; each says in one line what it does (`make help`).
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

GO_SOURCES := $(shell find core features surprise dbscan events wasm -name '*.go' -not -name '*_test.go') go.mod go.sum
JS_SOURCES := $(shell find js/src js/build js/package.json js/tsconfig*.json -type f)

# -s -w and no inlining outside the inner loops: see "The size of the module" in docs/development.md.
WASM_FLAGS := -trimpath -buildvcs=false -ldflags="-s -w -buildid="

.PHONY: help
help: ## lists the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

.PHONY: build
build: js/dist/cli.js ## leaves the npm package ready in js/

js/dist/logwinnow.wasm: $(GO_SOURCES)
	mkdir -p js/dist
	GOOS=js GOARCH=wasm go build $(WASM_FLAGS) -o $@ ./wasm

js/dist/cli.js: js/dist/logwinnow.wasm $(JS_SOURCES) js/node_modules
	cd js && node build/build.mjs
	touch $@

js/node_modules: js/package-lock.json
	cd js && npm ci --no-audit --no-fund
	touch $@
