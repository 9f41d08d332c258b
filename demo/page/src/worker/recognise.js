/**
 * What a log is about, told by the names of its columns: which analyses to offer first, and which column plays which
 * role. Any choice can be changed by hand.
 *
 * @typedef {"process" | "logon" | "auditd" | "web" | "flow" | "counts" | "other"} LogKind
 * @typedef {"image" | "command" | "parent" | "account" | "accountId" | "host" | "time" | "session" | "url" | "site" | "userAgent" | "message" | "logonType" | "target" | "address"} Role
 */

/**
 * The names of columns for each role, in lower case, the most telling first. logwinnow knows the same ones (`aliases` in
 * events/roles.go), but tells nobody: test/recognise.test.js compares the lists.
 *
 * @type {Record<Role, string[]>}
 */
export const NAMES = {
  image: ["newprocessname", "image", "process.executable", "executable", "folderpath", "processpath", "process_path", "exe", "process.name", "process_name", "comm"],
  command: ["commandline", "processcommandline", "process.command_line", "command_line", "cmdline", "process.args", "proctitle", "command"],
  parent: ["parentprocessname", "parentimage", "process.parent.executable", "initiatingprocessfolderpath", "initiatingprocessfilename", "process.parent.name", "parent_process_name", "parent_image"],
  account: ["subjectusername", "user.name", "accountname", "acct", "username", "user_name", "user", "account"],
  accountId: ["subjectusersid", "accountsid", "user.id", "usersid", "user_id", "uid"],
  host: ["computer", "devicename", "host.name", "host.hostname", "hostname", "computername", "computer_name", "host", "node", "client"],
  time: ["timegenerated", "timecreatedutc", "utctime", "timestamp", "@timestamp", "timecreated", "timecreated.#attributes.systemtime", "timecreated.systemtime", "systemtime", "eventtime", "event_time", "_time", "time", "datetime", "date_time", "date", "ts"],
  session: ["subjectlogonid", "logonid", "ses", "session"],
  url: ["url", "url.original", "url.full", "request_url", "requesturl", "cs-uri", "uri"],
  site: ["url.domain", "cs-host", "destinationhostname", "destination.domain", "domain", "site"],
  userAgent: ["user_agent", "useragent", "user_agent.original", "cs(user-agent)", "http_user_agent", "requestclientapplication", "user-agent"],
  message: ["message", "msg", "event.original", "line", "text"],
  logonType: ["logontype", "logon_type", "logontypename"],
  target: ["targetusername", "account", "accountname", "user.name"],
  address: ["ipaddress", "ip_address", "source.ip", "remoteip", "workstationname"],
};
/** Folders in which Windows events as JSON keep their fields, and folders of these: `_source.winlog.event_data.CommandLine`. */
export const NESTS = ["winlog.event_data.", "event.eventdata.", "eventdata.", "event_data.", "event.system.", "system.", "winlog.", "_source.", "fields."];
const OUTER = ["", "_source.", "fields."];
const FLOW = /^(?:.*\.)?(?:dest(?:ination)?_?(?:ip|port|address)|dst_?(?:ip|port|addr)|remote_?(?:ip|port)|src_?(?:ip|port|addr)|source_?(?:ip|port|address)|l[47]protocol|flowdirection|id\.resp_[hp])$/i;

/**
 * @param {{ name: string, kind: string, empty?: boolean }[]} columns
 * @returns {Partial<Record<Role, string>>} the column of each role, as far as there is one
 */
export function rolesOf(columns) {
  /** @type {Partial<Record<Role, string>>} */
  const roles = {};
  const there = columns.filter(({ empty }) => !empty);
  for (const [role, names] of Object.entries(NAMES)) {
    for (const name of names) {
      const found = there.find((column) => isNamed(column.name.toLowerCase(), name));
      if (found) {
        roles[/** @type {Role} */ (role)] = found.name;
        break;
      }
    }
  }
  return roles;
}

/**
 * @param {string} column in lower case
 * @param {string} name
 */
function isNamed(column, name) {
  if (!column.endsWith(name)) return false;
  const before = column.slice(0, column.length - name.length);
  return before === "" || NESTS.some((nest) => before.endsWith(nest) && OUTER.includes(before.slice(0, before.length - nest.length)));
}

/**
 * @param {{ name: string, kind: string, empty?: boolean }[]} columns
 * @param {boolean} audit whether the rows were audit records
 * @returns {LogKind}
 */
export function kindOf(columns, audit) {
  if (audit) return "auditd";
  const roles = rolesOf(columns);
  const filled = columns.filter(({ empty }) => !empty);
  if (roles.command || (roles.image && roles.parent)) return "process";
  if (roles.logonType) return "logon";
  if (filled.filter(({ name }) => FLOW.test(name)).length >= 2) return "flow";
  if (roles.url || roles.userAgent) return "web";
  if (roles.image) return "process";
  const numbers = filled.filter(({ kind, name }) => kind === "number" && name !== roles.time);
  if (roles.time && numbers.length > 0 && numbers.length >= filled.length - 2) return "counts";
  return "other";
}
