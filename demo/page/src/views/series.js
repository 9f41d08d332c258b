import { check, number, select, settled, slider } from "../app/controls.js";
import { anew, draw, look } from "../app/draw.js";
import { counted, fill, grouped, h, when } from "../app/dom.js";
import { rowTable } from "../app/rowtable.js";
import { LIMITS } from "../shell/address.js";
import { filterOf } from "./filter.js";
import { numbersOf, ownOf } from "./quantities.js";

export const name = "series";
export const title = "Time series";
/** @param {any} table */
export const offers = ({ roles }) => Boolean(roles.time);

const BINS = ["1min", "5min", "15min", "1h", "1d"];
/** Hours, of which a day makes a season. */
const USUAL = 3;

/**
 * A series with what was expected of it: points above and below, their periods, and the filters that find those elsewhere.
 *
 * @param {HTMLElement} place
 * @param {any} context
 */
export async function mount(place, context) {
  const chosen = usual(context);
  const said = h("div"), chart = h("div.chart"), list = h("div");
  const redraw = () => anew([said, chart, list], async () => {
    const found = await context.work("time series", "seriesChart", { ...chosen, look: look() });
    await draw(chart, found.spec, "series");
    fill(said, ...summed(found, chosen.robust));
    fill(list, ...told(found, context));
  });
  const { bar, finer } = controls(context, chosen, settled(120, () => redraw().catch((error) => context.tell(advised(error, chosen.bin)))));
  place.append(bar, said, chart, list);
  const bins = chosen.fitted ? [] : BINS.slice(0, BINS.indexOf(chosen.bin)).reverse();
  chosen.fitted = true;
  await longEnough(redraw, bins, finer).catch((error) => {
    throw advised(error, chosen.bin);
  });
}

/**
 * What is chosen, at first what suits the kind of log.
 *
 * @param {any} context
 */
function usual({ table, log, address }) {
  const counts = table.kind === "counts";
  const chosen = log.chosen("series", () => ({ time: table.roles.time, value: counts ? valuesOf(table)[0] : "", bin: counts ? "" : BINS[USUAL], period: 24, robust: false, threshold: 3, fitted: counts }));
  return Object.assign(chosen, { bin: BINS[address.number("bins", BINS.indexOf(chosen.bin))] ?? "", period: address.number("period", chosen.period), threshold: address.number("threshold", chosen.threshold) });
}

/** @param {any} table */
const valuesOf = (table) => numbersOf(ownOf(table)).filter((/** @type {string} */ name) => name !== table.roles.time);

/**
 * The controls. The address keeps what the user set, and not the bins that the log's length asks for.
 *
 * @param {any} context
 * @param {ReturnType<typeof usual>} chosen
 * @param {() => void} redraw
 */
function controls({ table, address }, chosen, redraw) {
  const set = (/** @type {string} */ name) => (/** @type {any} */ value) => {
    chosen[name] = value;
    if (!chosen.value && !chosen.bin) binned("1h"); // events are counted in bins
    redraw();
  };
  const per = select("per", [["", "as given"], ...BINS.map((bin) => /** @type {[string, string]} */ ([bin, bin]))], chosen.bin, (bin) => {
    address.set("bins", bin ? BINS.indexOf(bin) : undefined);
    set("bin")(bin);
  });
  const binned = (/** @type {string} */ bin) => {
    per.querySelector("select").value = chosen.bin = bin;
    address.set("bins", undefined);
  };
  const bar = h("div.controls", null,
    select("value", [["", "number of events"], ...valuesOf(table)], chosen.value, set("value")),
    per,
    number("season, points (0: found)", LIMITS.period, chosen.period, (period) => (address.set("period", period), set("period")(period))),
    check("robust", chosen.robust, set("robust")),
    slider("threshold", LIMITS.threshold, chosen.threshold, (threshold) => threshold.toFixed(1), (threshold) => (address.set("threshold", threshold), set("threshold")(threshold))));
  return { bar, finer: binned };
}

/**
 * Draws, with finer bins where the log is short for its season. None fine enough: what is wrong with the finest.
 *
 * @param {() => Promise<void>} redraw
 * @param {string[]} finer bins
 * @param {(bin: string) => void} choose
 * @returns {Promise<void>}
 */
async function longEnough(redraw, finer, choose) {
  try {
    return await redraw();
  } catch (error) {
    if (!isShort(error) || !finer.length) throw error;
    choose(finer[0]);
    return longEnough(redraw, finer.slice(1), choose);
  }
}

/** @param {any} error */
const isShort = (error) => /two periods/.test(error.message);

/** Points that the shortest season takes: two times two. */
const FEWEST = 4;

/**
 * What a user can do about a log that is short for its season.
 *
 * @param {any} error
 * @param {string} bin
 */
function advised(error, bin) {
  if (!isShort(error)) return error;
  const had = Number(/got (\d+) points?$/.exec(error.message)?.[1]);
  const finest = !bin || bin === BINS[0];
  if (finest && had < FEWEST) error.message = `The log is too short for a time series: ${bin ? `per ${bin} ` : ""}it has ${counted(had, "point")}, and the shortest season takes ${FEWEST}`;
  else error.message += finest ? "; choose a shorter season" : '; choose a finer "per" or a shorter season';
  return error;
}

/**
 * What was found, in a sentence, and why that may be little.
 *
 * @param {any} found
 * @param {boolean} robust
 */
function summed({ count, points, periods, seasons, notes }, robust) {
  const season = seasons?.length ? `; season of ${seasons.join(" and ")} points` : "";
  const head = h("h3", { "data-test": "anomalies" }, `${counted(count, "anomaly", "anomalies")} in ${counted(periods.length, "period")}${season}`);
  const had = points / Math.max(...(seasons ?? []));
  const short = had > 0 && had < 3; // of nothing the largest is -Infinity
  const others = notes.filter((/** @type {string} */ note) => !short || !/three periods|nothing but season/.test(note));
  return [head, ...(short ? [h("p", { "data-test": "short" }, shortOf(had, robust))] : []), ...others.map((/** @type {string} */ note) => h("p.note", null, note))];
}

/**
 * With two seasons to learn from the season goes through every point, and with less than three nearly so (docs/series.md).
 *
 * @param {number} seasons that the log has
 * @param {boolean} robust
 */
function shortOf(seasons, robust) {
  const many = `The log has ${seasons <= 2 ? "only two seasons" : `only ${seasons.toFixed(1)} seasons`}`;
  const follows = seasons <= 2 && !robust ? "what is expected goes through every point, so that no anomaly can be found" : "what is expected follows nearly every point, so that anomalies may be missed";
  return `${many}: ${follows}. A longer log or a shorter season${robust ? "" : ', or "robust",'} may find more.`;
}

/**
 * @param {any} found
 * @param {any} context
 */
function told({ listed, periods, filters, value }, context) {
  const points = listed.map((/** @type {any} */ { point, time, value, baseline, score }) => {
    const place = h("details", { onToggle: async () => {
      if (!place.open || place.children.length > 1) return;
      const { rows } = await context.log.ask("pointRows", { point });
      place.append(rows.length ? await rowTable(rows, context, "events of the point") : h("p.quiet", null, "no events"));
    } }, h("summary", null, when(Number(time)), h("b", null, ` ${grouped(value)}`), ` where ${grouped(Math.round(baseline))} was expected `, h("span.quiet", null, `score ${score.toFixed(1)}`)));
    return place;
  });
  const spans = periods.map((/** @type {any} */ { start, end }) => h("li", null, `${when(start)} to ${when(end)} UTC`));
  return [h("div.facts-list", { "aria-label": `anomalies of ${value}` }, ...points),
    periods.length > 0 && h("section.filters", null, h("h3", null, "Periods"), h("ul", null, ...spans), ...Object.entries(filters).map(([language, text]) => filterOf(language, text)))];
}
