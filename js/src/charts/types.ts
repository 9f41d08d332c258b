/** Types only: what the charts take and give. Nothing of this file runs. */

import type { Columns, LogonFact, TableInput } from "../types.js";

/** A Vega-Lite 5 specification: plain JSON. Its data are inside. */
export interface Chart {
  $schema: string;
  /** For screen readers. */
  description: string;
  title: { text: string; subtitle?: string[] };
  [property: string]: any;
}

/** A moment: a Date, epoch milliseconds, or a text that is a time; without a zone it is UTC. */
export type Moment = Date | number | string;

export interface ChartOptions {
  /** Default: each chart's own. */
  title?: string;
  /** Of the plotting area, in pixels, or `"container"`: as wide as the element that it is drawn in. Default 640. */
  width?: number | "container";
  /** Of the plotting area, in pixels. Default: each chart's own; rows of text have a height each. */
  height?: number;
  /** Colours of text and lines. Default: a grey that is readable on white and on black. */
  theme?: "light" | "dark";
  /** Marks drawn at most; where there are more, the subtitle says which are shown. Default 5000. */
  maxPoints?: number;
}

/** What dbclusterEvents and clusterAuditdProcesses answer. */
export interface ClusteredEvents { table: Columns; rows?: ArrayLike<number> }

export interface ClusterChartOptions extends ChartOptions {
  /** Columns of numbers on the axes. Default: pathScore and commandlineTokensFull, or the first two of numbers. */
  x?: string;
  y?: string;
  /** Titles of the axes. Default: the names of their columns. */
  xTitle?: string;
  yTitle?: string;
  /** Column whose text is printed beside the marks, as far as there is room. Default: none. */
  label?: string;
  /** Logarithmic axes. Default: none. */
  log?: boolean | "x" | "y";
  /** Columns shown on hover. Default: those that tell most. */
  columns?: string[];
}

export interface SizesChartOptions extends ChartOptions {
  /** Column that names the clusters. Default: processName or Account. */
  label?: string;
  /** Clusters shown at most. Default 30. */
  top?: number;
  /** Columns shown on hover. Default: those that tell most. */
  columns?: string[];
}

export interface VariabilityChartOptions extends ChartOptions {
  /** Column of numbers. Default: commandlineTokensFull. */
  column?: string;
  /** Column whose values are the groups. Default: processName. */
  by?: string;
  /** Column that splits each group by colour, isSystemSession for example. Default: none. */
  color?: string;
  /** Groups shown at most. Default 40. */
  top?: number;
}

/** One table, or several by name, each with its own settings. */
export type TimelineInput = TableInput | Record<string, TimelineSource>;

export interface TimelineSource {
  data: TableInput;
  timeColumn?: string;
  sourceColumns?: string[];
  /** A colour as CSS writes it. */
  color?: string;
}

export interface SeriesOptions {
  /** Column of times. Default: the first whose name is known. */
  timeColumn?: string;
  /** Columns shown on hover. Default: those that tell most. */
  sourceColumns?: string[];
  /** Column whose values become rows (or lines) of their own. */
  groupBy?: string;
  /** A second table, drawn in a row above. */
  overlayData?: TableInput;
}

export interface ReferenceOptions {
  /** An event whose time is marked by a line; its time is in the column that the data have theirs in. */
  refEvent?: object;
  refTime?: Moment;
  /** Times, or pairs of a time and the text beside its line. */
  refTimes?: ArrayLike<Moment | [Moment, string]>;
  /** Text beside the lines that have none of their own. */
  refLabel?: string;
}

export interface TimelineOptions extends ChartOptions, SeriesOptions, ReferenceOptions {
  /** A second view with the counts of all events, on which the reader chooses a time range. Default true. */
  rangeTool?: boolean;
}

export type ValueKind = "vbar" | "circle" | "line";

export interface TimelineValuesOptions extends TimelineOptions {
  /** Column of numbers. Default: the first one. */
  valueColumn?: string;
  /** How values are drawn; several are laid over one another. Default: vbar. */
  kind?: ValueKind | ValueKind[];
}

export interface TimelineDurationOptions extends ChartOptions, ReferenceOptions {
  groupBy: string;
  /** Column of times. Default: the first whose name is known. */
  timeColumn?: string;
  /** Column of the times at which the events ended. Default: timeColumn. */
  endTimeColumn?: string;
  /** Columns of the events, shown on hover. Default: none. */
  sourceColumns?: string[];
}

export interface PatternsChartOptions extends ChartOptions {
  /** Patterns shown at most. Default 25. */
  top?: number;
}

/** What logonFacts answers, or its logons alone. */
export type LogonsInput = { logons: LogonFact[] } | LogonFact[];

export interface LogonsChartOptions extends ChartOptions {
  /** Accounts that have a row of their own, those with most logons. Default 30. */
  top?: number;
}

export interface ScoredGrid {
  /** Rising values of the two features at which the model was asked. */
  x: ArrayLike<number>;
  y: ArrayLike<number>;
  /** Row by row: `scores[j * x.length + i]` is the score at x[i], y[j]. */
  scores: ArrayLike<number>;
  /** Names of the two features. */
  columns?: [string, string];
  /** The events scored; `flagged` one a point, `rows` their row numbers. */
  points?: { x: ArrayLike<number>; y: ArrayLike<number>; flagged?: ArrayLike<boolean | number>; rows?: ArrayLike<number> };
  /** What the model was trained on. */
  training?: { x: ArrayLike<number>; y: ArrayLike<number> };
}

export interface OutlierChartOptions extends ChartOptions {
  /** Names of the two features. Default: the grid's `columns`. */
  x?: string;
  y?: string;
  /** Whether a high score is an odd one. Default true. */
  higherIsOdd?: boolean;
}

export interface AnomaliesChartOptions extends ChartOptions, ReferenceOptions {
  /** Column of times. Default: the first whose name is known. */
  timeColumn?: string;
  /** Column of the values. Default: the first column of numbers that the analysis did not add. */
  valueColumn?: string;
  /** Shaded spans, epoch milliseconds, as extractAnomalyPeriods gives them. */
  periods?: ArrayLike<{ start: number | Date; end: number | Date }>;
  /** Where the lines in the view of scores are. Default 3. */
  scoreThreshold?: number;
  /** The small views. Default: all whose column is there. */
  panels?: ("seasonal" | "trend" | "residual" | "score")[];
}
