import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { version } from "../../js/dist/index.js";
import { here } from "./pyodide.mjs";

/** What the built wheel tells of itself, read as an installer reads it. */
const code = `import email, json, sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as wheel:
    names = wheel.namelist()
    info = next(name for name in names if name.endswith(".dist-info/METADATA")).rpartition("/")[0]
    meta = email.message_from_bytes(wheel.read(info + "/METADATA"))
    licences = {name.removeprefix(info + "/licenses/"): wheel.read(name).decode() for name in names if name.startswith(info + "/licenses/")}
    print(json.dumps({"fields": meta.items(), "description": meta.get_payload(decode=True).decode(), "licences": licences, "names": names}))`;
const wheel = here(`../../build/wheel/logwinnow-${version}-py3-none-any.whl`);
const { fields, description, licences, names } = JSON.parse(execFileSync(here("../../build/venv/bin/python"), ["-c", code, wheel], { encoding: "utf8" }));
const all = (/** @type {string} */ field) => fields.filter(([name]) => name === field).map(([, value]) => value);

test("the licence covers what the wheel carries, and both files of licences are there", () => {
  assert.deepEqual(all("License-Expression"), ["MIT AND BSD-3-Clause"]);
  assert.deepEqual(all("License-File"), ["LICENSE", "LICENSES.txt"]);
  assert.deepEqual(Object.keys(licences).sort(), ["LICENSE", "LICENSES.txt"]);
  const titles = Array.from(licences["LICENSES.txt"].matchAll(/^=+\n(.*)\n=+$/gm), ([, title]) => title.split(" ")[0]);
  assert.deepEqual(titles, ["Go", "github.com/mailru/easyjson"], "what is in the module, and no more");
  assert.match(licences["LICENSES.txt"], /Copyright 2009 The Go Authors/);
  assert.deepEqual(names.filter((name) => /license/i.test(name) && !name.includes(".dist-info/")), []);
});

test("the description stands by itself: no relative picture or link, nothing that only a checkout has", () => {
  assert.deepEqual(all("Description-Content-Type"), ["text/markdown"]);
  assert.ok(description.startsWith("# logwinnow\n") && description.includes("import logwinnow as lw"));
  const links = Array.from(description.matchAll(/\]\(([^)]*)\)/g), ([, to]) => to);
  assert.deepEqual(links.filter((to) => !to.startsWith("https://")), []);
  assert.doesNotMatch(description, /`make /);
});

test("one version, one address, no dependencies", () => {
  assert.deepEqual([all("Version"), all("Requires-Dist"), all("Project-URL")], [[version], [], ["Repository, https://github.com/logwinnow/logwinnow"]]);
});
