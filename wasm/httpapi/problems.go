package httpapi

import (
	"errors"
	"net/http"
	"strconv"

	"github.com/mailru/easyjson"

	"github.com/logwinnow/logwinnow/core"
	"github.com/logwinnow/logwinnow/wasm/tables"
)

// problem is an answer that is not a success.
type problem struct {
	status int
	body   errorBody
}

// Error is the message.
func (p *problem) Error() string { return p.body.Message }

func wrong(status int, code, message string) *problem {
	return &problem{status, errorBody{Code: code, Message: message}}
}

// tooLarge refuses a body, by the limit that it passed.
func tooLarge(what string, limit int64) *problem {
	p := wrong(http.StatusRequestEntityTooLarge, "too_large", "the log has more than "+strconv.FormatInt(limit, 10)+" "+what)
	p.body.Limit = limit
	return p
}

// problemOf is how an error is told to the caller. What is not a refusal of ours is not told at all: it could
// hold anything.
func problemOf(err error) *problem {
	var own *problem
	var refused *core.Error
	var malformed *tables.Malformed
	var large *tables.TooLarge
	var bytes *http.MaxBytesError
	switch {
	case errors.As(err, &own):
		return own
	case errors.As(err, &malformed):
		p := wrong(http.StatusBadRequest, "malformed", malformed.Error())
		p.body.Line, p.body.Offset = malformed.Line, &malformed.Offset
		return p
	case errors.As(err, &large):
		return tooLarge(large.What, int64(large.Limit))
	case errors.As(err, &bytes):
		return tooLarge("bytes", bytes.Limit)
	case errors.Is(err, core.ErrStopped):
		return wrong(http.StatusServiceUnavailable, string(core.Stopped), "the caller went away")
	case errors.As(err, &refused):
		return &problem{http.StatusUnprocessableEntity, errorBody{Code: string(refused.Kind), Message: refused.Error(),
			Field: refused.Field, Must: refused.Must, Got: refused.Got}}
	}
	return wrong(http.StatusInternalServerError, "internal", "the analysis failed; nothing of the log was kept")
}

// tell writes the problem.
func (p *problem) tell(w http.ResponseWriter) {
	if p.status == http.StatusUnauthorized {
		w.Header().Set("WWW-Authenticate", `Bearer realm="logwinnow"`)
	}
	document, err := easyjson.Marshal(errorDocument{p.body})
	if err != nil {
		document = []byte(`{"error":{"code":"internal","message":"the error could not be written"}}`)
	}
	send(w, p.status, "application/json", document)
}

// send writes a whole body.
func send(w http.ResponseWriter, status int, contentType string, body []byte) {
	h := w.Header()
	h.Set("Content-Type", contentType)
	h.Set("Content-Length", strconv.Itoa(len(body)))
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, _ = w.Write(body) // a caller that went away needs no answer
}
