// Turns notebooks/*.py and *.js, whose cells begin with `# %%` or `// %%`, into notebooks that Jupyter opens.
//     node notebooks.mjs OUT
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const from = fileURLToPath(new URL("notebooks/", import.meta.url));
const out = process.argv[2];
const KERNELS = {
  py: { comment: "#", kernelspec: { display_name: "Python (Pyodide)", language: "python", name: "python" } },
  js: { comment: "//", kernelspec: { display_name: "JavaScript (Web Worker)", language: "javascript", name: "javascript" } },
};

mkdirSync(out, { recursive: true });
for (const file of readdirSync(from)) {
  const [name, kind] = file.split(".");
  const { comment, kernelspec } = KERNELS[kind];
  const cells = readFileSync(from + file, "utf8").split(new RegExp(`^${comment} %%`, "m")).slice(1).map((part, i) => cellOf(part, comment, `cell${i}`));
  const metadata = { kernelspec, language_info: { name: kernelspec.language } };
  writeFileSync(`${out}/${name}.ipynb`, JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5 }, null, 1));
}

function cellOf(part, comment, id) {
  const [head, ...lines] = part.trimEnd().split("\n");
  const text = lines.join("\n");
  if (head.trim() !== "[markdown]") return { cell_type: "code", id, source: text, metadata: {}, execution_count: null, outputs: [] };
  return { cell_type: "markdown", id, source: text.replace(new RegExp(`^${comment} ?`, "gm"), ""), metadata: {} };
}
