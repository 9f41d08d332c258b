#!/bin/sh
# Generates shapes_easyjson.go: how the bodies of this package's own are written. Run from the project's root, as
# `make generate` does. Here easyjson's own reader and writer will do: net/http is there anyway.
set -e
go tool easyjson -no_std_marshalers -output_filename wasm/httpapi/shapes_easyjson.go wasm/httpapi/shapes.go
