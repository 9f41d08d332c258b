package httpapi

// Config says who may ask for what. The zero value refuses every analysis.
type Config struct {
	// Token is what callers must bring: Authorization: Bearer <token>. Without one, and without AllowAnonymous,
	// every analysis is refused.
	Token string
	// AllowAnonymous lets everybody in who can reach the handler. A Token that is set is asked for all the same.
	AllowAnonymous bool
	// Origins is the origins (https://example.org) whose pages may call from a browser; "*" is all. None by default.
	Origins []string
	// MaxBytes is how large a body may be, as it comes and unpacked. 0 means 4 MiB, which
	// take 45 to 100 MB of memory to analyse, where a worker has 128.
	MaxBytes int64
	// MaxRows is how many rows a log may have. 0 means 100,000.
	MaxRows int
	// MaxCells is how many cells a log may have: rows times columns, empty ones included. 0 means 1,000,000.
	MaxCells int
	// Panicked hears of a failure within an analysis, by the path of the request and the stack, which hold nothing of
	// the body. nil: nobody does; the caller gets status 500 either way.
	Panicked func(path string, stack []byte)
}

// The limits that hold where none are given.
const (
	DefaultMaxBytes = 4 << 20
	DefaultMaxRows  = 100_000
	DefaultMaxCells = 1_000_000
)

// withDefaults fills in what was left out.
func (c Config) withDefaults() Config {
	if c.MaxBytes <= 0 {
		c.MaxBytes = DefaultMaxBytes
	}
	if c.MaxRows <= 0 {
		c.MaxRows = DefaultMaxRows
	}
	if c.MaxCells <= 0 {
		c.MaxCells = DefaultMaxCells
	}
	return c
}
