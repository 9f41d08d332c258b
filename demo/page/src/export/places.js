/**
 * Where names stand in commands, messages and paths: what a log says of people and machines that no column names.
 *
 * @typedef {import("./namecolumns.js").NameKind} NameKind
 * @typedef {{ kind: NameKind | "sid", name: string }} Found
 */

/** A value as commands write one, quoted or not. */
const V = String.raw`(?:"([^"\r\n]{1,80})"|'([^'\r\n]{1,80})'|([^\s"'|<>&;,()=\[\]{}]{1,80}))`;
const OPTION = String.raw`(?<![^\s"'])(?:--?|/)`;
/** Options of ssh and its kin that take a value, and those that take none. */
const SSH = String.raw`(?:\s+-(?:[BbcDEeFIiJLlmOoPpQRSWw]\s*\S+|[A-Za-z46]+))*`;
/** Programs whose -u is no user. */
const NO_USER = /^\s*["']?(?:[^"'\s]*[\\/])?(?:sort|uniq|python[\d.]*|pypy3?|py|perl|date|diff|tar|cp|iconv|ls|git|cat|apt|apt-get|unzip|zip|fuser|du|useradd|usermod|msiexec|regsvr32|wusa|installutil)(?:\.exe)?["'\s]/i;

/** Folders of users, whose names may have blanks. */
const PROFILE = /(?:[\\/]users[\\/]|[\\/]documents and settings[\\/])([^\\/"'<>|:*?\r\n,;]{1,40}(?=[\\/])|[^\\/"'<>|:*?\s,;]+)/gi;

/**
 * The places, each with something quickly looked for without which it need not be: most commands have few.
 *
 * @type {[kind: "user" | "host" | "dotless", hint: RegExp, expression: RegExp][]}
 */
const PLACES = [
  ["user", /net/i, RegExp(String.raw`\bnet1?(?:\.exe)?"?\s+users?\s+${V}`, "gi")],
  ["user", /group/i, RegExp(String.raw`\bnet1?(?:\.exe)?"?\s+(?:local)?group\s+(?:"[^"]*"|'[^']*'|[^\s"']+)\s+${V}`, "gi")],
  ["user", /[-/]/, RegExp(String.raw`${OPTION}(?:user|username|user-name|ru|runas|account|login|credential|identity|samaccountname|members?|owner|assignee|remote-user)(?:[:=]\s*|\s+)${V}`, "gi")],
  ["user", /user|passwd|chage/i, RegExp(String.raw`\b(?:useradd|adduser|usermod|userdel|deluser|(?<!etc/)passwd|chage)\b[^|;&\r\n]*\s([\w.-]+)\s*(?=$|[|;&\r\n])`, "gi")],
  ["user", /su/, RegExp(String.raw`(?<![\w/.-])su\s+(?:(?:-l?|--login)\s+)?${V}`, "g")],
  ["user", /chown/, /\bchown\s+(?:-\S+\s+)*([\w.-]+)/g],
  ["user", /-l/, RegExp(String.raw`\b(?:ssh|scp|sftp|rlogin|rsh|plink|putty)\b[^|;&\r\n]*?\s-l\s+${V}`, "gi")],
  ["user", /@/, /(?<![\w.+-])([A-Za-z][\w.+-]*)@[A-Za-z][\w-]*/g],
  ["user", /:\/\//, /\b[a-z][a-z\d+.-]*:\/\/([^\s/@:"'<>]+)(?::[^\s/@"'<>]*)?@/gi],
  ["user", /user|acct|account|owner|log/i, RegExp(String.raw`["']?\b(?:s?user(?:_?name)?|d?user|src_user|dst_user|acct|account|owner|logname|login)\b["']?\s?[=:]\s?${V}`, "gi")],
  ["user", /for /i, /\bfor (?:invalid |illegal )?user ([\w.@\\-]+)/gi],
  ["user", /for /i, /\b(?:password|publickey|keyboard-interactive\S*) for ([\w.@\\-]+) from\b/gi],
  ["user", /CN=/i, /\bCN=([^,"'\r\n]{2,60})/gi],
  ["user", /user|settings/i, PROFILE],
  ["user", /\/home|mail|cron/i, /[\\/](?:home|Maildir|spool\/mail|spool\/cron\/crontabs)\/([^\\/"'<>|:*?\s,;()]+)/g],
  ["host", /\\\\/, /(?<![\w:\\])\\\\([\w.-]+)(?=[\\\s"',;]|$)/g],
  ["host", /[-/]/, RegExp(String.raw`${OPTION}(?:computer|computername|cn|server|servername|serverinstance|hostname|host|dnshostname|vmname|machinename|targetname|remotecomputer|domain|userdomain)(?:[:=]\s*|\s+)${V}((?:\s*,\s*[\w.-]+)*)`, "gi")],
  ["host", /\/[nmvtdr]/i, RegExp(String.raw`(?<![^\s"'])/(?:node|m|v|target|dsgetdc|dclist|r|remote)[:=]\s*${V}`, "gi")],
  ["host", /\/s/i, RegExp(String.raw`\b(?:schtasks|tasklist|systeminfo|taskkill|driverquery|gpresult|getmac|openfiles|eventcreate)\b[^|;&\r\n]*?\s/s[:\s]\s*${V}`, "gi")],
  ["host", /ssh|sftp|mosh|session|winrs/i, RegExp(String.raw`(?<![\w.-])(?:ssh|sftp|ssh-copy-id|mosh|Enter-PSSession|winrs(?:\.exe)?\s+[/-]r:)(?:\.exe)?"?${SSH}\s+([A-Za-z][\w.-]*)(?![\w@.:\\/-])`, "gi")],
  ["host", /@/, /(?<![\w.-])[\w.+-]+@([A-Za-z][\w.-]*[\w])(?=:|\s|$|["'])/g],
  ["host", /host|workstation|computer/i, RegExp(String.raw`["']?\b(?:r?host|host_?name|workstation(?:_?name)?|computer(?:_?name)?|dhost|shost|dvchost)\b["']?\s?[=:]\s?${V}`, "gi")],
  ["host", /Dav/i, /\bDavSetCookie\s+([\w.-]+)/gi],
  ["host", /\.(?:l|corp|int|home)/i, /(?<![\w.@-])((?:[\w-]+\.)+(?:local|lan|corp|internal|intranet|localdomain|home\.arpa))(?![\w.-]*[\w-])/gi],
  ["dotless", /:\/\//, /\b[a-z][a-z\d+.-]*:\/\/(?:[^\s/@"'<>]*@)?([A-Za-z][\w-]*)(?=[:/?#\s"']|$)/gi],
  ["dotless", /ping|trace|telnet|lookup|test-|tnc|mstsc/i, /(?<![\w.-]|(?<!\w)\/)(?:ping6?|tracert|traceroute|telnet|nslookup|Test-Connection|Test-NetConnection|tnc|mstsc)(?:\.exe)?"?(?:\s+[-/][A-Za-z46]+(?:\s+\d+)?)*\s+(?:\/v:)?([A-Za-z][\w-]*)(?![\w.-])/gi],
];
const SHORT_USER = RegExp(String.raw`(?<![^\s"'])[-/][uU](?:[:=]\s*|\s+)${V}`, "g");
const DOMAIN_PARTS = /\bDC=[\w-]+(?:\s*,\s*DC=[\w-]+)*/gi;

/** Words that stand in those places and are nobody's name, and what follows commands that need no name. */
const WORDS = new Set([
  "a", "an", "the", "and", "or", "for", "from", "to", "in", "on", "off", "of", "is", "not", "no", "yes", "all", "add", "delete", "new", "set", "get", "list", "show", "name", "names", "user", "users", "username",
  "host", "hosts", "server", "computer", "domain", "account", "accounts", "group", "groups", "password", "file", "git", "hg", "svn", "info", "www", "http", "https", "default", "any", "none", "null", "true", "false",
  "exe", "cmd", "echo", "active", "everything", "current", "other", "self", "this", "that", "with", "by", "if", "then", "do", "done", "id", "uid", "gid", "s", "x", "type", "invalid", "unknown",
]);
const FILE = /\.(?:exe|dll|com|bat|cmd|ps1|psm1|vbs|js|jse|wsf|hta|py|pl|rb|sh|txt|log|csv|json|xml|html?|ini|conf|cfg|yml|yaml|zip|gz|tar|msi|sys|tmp|dat|db|docx?|xlsx?|pptx?|pdf|png|jpg|c|h|cpp|o|so|pem|key|service|timer|socket|cmdline)$/i;

/** Store apps have servers that are no machines. @param {string} name */
const isName = (name) => name.length > 1 && /^[\p{L}\p{N}_]/u.test(name) && /\p{L}/u.test(name) && !/[%*?<>:\n]/.test(name) && !WORDS.has(name.toLowerCase()) && !FILE.test(name) && !/\.AppX/i.test(name);

/**
 * @param {string} text
 * @returns {Found[]}
 */
export function namesIn(text) {
  /** @type {Found[]} */
  const found = [];
  const take = (/** @type {"user" | "host"} */ kind, /** @type {string | undefined} */ value) => value && found.push(...partsOf(kind, value.trim()).filter(({ name }) => isName(name)));
  for (const [kind, hint, expression] of PLACES) {
    if (!hint.test(text)) continue;
    for (const [, ...groups] of text.matchAll(expression)) {
      for (const group of groups) for (const value of kind === "host" ? (group ?? "").split(",") : [group]) take(kind === "dotless" ? "host" : kind, value);
      if (expression === PROFILE && /\s/.test(groups[0])) take("user", groups[0].split(/\s/)[0]); // what follows may be no part of it
    }
  }
  if (!NO_USER.test(text)) for (const [, ...groups] of text.matchAll(SHORT_USER)) groups.forEach((group) => take("user", group?.split(":")[0]));
  for (const [dn] of text.matchAll(DOMAIN_PARTS)) take("host", dn.replace(/\s*,?\s*DC=/gi, ".").slice(1));
  return found;
}

/** Values that no person and no machine is called by, whatever column or option they stand in. @type {[kind: "id" | "sid", shape: RegExp][]} */
const SHAPES = [["id", /^\{?[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\}?$/i], ["id", /^0x[\da-f]+$/i], ["sid", /^S-1-\d+(?:-\d+)+$/i]];

/**
 * `DOMAIN\user` and `user@domain` are two names, and `HB-FS01$` is a machine. What stands in a column of ids is one, but for
 * a domain (`TenantId`).
 *
 * @param {NameKind} kind
 * @param {string} value
 * @returns {Found[]}
 */
export function partsOf(kind, value) {
  const shape = SHAPES.find(([, expression]) => expression.test(value));
  if (shape) return [{ kind: shape[0], name: value.replace(/^\{|\}$/g, "") }];
  if (kind === "id") return [{ kind: /^(?=.*[a-z])[\w-]+(?:\.[\w-]+)+$/i.test(value) ? "host" : "id", name: value }];
  const parts = value.split(/([\\/@])/);
  return parts.filter((_, i) => i % 2 === 0).map((name, i) => {
    const isDomain = parts[2 * i + 1] === "\\" || parts[2 * i + 1] === "/" || parts[2 * i - 1] === "@";
    return { kind: isDomain || name.endsWith("$") ? "host" : kind, name: name.replace(/\$$/, "") };
  }).filter(({ name }) => name !== "" && name !== ".");
}
