// Writes the licence of everything that is carried: js/LICENSES.txt for the npm package, python/LICENSES.txt for the wheel,
// which has the module and no command. Which Go modules are in the wasm, and which npm packages are in the command, is
// read from the builds themselves.
import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";

const root = new URL("..", import.meta.url).pathname;
const go = (...args) => execFileSync("go", args, { cwd: root, encoding: "utf8", env: { ...process.env, GOOS: "js", GOARCH: "wasm" } }).trim();

/** The text of the licence file in a folder. */
function licenceIn(folder) {
  const name = readdirSync(folder).find((file) => /^(licen[cs]e|copying)/i.test(file));
  if (!name) throw new Error(`${folder} has no licence file`);
  return readFileSync(`${folder}/${name}`, "utf8").trim();
}

const inModule = [[`Go ${go("env", "GOVERSION")} (runtime and standard library, inside logwinnow.wasm; wasm_exec.js)`, [goLicence(), ...noticesInGo()].join("\n\n")]];

/** Debian keeps Go's licence elsewhere; a toolchain of its own has it in its root. */
function goLicence() {
  const folders = [go("env", "GOROOT"), "/usr/share/doc/golang-go"];
  return licenceIn(folders.find((folder) => existsSync(`${folder}/LICENSE`)) ?? folders[0]);
}

/** Notices of others in the files of the standard library that are compiled in: parts of math are ported from FreeBSD and Cephes. */
function noticesInGo() {
  const files = go("list", "-deps", "-f", '{{if .Standard}}{{$dir := .Dir}}{{range .GoFiles}}{{$dir}}/{{.}}{{"\\n"}}{{end}}{{end}}', "./wasm").split("\n").filter(Boolean);
  const notices = files.flatMap((file) => readFileSync(file, "utf8").match(/^\/\/ Copyright (?!.*The Go Authors).*\n(?:\/\/(?! ==).*\n)*/gm) ?? []);
  return [...new Set(notices.map((notice) => notice.replace(/^\/\/ ?|[ \t]+$/gm, "").trim()))];
}

const modules = go("list", "-deps", "-f", "{{with .Module}}{{if not .Main}}{{.Path}} {{.Version}} {{.Dir}}{{end}}{{end}}", "./wasm");
for (const line of [...new Set(modules.split("\n").filter(Boolean))]) {
  const [path, version, folder] = line.split(" ");
  inModule.push([`${path} ${version} (inside logwinnow.wasm)`, licenceIn(folder)]);
}
// The generator's templates are in what it generated.
const generator = "github.com/mailru/easyjson";
const { Version, Dir } = JSON.parse(go("mod", "download", "-json", generator));
inModule.push([`${generator} ${Version} (generated a part of logwinnow.wasm)`, licenceIn(Dir)]);
const inCommand = JSON.parse(readFileSync(`${root}js/dist/bundled.json`, "utf8")).map((name) => {
  const folder = `${root}js/node_modules/${name}`;
  return [`${name} ${JSON.parse(readFileSync(`${folder}/package.json`, "utf8")).version} (inside the command)`, licenceIn(folder)];
});

const rule = "=".repeat(78);
for (const [folder, parts] of [["js", [...inModule, ...inCommand]], ["python", inModule]]) {
  const text = parts.map(([title, licence]) => `${rule}\n${title}\n${rule}\n\n${licence}\n`).join("\n");
  writeFileSync(`${root}${folder}/LICENSES.txt`, `logwinnow itself is under the MIT licence, in the file LICENSE. It carries:\n\n${text}`);
}
for (const file of ["LICENSE", "README.md", "CHANGELOG.md"]) copyFileSync(root + file, `${root}js/${file}`);
