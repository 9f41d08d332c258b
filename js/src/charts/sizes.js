import { COUNT, chart, counted, grouped, name, number, rowsHigh, sized } from "./frame.js";
import { hoverOf } from "./hover.js";
import { lookOf } from "./options.js";
import { cut, numbersIn, readable, tableFrom } from "./read.js";

const OPTIONS = ["label", "top", "columns"];
const TOP = 30;

/**
 * The sizes of the clusters that `dbclusterEvents` found, the largest first.
 *
 * @param {import("./types.js").ClusteredEvents} result
 * @param {import("./types.js").SizesChartOptions} [options]
 * @returns {import("./types.js").Chart}
 */
export function plotClusterSizes(result, options = {}) {
  const look = lookOf("plotClusterSizes", options, OPTIONS);
  const table = tableFrom(result?.table);
  const column = (/** @type {string} */ of) => (table.columns.length ? numbersIn(table.column(of)) : new Float64Array(0));
  const [ids, sizes] = [column("ClusterId"), column("ClusterSize")];
  const label = options.label !== undefined ? table.column(options.label) : table.byName.get("processName") ?? table.byName.get("Account");
  const called = (/** @type {number} */ row) => `${label ? `${cut(readable(label, row), 40)} · ` : ""}${ids[row]}`;
  const clusters = Array.from(ids, (_, row) => row).filter((row) => ids[row] >= 0).sort((a, b) => sizes[b] - sizes[a] || a - b);
  const shown = clusters.slice(0, options.top ?? TOP);
  const hover = hoverOf(table, options.columns, shown.length);
  const values = shown.map((row) => ({ y: called(row), n: sizes[row], id: ids[row], ...hover.cells(row) }));
  const rest = clusters.slice(shown.length).reduce((sum, row) => sum + sizes[row], 0);
  const notes = [
    rest > 0 && `the ${shown.length} largest; ${counted(clusters.length - shown.length, "more cluster")} of ${grouped(rest)} events`,
    `${counted(table.rows - clusters.length, "noise event")} beside ${counted(clusters.length, "cluster")}`,
  ];
  return chart(look, "Sizes of the clusters", notes, {
    ...sized(look, rowsHigh(18, values)),
    data: { values },
    encoding: { y: name("y", label ? `${label.name} · cluster` : "cluster", { sort: null }), x: number("n", "events") },
    layer: layers(hover, look.colours),
  });
}

/**
 * Bars, and how many events each is.
 *
 * @param {import("./hover.js").Hover} hover
 * @param {import("./palette.js").Colours} colours
 */
const layers = (hover, colours) => [
  { mark: { type: "bar", color: colours.usual }, encoding: { tooltip: [number("n", "events"), number("id", "cluster"), ...hover.fields] } },
  { mark: COUNT, encoding: { text: number("n", null, { format: ",d" }) } },
];
