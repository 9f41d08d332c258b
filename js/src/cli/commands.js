/**
 * The commands. An option's kind says how its text is read; names and meanings are those of the JavaScript functions,
 * and what an option may be is for the module to say.
 *
 * @typedef {"text" | "number" | "whole" | "flag" | "truth" | "list" | "pairs" | "json" | "file" | "share" | "period" | "duration"} OptionKind
 * @typedef {object} Command
 * @property {string} summary
 * @property {Record<string, [kind: OptionKind, help: string]>} options
 */

/** @type {Command["options"]} */
const CLUSTERING = {
  timeColumn: ["text", "column of times"],
  maxClusterDistance: ["number", "DBSCAN's eps, > 0"],
  minClusterSamples: ["number", "DBSCAN's min_samples, the event itself counts"],
  normalize: ["truth", "divide each row by its length first: true or false"],
  metric: ["text", "euclidean, manhattan, chebyshev or cosine"],
};
/** @type {Command["options"]} */
const COMPAT = { compat: ["text", "msticpy: that library's answers, defects included"] };

/** @type {Record<string, Command>} */
export const commands = {
  winnow: {
    summary: "group events into patterns, the most surprising first",
    options: {
      keys: ["list", "columns whose values keep patterns apart"],
      text: ["list", "columns of text that templates are made of"],
      timeColumn: ["text", "column of times"],
      roles: ["pairs", "which column plays which role: image=Process,account=User"],
      refine: ["json", 'split patterns by numbers: {"columns":["duration"],"eps":0.1}'],
      mute: ["file", "JSON file with patterns to leave out, or an earlier answer"],
      slotsOff: ["list", "kinds of slot that templates do not use"],
      systemNames: ["json", 'more programs to find masquerades of: [{"name":"x.exe","folders":["c:\\\\y"]}]'],
      maxSlotValues: ["number", "values listed for a slot at most"],
      pattern: ["whole", "print the input's own rows of one pattern; 0 is the most surprising"],
    },
  },
  features: {
    summary: "add the features of process starts as columns",
    options: { pathSeparator: ["text", "what separates the parts of paths"], force: ["flag", "with --compat: compute columns that are there"], ...COMPAT },
  },
  cluster: {
    summary: "cluster events by columns of numbers; noise first",
    options: { clusterColumns: ["list", "number columns to cluster by"], ...CLUSTERING, ...COMPAT },
  },
  auditd: {
    summary: "cluster the process starts of an audit log",
    options: { app: ["text", "only this program"], read: ["flag", "only read the log: one row an event"], ...COMPAT },
  },
  logons: {
    summary: "what is known of each logon, in words",
    options: { osFamily: ["text", "windows or linux"], features: ["flag", "add AccountNum and LogonHour as columns instead"] },
  },
  dbscan: {
    summary: "DBSCAN on columns of numbers",
    options: {
      columns: ["list", "number columns; all without"],
      eps: ["number", "radius of a neighbourhood, > 0"],
      minSamples: ["number", "weight of a neighbourhood that makes a core row"],
      metric: CLUSTERING.metric,
      weights: ["text", "column of weights"],
    },
  },
  outliers: {
    summary: "rows that an isolation forest sets apart easily, and why",
    options: {
      featureColumns: ["list", "columns to look at; all but times without"],
      predict: ["text", "score this log instead, by what FILE is like"],
      trees: ["number", "trees, 1 to 10000"],
      maxSamples: ["number", "rows that each tree sees: a whole number, or a share (1: all)"],
      maxFeatures: ["number", "columns that each tree sees: a whole number, or a share"],
      contamination: ["share", "share of the rows to flag, > 0 and <= 0.5, or auto"],
      threshold: ["number", "flag scores above N instead, > 0 and <= 1; 0.5 without"],
      seed: ["number", "whole number >= 0"],
      weights: ["text", "column of weights"],
      formula: ["text", "of c(n): exact or scikit-learn"],
      missing: ["text", "missing numbers: error or median"],
      maxReasons: ["number", "rows that reasons are given for at most"],
      save: ["text", "write the forest to this file"],
      forest: ["text", "use the forest in this file"],
      ...COMPAT,
    },
  },
  anomalies: {
    summary: "points of a series that stand out from season and trend, above or below",
    options: {
      timeColumn: ["text", "column of times"],
      dataColumn: ["text", "column of numbers; the first without, with --bin the number of events"],
      bin: ["duration", "events become a series of bins so long: 1h, 30min, 1d"],
      by: ["list", "columns whose values are series of their own"],
      aggregate: ["text", "with --bin: count, sum or mean"],
      period: ["period", "points in a season, several for several seasons, or auto; 24 without"],
      seasonal: ["period", "window across the cycles, odd"],
      trend: ["number", "window of the trend, odd"],
      robust: ["flag", "outliers lose their weight"],
      method: ["text", "zscore, mad, tukey or ratio"],
      scoreThreshold: ["number", "flagged is abs(score) > N; 3 without"],
      thresholdLow: ["number", "the same for scores below 0"],
      step: ["duration", "time between two points"],
      repeat: ["text", "several rows at one time: error, sum or mean"],
      gap: ["duration", "flagged points no further apart are one period"],
      padding: ["duration", "added before and behind each period"],
      posOnly: ["flag", "periods of points above only"],
      filter: ["text", "print the periods as a query instead: kql, spl or elastic"],
      column: ["text", "with --filter: what the system calls the time; for kql the log's own name without"],
      all: ["flag", "show all points"],
      ...COMPAT,
    },
  },
  uncommon: {
    summary: "leave the rows whose values are not common",
    options: { columns: ["list", "columns whose values, or combination of values, are counted"], max: ["number", "how often they may occur; 10 without"] },
  },
  template: {
    summary: "the templates of commands, the rarest first",
    options: { column: ["text", "column of commands; CommandLine without"], slotsOff: ["list", "kinds of slot that templates do not use"] },
  },
};

/** @type {Command["options"]} */
export const general = {
  json: ["flag", "print the JSON document of the answer"],
  csv: ["flag", "print the table as CSV"],
  top: ["whole", "rows to print at most; 20 without, with --csv all"],
  out: ["text", "write to this file"],
  help: ["flag", "this text"],
  version: ["flag", "the version"],
};
