/** Which columns of numbers are offered, and which are begun with. */

/** Rows in which the different cells of a column were counted: the beginning of the log (../read/table.js). */
const COUNTED = 2000;
/** The features that tell process starts apart, and logons. */
const FAVOURED = [["commandlineTokensFull", "pathScore", "isSystemSession"], ["AccountNum", "LogonHour"]];

/** Names of columns that number the rows, or whose numbers are names of something: between 3 and 10 as types of logon lies nothing. */
const CODES = /^(?:column \d+|unnamed: \d+|index|row|ses|session|tty|.*(?:id|type|code|status|hash|flags|proto|protocol|_p|(?<!re|ex|im|sup)port)\d*)$/i;

/**
 * The table with the log's own columns alone: those that an analysis adds are there only once its view was visited.
 *
 * @template {{ name: string, added?: boolean }} Column
 * @param {{ columns: Column[] }} table
 */
export const ownOf = ({ columns }) => ({ columns: columns.filter(({ added }) => !added) });

/**
 * Columns of numbers, those that are quantities first.
 *
 * @param {{ columns: { name: string, kind: string, empty: boolean }[] }} table
 * @returns {string[]}
 */
export function numbersOf({ columns }) {
  const names = columns.filter(({ kind, empty }) => (kind === "number" || kind === "boolean") && !empty).map(({ name }) => name);
  return [...names.filter((name) => !CODES.test(name)), ...names.filter((name) => CODES.test(name))];
}

/**
 * Columns to begin with: those that tell process starts or logons apart, or the first that are quantities and not all the same.
 * Logons of which some lack their time have no hour to cluster by.
 *
 * @param {{ columns: { name: string, kind: string, empty: boolean, gaps?: boolean, distinct: number }[] }} table
 */
export function usualColumns({ columns }) {
  const names = numbersOf({ columns });
  const told = new Map(columns.map((column) => [column.name, column]));
  const favoured = FAVOURED.find((all) => all.every((name) => names.includes(name)))?.filter((name) => !told.get(name)?.gaps);
  if (favoured?.length) return favoured;
  const telling = names.filter((name) => (told.get(name)?.distinct ?? 0) > 1 && !CODES.test(name));
  return (telling.length ? telling : names).slice(0, 3);
}

/**
 * Columns of texts that rows can be grouped by: not those of times, nor those in which nearly every group has a single row.
 *
 * @param {{ rows: number, columns: { name: string, kind: string, empty: boolean, distinct: number }[], times: string[] }} table
 * @returns {string[]}
 */
export function groupsOf({ rows, columns, times }) {
  const most = Math.min(rows, COUNTED) / 2;
  return columns.filter(({ name, kind, empty, distinct }) => kind === "text" && !empty && !times.includes(name) && distinct <= most).map(({ name }) => name);
}
