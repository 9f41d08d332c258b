module github.com/logwinnow/logwinnow

go 1.26.0

toolchain go1.26.8

require (
	github.com/mailru/easyjson v0.9.2
	github.com/syumai/workers v0.32.0
)

require github.com/josharian/intern v1.0.0 // indirect

tool (
	github.com/mailru/easyjson/easyjson
	github.com/syumai/workers/cmd/workers-assets-gen
)
