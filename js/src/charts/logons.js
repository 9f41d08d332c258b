import { refusal, shown } from "../errors.js";
import { COUNT, chart, counted, name, number, rowsHigh, sized } from "./frame.js";
import { lookOf } from "./options.js";
import { coloursOf } from "./palette.js";
import { cut } from "./read.js";

/** @typedef {import("../types.js").LogonFact} LogonFact */

const TOP = 30;
/** As many columns of types as fit above the bars, each as wide as the longest name of a type. */
const LEGEND_COLUMNS = "clamp(floor(width / 160), 1, 4)";
const HOUR = 3600000;
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/**
 * How often each account logged on, by type of logon.
 *
 * @param {import("./types.js").LogonsInput} facts what logonFacts gives
 * @param {import("./types.js").LogonsChartOptions} [options]
 * @returns {import("./types.js").Chart}
 */
export function plotLogons(facts, options = {}) {
  const look = lookOf("plotLogons", options, ["top"]);
  const { logons, accounts, order, notes } = accountsIn("plotLogons", facts, options.top);
  const counts = countedBy(logons, (logon) => [accounts(logon), typeOf(logon)]);
  const types = [...new Set(logons.map(typeOf))].sort((a, b) => parseInt(a) - parseInt(b) || (a < b ? -1 : 1));
  const totals = countedBy(logons, (logon) => [accounts(logon)]);
  return chart(look, "Logons by account and type", notes, {
    ...sized(look, rowsHigh(20, order)),
    encoding: { y: name("y", "account", { sort: null, scale: { domain: order } }) },
    layer: [{
      data: { values: counts.map(({ key: [y, type], n }) => ({ y, type, n })) },
      mark: "bar",
      encoding: {
        x: number("n", "logons", { stack: "zero", axis: { tickMinStep: 1 } }),
        color: name("type", "logon type", { scale: { domain: types, range: coloursOf(types, look.colours) }, legend: { columns: { expr: LEGEND_COLUMNS } } }),
        tooltip: [name("y", "account"), name("type", "logon type"), number("n", "logons")],
      },
    }, {
      data: { values: totals.map(({ key: [y], n }) => ({ y, n })) },
      mark: COUNT,
      encoding: { x: number("n", "logons", { stack: null }), text: number("n", null, { format: ",d" }) },
    }],
  });
}

/**
 * When each account logs on: logons by account and hour of the day, UTC.
 *
 * @param {import("./types.js").LogonsInput} facts what logonFacts gives
 * @param {import("./types.js").LogonsChartOptions} [options]
 * @returns {import("./types.js").Chart}
 */
export function plotLogonHours(facts, options = {}) {
  const look = lookOf("plotLogonHours", options, ["top"]);
  const { logons, accounts, order, notes } = accountsIn("plotLogonHours", facts, options.top);
  const timed = logons.filter(({ time }) => time !== null && Number.isFinite(time));
  const counts = countedBy(timed, (logon) => [accounts(logon), String(hourOf(Number(logon.time)))]);
  const untimed = logons.length - timed.length;
  return chart(look, "Logons by account and hour", [...notes, untimed > 0 && `${counted(untimed, "logon")} without a time not counted`], {
    ...sized(look, rowsHigh(20, order)),
    data: { values: counts.map(({ key: [y, hour], n }) => ({ y, hour: Number(hour), n })) },
    mark: { type: "rect", cornerRadius: 2 },
    encoding: {
      y: name("y", "account", { sort: null, scale: { domain: order } }),
      x: { field: "hour", type: "ordinal", title: "hour of the day (UTC)", scale: { domain: HOURS }, axis: { labelAngle: 0 } },
      color: number("n", "logons", { scale: { range: look.colours.ramp, zero: true }, legend: { orient: "right", format: "d", tickMinStep: 1 } }),
      tooltip: [name("y", "account"), { field: "hour", type: "ordinal", title: "hour (UTC)" }, number("n", "logons")],
    },
  });
}

/** @param {number} time */
const hourOf = (time) => Math.floor(time / HOUR) - 24 * Math.floor(time / (24 * HOUR));

/** @param {LogonFact} logon */
const typeOf = ({ logonType, logonTypeName }) => (logonType === null || logonType === undefined ? logonTypeName || "unknown" : `${logonType} ${logonTypeName}`);

/** @param {LogonFact} logon */
const accountOf = ({ domain, account }) => cut(`${domain ? `${domain}\\` : ""}${account}` || "(empty)", 60);

/**
 * The accounts with most logons; the others share a row that says how many they are.
 *
 * @param {string} call
 * @param {import("./types.js").LogonsInput} facts
 * @param {number} [top]
 */
function accountsIn(call, facts, top = TOP) {
  const logons = Array.isArray(facts) ? facts : /** @type {any} */ (facts)?.logons;
  if (!Array.isArray(logons)) throw refusal("type", `${call}: facts`, "an answer of logonFacts", shown(facts));
  const ranked = countedBy(logons, (logon) => [accountOf(logon)]).sort((a, b) => b.n - a.n || (a.key[0] < b.key[0] ? -1 : 1)).map(({ key }) => key[0]);
  const own = new Set(ranked.slice(0, top));
  const others = ranked.length - own.size;
  const rest = `(${counted(others, "other account")})`;
  return {
    logons: /** @type {LogonFact[]} */ (logons),
    accounts: (/** @type {LogonFact} */ logon) => (own.has(accountOf(logon)) ? accountOf(logon) : rest),
    order: others ? [...own, rest] : [...own],
    notes: [`${counted(logons.length, "logon")} of ${counted(ranked.length, "account")}`],
  };
}

/**
 * @template T
 * @param {T[]} items
 * @param {(item: T) => string[]} keyOf
 */
function countedBy(items, keyOf) {
  /** @type {Map<string, { key: string[], n: number }>} */
  const counts = new Map();
  for (const item of items) {
    const key = keyOf(item);
    const joined = JSON.stringify(key);
    const entry = counts.get(joined) ?? { key, n: 0 };
    entry.n++;
    counts.set(joined, entry);
  }
  return [...counts.values()];
}
