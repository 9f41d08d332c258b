/**
 * Text in pieces to whole lines, without their ends (`\n` or `\r\n`); a last line needs none.
 *
 * @param {AsyncIterable<string>} pieces
 * @returns {AsyncGenerator<string[]>} the lines that one piece completes
 */
export async function* linesOf(pieces) {
  let rest = "";
  for await (const piece of pieces) {
    const lines = (rest + piece).split(/\r?\n/);
    rest = lines.pop() ?? "";
    // A \r at the very end may be the first half of the line's end; it stays with the rest.
    if (lines.length) yield lines;
  }
  if (rest) yield [rest.replace(/\r$/, "")];
}
