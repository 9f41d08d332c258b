import { displayTimeline } from "logwinnow/charts";
import { NOTHING } from "../read/table.js";

/** Cells of a column that are looked at. */
const SAMPLE = 40;
/** Seconds since 1970 from 1990 to 2100; times a thousand they are milliseconds, and so on. */
const [EARLIEST, LATEST] = [631152000, 4102444800];

/**
 * Names of the columns whose cells can be read as times. Any number can: only those that fall into our time are taken for one.
 *
 * @param {import("../read/table.js").LogTable} table
 * @returns {string[]}
 */
export function timeColumns(table) {
  return table.columns.filter(({ name, kind }) => {
    if (kind === "time") return true;
    const cells = sampleOf(table, name);
    if (!cells.length || kind === "boolean") return false;
    return kind === "number" ? cells.map(Number).every(isOurTime) : areTimes(cells);
  }).map(({ name }) => name);
}

/**
 * Cells with something in them, from the whole length of a column.
 *
 * @param {import("../read/table.js").LogTable} table
 * @param {string} name
 */
function sampleOf(table, name) {
  const cells = [];
  const step = Math.max(1, Math.floor(table.rows / 2000));
  for (let row = 0; row < table.rows && cells.length < SAMPLE; row += step) {
    const cell = table.cell(name, row);
    if (!NOTHING.test(cell)) cells.push(cell);
  }
  return cells;
}

/** @param {number} number */
const isOurTime = (number) => [1, 1e3, 1e6, 1e9].some((unit) => number >= EARLIEST * unit && number <= LATEST * unit);

/**
 * A timeline says whether logwinnow reads them. It would read numbers, too, such as `0x3e7`, which in a column of texts are names.
 *
 * @param {string[]} cells
 */
function areTimes(cells) {
  if (cells.some((cell) => !Number.isNaN(Number(cell)))) return false;
  try {
    displayTimeline({ time: cells }, { timeColumn: "time", rangeTool: false });
    return true;
  } catch {
    return false;
  }
}
