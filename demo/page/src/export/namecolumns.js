/**
 * Which columns hold names of people, machines and domains, told by what they are called. The page shows the list before it saves
 * anything with pseudonyms, and any column can be added or left out by hand.
 *
 * @typedef {"user" | "host" | "id"} NameKind
 */

/** Ends of a column's name that say it holds something else: `UserAgent`, `AccountType`, `user_id` (numbers; SIDs are told by their shape). */
const OTHER = /(?:\b|user|account)(?:agent|type|count|class|state|status|sid|uid|gid|rid|time|date|version|score|port|bytes|path|process ?name|command ?line|package ?name|role|level|region|flow ?name|rule ?name)$|\bhost (?:os|architecture)\b/i;
const USER = /user|account|^acct$|owner|manager|employee|person|people|principal|actor|caller|initiat(?:or|ed ?by)|created ?by|modified ?by|author(?!i[sz])|login|full ?name|display ?name|first ?name|last ?name|surname|given ?name|upn|e?mail|contact|customer|client ?name|sam ?name|sender|recipient|member|assigne/i;
const HOST = /host|computer|device|machine|workstation|server|^node$|^vm|vm ?name|domain|fqdn|dns|tenant|subscription|resource ?group|workspace|organi[sz]ation|company|^client$|endpoint/i;

/** What a machine or a tenant is called by machines (`TenantId`). Ids of people are often names (`UserId`): there each value tells. */
const ID = /\b(?:id|guid|uuid|p?pid|[ae]?uid|gid|sid)$/i;

/** The words of a column's name. @param {string} column */
const words = (column) => column.replace(/([a-z])(?=[A-Z])|([A-Z])(?=[A-Z][a-z])/g, "$& ").replace(/[_.\-\s]+/g, " ").trim();

/**
 * @param {string} column
 * @returns {NameKind | undefined}
 */
export function nameKind(column) {
  const plain = words(column);
  if (OTHER.test(plain)) return undefined;
  if (HOST.test(plain)) return ID.test(plain) ? "id" : "host";
  return USER.test(plain) ? "user" : undefined;
}

/**
 * @param {{ columns: { name: string, kind: string, empty?: boolean }[], roles: Partial<Record<string, string>>, kind: string }} table
 * @returns {string[]} the columns taken for names at first; not those of the sites that somebody visits
 */
export function usualNameColumns({ columns, roles, kind }) {
  const known = [roles.account, roles.target, roles.host];
  return columns.filter(({ name, empty }) => !empty && !(kind === "web" && name === roles.site) && (known.includes(name) || nameKind(name))).map(({ name }) => name);
}

/**
 * @param {string} column that holds names
 * @param {Partial<Record<string, string>>} roles
 * @returns {NameKind}
 */
export const kindOfNames = (column, roles) => (column === roles.host ? "host" : column === roles.account || column === roles.target ? "user" : nameKind(column) ?? (ID.test(words(column)) ? "id" : "user"));
