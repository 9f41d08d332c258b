package httpapi

import (
	"crypto/sha256"
	"crypto/subtle"
	"net/http"
	"slices"
	"strings"
)

// admitted refuses an analysis to whoever does not bring the token. Nothing but the token decides: no address,
// no host name.
func (c *Config) admitted(r *http.Request) error {
	switch {
	case c.Token == "" && c.AllowAnonymous:
		return nil
	case c.Token == "":
		return wrong(http.StatusForbidden, "closed", "this server has no token to ask for, and was not told to let everybody in")
	}
	scheme, token, _ := strings.Cut(headerOf(r, "Authorization"), " ")
	// Hashes are of one length, so that the time tells nothing of the token's.
	got, want := sha256.Sum256([]byte(strings.TrimSpace(token))), sha256.Sum256([]byte(c.Token))
	if subtle.ConstantTimeCompare(got[:], want[:]) != 1 || !strings.EqualFold(scheme, "Bearer") {
		return wrong(http.StatusUnauthorized, "unauthorized", "an analysis needs the header Authorization: Bearer <token>, with the right token")
	}
	return nil
}

// who says who may ask for analyses.
func (c *Config) who() string {
	switch {
	case c.Token != "":
		return "token"
	case c.AllowAnonymous:
		return "anonymous"
	}
	return "refused"
}

// cors tells a browser whether a page of another origin may call. Where none may, nothing is said, and the
// browser refuses.
func (c *Config) cors(h http.Header, r *http.Request) {
	if len(c.Origins) == 0 {
		return
	}
	h.Add("Vary", "Origin")
	origin := r.Header.Get("Origin")
	if origin == "" || !slices.Contains(c.Origins, origin) && !slices.Contains(c.Origins, "*") {
		return
	}
	h.Set("Access-Control-Allow-Origin", origin)
	if r.Method == http.MethodOptions {
		h.Set("Access-Control-Allow-Methods", "GET, HEAD, POST")
		h.Set("Access-Control-Allow-Headers", "Authorization, Content-Type, Content-Encoding, Accept")
		h.Set("Access-Control-Max-Age", "600")
	}
}
