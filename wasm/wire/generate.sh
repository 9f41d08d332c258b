#!/bin/sh
# Generates wire_easyjson.go: how the types marked easyjson:json are read and written. Run from the
# project's root, as `make generate` does.
#
# easyjson makes its code by running the package on its own writer, so that happens on a copy. Of what it
# makes, three imports are then dropped or replaced, as they would double what a browser downloads: the
# root package (brings net/http) and encoding/json are named only to silence a warning; jwriter is replaced
# by ours, which has the same methods (see its package comment).
set -e
copy=build/generate/wire
rm -rf "$copy"
mkdir -p "$copy"
cp wasm/wire/*.go "$copy"
rm -f "$copy"/wire_easyjson.go "$copy"/*_test.go
ours=github.com/logwinnow/logwinnow/wasm/jwriter
theirs=github.com/mailru/easyjson/jwriter
for file in "$copy"/*.go; do
	sed "s#$ours#$theirs#" "$file" >"$file.new" && mv "$file.new" "$file"
done
go tool easyjson -pkg -no_std_marshalers -disallow_unknown_fields -output_filename "$copy/wire_easyjson.go" "$copy"
sed -e '/github.com\/mailru\/easyjson"$/d' -e '/_ easyjson.Marshaler/d' \
	-e '/"encoding\/json"/d' -e '/_ \*json.RawMessage/d' \
	-e "s#$theirs#$ours#" "$copy/wire_easyjson.go" | gofmt >wasm/wire/wire_easyjson.go
rm -r "$copy"
