/**
 * Replaces users, hosts and addresses by pseudonyms, the same one for the same name wherever it occurs, so that a log can be
 * shown to others. What the columns of users and hosts hold is found in every other text as well, command lines above all.
 *
 * @typedef {{ users: string[], hosts: string[] }} Known
 */

/** Names that every machine has tell nobody anything. */
const COMMON = new Set(["", "-", "system", "local service", "network service", "anonymous logon", "nt authority", "builtin", "window manager", "root", "nobody", "localhost", "workgroup", "?", "none", "(null)", "unset", "n/a"]);

/** Addresses, in the order in which they are tried. @type {[string, RegExp][]} */
const SHAPES = [
  ["mail", /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/],
  ["ip", /(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w.]*\d)/],
  ["mac", /(?<![\w:-])(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}(?![\w:-])/],
  ["ip", /(?<![\w:.])(?=[0-9a-f]*:[0-9a-f]*:)(?=(?:[^:]*:){7}(?!:)|[0-9a-f:]*::)[0-9a-f:]{2,39}(?:\.\d+){0,3}(?![\w:])/],
  ["sid", /S-1-5-21(?:-\d+){3,5}/],
];
const ANY = new RegExp(SHAPES.map(([, { source }]) => `(${source})`).join("|"), "gi");
/** Folders named for a user, and computers named in paths. */
const PROFILE = /(?<=(?:[\\/]users[\\/]|[\\/]home[\\/]|documents and settings\\))[^\\/"'<>|:*?\s,;]+/gi;
const UNC = /(?<=(?<![\w:\\])\\\\)[\w.-]+(?=\\)/g;
const SHARED_PROFILES = new Set(["public", "default", "all users", "<user>", "<*>"]);

/**
 * @param {Known} known the values of the columns of users and hosts
 * @returns {(text: string) => string}
 */
export function redactor({ users, hosts }) {
  const names = new Names();
  for (const host of hosts) names.add("host", host);
  for (const user of users.flatMap(parted)) names.add(user.endsWith("$") ? "host" : "user", user.replace(/\$$/, ""));
  return (text) => {
    const addressed = text.replace(ANY, (found, ...groups) => names.pseudonym(SHAPES[groups.findIndex(Boolean)][0], found));
    const placed = addressed.replace(PROFILE, (name) => (SHARED_PROFILES.has(name.toLowerCase()) ? name : names.pseudonym("user", name)));
    return names.replaced(placed.replace(UNC, (name) => names.pseudonym("host", name)));
  };
}

/**
 * `DOMAIN\user` and `user@domain` are two names.
 *
 * @param {string} account
 */
const parted = (account) => account.split(/[\\@]/).filter((part) => part !== ".");

/** The names that were seen and their pseudonyms, in a tree of letters, so that many names cost no more than few. */
class Names {
  /** @type {Map<string, string>} */
  #given = new Map();
  /** @type {Map<string, number>} */
  #counts = new Map();
  /** @type {any} */
  #tree = { next: new Map() };

  /**
   * @param {string} kind
   * @param {string} name
   */
  add(kind, name) {
    const low = name.toLowerCase();
    if (COMMON.has(low) || low.length < 2 || /^\d+$/.test(low)) return;
    let node = this.#tree;
    for (const letter of low) {
      if (!node.next.has(letter)) node.next.set(letter, { next: new Map() });
      node = node.next.get(letter);
    }
    node.pseudonym ??= this.pseudonym(kind, name);
  }

  /**
   * @param {string} kind
   * @param {string} name
   */
  pseudonym(kind, name) {
    const low = name.toLowerCase();
    if (COMMON.has(low) || /^(?:127\.\d+\.\d+\.\d+|0\.0\.0\.0|::1?)$/.test(low) || /^(?:user|host|ip|mail|mac|sid)-\d+$/.test(low)) return name;
    const known = this.#given.get(low);
    if (known) return known;
    const count = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, count);
    this.#given.set(low, `${kind}-${count}`);
    return `${kind}-${count}`;
  }

  /**
   * The text with every known name replaced where it stands as a word.
   *
   * @param {string} text
   */
  replaced(text) {
    const low = text.toLowerCase();
    if (low.length !== text.length) return text; // a letter whose small form is longer: not in names of accounts
    let out = "", from = 0;
    for (let at = 0; at < low.length; at++) {
      if (at > 0 && isWord(low[at - 1])) continue;
      const found = this.#longestAt(low, at);
      if (!found) continue;
      out += text.slice(from, at) + found.pseudonym;
      from = found.end;
      at = found.end - 1;
    }
    return out + text.slice(from);
  }

  /**
   * @param {string} low
   * @param {number} at
   */
  #longestAt(low, at) {
    let node = this.#tree, found;
    for (let end = at; node; ) {
      if (node.pseudonym && !(end < low.length && isWord(low[end]))) found = { pseudonym: node.pseudonym, end };
      node = node.next.get(low[end++]);
    }
    return found;
  }
}

/** @param {string} letter */
const isWord = (letter) => /[\p{L}\p{N}]/u.test(letter);
