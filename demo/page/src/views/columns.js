import { boxes } from "../app/controls.js";
import { h } from "../app/dom.js";
import { ownOf } from "./quantities.js";

/** Roles that a user may give to any column by hand, all that logwinnow knows, with what they are called. */
export const ROLES = {
  image: "Program", command: "Command", parent: "Parent program", account: "Account", accountId: "Account's id", host: "Computer", time: "Time", session: "Session",
  url: "Address requested", site: "Site", userAgent: "User agent", message: "Message", logonType: "Logon type", target: "Account logged on", address: "From address",
};

/**
 * Which columns are looked at: what the names tell at first, anything by hand.
 *
 * @param {any} context
 * @param {any} options of winnow; changed in place
 * @param {() => Promise<void>} again
 */
export function chooser({ table, tell }, options, again) {
  const names = ownOf(table).columns.map((/** @type {any} */ column) => column.name);
  const rerun = () => again().catch(tell);
  const roles = Object.entries(ROLES).map(([role, title]) => {
    const select = h("select", { onChange: () => (setRole(options, role, select.value), rerun()) }, h("option", { value: "" }, "as told by its name"), ...names.map((/** @type {string} */ name) => h("option", { value: name }, name)));
    select.value = options.roles?.[role] ?? "";
    const told = table.roles[role];
    return h("label", null, `${title} `, select, told ? h("span.quiet", null, ` ${told}`) : "");
  });
  return h("details.columns", null, h("summary", null, "Columns"), h("div", null,
    h("div.roles", null, ...roles),
    checks("Keep apart by", names, options, "keys", rerun),
    checks("Make templates of", names, options, "text", rerun)));
}

/**
 * @param {any} options
 * @param {string} role
 * @param {string} column
 */
function setRole(options, role, column) {
  const { [role]: _, ...rest } = options.roles ?? {};
  options.roles = column ? { ...rest, [role]: column } : rest;
  if (!Object.keys(options.roles).length) delete options.roles;
}

/**
 * @param {string} title
 * @param {string[]} names
 * @param {any} options
 * @param {"keys" | "text"} option
 * @param {() => void} rerun
 */
function checks(title, names, options, option, rerun) {
  const ticked = boxes(names, options[option] ?? [], (chosen) => {
    if (chosen.length) options[option] = chosen;
    else delete options[option];
    rerun();
  });
  return h("fieldset", null, h("legend", null, title, h("span.quiet", null, " (none chosen: as the log's kind asks)")), ...ticked);
}
