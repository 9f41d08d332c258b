// Package tables reads a log that came as bytes (CSV, JSON, JSON lines) into named columns, and hands the
// columns that an operation wants over as arrays. It means by kinds, times and missing values what the npm
// package's command means by them, so that the same bytes get the same answer: js/src/rows.js, columns.js,
// encode.js, time.js and js/src/cli are its twins.
package tables
