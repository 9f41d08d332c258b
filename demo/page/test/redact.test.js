import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { createSync, compile } from "logwinnow";
import { columnsOf } from "../src/export/fields.js";
import { nameKind, usualNameColumns } from "../src/export/namecolumns.js";
import { patternsCsv, patternsJson } from "../src/export/patterns.js";
import { redactor } from "../src/export/redact.js";
import { readFiles } from "../src/read/read.js";
import { LogTable, columnOf } from "../src/read/table.js";
import { knownNames } from "../src/worker/names.js";
import { kindOf, rolesOf } from "../src/worker/recognise.js";
import { rowsFile } from "../src/worker/rows.js";

/** What a redacted export must not hold, asked of whole logs without the code that redacts. */

const lw = createSync(await compile());
const at = (/** @type {string} */ path) => new URL(`../../../${path}`, import.meta.url);
const quiet = { onProgress() {}, signal: new AbortController().signal };

/** Redacts a table as the page does. */
async function exportsOf(/** @type {LogTable} */ table) {
  const outline = table.outline();
  const roles = rolesOf(outline.columns);
  const columns = usualNameColumns({ ...outline, roles, kind: kindOf(outline.columns, false) });
  let patterns = [];
  try {
    ({ patterns } = lw.winnow(table.input()));
  } catch (error) {
    assert.match(String(error), /keys must be/); // no column is known to group by
  }
  const cells = (/** @type {number} */ row) => Object.fromEntries(table.columns.map(({ name }) => [name, table.cell(name, row)]));
  const keys = patterns.length ? columnsOf(patterns[0], cells(patterns[0].rows[0]), roles) : {};
  const known = await knownNames(table, { columns, roles, keys }, quiet);
  const hide = redactor(known);
  const all = Array.from({ length: table.rows }, (_, row) => row);
  const plain = patterns.map(({ rows, slots, ...rest }) => rest);
  const texts = { csv: await (await rowsFile(table, all, "csv", quiet, known)).text(), json: await (await rowsFile(table, all, "json", quiet, known)).text(), patternsCsv: patternsCsv(plain, hide), patternsJson: patternsJson(plain, hide) };
  return { columns, texts, hide };
}

const NOBODY = /^(?:|-|\?|system|local service|network service|anonymous logon|nt authority|nt service|builtin|window manager|font driver host|(?:dwm|umfd)-\d+|root|nobody|localhost|workgroup|administrator|guest|nan|none|n\/a|unknown|daemon|mail)$/i;
/** The names in a cell, by rule of thumb. */
const namesOf = (/** @type {string} */ cell) => cell.split(/[\\@/;]/).map((name) => name.trim().replace(/\$$/, "").toLowerCase()).filter((name) => !NOBODY.test(name));
const ADDRESS = /(?<![\w.-])(?!127\.|0\.0\.0\.0)(?:\d{1,3}\.){3}\d{1,3}(?![\w.])|S-1-5-21-\d+/;

const LOGS = ["processes.csv", "logons.csv", "proxy.csv"].map((name) => `testdata/samples/${name}`).concat(["processes_on_host.csv", "process_tree.csv", "host_logons.csv", "linux_events.csv", "demo_exchange_data.csv", "az_net_flows.csv"].map((name) => `../shared/data/${name}`));
for (const path of LOGS) {
  test(`no name of a column of names and no address is left: ${path}`, { skip: !existsSync(at(path)) && `${path} is not here` }, async () => {
    const { table } = await readFiles([{ name: "log", blob: new Blob([readFileSync(at(path))]) }]);
    const { columns, texts } = await exportsOf(table);
    const names = new Set(columns.flatMap((name) => Array.from({ length: table.rows }, (_, row) => namesOf(table.cell(name, row))).flat()));
    const long = [...names].filter((name) => name.length > 2 && !/^\d{1,4}$/.test(name));
    assert.ok(columns.length > 0, "some columns hold names");
    for (const [kind, text] of Object.entries(texts)) {
      const low = text.toLowerCase();
      for (const name of long) assert.ok(!low.includes(name), `${kind}: ${name} in ${low.slice(Math.max(0, low.indexOf(name) - 80), low.indexOf(name) + 60)}`);
      assert.doesNotMatch(text, ADDRESS, kind);
    }
  });
}

test("an address has one pseudonym in all files that are saved of a log", async () => {
  const lines = Array.from({ length: 60 }, (_, i) => `ping 192.0.2.${i % 7} fe80::${(i * 3) % 11} a${i % 5}@mail.test 00-1A-2b-3c-4d-0${i % 4}`);
  const table = new LogTable([columnOf("NewProcessName", lines.map((_, i) => `c:\\${i % 3}.exe`)), columnOf("CommandLine", lines)], lines.length);
  const known = await knownNames(table, { columns: [], roles: {}, keys: {} }, quiet);
  const [forwards, backwards] = [redactor(known), redactor(known)];
  const texts = lines.map((line) => forwards(line));
  assert.deepEqual([...lines].reverse().map((line) => backwards(line)).reverse(), texts);
  assert.match(texts[8], /^ping ip-3 ip-\d+ mail-4 mac-1$/);
});

test("times and durations are no addresses", () => {
  const hide = redactor({ users: [], hosts: [], columns: {} });
  for (const text of ["4/18/2020 4:50:30 AM", "schtasks /create /st 12:34:56 /tn a:b:c:d 0 C:\\x D:\\y", '{"at": "10:20:30", "to": "a:b:c:d:e:f:g:h:i"}', "1:2:3:4:5:6:7", "ab:cd"]) assert.equal(hide(text), text);
  for (const text of ["2001:db8:0:1:2:3:4:5", "::ffff:192.0.2.1", "0:0:0:0:0:ffff:192.0.2.1", "fe80::1", "::2", "2001:db8::"]) assert.match(hide(`from ${text} to`), /^from ip-\d to$/, text);
});

test("names that stand only in commands, paths and messages are learnt", async () => {
  const commands = [
    "net user jdoe Secret.1 /add /domain", "net localgroup \"Remote Desktop Users\" kim.lee /add", "runas /user:CORPNET\\svc_deploy cmd", "psexec \\\\SRV01 -u opsadmin -p x cmd", "ssh -p 22 mwalker@bastion7",
    "ssh -i key.pem buildbox9 uptime", "Invoke-Command -ComputerName FILER02,FILER03 -ScriptBlock {}", "schtasks /create /s PRINT77 /ru lena.m", "curl http://wiki-int/page", "curl https://portal.acmecorp.internal/x",
    "type \"C:\\Users\\Jane Doe\\plan.txt\"", "ls /home/pavel/x", "wmic /node:DBX12 os get x", "dsquery user \"CN=Olga Petrova,OU=IT,DC=kontoso,DC=test\"", "nltest /dsgetdc:kontoso.test", "chown rkhan:staff f", "sudo -u tomek id",
    "mstsc /v:TERM4", "Get-ADUser -Identity zofia.n", "su - henrik", "Accepted publickey for yuki from 192.0.2.9 port 22", "message user=quentin host=edge55",
  ];
  const echoes = ["jdoe", "kim.lee", "svc_deploy", "CORPNET", "SRV01", "opsadmin", "mwalker", "bastion7", "buildbox9", "FILER02", "FILER03", "PRINT77", "lena.m", "wiki-int", "portal.acmecorp.internal", "Jane Doe", "jane.doe", "pavel", "DBX12", "Olga Petrova", "kontoso.test", "dc1.kontoso.test", "rkhan", "tomek", "TERM4", "zofia.n", "henrik", "yuki", "quentin", "edge55"];
  const lines = [...commands, ...echoes.map((name) => `echo ${name.toUpperCase()} >> _${name}_9.txt`)];
  const table = new LogTable([columnOf("NewProcessName", lines.map(() => "c:\\a.exe")), columnOf("CommandLine", lines)], lines.length);
  const { texts } = await exportsOf(table);
  for (const [kind, text] of Object.entries(texts)) for (const name of echoes) assert.ok(!text.toLowerCase().includes(name.toLowerCase()), `${kind}: ${name} in ${text.split("\n").find((line) => line.toLowerCase().includes(name.toLowerCase()))}`);
});

test("programs, options, files and sites of others stay", async () => {
  const commands = [
    "powershell.exe -NoProfile -File C:\\ProgramData\\Acme\\jobs\\a.ps1", "python -u script.py", "sort -u list.txt", "mshta.exe http://files.example.test/invoice.hta", "C:\\Windows\\System32\\svchost.exe -k NetworkService -p", "net user", "net user /domain", "net use P: \\\\.\\pipe\\x",
    "rundll32.exe printui.dll,PrintUIEntry", "git clone git@github.com:a/b.git", "cmd /c echo user", "npm install lodash@4.17.21", "C:\\Users\\Public\\AppData\\Local\\Temp\\a.exe /ping aB3xYz/12+q==", "reg query HKLM\\Software\\Microsoft /s",
  ];
  const table = new LogTable([columnOf("NewProcessName", commands.map(() => "c:\\a.exe")), columnOf("CommandLine", commands), columnOf("SubjectUserName", commands.map((_, i) => (i % 2 ? "LOCAL SERVICE" : "NETWORK SERVICE")))], commands.length);
  const { hide } = await exportsOf(table);
  for (const command of commands.filter((text) => !text.includes("git@"))) assert.equal(hide(command), command);
});

test("columns of names are told by what they are called", () => {
  for (const name of ["Owner", "Manager", "ClientName", "SubjectUserName", "TargetUserName", "user", "user.name", "winlog.event_data.SubjectUserName", "UserId", "Account", "DisplayName", "created_by", "e-mail"]) assert.equal(nameKind(name), "user", name);
  for (const name of ["Computer", "host.name", "DeviceName", "WorkstationName", "SubjectDomainName", "VMName", "ServerName", "client", "machine_name"]) assert.equal(nameKind(name), "host", name);
  for (const name of ["TenantId", "SourceComputerId", "DeviceId", "host.id", "Workspace GUID", "AzureSubscriptionID"]) assert.equal(nameKind(name), "id", name);
  for (const name of ["InitiatingProcessFileName", "InitiatingProcessId", "LogonId", "ProcessId", "ProcessGuid", "host.os.name", "host.architecture", "user_agent", "UserAgent", "AccountType", "CommandLine", "NewProcessName", "LogonProcessName", "TimeGenerated", "SubjectUserSid", "uid", "EventID", "status", "DestPort", "L4Protocol", "HostVersion", "VMRegion"]) assert.equal(nameKind(name), undefined, name);
});

const redact = (/** @type {string[]} */ users, /** @type {string[]} */ hosts = [], columns = {}) => redactor({ users, hosts, columns });

test("redaction is consistent and leaves what is common", () => {
  const hide = redact(["carla.diaz", "José Núñez"], ["HARBOUR", "HB-FS01", "HB-WS03", "hb-ws03.harbour.test"]);
  const user = hide("carla.diaz");
  assert.match(user, /^user-\d+$/);
  assert.equal(hide("CARLA.DIAZ"), user);
  assert.equal(hide("type C:\\Users\\carla.diaz\\report_carla.diaz.txt"), `type C:\\Users\\${user}\\report_${user}.txt`);
  assert.equal(hide("SYSTEM runs carla.diazo"), "SYSTEM runs carla.diazo");
  assert.equal(hide("HB-FS01$"), hide("hb-fs01") + "$");
  assert.notEqual(hide("HB-WS03"), hide("HB-FS01"));
  assert.equal(hide("hb-ws03.harbour.test"), `${hide("HB-WS03")}.${hide("harbour.test")}`, "the same machine");
  assert.match(hide("http://intranet.harbour.test/x"), /^http:\/\/host-\d\.host-\d\/x$/);
  assert.equal(hide("ping 192.0.2.7 and 192.0.2.7, not 127.0.0.1"), "ping ip-1 and ip-1, not 127.0.0.1");
  assert.equal(hide("version 1.2.3.4567 at 12:30:45"), "version 1.2.3.4567 at 12:30:45");
  assert.match(hide("2001:db8::7 fe80::1"), /^ip-\d ip-\d$/);
  assert.match(hide("mail x.y@harbour.test"), /^mail mail-1$/);
  assert.equal(hide("arp 02:00:5e:10:00:01 and 02-00-5E-10-00-01, not 02:00:5e:10:00:01:09"), "arp mac-1 and mac-2, not 02:00:5e:10:00:01:09");
  assert.match(hide("S-1-5-21-1405061001-2810122002-3915183003-1160"), /^sid-1$/);
  assert.match(hide("José Núñez was here"), /^user-\d was here$/);
  assert.equal(hide("Jose\u0301 Nu\u0301n\u0303ez"), hide("José Núñez"));
  for (const way of ["jose.nunez", "NÚÑEZ, JOSÉ", "josé_núñez", "joséNúñez"].slice(1)) assert.equal(hide(way), hide("José Núñez"), way);
  assert.equal(hide(hide("HB-WS03")), hide("HB-WS03"));
});

test("ids in the columns of names are ids, and SIDs are SIDs, the same wherever they stand", async () => {
  const guid = "46fe7078-61bb-4bed-9430-7ac01d91c273", sid = "S-1-12-1-1234567890-1234567891-1234567892-1234567893";
  const rows = [
    { Computer: "pc-9", DeviceId: "PC-9", TenantId: "contoso.test", UserId: guid, LogonId: "0x5f21ab", ProcessId: "412", Owner: sid, Note: `${guid} {${guid.toUpperCase()}} 0x5f21ab on pc-9 for ${sid}` },
    { Computer: "pc-8", DeviceId: guid, TenantId: guid, UserId: "carla.diaz", LogonId: "0x3e7", ProcessId: "4", Owner: "S-1-5-18", Note: "412 times by carla.diaz at dc1.contoso.test" },
  ];
  const names = Object.keys(rows[0]);
  const table = new LogTable(names.map((name) => columnOf(name, rows.map((row) => /** @type {any} */ (row)[name]))), rows.length);
  const columns = names.filter((name) => name !== "Note");
  const hide = redactor(await knownNames(table, { columns, roles: { host: "Computer" }, keys: {} }, quiet));
  const [first, second] = rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, hide(cell, name)])));
  const kinds = (/** @type {Record<string, string>} */ row) => Object.fromEntries(Object.entries(row).map(([name, text]) => [name, text.replace(/\b(host|user|s?id)-\d+/g, "$1-N")]));
  assert.deepEqual(kinds(first), { Computer: "host-N", DeviceId: "host-N", TenantId: "host-N", UserId: "id-N", LogonId: "id-N", ProcessId: "id-N", Owner: "sid-N", Note: "id-N {id-N} id-N on host-N for sid-N" });
  assert.deepEqual(kinds(second), { Computer: "host-N", DeviceId: "id-N", TenantId: "id-N", UserId: "user-N", LogonId: "0x3e7", ProcessId: "id-N", Owner: "S-1-5-18", Note: "412 times by user-N at host-N.host-N" });
  assert.equal(first.DeviceId, first.Computer);
  assert.equal(first.Note, `${first.UserId} {${first.UserId}} ${first.LogonId} on ${first.Computer} for ${first.Owner}`);
  assert.deepEqual([second.DeviceId, second.TenantId], [first.UserId, first.UserId], "the same id");
});

test("letters whose small form is longer do not stop it", () => {
  const hide = redact(["İlker", "carla.diaz"]);
  assert.match(hide("İ İlker ilker carla.diaz İ"), /^İ user-1 user-1 user-2 İ$/);
});

test("names beside digits, short names and names of digits", () => {
  const hide = redact(["carla", "ed", "48213", "7"], [], { Owner: "user" });
  assert.match(hide("carla2024.txt and 1carla"), /^user-1_2024\.txt and 1user-1$/);
  assert.equal(hide("ed25519 ed"), "ed25519 user-2");
  assert.equal(hide("id 48213, 482131 of 7"), "id user-3, 482131 of 7");
  assert.match(hide("7", "Owner"), /^user-\d$/, "a cell of a column of names is one, however short");
  assert.equal(hide("SYSTEM", "Owner"), "SYSTEM");
});

test("the search for names and the writing of rows end where they are cancelled", async () => {
  const rows = 100000;
  const table = new LogTable([columnOf("CommandLine", Array.from({ length: rows }, (_, i) => `net user carla${i} /add`))], rows);
  const soon = () => {
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 1);
    return { onProgress() {}, signal: stop.signal };
  };
  await assert.rejects(async () => knownNames(table, { columns: [], roles: {}, keys: {} }, soon()), { name: "AbortError" });
  const all = Array.from({ length: rows }, (_, row) => row);
  await assert.rejects(async () => rowsFile(table, all, "csv", soon(), { users: ["carla1"], hosts: [], columns: {} }), { name: "AbortError" });
});
