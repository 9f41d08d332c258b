/**
 * What a pattern says of each column: what filters are made of that find its events in the systems where the log came from.
 *
 * @typedef {object} Field
 * @property {string} column
 * @property {string} [role] what the column means, where that is known
 * @property {string[]} pieces the literal text around what the template leaves open; one piece is an exact value
 * @property {boolean} [number] the log has numbers there
 * @property {boolean} [tail] text may stand before the first piece: a template leaves the folder of its program out
 *
 * @typedef {{ keys: Record<string, string>, template: string }} Pattern
 * @typedef {Partial<Record<string, string>>} Roles the column of each role
 */

/** The kinds of slot that templates have. A command that spells one literally is found as well, among more. */
const SLOT = /<(?:guid|sid|mac|time|ipv4|ipv6|hex|base64|num|user|temp|\*)>/;

/**
 * @param {Pattern} pattern
 * @param {Record<string, string>} columns the column of each key
 * @param {string[]} texts the columns that the template is made of: a line each, where there are several
 * @param {Roles} [roles]
 * @returns {Field[]}
 */
export function fieldsOf({ keys, template }, columns, texts, roles = {}) {
  const roleOf = (/** @type {string} */ column) => Object.keys(roles).find((role) => roles[role] === column);
  const fields = Object.entries(keys ?? {}).filter(([key, value]) => value !== "" && columns[key])
    .map(([key, value]) => /** @type {Field} */ ({ column: columns[key], role: roleOf(columns[key]), pieces: key === "site" && !roles.site ? ["", value, ""] : value.split(SLOT) }));
  const lines = texts.length > 1 ? template.split("\n") : [template];
  if (template && lines.length === texts.length) texts.forEach((column, i) => fields.push({ column, role: roleOf(column), pieces: lines[i].split(SLOT), tail: i === 0 }));
  return fields;
}

/**
 * The column of each key. A key bears the name of its role, or of its column where the user chose it; a cell of one of the
 * pattern's events settles what is in doubt.
 *
 * @param {Pattern} pattern
 * @param {Record<string, string>} cells of an event
 * @param {Roles} roles
 */
export function columnsOf({ keys }, cells, roles) {
  const stand = { ...roles, account: roles.account ?? roles.accountId, site: roles.site ?? roles.url };
  const columnOf = (/** @type {string} */ key, /** @type {string} */ value) => [/** @type {Roles} */ (stand)[key], key].find((name) => name !== undefined && name in cells) ?? Object.keys(cells).find((name) => cells[name] === value);
  return Object.fromEntries(Object.entries(keys ?? {}).map(([key, value]) => [key, columnOf(key, value) ?? ""]));
}

/**
 * The columns that templates are made of: those chosen, or those that winnow takes for the roles there are.
 *
 * @param {{ text?: string[], keys?: string[] }} options of winnow
 * @param {Roles} roles
 * @returns {string[]}
 */
export function textsOf({ text, keys = [] }, roles) {
  const usual = roles.image ? [roles.command] : [roles.userAgent, roles.message];
  return text ?? usual.filter((column) => column !== undefined && !keys.includes(column)).map(String);
}
