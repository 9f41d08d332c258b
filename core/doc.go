// Package core holds the few words that every other package shares: Matrix and Strings, checked once at
// the door; the two scalings; the kinds of refusal and the one way to word them; and Tick, by which long
// work reports progress and hears a cancel. It knows no algorithm.
package core
