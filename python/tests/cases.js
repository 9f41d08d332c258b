// Each public function of the wheel with every option that it has, none at its default. options.test.mjs asks both
// sides: the wheel in Pyodide, and the npm package in Node, whose call is the same in camelCase where none is written here.
// "@name" stands for a table below, or for what options.py makes of one.

/** @typedef {any} Any */

/** The tables, as columns of plain cells. @param {Any} lw @param {Record<string, Any>} logs whole samples */
export function tablesOf(lw, { processes, logons, bytes, audit }) {
  const log = lw.addProcessFeatures(head(processes, 300)).table;
  const later = (/** @type {number} */ hours) => Array.from(log.TimeGenerated, (time) => new Date(Date.parse(time) + hours * 36e5).toISOString());
  Object.assign(log, { Seen: later(1), End: later(3), n: Array.from(log.pathScore, (_, i) => i % 7), pathScore: Array.from(log.pathScore, (score, i) => (i % 50 === 3 ? null : score)) });
  const rows = Array.from({ length: 120 }, (_, i) => [i % 11, (i * i) % 31, i === 60 ? 400 : i % 3]);
  const at = bytes.TimeGenerated.map((/** @type {string} */ time) => new Date(Date.parse(time) + 5.5 * 36e5).toISOString());
  const series = { TimeGenerated: bytes.TimeGenerated, At: at, Other: bytes.TotalBytesSent.map((/** @type {Any} */ cell) => 2 * cell), TotalBytesSent: bytes.TotalBytesSent };
  const flags = { ...lw.tsAnomaliesStl({ At: series.At, TotalBytesSent: bytes.TotalBytesSent }, { timeColumn: "At", scoreThreshold: 2 }).table };
  Object.assign(flags, { TimeGenerated: series.TimeGenerated, odd: flags.anomalies, anomalies: flags.anomalies.map(() => 0), Half: series.Other });
  flags.score[7] = 1.5; // compat counts what is equal to the threshold
  const found = lw.dbclusterEvents(log, { clusterColumns: ["commandlineLen", "n"], maxClusterDistance: 0.001 });
  return { log, late: taken(log, range(200, 300)), logons: head(logons, 200), audit: { line: head({ line: audit }, 400).line }, rows, series, flags, clustered: found.table, muted: lw.winnow(log, WINNOW).patterns.slice(0, 3) };
}

const range = (/** @type {number} */ from, /** @type {number} */ to) => Array.from({ length: to - from }, (_, i) => from + i);

/** Some rows of a table. @param {Any} table @param {Iterable<number>} rows */
export const taken = (table, rows) => Object.fromEntries(Object.entries(table).map(([name, column]) => [name, Array.from(rows, (row) => column[row])]));

const head = (/** @type {Any} */ table, /** @type {number} */ rows) => taken(table, range(0, rows));

const WINNOW = { keys: ["Computer"], text: ["ParentProcessName", "CommandLine"], timeColumn: "Seen" };
const BARS = { title: "A title", width: 333, height: 222, theme: "dark" };
const LOOK = { ...BARS, max_points: 50 };
const LATER = "2024-03-04T12:00:00Z";
const REFERENCES = { ref_event: { Seen: LATER, TimeGenerated: "2024-03-04T10:00:00Z" }, ref_time: LATER, ref_times: [[LATER, "then"], ["2024-03-04T13:00:00Z", null]], ref_label: "label" };
const FOREST = { contamination: 0.1, max_features: 1, max_samples: 50, trees: 20, seed: 5 };
const NUMBERS = ["pathScore", "commandlineLen", "n"];

/** What one of the arguments is called in the npm package. */
const renamed = (/** @type {Any} */ options, /** @type {Record<string, string>} */ names) => Object.fromEntries(Object.entries(options).map(([name, value]) => [names[name] ?? name, value]));

/** @type {[name: string, args: Any[], options: Any, js?: (js: Any, args: Any[], options: Any, tables: Any) => Any][]} */
export const cases = [
  ["winnow", ["@log"], {
    keys: WINNOW.keys, text: WINNOW.text, time_column: "Seen", roles: { image: "ParentProcessName" }, refine: { columns: ["n"], eps: 0.5, min_samples: 3 }, mute: "@muted",
    slots_off: ["num"], system_names: [{ name: "acmeagent.exe", folders: ["c:\\elsewhere"] }], max_slot_values: 1,
  }],
  ["Winnowed.chart", [], { ...BARS, top: 3 }, (js, _, options, { log }) => js.plotPatterns(js.winnow(log), options)],
  ["add_process_features", ["@log"], { path_separator: "/", force: true, compat: "msticpy" }],
  ["add_logon_features", ["@logons"], {}],
  ["dbcluster_events", ["@log"], { cluster_columns: ["commandlineLen", "n"], normalize: false, time_column: "Seen", max_cluster_distance: 3, min_cluster_samples: 4, compat: "msticpy", metric: "manhattan" }],
  ["dbcluster_events", ["@rows"], { cluster_columns: [0, 1], normalize: false, max_cluster_distance: 2, min_cluster_samples: 4, metric: "chebyshev" },
    (js, [rows], { clusterColumns = [0, 1, 2], ...options }) => js.dbclusterEvents(rows.map((/** @type {Any} */ row) => clusterColumns.map((/** @type {number} */ at) => row[at])), options)],
  ["dbscan", ["@rows", 2, 4], { metric: "chebyshev", weights: Array.from({ length: 120 }, (_, i) => i % 2) }, (js, [rows, eps, minSamples], options) => js.dbscan(rows, { eps, minSamples, ...options })],
  ["suggest_eps", ["@rows"], { min_samples: 5, metric: "manhattan" }, (js, [rows], options) => js.suggestEps(rows, { minSamples: 2, ...options }).eps],
  ["identify_outliers", ["@log"], { ...FOREST, x_predict: "@late", missing: "median", feature_columns: NUMBERS, max_reasons: 2 }, (js, [log], { xPredict, ...options }) => js.identifyOutliers(log, xPredict, { contamination: 0.05, ...options })],
  ["identify_outliers", ["@rows"], { compat: "msticpy" }, (js, [rows], options) => js.identifyOutliers(rows, null, { contamination: 0.05, ...options })],
  ["fit_forest", ["@log"], { ...FOREST, missing: "median", feature_columns: NUMBERS }],
  ["fit_forest", ["@rows"], { compat: "msticpy" }],
  ["Forest.score", ["@rows"], {}, (js, [rows]) => js.forest.score(rows)],
  ["Forest.score_samples", ["@rows"], {}, (js, [rows]) => js.forest.score(rows).map((/** @type {number} */ score) => -score)],
  ["Forest.decision_function", ["@rows"], {}, (js, [rows]) => js.forest.score(rows).map((/** @type {number} */ score) => js.forest.threshold - score)],
  ["Forest.predict", ["@rows"], {}, (js, [rows]) => Array.from(js.forest.score(rows), (score) => (score > js.forest.threshold ? -1 : 1))],
  ["Forest.explain", ["@rows"], {}, (js, [rows]) => js.forest.explain(rows)],
  ["Forest.grid", [], { features: [2, 0], size: 7 }, (js, _, options) => js.forest.grid(options)],
  ["load_forest", ["@saved"], {}, (js) => js.forest],
  ["remove_common_items", ["@log", ["Computer", "EventID"]], { max: 40 }],
  ["ts_anomalies_stl", ["@series"], { time_column: "At", data_column: "TotalBytesSent", seasonal: 9, period: 12, score_threshold: 2.5 }],
  ["ts_anomalies_stl", ["@series"], { time_column: "At", data_column: "TotalBytesSent", bin: "2h", aggregate: "mean", threshold_low: 1, method: "mad", robust: true, period: 12 }],
  ["timeseries_anomalies_stl", ["@flags"], { compat: "msticpy", time_column: "At", data_column: "Half" }, (js, [series], options) => js.tsAnomaliesStl(series, options)],
  ["set_new_anomaly_threshold", ["@flags"], { threshold: 1.5, threshold_low: 2.5, anomalies_column: "odd", compat: "msticpy" }],
  ["find_periods", ["@values"], {}],
  ["find_anomaly_periods", ["@flags"], { time_column: "At", period: "2h", pos_only: false, anomalies_column: "odd", gap: "40h", padding: "30min" }, (js, [flags], options) => js.findAnomalyPeriods(flags, { posOnly: true, ...options })],
  ["extract_anomaly_periods", ["@flags"], { time_column: "At", period: "2h", pos_only: false, anomalies_column: "odd", gap: "40h", padding: "30min" },
    (js, [flags], options) => js.extractAnomalyPeriods(flags, { posOnly: true, ...options }).map((/** @type {Any} */ { start, end }) => [start, end])],
  ["extract_anomaly_periods", ["@flags"], { compat: "msticpy", anomalies_column: "odd" }, (js, [flags], options) => js.extractAnomalyPeriods(flags, { posOnly: true, ...options }).map((/** @type {Any} */ { start, end }) => [start, end])],
  ["find_anomaly_periods", ["@flags"], { compat: "msticpy", anomalies_column: "odd" }, (js, [flags], options) => js.findAnomalyPeriods(flags, { posOnly: true, ...options })],
  ["create_time_period_kqlfilter", ["@periods"], { language: "spl", column: "when" }],
  ["create_time_period_kqlfilter", ["@periods"], { compat: "msticpy" }],
  ["logon_facts", ["@logons"], { os_family: "Linux" }, (js, [logons], { osFamily }) => js.logonFacts(logons, { osFamily: osFamily?.toLowerCase() }).logons.map((/** @type {Any} */ fact) => renamed(fact, Object.fromEntries(Object.keys(fact).map((name) => [name, snake(name)]))))],
  ["read_auditd", ["@audit"], {}],
  ["cluster_auditd_processes", ["@audit"], { app: "sudo", compat: "msticpy" }],
  ["char_ord_score", [["a b", "c"]], { scale: 7 }],
  ["token_count", [["a,b", "c"]], { delimiter: "," }],
  ["delim_count", [["a,b c", "c"]], { delim_list: " " }],
  ["delim_hash", [["a,b c", "c"]], { delim_list: " " }],
  ["crc32_hash", [["a,b c", "c"]], {}],
  ["string_score", [["a,b c", "c"]], {}],
  ["char_ord_score_df", ["@log", "CommandLine"], { scale: 7 }],
  ["token_count_df", ["@log", "CommandLine"], { delimiter: "\\" }],
  ["delim_count_df", ["@log", "CommandLine"], { delim_list: " " }],
  ["delim_hash_df", ["@log", "CommandLine"], { delim_list: " " }],
  ["crc32_hash_df", ["@log", "CommandLine"], {}],
  ["command_template", [["ping -n 5 10.0.0.1"]], { slots_off: ["num"] }],
  ["command_template", ["ping -n 5 10.0.0.1"], { slots_off: ["num"] }],
  ["plot_cluster", ["@fitted", "@log", null], { ...LOOK, plot_label: "processName", plot_features: [1, 0], xlabel: "across", ylabel: "up", log: "x", columns: ["CommandLine"] }, clusters],
  ["plot_cluster_sizes", ["@clustered"], { ...BARS, label: "Computer", top: 2, columns: ["CommandLine"] }, (js, [table], options) => js.plotClusterSizes({ table }, options)],
  ["plot_variability", ["@log"], { ...BARS, column: "commandlineLen", by: "Computer", color: "isSystemSession", top: 2 }],
  ["plot_logons", ["@logons"], { ...BARS, top: 2 }, (js, [logons], options) => js.plotLogons(js.logonFacts(logons), options)],
  ["plot_logon_hours", ["@logons"], { ...BARS, top: 2 }, (js, [logons], options) => js.plotLogonHours(js.logonFacts(logons), options)],
  ["plot_outlier_results", ["@forest", "@rows", "@few", null, [2, 0], "Outliers"], { width: 333, height: 222, theme: "dark", max_points: 50 }, outliers],
  ["display_timeline", ["@log"], { ...LOOK, ...REFERENCES, time_column: "Seen", source_columns: ["CommandLine"], group_by: "Computer", range_tool: false }],
  ["plot_timeline", ["@log"], { ...LOOK, overlay_data: "@late" }, (js, [log], options) => js.displayTimeline(log, options)],
  ["display_timeline_values", ["@log"], { ...LOOK, ...REFERENCES, value_column: "n", time_column: "Seen", source_columns: ["CommandLine"], group_by: "Computer", range_tool: false, kind: ["circle", "line"] }],
  ["display_timeline_duration", ["@log", "Computer"], { ...LOOK, ...REFERENCES, time_column: "Seen", end_time_column: "End", source_columns: ["CommandLine"] }, (js, [log, groupBy], options) => js.displayTimelineDuration(log, { groupBy, ...options })],
  ["display_timeseries_anomalies", ["@flags"], { ...LOOK, y: "Half", time_column: "At", anomalies_column: "odd", periods: "@periods", score_threshold: 2, panels: ["trend", "score"] },
    (js, [flags], { y, anomaliesColumn = "anomalies", ...options }) => js.displayTimeseriesAnomalies({ ...flags, anomalies: flags[anomaliesColumn] }, { valueColumn: y, ...options })],
];

const snake = (/** @type {string} */ name) => name.replaceAll(/(?<=[a-z0-9])[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** @param {Any} js @param {Any[]} args @param {Any} options @param {Any} tables */
function clusters(js, [, log], { plotLabel: label, plotFeatures: [first, second] = [0, 1], xlabel, ylabel, ...options }, { fitted }) {
  const names = ["commandlineLen", "n"];
  const { rows } = fitted;
  return js.plotCluster({ table: { ...taken(log, rows), ClusterId: fitted.table.ClusterId, ClusterSize: fitted.table.ClusterSize }, rows }, { label, x: names[first], y: names[second], xTitle: xlabel, yTitle: ylabel, ...options });
}

/** @param {Any} js @param {Any[]} args @param {Any} options */
function outliers({ forest, plotOutlierResults }, [, training, rows, , [first, second], title], options) {
  const points = (/** @type {Any} */ of) => ({ x: of.map((/** @type {Any} */ row) => row[first]), y: of.map((/** @type {Any} */ row) => row[second]) });
  const flagged = Array.from(forest.score(rows), (score) => score > forest.threshold);
  const grid = forest.grid({ features: [first, second], size: 60 });
  return plotOutlierResults({ ...grid, columns: [String(first), String(second)], points: { ...points(rows), flagged }, training: points(training) }, { ...options, title });
}
