// Package features turns the texts of events into numbers and patterns: letter sums, token and delimiter
// counts, CRC-32, the features of a process start, and command templates with typed slots.
//
// Texts are counted as Python counts them: by code points, with Unicode white space, so that the numbers
// are those of msticpy.analysis.eventcluster (msticpy 3.0.2, Microsoft). Every function reads its text
// once, byte by byte where it is ASCII, and allocates nothing for a row.
package features
