/**
 * What a log is about, told by the names of its columns: which analyses to offer first, and which column plays which
 * role. Any choice can be changed by hand.
 *
 * @typedef {"process" | "logon" | "auditd" | "web" | "flow" | "counts" | "other"} LogKind
 * @typedef {"image" | "command" | "parent" | "account" | "accountId" | "host" | "time" | "session" | "url" | "site" | "userAgent" | "message" | "logonType" | "target" | "address"} Role
 */

/** Names in lower case, the most telling first. @type {Record<Role, string[]>} */
const NAMES = {
  image: ["newprocessname", "image", "process.executable", "executable", "folderpath", "processpath", "process_path", "exe", "process.name", "process_name", "comm"],
  command: ["commandline", "processcommandline", "process.command_line", "command_line", "cmdline", "process.args", "proctitle", "command"],
  parent: ["parentprocessname", "parentimage", "process.parent.executable", "initiatingprocessfolderpath", "initiatingprocessfilename", "parent_process_name"],
  account: ["subjectusername", "user.name", "accountname", "acct", "username", "user_name", "user", "account"],
  accountId: ["subjectusersid", "accountsid", "user.id", "usersid", "user_id", "uid"],
  host: ["computer", "devicename", "host.name", "host.hostname", "hostname", "computername", "computer_name", "host", "node", "client"],
  time: ["timegenerated", "timecreatedutc", "utctime", "timestamp", "@timestamp", "timecreated", "systemtime", "eventtime", "event_time", "_time", "time", "datetime", "date_time", "date", "ts"],
  session: ["subjectlogonid", "logonid", "ses", "session"],
  url: ["url", "url.original", "url.full", "request_url", "requesturl", "cs-uri", "uri"],
  site: ["url.domain", "cs-host", "destinationhostname", "destination.domain", "domain", "site"],
  userAgent: ["user_agent", "useragent", "user_agent.original", "cs(user-agent)", "http_user_agent", "user-agent"],
  message: ["message", "msg", "event.original", "line", "text"],
  logonType: ["logontype", "logon_type", "logontypename"],
  target: ["targetusername", "account", "accountname", "user.name"],
  address: ["ipaddress", "ip_address", "source.ip", "remoteip", "workstationname"],
};
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
 * Event logs as JSON keep their fields in nests: `Event.EventData.CommandLine`.
 *
 * @param {string} column
 * @param {string} name
 */
const isNamed = (column, name) => column === name || (column.endsWith(`.${name}`) && !name.includes("."));

/**
 * @param {{ name: string, kind: string, empty?: boolean }[]} columns
 * @param {boolean} audit whether the rows were audit records
 * @returns {LogKind}
 */
export function kindOf(columns, audit) {
  if (audit) return "auditd";
  const roles = rolesOf(columns);
  if (roles.command || (roles.image && roles.parent)) return "process";
  if (roles.logonType) return "logon";
  if (columns.filter(({ name }) => FLOW.test(name)).length >= 2) return "flow";
  if (roles.url || roles.userAgent) return "web";
  if (roles.image) return "process";
  const filled = columns.filter(({ empty }) => !empty);
  const numbers = filled.filter(({ kind, name }) => kind === "number" && name !== roles.time);
  if (roles.time && numbers.length > 0 && numbers.length >= filled.length - 2) return "counts";
  return "other";
}
