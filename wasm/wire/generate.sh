#!/bin/sh
# Generates wire_easyjson.go: how the types marked easyjson:json are read and written; and wire_names.go: what
# their fields are called. Run from the project's root, as `make generate` does.
#
# easyjson makes its code by running the package on its own reader and writer, so that happens on a copy. Of
# what it makes, four imports are then dropped or replaced, as they would double what a browser downloads: the
# root package (brings net/http) and encoding/json are named only to silence a warning; jlexer and jwriter are
# replaced by ours, which have the same methods (see their package comments). Ours refuses null wherever it stands and ends with
# the document itself, so what easyjson does about these is dropped, too: the compiler leaves it out of the module.
set -e
copy=build/generate/wire
rm -rf "$copy"
mkdir -p "$copy"
cp wasm/wire/*.go "$copy"
rm -f "$copy"/wire_*.go "$copy"/decode.go "$copy"/*_test.go
ours=github.com/logwinnow/logwinnow/wasm
theirs=github.com/mailru/easyjson
for file in "$copy"/*.go; do
	sed -e "s#$ours/jwriter#$theirs/jwriter#" -e "s#$ours/jreader#$theirs/jlexer#" -e 's#jreader\.#jlexer.#g' "$file" >"$file.new"
	mv "$file.new" "$file"
done
go tool easyjson -pkg -no_std_marshalers -disallow_unknown_fields -output_filename "$copy/wire_easyjson.go" "$copy"
sed -e '/github.com\/mailru\/easyjson"$/d' -e '/_ easyjson.Marshaler/d' \
	-e '/"encoding\/json"/d' -e '/_ \*json.RawMessage/d' \
	-e "s#jwriter \"$theirs/jwriter\"#\"$ours/jwriter\"#" -e "s#jlexer \"$theirs/jlexer\"#\"$ours/jreader\"#" \
	-e 's#jlexer\.#jreader.#g' -e 's/in\.IsNull()/false/' -e 's/in\.IsStart()/false/' "$copy/wire_easyjson.go" | gofmt >wasm/wire/wire_easyjson.go
awk -f wasm/wire/names.awk wasm/wire/options.go wasm/wire/*_options.go | gofmt >wasm/wire/wire_names.go
rm -r "$copy"
