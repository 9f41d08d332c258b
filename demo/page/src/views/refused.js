/** Columns that a sentence names. */
const NAMED = 8;

/**
 * What is refused, in the words of the page: it has controls for what a program calls options.
 *
 * @param {any} error
 * @param {any} table
 */
export function inPageWords(error, { columns }) {
  const names = columns.map((/** @type {any} */ { name }) => name);
  if (/^keys must be columns to group by/.test(error.message)) {
    error.message = `No column's name tells what kinds of events there are: choose columns under Columns, “Keep apart by”: ${names.slice(0, NAMED).join(", ")}${names.length > NAMED ? " …" : ""}`;
  }
  const [, key] = /^mute must be patterns with the key (".*?"), got /.exec(error.message) ?? [];
  if (key) error.message = `The muted patterns are of a log with other keys: they have no ${key}, which this log is kept apart by`;
  return error;
}
