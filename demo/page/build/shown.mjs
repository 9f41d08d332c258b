/** Views with the number of a sample that suits them: for pictures and tests of each. */
export const SHOWN = Object.entries({ patterns: 1, clusters: 1, sizes: 1, variability: 1, timeline: 1, outliers: 1, logons: 2, series: 5 });
