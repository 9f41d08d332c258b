// The npm packages' side of iforest.mjs: NAME FILE COLUMNS FOLDER. Prints the times of fit and score as JSON.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const [name, file, columns, folder] = process.argv.slice(2);
const { IsolationForest } = createRequire(`${folder}/`)(name);
const bytes = readFileSync(file);
const flat = new Float64Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 8);
const d = Number(columns);
const rows = Array.from({ length: flat.length / d }, (_, i) => Array.from(flat.subarray(i * d, (i + 1) * d)));
const ways = {
  "isolation-forest": (data = rows.map((row) => Object.fromEntries(row.map((v, j) => [`c${j}`, v])))) => {
    const forest = new IsolationForest(100, 256);
    return { fit: () => forest.fit(data), score: () => forest.predict(data) };
  },
  "ml-isolation-forest": () => {
    const forest = new IsolationForest({ nEstimators: 100 });
    return { fit: () => forest.train(rows), score: () => forest.predict(rows) };
  },
};
const way = ways[name]();
const times = [performance.now()];
for (const step of [way.fit, way.score]) {
  step();
  times.push(performance.now());
}
console.log(JSON.stringify({ fit: times[1] - times[0], score: times[2] - times[1] }));
