import { several } from "../app/controls.js";
import { fill, h } from "../app/dom.js";
import { usualNameColumns } from "../export/namecolumns.js";

/**
 * Whether what is saved has pseudonyms, for which columns' names, and in words what that covers and what it does not.
 *
 * @param {any} context
 * @param {{ options: any, names?: string[] }} state of the log
 * @returns {{ element: HTMLElement, redaction: () => { columns: string[], roles: any } | undefined }}
 */
export function pseudonyms({ table }, state) {
  const all = table.columns.filter((/** @type {any} */ { empty }) => !empty).map((/** @type {any} */ { name }) => name);
  const roles = { ...table.roles, ...state.options.roles };
  state.names ??= usualNameColumns({ ...table, roles });
  const said = h("p.said", { "data-test": "redaction" });
  const tell = () => {
    const names = state.names ?? [];
    fill(said, names.length
      ? `Replaced: every name in ${listed(names)}, wherever else it stands too, except those that every system has (SYSTEM, root, WORKGROUP)`
      : "No column is taken for names",
      REPLACED, STAYS);
  };
  const columns = several("Columns that hold names", all, state.names, (chosen) => {
    state.names = chosen;
    tell();
  });
  const more = h("div", { hidden: true }, columns, said);
  const box = h("input", { type: "checkbox", onChange: () => (more.hidden = !box.checked) });
  tell();
  const element = h("div.pseudonyms", null, h("label", null, box, " with pseudonyms for users, hosts, their ids and addresses"), more);
  return { element, redaction: () => (box.checked ? { columns: state.names ?? [], roles: { ...table.roles, ...state.options.roles } } : undefined) };
}

/** What is replaced beside the cells of the columns chosen. */
const REPLACED = "; names after commands and options that take one (net user, /user:, ssh, \\\\server, -ComputerName and the like) and in home folders; " +
  "machines of the domains found so; IP, MAC and mail addresses; SIDs of accounts. " +
  "In their place stand user-1, host-2, id-3, ip-4, mail-5, mac-6 and sid-7, by what they are. ";
const STAYS = "Not replaced: names that stand nowhere else, sites outside those domains, passwords, files, ids in other columns, times; " +
  "muted patterns and pictures. Read the file before you share it.";

/** @param {string[]} names */
const listed = (names) => (names.length > 1 ? `${names.slice(0, -1).join(", ")} and ${names.at(-1)}` : names[0]);
