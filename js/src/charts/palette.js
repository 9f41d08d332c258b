/** Okabe and Ito's colours, which people with any colour vision tell apart; the faintest on white come last. */
export const COLOURS = ["#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#8C6BB1"];

/** What repeats is blue and what stands out is vermilion, in every chart. */
export const USUAL = "#0072B2";
export const ODD = "#D55E00";
export const BELOW = "#CC79A7";
export const BASELINE = "#E69F00";
export const QUIET = "#8A9199";

/** From few to many, or from usual to odd: rising in lightness alone, so that grey prints tell it too. */
export const RAMP = ["#deebf7", "#9ecae1", "#4292c6", "#08519c", "#08306b"];

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
 */
export const coloursOf = (names) => names.map((_, i) => COLOURS[i % COLOURS.length]);

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
