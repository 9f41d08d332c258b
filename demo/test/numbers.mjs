import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { compile, createSync, rowsOf } from "../../js/dist/index.js";
import { readFiles } from "../../js/src/cli/read.js";
import { steps } from "../lib/story.js";
import { storySheets } from "./sheets.mjs";

/** What the notebooks must print, and the story's tables (`sheets`): all computed here, by the npm package in Node, on the same logs. */
export async function expected() {
  const lw = createSync(await compile());
  const read = async (/** @type {string} */ name) => {
    const { table } = await readFiles([fileURLToPath(new URL(`../../testdata/samples/${name}`, import.meta.url))]);
    return Object.fromEntries(table.columns.map(({ name, values }) => [name, values]));
  };
  const processes = await read("processes.csv");
  const { clusterProcesses, clusterLogons } = steps(lw, rowsOf);
  const { features, clustered } = await clusterProcesses(processes);
  const hostLogons = await read("logons.csv");
  const logons = await clusterLogons(hostLogons);
  const story = [
    `Number of input events: ${clustered.labels.length}`, `Number of clustered events: ${clustered.rows.length}`,
    `Number of input events: ${logons.labels.length}`, `Number of clustered events: ${logons.rows.length}`, "Distinct host logon patterns:",
  ];
  return {
    sheets: storySheets(lw, clustered, logons, hostLogons), "event-clustering": story, "event-clustering-js": story, outliers: outliers(lw, features),
    "time-series": series(lw, await read("bytes_per_hour.csv"), processes), winnow: winnowed(lw, processes, clustered),
  };
}

function outliers(lw, features) {
  const only = (...names) => Object.fromEntries(names.map((name) => [name, features[name]]));
  const odd = lw.identifyOutliers(only("pathScore", "commandlineLen", "commandlineTokensFull"), null, { contamination: 0.01 });
  const rare = lw.identifyOutliers(only("NewProcessName", "ParentProcessName", "SubjectUserName", "commandlineLen"), null, { contamination: 0.005 });
  const uncommon = lw.removeCommonItems(features, "NewProcessName", { max: 3 });
  return [
    `Number of events: ${features.pathScore.length}`, `Number of outliers: ${odd.rows.length}`,
    `Number of uncommon events: ${uncommon.rows.length}`, `Number of rare events: ${rare.rows.length}`,
  ];
}

function series(lw, hours, processes) {
  const { table } = lw.tsAnomaliesStl(hours);
  const count = (flags) => flags.reduce((sum, flag) => sum + Math.abs(flag), 0);
  const periods = lw.extractAnomalyPeriods(table, { posOnly: false });
  const perHour = lw.tsAnomaliesStl(processes, { bin: "1h", by: ["Computer"] });
  return [
    `Number of hours: ${table.score.length}`, `Number of anomalies: ${count(table.anomalies)}`, `Number of periods: ${periods.length}`,
    `${lw.createTimePeriodKqlfilter(periods).slice(0, 200)} ...`,
    `Flagged beyond 4: ${count(lw.setNewAnomalyThreshold(table, { threshold: 4 }).table.anomalies)}`, `Number of points: ${perHour.table.score.length}`,
  ];
}

function winnowed(lw, processes, clustered) {
  const { patterns, imagesHidden, labels } = lw.winnow(processes);
  const shown = new Set(rowsOf(processes, clustered.rows).map(({ NewProcessName }) => NewProcessName));
  const programs = new Set(processes.NewProcessName);
  const planted = JSON.parse(readFileSync(new URL("../../testdata/samples/planted.json", import.meta.url), "utf8"))["processes.csv"].planted.map(({ row }) => row);
  return [
    `Rows shown by clustering: ${clustered.rows.length}`, `Programs in the log: ${programs.size}`,
    `Programs that no shown row names: ${[...programs].filter((name) => !shown.has(name)).length}`,
    `Patterns: ${patterns.length}`, `Programs hidden: ${imagesHidden}`,
    `Planted attacks: ${planted.length}`, `Shown by clustering: ${planted.filter((row) => clustered.rows.includes(row)).length}`,
    `Among the first 50 patterns: ${planted.filter((row) => labels[row] < 50).length}`,
    `${patterns[0].bits.toFixed(2)} bits: ${patterns[0].reasons.join("; ")}`,
    `Muted rows: ${lw.winnow(processes, { mute: patterns.slice(0, 3) }).mutedRows}`,
  ];
}
