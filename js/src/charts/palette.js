/**
 * The colours of what a chart shows. They come from Okabe and Ito's, which people with any colour vision tell apart;
 * shape or place tells the same wherever it matters.
 *
 * @typedef {object} Colours
 * @property {string} usual what repeats
 * @property {string} odd what stands out
 * @property {string} below what stands out downwards
 * @property {string} baseline
 * @property {string[]} series for names, in turn
 * @property {string[]} ramp from few to many: steadily darker (on black: lighter), so that grey prints tell it too
 */

const OKABE_ITO = ["#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#8C6BB1", "#A8971C"];

/** @type {Colours} */
const ON_WHITE = { usual: "#0072B2", odd: "#D55E00", below: "#AA4499", baseline: "#E69F00", series: OKABE_ITO, ramp: ["#deebf7", "#9ecae1", "#4292c6", "#08519c", "#08306b"] };

/** @type {Colours} */
const ON_BLACK = {
  usual: "#56B4E9", odd: "#FF8A4C", below: "#E58FC3", baseline: "#E69F00",
  series: ["#56B4E9", ...OKABE_ITO.slice(1, 4), "#3D8FD1", ...OKABE_ITO.slice(5)],
  ramp: ["#12304d", "#1f5f96", "#3f95cf", "#8cc7ea", "#e3f3fd"],
};

/** Without a theme: colours that stand out from white and from black. @type {Colours} */
const ON_EITHER = { ...ON_WHITE, usual: "#1F82C0", below: "#C0569F", ramp: ["#cfe1f2", "#93c3df", "#5aa2cf", "#3182bd", "#1f6fae"] };

/** @param {"light" | "dark"} [theme] */
export const coloursFor = (theme) => (theme === "dark" ? ON_BLACK : theme === "light" ? ON_WHITE : ON_EITHER);

/** Colours of text and lines. Without a theme they are a grey that is readable on white and on black. */
const INKS = {
  light: { text: "#24292f", quiet: "#57606a", line: "#d8dee4" },
  dark: { text: "#e6edf3", quiet: "#a3adb8", line: "#3d444d" },
  either: { text: "#767676", quiet: "#767676", line: "#7676764d" },
};

/**
 * One colour a name, again from the start where there are more names than colours.
 *
 * @param {readonly string[]} names
 * @param {Colours} colours
 */
export const coloursOf = (names, { series }) => names.map((_, i) => series[i % series.length]);

/**
 * @param {"light" | "dark"} [theme]
 * @returns {object} Vega-Lite's config
 */
export function configFor(theme) {
  const { text, quiet, line } = INKS[theme ?? "either"];
  return {
    background: "transparent",
    font: "system-ui, sans-serif",
    view: { stroke: line },
    title: { anchor: "start", color: text, subtitleColor: quiet, fontSize: 14, subtitleFontSize: 11, subtitlePadding: 4, offset: 10 },
    axis: { labelColor: quiet, titleColor: text, gridColor: line, domainColor: quiet, tickColor: quiet, titleFontWeight: "normal", labelLimit: 260 },
    legend: { labelColor: quiet, titleColor: text, titleFontWeight: "normal", orient: "top", labelLimit: 200, symbolLimit: 40 },
    text: { color: text },
    rule: { color: quiet },
  };
}
