/**
 * Names and their pseudonyms. Known names are found in any text, in a tree of letters, so that many cost no more than few.
 */

/** Names that every machine has tell nobody anything. */
const COMMON = new Set([
  "", "-", "?", "none", "null", "(null)", "(none)", "unset", "n/a", "nan", "unknown", "system", "local service", "network service", "local system", "localsystem", "anonymous", "anonymous logon",
  "nt authority", "nt service", "builtin", "window manager", "font driver host", "root", "nobody", "localhost", "workgroup", "administrator", "administrators", "guest", "guests", "users", "everyone",
  "domain admins", "domain users", "domain", "krbtgt", "defaultaccount", "defaultuser0", "wdagutilityaccount", "public", "default", "all users", "daemon", "user", "host", "true", "false", "0x0", "0x3e7", "0x3e5", "0x3e4",
]);
/** SIDs that every Windows has: S-1-5-18 is SYSTEM. */
const COMMON_SID = /^s-1-(?:[0-3]-\d+|5-\d{1,2}|5-32-\d+|16-\d+)$/;
const LOOPBACK = /^(?:127\.\d+\.\d+\.\d+|0\.0\.0\.0|::1?|(?:ff[:-]){5}ff|(?:00[:-]){5}00)$/;
const PSEUDONYM = /^(?:user|host|id|ip|mail|mac|sid)-\d+$/;
/** The service accounts of sessions, as Windows numbers them. */
const NUMBERED = /^(?:dwm|umfd)-\d+$/;

/** @param {string} name */
export const isCommon = (name) => COMMON.has(name) || LOOPBACK.test(name) || COMMON_SID.test(name) || PSEUDONYM.test(name) || NUMBERED.test(name);

/**
 * Letters in their small form, one for one: where a small form is longer (İ), its first letter.
 *
 * @param {string} text
 */
export function folded(text) {
  const low = text.toLowerCase();
  return low.length === text.length ? low : Array.from(text, (letter) => letter.toLowerCase().slice(0, letter.length)).join("");
}

/** Names shorter than this are found where they stand alone in their column, not in texts. */
const SHORTEST = 2;
/** A name of digits only is found in texts from this length on: less would be any number. */
const DIGITS = 5;
/** From this length on a name is found beside digits, too. */
const LONG = 4;
/** What joins the words of a name in files and addresses. */
const JOINTS = [" ", ".", "_", "-", "", "+", "%20"];

export class Names {
  /** @type {Map<string, string>} */
  #given = new Map();
  /** @type {Map<string, number>} */
  #counts = new Map();
  /** @type {any} */
  #tree = { next: new Map() };

  /**
   * A name to be found in texts from now on.
   *
   * @param {string} kind
   * @param {string} name
   * @param {string} [given] its pseudonym, where it has one made of others
   */
  add(kind, name, given) {
    const low = folded(name.trim());
    if (isCommon(low) || low.length < (/^\d+$/.test(low) ? DIGITS : SHORTEST) || !/[\p{L}\p{N}]/u.test(low)) return;
    const pseudonym = given ?? this.pseudonym(kind, name.trim());
    for (const spelling of spellings(low)) this.#plant(spelling, pseudonym);
  }

  /**
   * @param {string} low
   * @param {string} pseudonym
   */
  #plant(low, pseudonym) {
    let node = this.#tree;
    for (let at = 0; at < low.length; at++) {
      if (!node.next.has(low[at])) node.next.set(low[at], { next: new Map() });
      node = node.next.get(low[at]);
    }
    node.pseudonym ??= pseudonym;
  }

  /**
   * @param {string} kind
   * @param {string} name
   */
  pseudonym(kind, name) {
    const low = folded(name);
    if (isCommon(low)) return name;
    const known = this.#given.get(low) ?? this.#whole(low);
    if (known) return known;
    const count = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, count);
    this.#given.set(low, `${kind}-${count}`);
    return `${kind}-${count}`;
  }

  /** @param {string} low */
  #whole(low) {
    const found = this.#longestAt(low, 0);
    return found?.end === low.length ? found.pseudonym : undefined;
  }

  /** @param {string} name whether it is one to be found in texts */
  knows = (name) => this.#whole(folded(name)) !== undefined;

  /**
   * The text with every known name replaced where it stands as a word.
   *
   * @param {string} text
   */
  replaced(text) {
    const low = folded(text);
    let out = "", from = 0;
    for (let at = 0; at < low.length; at++) {
      const found = edge(low, at) ? this.#longestAt(low, at) : undefined;
      if (!found) continue;
      out += text.slice(from, at) + found.pseudonym + (/\d/.test(low[found.end] ?? "") ? "_" : "");
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
      if (node.pseudonym && Math.min(edge(low, at), edge(low, end)) > (end - at < LONG ? 1 : 0)) found = { pseudonym: node.pseudonym, end };
      node = node.next.get(low[end++]);
    }
    return found;
  }
}

/**
 * How a name may be written: composed or not, and the words of one of several joined in other ways or turned about.
 *
 * @param {string} low
 */
function spellings(low) {
  const words = low.split(/[\s,]+/).filter(Boolean);
  const ways = words.length > 1 && words.length < 5 ? JOINTS.flatMap((joint) => [words.join(joint), [words.at(-1), ...words.slice(0, -1)].join(joint)]) : [];
  if (ways.length) ways.push(`${words.at(-1)}, ${words.slice(0, -1).join(" ")}`);
  return new Set([low, ...ways].flatMap((way) => [way.normalize("NFC"), way.normalize("NFD")]));
}

const LETTER = /[\p{L}\p{M}]/u;
const DIGIT = /\p{N}/u;

/**
 * Whether a word ends there: 2 surely; 1 between a letter and a digit (`carla2024`), which short names need not mean.
 *
 * @param {string} low
 * @param {number} at
 * @returns {0 | 1 | 2}
 */
function edge(low, at) {
  if (at === 0 || at >= low.length) return 2;
  const [before, after] = [low[at - 1], low[at]];
  if ((LETTER.test(before) && LETTER.test(after)) || (DIGIT.test(before) && DIGIT.test(after))) return 0;
  return (LETTER.test(before) || DIGIT.test(before)) && (LETTER.test(after) || DIGIT.test(after)) ? 1 : 2;
}
