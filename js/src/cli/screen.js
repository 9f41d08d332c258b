/** Tables for a terminal. Text from a log is hostile: it may hold sequences that rewrite what stands above it. */

/** Controls (C0, DEL, C1), line separators, and the marks that turn the direction of writing. */
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/g;

/**
 * @param {unknown} text
 * @returns {string} the same with everything a terminal would act on written out, `\x1b` for example
 */
export function harmless(text) {
  return String(text ?? "").replace(UNSAFE, (char) => {
    const named = { "\n": "\\n", "\r": "\\r", "\t": "\\t" }[char];
    const code = char.charCodeAt(0).toString(16);
    return named ?? (code.length > 2 ? `\\u${code.padStart(4, "0")}` : `\\x${code.padStart(2, "0")}`);
  });
}

/**
 * @typedef {object} Field
 * @property {string} title
 * @property {string[]} cells
 * @property {"left" | "right"} [align]
 * @property {number} [share] of the width that is left over; without, as wide as its longest cell
 */

/**
 * @param {Field[]} fields
 * @param {number} width of the terminal
 * @param {string[][]} [below] lines to stand under each row
 * @returns {string} lines, none wider
 */
export function tableText(fields, width, below) {
  const GAP = 2;
  const rows = fields[0]?.cells.length ?? 0;
  const natural = fields.map(({ title, cells }) => cells.reduce((most, cell) => Math.max(most, [...cell].length), title.length));
  const fixed = fields.reduce((sum, { share }, i) => sum + GAP + (share ? 0 : natural[i]), -GAP);
  const shares = fields.reduce((sum, { share = 0 }) => sum + share, 0);
  const widths = fields.map(({ share }, i) => (share ? Math.min(natural[i], Math.max(8, Math.floor(((width - fixed) * share) / shares))) : natural[i]));
  const line = (/** @type {string[]} */ cells) =>
    cut(cells.map((cell, i) => padded(cut(cell, widths[i]), widths[i], fields[i].align)).join(" ".repeat(GAP)).trimEnd(), width);
  const body = Array.from({ length: rows }, (_, row) => line(fields.map(({ cells }) => cells[row])) + (below?.[row] ?? []).map((under) => "\n" + clipped(under, width)).join(""));
  return [line(fields.map(({ title }) => title)), ...body].join("\n") + "\n";
}

/**
 * Cuts in the middle: of paths and commands both ends tell the most.
 *
 * @param {string} text
 * @param {number} width
 */
function cut(text, width) {
  const chars = [...text];
  if (chars.length <= width) return text;
  const head = Math.floor((width - 1) / 2);
  return chars.slice(0, head).join("") + "…" + chars.slice(chars.length - (width - 1 - head)).join("");
}

/**
 * @param {string} text
 * @param {number} width
 */
function clipped(text, width) {
  const chars = [...text];
  return chars.length <= width ? text : chars.slice(0, width - 1).join("") + "…";
}

/**
 * @param {string} text
 * @param {number} width
 * @param {"left" | "right"} [align]
 */
function padded(text, width, align) {
  const space = " ".repeat(Math.max(0, width - [...text].length));
  return align === "right" ? space + text : text + space;
}

/** Columns of the terminal; of what is none, as COLUMNS in the environment says. */
export function terminalWidth() {
  const wished = Number(process.env.COLUMNS);
  return process.stdout.columns ?? (Number.isInteger(wished) && wished > 0 ? wished : 120);
}

/** @param {number | null | undefined} ms */
export const timeText = (ms) => (Number.isFinite(ms ?? NaN) && Math.abs(Number(ms)) < 8.64e15 ? new Date(Number(ms)).toISOString().slice(0, 19).replace("T", " ") : "");
