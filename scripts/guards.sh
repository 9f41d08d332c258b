#!/usr/bin/env bash
# Checks what must stay true of the whole tree: who imports whom, what the sealed packages may not reach,
# what the browser module weighs. Each check says what it found; the first failure ends the run.
set -eu -o pipefail
cd "$(dirname "$0")/.."
module=github.com/logwinnow/logwinnow

say() { printf 'guard: %s\n' "$*"; }
fail() { printf 'guard FAILED: %s\n' "$*" >&2; exit 1; }

# imports PACKAGE: the packages of this module that it imports (tests left out), without the module's name.
imports() { go list -f '{{join .Imports "\n"}}' "./$1" | sed -n "s#^$module/##p" | sort | tr '\n' ' ' | sed 's/ $//'; }

# may PACKAGE ALLOWED...: every import of ours is allowed.
may() {
	local package=$1 import
	shift
	for import in $(imports "$package"); do
		[[ " $* " == *" $import "* ]] || fail "$package imports $import; it may import: ${*:-nothing of ours}"
	done
}
may core
for algorithm in features dbscan surprise iforest stl; do may "$algorithm" core; done
may events core features dbscan surprise iforest stl
may wasm/jwriter
may wasm/jreader core
may wasm/wire core features dbscan iforest stl events wasm/jreader wasm/jwriter
may wasm/calls core features dbscan iforest stl events wasm/wire
GOOS=js GOARCH=wasm may wasm core wasm/calls wasm/wire
may wasm/tables core events wasm/calls wasm/jwriter
may wasm/httpapi core wasm/calls wasm/jwriter wasm/tables wasm/wire
may wasm/httpapi/describe wasm/httpapi
GOOS=js GOARCH=wasm may wasm/worker wasm/httpapi
for package in $(go list ./... | sed "s#^$module/##"); do
	case $package in
	core | features | dbscan | surprise | iforest | stl | events | wasm | wasm/jreader | wasm/jwriter | wasm/wire | wasm/calls | wasm/tables | wasm/httpapi | wasm/httpapi/describe | wasm/worker) ;;
	*) fail "package $package has no rule here: say what it may import" ;;
	esac
done
say "imports run one way"

# The sealed set computes and does nothing else: no package that can print, open, wait or call a host.
sealed=$(go list -deps ./core ./features ./dbscan ./surprise ./iforest ./stl ./events)
for forbidden in fmt os time reflect syscall syscall/js net log io/fs runtime/debug encoding/json; do
	if grep -qx "$forbidden" <<<"$sealed"; then fail "the sealed packages reach $forbidden"; fi
done
say "core, features, dbscan, surprise, iforest, stl and events reach no I/O, no clock and no reflection"

reached=$(GOOS=js GOARCH=wasm go list -deps ./wasm)
for forbidden in net net/http fmt os time reflect encoding/json; do
	if grep -qx "$forbidden" <<<"$reached"; then fail "the browser module reaches $forbidden"; fi
done
say "the browser module reaches no network package, and none of the large ones"

# What is about HTTP stays in wasm/httpapi and wasm/worker, and what is about workers in the latter alone: a Go program
# that embeds the handler gets none of it.
if go list -deps ./wasm/httpapi | grep -q '^github.com/syumai/'; then fail "wasm/httpapi reaches syumai/workers"; fi
for package in tables calls wire jreader jwriter; do
	if go list -f '{{join .Imports "\n"}}' "./wasm/$package" | grep -qE '^(net|net/http|os|syscall/js)$'; then fail "wasm/$package imports what is for hosts and servers"; fi
done
if go list -f '{{join .Imports "\n"}}' ./wasm/tables ./wasm/httpapi | grep -qE '^log(/|$)'; then fail "nothing of a body is logged: no log package in wasm/tables and wasm/httpapi"; fi
grep -q 'github.com/syumai/workers v0.32.0$' go.mod || fail "syumai/workers is pinned to v0.32.0: later versions have another name"
say "the edge worker's packages keep to their rooms"

unsafe=$(git ls-files -co --exclude-standard '*.go' | xargs grep -lE '"unsafe"' | grep -v _test.go | tr '\n' ' ')
[[ $unsafe == "wasm/values_js.go " ]] || fail "unsafe is for wasm/values_js.go alone, found in: $unsafe"
say "unsafe is in one file"

# Results that are the same bits everywhere, and the same in every run.
for import in math/rand math/rand/v2 sync sync/atomic hash/maphash; do
	if go list -f '{{join .Imports "\n"}}' ./core ./features ./dbscan ./surprise ./iforest ./stl ./events | grep -qx "$import"; then fail "the sealed packages import $import"; fi
done
sources=$(git ls-files 'core/*.go' 'features/*.go' 'dbscan/*.go' 'surprise/*.go' 'iforest/*.go' 'stl/*.go' 'events/*.go' | grep -v _test.go)
if grep -nE 'math\.(Exp|Pow|FMA)\(|^\s*go (func|[a-z])' $sources; then fail "math.Exp, math.Pow, math.FMA and goroutines are not for the sealed packages"; fi
say "nothing random, nothing concurrent, no function whose bits differ between machines"

generated() { cat wasm/wire/wire_easyjson.go wasm/wire/wire_names.go wasm/httpapi/shapes_easyjson.go; }
before=$(generated)
sh wasm/wire/generate.sh
sh wasm/httpapi/generate.sh
[[ $before == "$(generated)" ]] || fail "the generated files of wasm/wire or wasm/httpapi were not what the generators make; they are now"
say "generated code is up to date"

[[ -z $(gofmt -l core features dbscan surprise iforest stl events wasm) ]] || fail "gofmt -l: $(gofmt -l core features dbscan surprise iforest stl events wasm)"
go vet ./...
GOOS=js GOARCH=wasm go vet ./wasm/...
go vet -tags provoke ./wasm/httpapi
[[ -z $(go mod tidy -diff 2>&1) ]] || fail "go.mod is not tidy: run go mod tidy"
say "gofmt, go vet and go mod tidy are content"

if git ls-files -z | xargs -0 grep -lE '"resolved": *"http' -- 2>/dev/null | grep -q .; then fail "a lock file names a registry's host"; fi
built=$(git ls-files | grep -E '\.(wasm|tgz|whl)$|(^|/)(dist|types|node_modules)/' || true)
[[ -z $built ]] || fail "built files are in git: $built"
say "no registry's host in lock files, no built file in git"

# The budget of the browser module, compressed: see "The size of the module" in docs/development.md.
budget=1200000
size=$(gzip -9c js/dist/logwinnow.wasm | wc -c)
((size <= budget)) || fail "logwinnow.wasm has $size bytes compressed (gzip -9), the budget is $budget"
say "logwinnow.wasm: $(wc -c <js/dist/logwinnow.wasm) bytes, $size with gzip -9 (budget $budget), sha256 $(sha256sum js/dist/logwinnow.wasm | cut -c1-16)..."
