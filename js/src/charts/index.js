/**
 * Charts of this package's answers: functions that give Vega-Lite specifications, plain JSON with the data inside.
 * Draw them with vega-embed; JupyterLab draws them by their MIME type.
 */
export { displayTimeseriesAnomalies } from "./anomalies.js";
export { plotCluster } from "./cluster.js";
export { plotLogonHours, plotLogons } from "./logons.js";
export { plotOutlierResults } from "./outliers.js";
export { plotPatterns } from "./patterns.js";
export { plotClusterSizes } from "./sizes.js";
export { displayTimelineDuration } from "./timeline-duration.js";
export { displayTimelineValues } from "./timeline-values.js";
export { displayTimeline, displayTimeline as plotTimeline } from "./timeline.js";
export { plotVariability } from "./variability.js";

/** @typedef {import("./types.js").Chart} Chart */
/** @typedef {import("./types.js").ChartOptions} ChartOptions */
/** @typedef {import("./types.js").ClusteredEvents} ClusteredEvents */
/** @typedef {import("./types.js").ClusterChartOptions} ClusterChartOptions */
/** @typedef {import("./types.js").SizesChartOptions} SizesChartOptions */
/** @typedef {import("./types.js").VariabilityChartOptions} VariabilityChartOptions */
/** @typedef {import("./types.js").TimelineInput} TimelineInput */
/** @typedef {import("./types.js").TimelineSource} TimelineSource */
/** @typedef {import("./types.js").TimelineOptions} TimelineOptions */
/** @typedef {import("./types.js").TimelineValuesOptions} TimelineValuesOptions */
/** @typedef {import("./types.js").TimelineDurationOptions} TimelineDurationOptions */
/** @typedef {import("./types.js").Moment} Moment */
/** @typedef {import("./types.js").PatternsChartOptions} PatternsChartOptions */
/** @typedef {import("./types.js").LogonsInput} LogonsInput */
/** @typedef {import("./types.js").LogonsChartOptions} LogonsChartOptions */
/** @typedef {import("./types.js").ScoredGrid} ScoredGrid */
/** @typedef {import("./types.js").OutlierChartOptions} OutlierChartOptions */
/** @typedef {import("./types.js").AnomaliesChartOptions} AnomaliesChartOptions */
