package httpapi

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"mime"
	"net/http"
	"strings"

	"github.com/logwinnow/logwinnow/wasm/tables"
)

// formats is how a log may be written, by its media type.
var formats = map[string]tables.Format{
	"application/json":          tables.JSON,
	"application/x-ndjson":      tables.Lines,
	"application/ndjson":        tables.Lines,
	"application/jsonl":         tables.Lines,
	"text/csv":                  tables.Delimited,
	"text/tab-separated-values": tables.Delimited,
}

// headerOf is all that a header says: syumai/workers cuts headers at their commas.
func headerOf(r *http.Request, name string) string { return strings.Join(r.Header.Values(name), ",") }

// formatOf is the format that the request names.
func formatOf(r *http.Request) (tables.Format, error) {
	media, parameters, err := mime.ParseMediaType(headerOf(r, "Content-Type"))
	format, ok := formats[media]
	if err != nil || !ok {
		return 0, wrong(http.StatusUnsupportedMediaType, "media_type", "Content-Type must be application/json, application/x-ndjson or text/csv")
	}
	switch charset := strings.ToLower(parameters["charset"]); charset {
	case "", "utf-8", "utf8", "us-ascii":
		return format, nil
	}
	return 0, wrong(http.StatusUnsupportedMediaType, "media_type", "the log must be in UTF-8")
}

var gzipBegins = []byte{0x1f, 0x8b}

// bodyOf reads the whole body, unpacked. Gzip is known by its header, and by its first bytes where that is absent.
func (c *Config) bodyOf(w http.ResponseWriter, r *http.Request) ([]byte, error) {
	encoding := strings.ToLower(strings.TrimSpace(headerOf(r, "Content-Encoding")))
	if encoding != "" && encoding != "identity" && encoding != "gzip" {
		return nil, wrong(http.StatusUnsupportedMediaType, "media_type", "Content-Encoding must be gzip or identity")
	}
	if r.ContentLength > c.MaxBytes {
		return nil, tooLarge("bytes", c.MaxBytes)
	}
	if r.Body == nil {
		return nil, nil
	}
	raw, err := io.ReadAll(http.MaxBytesReader(w, r.Body, c.MaxBytes))
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &large):
		return nil, err
	case err != nil:
		return nil, wrong(http.StatusBadRequest, "malformed", "the body could not be read to its end")
	case encoding == "gzip" || bytes.HasPrefix(raw, gzipBegins):
		return c.unpacked(raw)
	}
	return raw, nil
}

// unpacked is what gzip holds. A few bytes may unpack to very many, so the limit holds here, too.
func (c *Config) unpacked(raw []byte) ([]byte, error) {
	if !bytes.HasPrefix(raw, gzipBegins) {
		return nil, wrong(http.StatusBadRequest, "malformed", "the body is not gzip")
	}
	in, err := gzip.NewReader(bytes.NewReader(raw))
	if err != nil {
		return nil, wrong(http.StatusBadRequest, "malformed", "the gzip of the body is broken")
	}
	body, err := io.ReadAll(io.LimitReader(in, c.MaxBytes+1))
	switch {
	case int64(len(body)) > c.MaxBytes:
		return nil, tooLarge("bytes", c.MaxBytes)
	case err != nil:
		return nil, wrong(http.StatusBadRequest, "malformed", "the gzip of the body is broken")
	}
	return body, nil
}
