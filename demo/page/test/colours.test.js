import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { plotPatterns } from "logwinnow/charts";

test("parts of the surprise have the colours in the table of patterns that they have in the chart", () => {
  const style = readFileSync(new URL("../src/app/style.css", import.meta.url), "utf8");
  const light = style.slice(0, style.indexOf("prefers-color-scheme: dark"));
  const names = Array.from(light.matchAll(/\[data-part="([a-z]+)"\]/g), ([, part]) => part);
  const parts = ["image", "parent", "account", "command", "tokens", "masquerade"];
  const pattern = { bits: 6, count: 1, template: "x", keys: {}, reasons: [], first: null, parts: Object.fromEntries(parts.map((part) => [part, 1])) };
  const { domain, range } = /** @type {any} */ (plotPatterns(/** @type {any} */ ({ patterns: [pattern] }))).encoding.color.scale;
  assert.deepEqual(domain, parts);
  assert.deepEqual(parts.map((part) => new RegExp(`--${part}: (#[0-9a-f]{6});`, "i").exec(light)?.[1].toUpperCase()), range);
  for (const part of parts) assert.ok(style.includes(`[data-part="${part}"] { background: var(--${part}); }`), part);
  assert.deepEqual(names.filter((part) => !parts.includes(part)), []);
});
