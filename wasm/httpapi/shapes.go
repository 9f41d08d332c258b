package httpapi

// errorDocument is the body of every answer that is not a success.
//
//easyjson:json
type errorDocument struct {
	Error errorBody `json:"error"`
}

// errorBody says what was wrong. The fields behind the message are there where they apply.
//
//easyjson:json
type errorBody struct {
	Code    string `json:"code"`             // for programs
	Message string `json:"message"`          // for people, in one sentence
	Field   string `json:"field,omitempty"`  // of a refusal: the option or column
	Must    string `json:"must,omitempty"`   // of a refusal: what would be right
	Got     string `json:"got,omitempty"`    // of a refusal: what it was
	Line    int    `json:"line,omitempty"`   // of malformed text, from 1
	Offset  *int   `json:"offset,omitempty"` // of malformed text, in bytes from its beginning, unpacked
	Limit   int64  `json:"limit,omitempty"`  // of what is too large
}

// description is the body of GET /.
//
//easyjson:json
type description struct {
	Name    string       `json:"name"`
	Does    string       `json:"does"`
	OpenAPI string       `json:"openapi"`
	Routes  []routeShort `json:"routes"`
}

// routeShort is one route in a description.
//
//easyjson:json
type routeShort struct {
	Method string `json:"method"`
	Path   string `json:"path"`
	Does   string `json:"does"`
}

// health is the body of GET /v1/health.
//
//easyjson:json
type health struct {
	Status   string `json:"status"`   // ok
	Analyses string `json:"analyses"` // token, anonymous or refused: who may ask for them
}
