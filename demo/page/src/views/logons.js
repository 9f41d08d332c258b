import { look, draw } from "../app/draw.js";
import { counted, grouped, h, when } from "../app/dom.js";
import { NOTHING } from "../read/table.js";

export const name = "logons";
export const title = "Logons";
/** @param {any} table */
export const offers = ({ roles }) => Boolean(roles.logonType && roles.target);

/**
 * Logons by account and type, by hour, and what is known of each, in words.
 *
 * @param {HTMLElement} place
 * @param {any} context
 */
export async function mount(place, context) {
  const { accounts, hours, facts, count, notes } = await context.log.keep("logons", () => context.work("logons", "logonCharts", { look: look() }));
  const [first, second] = [h("div.chart"), h("div.chart")];
  const more = count > facts.length ? `, the first ${grouped(facts.length)} listed` : "";
  place.append(first, second, ...notes.map((/** @type {string} */ note) => h("p.note", null, note)),
    h("h3", null, `${counted(count, "logon")}${more}`), h("div.facts-list", null, ...facts.map(factOf)));
  await draw(first, accounts, "logons");
  await draw(second, hours, "logon-hours");
}

/** @param {any} fact */
function factOf(fact) {
  const account = [fact.domain, fact.account].filter(Boolean).join("\\");
  const head = h("summary", null, `${when(fact.time)} `, h("b", null, account), ` ${fact.logonTypeName || (fact.logonType ?? "")}`,
    fact.address ? ` from ${fact.address}` : "", fact.statusIs ? h("span.bad", null, ` ${fact.statusIs}`) : "");
  const words = (/** @type {string} */ text, /** @type {string | string[]} */ is) => [text, ...[is].flat().filter(Boolean)].filter(Boolean).join(": ");
  const known = {
    "by account": [fact.subjectDomain, fact.subjectAccount].filter(Boolean).join("\\"), "on computer": fact.host, process: fact.process, authentication: fact.authentication,
    SID: words(fact.sid, fact.sidIs), session: words(fact.session, fact.sessionIs), "audit user": fact.auditUser,
    status: words(fact.status, fact.statusIs), "sub status": words(fact.subStatus, fact.subStatusIs),
  };
  const told = Object.entries(known).filter(([, value]) => value && !NOTHING.test(value));
  return h("details", null, head, h("dl.facts", null, ...told.flatMap(([name, value]) => [h("dt", null, name), h("dd", null, value)])));
}
