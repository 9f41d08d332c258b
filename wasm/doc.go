// Command wasm is the module that browsers, notebooks and Node load: the operations of package calls as
// four functions on one object, which main leaves on the scope that started it as `logwinnow`.
//
//	plan(operation, options)          -> {json} with the columns that a table operation wants
//	start(operation, options, arrays) -> undefined; the work begins
//	step()                            -> {done, total} while it lasts, then {json, arrays}
//	stop()                            -> undefined; the work, if any, is given up
//
// Each may answer {error: {code, message}} instead. Options are JSON text; arrays are typed arrays, copied
// once. JavaScript owns the loop: between two steps it can report progress, hear a cancel, or draw.
package main
