// Draws docs/winnow.svg, the README's picture: the first patterns of the sample log, their bits in parts, and why.
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { PARTS } from "../js/src/charts/patterns.js";

const root = new URL("..", import.meta.url).pathname;
const json = execFileSync("node", [`${root}js/dist/cli.js`, "winnow", `${root}testdata/samples/processes.csv`, "--json"], { maxBuffer: 2 ** 28 });
const found = JSON.parse(json);
const shown = found.patterns.slice(0, 9);

const [width, left, barWidth, top, rowHeight] = [1160, 24, 300, 84, 62];
const most = Math.max(...shown.map(({ bits }) => bits));
const escaped = (text) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
const cut = (text, length) => (text.length > length ? `${text.slice(0, length - 1)}…` : text);
const text = (x, y, content, attributes = "") => `<text x="${x}" y="${y}" ${attributes}>${escaped(content)}</text>`;

function row(pattern, i) {
  const y = top + i * rowHeight;
  let x = left + 46;
  const bars = Object.entries(pattern.parts).map(([part, bits]) => {
    const wide = (bits / most) * barWidth;
    const bar = `<rect x="${x.toFixed(1)}" y="${y + 4}" width="${wide.toFixed(1)}" height="20" fill="${PARTS.get(part)}"/>`;
    x += wide;
    return bar;
  });
  const right = left + 46 + barWidth + 20;
  const image = pattern.keys.image.split("\\").pop();
  return [
    text(left + 36, y + 20, pattern.bits.toFixed(1), 'text-anchor="end" font-weight="600"'),
    ...bars,
    text(right, y + 19, cut(pattern.template, 92), 'class="mono"'),
    text(left + 46, y + 42, `${pattern.count} event${pattern.count > 1 ? "s" : ""} of ${image}, ${pattern.keys.host}`, 'class="quiet"'),
    text(right, y + 40, cut(pattern.reasons.slice(0, 2).join("; "), 112), 'class="quiet"'),
  ].join("\n");
}

const legend = [...PARTS].map(([part, colour], i) => {
  const x = left + 46 + i * 112;
  return `<rect x="${x}" y="52" width="12" height="12" fill="${colour}"/>${text(x + 18, 62, part, 'class="quiet"')}`;
});
const title = `${found.rowsIn} events in ${found.patterns.length} patterns; the most surprising first, in bits`;
const height = top + shown.length * rowHeight + 4;
writeFileSync(`${root}docs/winnow.svg`, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escaped(title)}">
<style>text{font:14px system-ui,sans-serif;fill:#1a1a1a}.mono{font:13px ui-monospace,monospace}.quiet{font-size:12.5px;fill:#5a5a5a}</style>
<rect width="${width}" height="${height}" fill="#fff"/>
${text(left, 30, title, 'font-size="17" font-weight="600"')}
${legend.join("\n")}
${shown.map(row).join("\n")}
</svg>
`);
