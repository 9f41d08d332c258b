/**
 * Text in pieces to whole lines, without their ends (`\n` or `\r\n`); a last line needs none.
 *
 * @param {AsyncIterable<string>} pieces
 * @returns {AsyncGenerator<string[]>} the lines that one piece completes
 */
export async function* linesOf(pieces) {
  let rest = "";
  for await (const piece of pieces) {
    const lines = (rest + piece).split("\n");
    rest = lines.pop() ?? "";
    if (lines.length) yield lines.map(withoutReturn);
  }
  if (rest) yield [withoutReturn(rest)];
}

/** @param {string} line */
const withoutReturn = (line) => (line.endsWith("\r") ? line.slice(0, -1) : line);

/**
 * Plain lines into one column called `line`.
 *
 * @param {AsyncIterable<string>} pieces
 * @param {import("./store.js").Store} store
 */
export async function readLines(pieces, store) {
  for await (const lines of linesOf(pieces)) store.addRows(["line"], lines.filter(Boolean).map((line) => [line]));
}
