/** Types only: what goes in and what comes out. Nothing of this file runs. */

import type { CallOptions } from "./engine.js";
import type { WasmSource } from "./load.js";

export type { CallOptions } from "./engine.js";
export type { ErrorCode } from "./errors.js";

/** The cells of one column, as answers show them. Times are epoch milliseconds (UTC), a missing number is NaN. */
export type ColumnValues = any[] | Float64Array | Float32Array | Int32Array | Uint32Array | Int16Array | Uint16Array | Int8Array | Uint8Array | Uint8ClampedArray | BigInt64Array | BigUint64Array;

/** UTF-8 bytes with the n+1 positions at which the texts begin and end: a column of text that needs no conversion. */
export interface Texts { bytes: Uint8Array; offsets: Int32Array }

/**
 * A column that is read when an operation wants it, once if it is not prepared; of kind "time" it gives a Float64Array of epoch milliseconds.
 * An answer does not hand it back. An operation calls `prepare` of all columns that it wants before it reads one: a host
 * whose memory moves while it converts can do that there, and lend views of it in `read`, to the synchronous functions.
 */
export interface LateColumn { kind: "text" | "number" | "boolean" | "time" | "empty"; length: number; prepare?(): void; read(): ColumnValues | Texts }

/** Columns by name, all of one length. An input column that was handed in as Texts is handed back as it was. */
export type Columns = Record<string, ColumnValues>;

/** Known by its shape: any version of Apache Arrow, Flechette, DuckDB's results ... */
export interface ArrowTable { schema: { fields: readonly { name: string }[] }; getChild(name: any): any }

/** An object of columns, an array of row objects (nested ones become names with dots), or an Arrow table. */
export type TableInput = Record<string, ColumnValues | readonly unknown[] | Texts | LateColumn> | readonly object[] | ArrowTable;

/** Numbers row by row in one array (then `columns` tells how many a row has), or an array of rows. */
export type MatrixInput = Float64Array | Float32Array | Int32Array | readonly (readonly number[] | Float64Array)[];

/** The text of an audit.log, its lines, or a table with the columns that a collector made of it. */
export type AuditInput = string | readonly string[] | TableInput;

export interface CreateOptions extends CallOptions {
  /** Where the module is: a URL, a Response or a promise of one, bytes, or a compiled Module. Default: beside this package. */
  wasm?: WasmSource;
  /** Work in a web worker. Default: true in pages, false in Node, Deno, Bun and edge workers. */
  worker?: boolean;
  /** How many web workers share the calls, at least 1. Default 1. */
  workers?: number;
  /** Bytes of memory that an instance may keep between calls; a larger one is replaced. Default 536,870,912. */
  maxMemory?: number;
}

export interface WinnowOptions {
  /** Columns whose values keep patterns apart. Default: image, account and host, as far as they are there. */
  keys?: string[];
  /** Columns of text that templates are made of. Default: the command line or the user agent. */
  text?: string[];
  /** Column of times. Default: the first whose name is known. */
  timeColumn?: string;
  /** Which column plays which role, where the names are not known. */
  roles?: Partial<Record<"image" | "command" | "parent" | "account" | "accountId" | "host" | "time" | "session" | "url" | "site" | "userAgent" | "message", string>>;
  /** Splits patterns further by columns of numbers, with DBSCAN; never joins any. Default of minSamples: 2. */
  refine?: { columns: string[]; eps: number; minSamples?: number };
  /** Patterns that are counted and left out, as an earlier answer gave them. */
  mute?: Pick<Pattern, "keys" | "template">[];
  /** Kinds of slot that templates do not use, for example `num`. */
  slotsOff?: string[];
  /** More programs to find masquerades of, and the folders where they belong. */
  systemNames?: { name: string; folders: string[] }[];
  /** Values listed for a slot at most. Default 1000. */
  maxSlotValues?: number;
}

/** Events that are alike: the same keys and the same template of the command. */
export interface Pattern {
  /** Surprise of the most surprising event, in bits: the sum of `parts`. */
  bits: number;
  /** Bits by the property that adds them: image, parent, account, command, tokens ... */
  parts: Record<string, number>;
  /** The key columns' values, as the exemplar writes them. */
  keys: Record<string, string>;
  /** How many events. */
  count: number;
  /** First and last event, epoch milliseconds; null where no time is known. */
  first: number | null;
  last: number | null;
  /** Row number of the most surprising event. */
  exemplar: number;
  /** Row numbers of all events, rising. */
  rows: Int32Array;
  /** The command with its slots: `<num>`, `<guid>` ... */
  template: string;
  /** What the template leaves open, in its order. */
  slots: { kind: string; distinct: number; values: string[] }[];
  /** Distinct values among the events. */
  images: number;
  users: number;
  hosts: number;
  commands: number;
  /** Share of all hosts that have this image; null with fewer than two hosts. */
  prevalence: number | null;
  /** Why its most surprising event is, in words, the strongest first; what is not so of all events says of how many (`in 2 of its 5 events: ...`). */
  reasons: string[];
}

export interface WinnowResult {
  /** The most surprising first. */
  patterns: Pattern[];
  /** For each input row the index of its pattern; -1 where that is muted. */
  labels: Int32Array;
  rowsIn: number;
  /** Distinct images, and how many of them no exemplar shows. */
  imagesIn: number;
  imagesHidden: number;
  /** Distinct pairs of image and command, likewise. */
  pairsIn: number;
  pairsHidden: number;
  mutedPatterns: number;
  mutedRows: number;
  /** How many of `mute` are no patterns of this log. */
  muteUnused: number;
  /** What a reader should know, for example a column that is missing. */
  notes: string[];
}

/** `"msticpy"` reproduces that library's answers where this one corrects them. */
export type Compat = "msticpy";

export interface ProcessFeatureOptions {
  /** What separates the parts of paths. Default: told from each path. */
  pathSeparator?: string;
  /** With `compat`: compute columns that are there already. */
  force?: boolean;
  compat?: Compat;
}

export interface ClusterOptions {
  /** Number columns to cluster by. Default: every column of numbers or booleans. */
  clusterColumns?: string[];
  /** Column of times. Default: the first whose name is known. */
  timeColumn?: string;
  /** DBSCAN's eps, > 0. Default 0.01. */
  maxClusterDistance?: number;
  /** DBSCAN's min_samples, the event itself counts; >= 1. Default 2. */
  minClusterSamples?: number;
  /** Divide each row by its Euclidean length first. Default true. */
  normalize?: boolean;
  metric?: Metric;
  compat?: Compat;
}

export type Metric = "euclidean" | "manhattan" | "chebyshev" | "cosine";

export interface MatrixClusterOptions extends Omit<ClusterOptions, "clusterColumns" | "timeColumn" | "compat"> {
  /** Numbers a row; needed for a flat matrix, told by an array of rows. */
  columns?: number;
}

export interface DbscanOptions {
  /** Numbers a row; needed for a flat matrix, told by an array of rows. */
  columns?: number;
  /** Radius of a neighbourhood, > 0. */
  eps: number;
  /** Weight of a neighbourhood that makes its centre a core row, the row itself included; >= 1. */
  minSamples: number;
  metric?: Metric;
  /** One weight a row. Default: 1 each. */
  weights?: ArrayLike<number>;
}

export interface DbscanResult {
  /** The cluster of each row, counted from 0; -1 is noise. */
  labels: Int32Array;
  /** Row numbers of the core rows, rising. */
  coreSampleIndices: Int32Array;
}

export interface MatrixClusterResult extends DbscanResult {
  /** The normalised features, row by row. */
  matrix: Float64Array;
  /** The rows shown: every noise row, then the first of each cluster. */
  rows: Int32Array;
}

export interface ClusterResult extends MatrixClusterResult {
  /** One row for each noise event and each cluster, as `rows` lists them. */
  table: Columns;
  notes?: Notes;
}

/** How an isolation forest is grown (Liu, Ting, Zhou 2008). */
export interface ForestOptions {
  /** Trees, 1 to 10,000. Default 100. */
  trees?: number;
  /** Rows that each tree sees: a whole number, or a share > 0 and <= 1 (1: all). Default 256, or all where there are fewer. */
  maxSamples?: number;
  /** Columns that each tree sees: a whole number, or a share > 0 and < 1. Default: all. */
  maxFeatures?: number;
  /** Share of the training rows to flag, > 0 and <= 0.5; `"auto"` (default) flags scores above 0.5. */
  contamination?: number | "auto";
  /** Score above which rows are flagged, > 0 and <= 1; not with `contamination`. Default 0.5. */
  threshold?: number;
  /** Whole number >= 0: the same seed gives the same bits, on every machine. Default 0. */
  seed?: number;
  /** How likely each row is to be drawn, one finite number >= 0 a row. Default: all alike. */
  weights?: ArrayLike<number>;
  /** c(n), the mean path length among n rows: exact (default), or scikit-learn's approximation. */
  formula?: "exact" | "scikit-learn";
  /** What becomes of missing numbers: refused by column and row (default), or the column's median. */
  missing?: "error" | "median";
  /** msticpy's settings: min(100, rows) samples, floor(sqrt(columns)) features, contamination 0.05; and `rows` in input order. */
  compat?: Compat;
}

export interface MatrixForestOptions extends ForestOptions {
  /** Numbers a row; needed for a flat matrix, told by an array of rows. */
  columns?: number;
  /** Names of the columns, for the reasons. */
  featureColumns?: string[];
}

export interface TableForestOptions extends ForestOptions {
  /** The feature columns. Default: every column but those of times (fitForest: every column of numbers). */
  featureColumns?: string[];
}

/** What one feature adds to a row's score. */
export interface OutlierReason {
  column: string;
  /** How often it doubles the score, starting from 0.5: log2(score) = -1 + the sum of all bits. */
  bits: number;
  /** The cell: a number, 0 or 1 for a boolean, a text. */
  value: number | string;
  /** Where the feature stands in the training data: the share of smaller values and half of the equal ones, 0 to 1. */
  standing: number | null;
  words: string;
}

export interface OutlierResult<A extends boolean = true> {
  /** Row numbers of the flagged rows, the most anomalous first. */
  rows: Int32Array;
  /** One a row. */
  flagged: boolean[];
  /** One a row, in (0, 1]: higher for rows that are more easily set apart; 0.5 is usual. */
  scores: Float64Array;
  /** One a row, 1 for the highest score; equal scores share the best rank. */
  ranks: Int32Array;
  /** The score above which a row is flagged. */
  threshold: number;
  /** For each of the first `rows`: what each feature adds, the most first. */
  reasons: OutlierReason[][];
  /** None where there are no rows to learn from. */
  forest?: Forest<A>;
  notes: Notes;
}

export interface GridOptions {
  /** Two features, by name or number, across and up. Default: the first two. */
  features?: [number | string, number | string];
  /** Points in each direction, 2 to 1000. Default 100. */
  size?: number;
}

/** Scores over a grid of two features, all others at their median: `scores[j * x.length + i]` is that at x[i], y[j]. */
export interface ScoreGrid { columns: [string, string]; x: Float64Array; y: Float64Array; scores: Float64Array }

/** A fitted isolation forest; `A` is true where its functions answer with promises. */
export interface Forest<A extends boolean> {
  /** The score above which a row counts as an outlier. */
  readonly threshold: number;
  readonly trees: number;
  /** Rows that each tree saw. */
  readonly samples: number;
  /** Columns that it was fitted on and wants. */
  readonly features: number;
  /** Their names; empty where they have none. */
  readonly featureColumns: string[];
  /** Features that are rarities of texts, whose counts are not kept: such a forest is asked with a matrix. */
  readonly textColumns: string[];
  /** The score of each row, in (0, 1]. Several workers share the rows. */
  score(x: MatrixInput | TableInput, options?: Wishes<A>): Answer<A, Float64Array>;
  /** Scores, ranks, flags and reasons, as identifyOutliers gives them. */
  identify(x: MatrixInput | TableInput, options?: { maxReasons?: number } & Wishes<A>): Answer<A, Omit<OutlierResult<A>, "forest">>;
  /** For each row what each feature adds to its score, the most first. */
  explain(x: MatrixInput | TableInput, options?: Wishes<A>): Answer<A, OutlierReason[][]>;
  /** Scores over a grid of two features, for a picture. */
  grid(options?: GridOptions & Wishes<A>): Answer<A, ScoreGrid>;
  /** The forest as bytes, for loadForest in any host and later version. */
  save(): Uint8Array;
  /** Lets go of the forest; its functions fail afterwards. */
  free(): void;
}

/** A length of time: whole milliseconds, or a text such as "1h", "30min", "1d". */
export type Duration = number | string;

/** How a series is split into season, trend and residual, in the words of statsmodels' STL. */
export interface StlOptions {
  /** Points in a season, at least 2; several for several seasons (MSTL); "auto" finds them in the data. Default 24. */
  period?: number | number[] | "auto";
  /** Window across the cycles: odd, at least 3; the larger, the less a season changes. Default 7, with several seasons 11, 15 ... */
  seasonal?: number | number[];
  /** Window of the trend: odd, > period. Default: the least odd one >= 1.5 period / (1 - 1.5 / seasonal). */
  trend?: number;
  /** Window that takes the trend out of the season: odd, > period. Default: the least. */
  lowPass?: number;
  /** What the local regressions fit: 1 a line (default), 0 a weighted mean. */
  seasonalDeg?: 0 | 1;
  trendDeg?: 0 | 1;
  lowPassDeg?: 0 | 1;
  /** Outliers lose their weight. Default false. */
  robust?: boolean;
  /** Fit only every so manieth point and draw lines between. Default 1. */
  seasonalJump?: number;
  trendJump?: number;
  lowPassJump?: number;
  /** Default 5, robust 2. */
  innerIter?: number;
  /** Default 0, robust 15. */
  outerIter?: number;
}

export interface StlResult {
  seasonal: Float64Array;
  trend: Float64Array;
  /** values - seasonal - trend; NaN where a value is missing. */
  residual: Float64Array;
  /** 0 to 1: of the last outer iteration. */
  weights: Float64Array;
  /** Points in each season. */
  periods: number[];
  /** 0 to 1: how much of the variance beside the residual each carries (Wang, Smith, Hyndman 2006). */
  strength: { seasonal: number; trend: number };
  /** With several periods, each season: `seasonal_24`, `seasonal_168`. */
  [season: `seasonal_${number}`]: Float64Array;
}

/** How rows become series. */
export interface SeriesOptions {
  /** Column of times. Default: the first whose name is known. */
  timeColumn?: string;
  /** Column of numbers. Default: the first; with `bin` events are counted. */
  dataColumn?: string;
  /** Length of a bin of time, counted from 1970 UTC: events become a series. */
  bin?: Duration;
  /** Columns whose values are series of their own: host, user ... */
  by?: string[];
  /** With `bin`: the number of events (default), or the sum (default with `dataColumn`) or mean of a column. */
  aggregate?: "count" | "sum" | "mean";
}

export interface AnomalyOptions extends StlOptions, SeriesOptions {
  /** Flagged is abs(score) > scoreThreshold. Default 3. */
  scoreThreshold?: number;
  /** The same for scores below 0. Default: scoreThreshold. */
  thresholdLow?: number;
  /** zscore (default); mad, by median and median deviation; tukey, distance beyond the quartiles; ratio, z-score of log(value / baseline). */
  method?: "zscore" | "mad" | "tukey" | "ratio";
  /** Without `bin`: time between two points. Default: the most common distance. */
  step?: Duration;
  /** Without `bin`: several rows at one time are an error (default), or their sum or mean. */
  repeat?: "error" | "sum" | "mean";
  compat?: Compat;
}

export interface SeriesResult {
  /** One row a point, in the order of entities and times: columns of `by`, time, value. */
  table: Columns;
  /** Input rows of point i: `rows.subarray(offsets[i], offsets[i + 1])`. */
  rows: Int32Array;
  offsets: Int32Array;
  /** Milliseconds between two points; null with `compat`. */
  step: number | null;
  notes: Notes;
}

/** The table has residual, trend, seasonal, weights, baseline, score and anomalies (+1 above, -1 below, 0) behind the value. */
export interface AnomalyResult extends SeriesResult {
  /** Points in each season that was used. */
  periods: number[];
}

/** Epoch milliseconds, the end not included (with `compat` included). */
export interface TimePeriod { start: number; end: number }

export interface PeriodOptions {
  /** Column of times. Default: the first whose name is known. */
  timeColumn?: string;
  /** Default "anomalies". */
  anomaliesColumn?: string;
  /** Length of a point. Default "1h". */
  period?: Duration;
  /** Flagged points no further apart are one period. Default: `period`. */
  gap?: Duration;
  /** Added before and behind each period. Default 0. */
  padding?: Duration;
  /** Only points above what was expected. Default false, with `compat` true. */
  posOnly?: boolean;
  compat?: Compat;
}

export interface FilterOptions {
  /** Kusto (default), Splunk or Elastic (Lucene). */
  language?: "kql" | "spl" | "elastic";
  /** Column of times. Default TimeGenerated, _time, @timestamp. */
  column?: string;
  compat?: Compat;
}

/** What a reader should know, for example of times that could not be read; only where there is something. */
export type Notes = string[];

export interface TableResult { table: Columns; notes?: Notes }

/** What of an audit log is not in the answer. */
export interface LeftOut {
  /** Audit events that start no program. */
  others: number;
  /** Lines that are no audit records. */
  foreign: number;
}

export interface AuditResult extends TableResult, LeftOut {
  /** The input row (of a text: the line, counted from 0) where each event of the table begins. */
  rows: Int32Array;
}

/** `labels`, `coreSampleIndices` and `matrix` speak of program starts, not of input rows. */
export interface AuditClusterResult extends ClusterResult, LeftOut {
  /** The input row of each program start: `labels[i]` is the cluster of the one at `starts[i]`. */
  starts: Int32Array;
}

/** What one row tells of a logon; a text that is missing is empty, a number null. */
export interface LogonFact {
  account: string;
  domain: string;
  /** Epoch milliseconds. */
  time: number | null;
  logonType: number | null;
  /** The type in words, `Interactive` for example. */
  logonTypeName: string;
  sid: string;
  /** What is known of the SID, in words. */
  sidIs: string[];
  auditUser: string;
  session: string;
  sessionIs: string;
  subjectAccount: string;
  subjectDomain: string;
  process: string;
  authentication: string;
  address: string;
  host: string;
  status: string;
  statusIs: string;
  subStatus: string;
  subStatusIs: string;
}

export interface RowsOf {
  /** The rows with the given numbers, for example a pattern's `rows`: those very objects. */
  <T extends object>(table: readonly T[], rows: ArrayLike<number>): T[];
  /** The same from a table of columns: an object of each row's cells. */
  (table: TableInput, rows: ArrayLike<number>): Record<string, any>[];
}

export interface ScoreOptions {
  /** charOrdScore: divisor of the score. Default 1. */
  scale?: number;
}
export interface DelimiterOptions {
  /** tokenCount: the text between two tokens. Default: one space. */
  delimiter?: string;
}
export interface DelimiterListOptions {
  /** delimCount, delimHash: the characters that count as delimiters. */
  delimList?: string;
}

type Answer<Async, T> = Async extends true ? Promise<T> : T;
type Wishes<Async> = Async extends true ? CallOptions : object;

interface Score<A, O> {
  (text: string, options?: O & Wishes<A>): Answer<A, number>;
  (texts: ColumnValues | Texts, options?: O & Wishes<A>): Answer<A, Float64Array>;
}
type ScoreDf<A, O> = (table: TableInput, column: string, options?: O & Wishes<A>) => Answer<A, Float64Array>;

/** The functions; `A` is true where they answer with promises. */
export interface Functions<A extends boolean> {
  /** Groups events into patterns and ranks them by surprise, the most surprising first. */
  winnow(table: TableInput, options?: WinnowOptions & Wishes<A>): Answer<A, WinnowResult>;
  /** The input's columns and the features of process starts beside them. */
  addProcessFeatures(table: TableInput, options?: ProcessFeatureOptions & Wishes<A>): Answer<A, TableResult>;
  /** The input's columns and `AccountNum`, `LogonHour`. */
  addLogonFeatures(table: TableInput, options?: Wishes<A>): Answer<A, TableResult>;
  /** Tells which rows an isolation forest, grown on x, sets apart easily, and why. Text columns count by the rarity of their cells. */
  identifyOutliers(x: MatrixInput, xPredict?: MatrixInput | null, options?: MatrixForestOptions & { maxReasons?: number } & Wishes<A>): Answer<A, OutlierResult<A>>;
  identifyOutliers(x: TableInput, xPredict?: TableInput | null, options?: TableForestOptions & { maxReasons?: number } & Wishes<A>): Answer<A, OutlierResult<A>>;
  /** Grows an isolation forest on numbers. */
  fitForest(x: MatrixInput, options?: MatrixForestOptions & Wishes<A>): Answer<A, Forest<A>>;
  fitForest(x: TableInput, options?: TableForestOptions & Wishes<A>): Answer<A, Forest<A>>;
  /** A forest from the bytes that save() gave. */
  loadForest(saved: Uint8Array | ArrayBuffer, options?: Wishes<A>): Answer<A, Forest<A>>;
  /** Leaves the rows whose value (or combination of values) in the columns occurs at most `max` times, 10 by default. */
  removeCommonItems(table: TableInput, columns: string | string[], options?: { max?: number } & Wishes<A>): Answer<A, { table: Columns; rows: Int32Array }>;
  /** Splits a series into season, trend and residual and flags what stands out: +1 above, -1 below. */
  tsAnomaliesStl(table: TableInput, options?: AnomalyOptions & Wishes<A>): Answer<A, AnomalyResult>;
  /** The same. */
  timeseriesAnomaliesStl(table: TableInput, options?: AnomalyOptions & Wishes<A>): Answer<A, AnomalyResult>;
  /** Counts events in bins of time, for each entity. */
  eventsToSeries(table: TableInput, options: SeriesOptions & { bin: Duration } & Wishes<A>): Answer<A, SeriesResult>;
  /** Flags anew by another threshold: abs(score) > threshold. */
  setNewAnomalyThreshold(table: TableInput, options: { threshold: number; thresholdLow?: number; scoreColumn?: string; anomaliesColumn?: string; compat?: Compat } & Wishes<A>): Answer<A, TableResult>;
  /** Joins flagged points to periods of time. */
  extractAnomalyPeriods(table: TableInput, options?: PeriodOptions & Wishes<A>): Answer<A, TimePeriod[]>;
  /** The same. */
  findAnomalyPeriods(table: TableInput, options?: PeriodOptions & Wishes<A>): Answer<A, TimePeriod[]>;
  /** Periods of time as a query for Kusto, Splunk or Elastic. */
  createTimePeriodKqlfilter(periods: Iterable<TimePeriod>, options?: FilterOptions & Wishes<A>): Answer<A, string>;
  /** STL, or with several periods MSTL, of bare numbers at even times; missing ones are NaN or null. */
  stl(values: ColumnValues, options?: StlOptions & Wishes<A>): Answer<A, StlResult>;
  /** Periods of a series in points, the surest first; below a confidence of 0.15 nothing repeats. */
  findPeriods(values: ColumnValues, options?: Wishes<A>): Answer<A, { period: number; confidence: number }[]>;
  /** Clusters events by columns of numbers: one row for each noise event and cluster. */
  dbclusterEvents(matrix: MatrixInput, options?: MatrixClusterOptions & Wishes<A>): Answer<A, MatrixClusterResult>;
  dbclusterEvents(table: TableInput, options?: ClusterOptions & Wishes<A>): Answer<A, ClusterResult>;
  /** DBSCAN itself. */
  dbscan(matrix: MatrixInput, options: DbscanOptions & Wishes<A>): Answer<A, DbscanResult>;
  /** A radius to begin with: the knee of the distances to the nearest neighbours. */
  suggestEps(matrix: MatrixInput, options: Omit<DbscanOptions, "eps" | "weights"> & Wishes<A>): Answer<A, { eps: number; distances: Float64Array }>;
  /** Reads the process starts of an audit log and clusters them. */
  clusterAuditdProcesses(log: AuditInput, options?: { app?: string; compat?: Compat } & Wishes<A>): Answer<A, AuditClusterResult>;
  /** Reads an audit log into one row an event. */
  readAuditd(log: AuditInput, options?: Wishes<A>): Answer<A, AuditResult>;
  /** What is known of each logon, in words. */
  logonFacts(table: TableInput, options?: { osFamily?: string } & Wishes<A>): Answer<A, { logons: LogonFact[]; notes?: Notes }>;
  charOrdScore: Score<A, ScoreOptions>;
  tokenCount: Score<A, DelimiterOptions>;
  delimCount: Score<A, DelimiterListOptions>;
  delimHash: Score<A, DelimiterListOptions>;
  crc32Hash: Score<A, object>;
  stringScore: Score<A, object>;
  charOrdScoreDf: ScoreDf<A, ScoreOptions>;
  tokenCountDf: ScoreDf<A, DelimiterOptions>;
  delimCountDf: ScoreDf<A, DelimiterListOptions>;
  delimHashDf: ScoreDf<A, DelimiterListOptions>;
  crc32HashDf: ScoreDf<A, object>;
  /** The template of a command: what varies is a slot. */
  commandTemplate(text: string, options?: { slotsOff?: string[] } & Wishes<A>): Answer<A, string>;
  commandTemplate(texts: ColumnValues | Texts, options?: { slotsOff?: string[] } & Wishes<A>): Answer<A, string[]>;
}

interface Disposal {
  /** Ends the workers and lets the memory go. Calls under way reject; a later call starts anew. */
  free(): void;
  /** The same, for `using`. */
  [Symbol.dispose](): void;
}

/** What `create` gives: every function answers with a promise. */
export type Logwinnow = Functions<true> & Disposal;
/** What `createSync` gives: every function answers at once. */
export type LogwinnowSync = Functions<false> & Disposal;
