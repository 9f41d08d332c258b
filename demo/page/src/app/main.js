import { aboutOf, mixedOf } from "./about.js";
import { Address } from "./address.js";
import { fill, grouped, h } from "./dom.js";
import { Cancelled, Log } from "./log.js";
import { closingMenus } from "./menus.js";
import { openers } from "./openers.js";
import { Progress } from "./progress.js";
import { Tabs } from "./tabs.js";

/** The page: a log is opened here, and the views look at it. */

const address = new Address();
const progress = new Progress();
const about = h("p.about", { id: "about" });
const mixed = h("div.strip", { hidden: true, "data-test": "kinds" });
const problem = h("div.problem", { role: "alert" });
const panel = h("main", { id: "panel", role: "tabpanel", tabindex: "-1", "aria-labelledby": "about" });
const tabs = new Tabs(panel, (name) => show(name));
/** @type {Log | undefined} */
let log;
/** Logs that are being read. */
let reading = 0;
/** Ends what the view in the panel is doing. */
let leaving = new AbortController();

const { header, licences, greeting, openSample } = openers(open);
document.body.append(header, h("div.strip", null, about, progress.element), mixed, problem, tabs.element, panel);
fill(panel, greeting);
closingMenus();
address.start((start) => {
  licences(start.licences);
  if (start.numbers.sample) openSample(start.numbers.sample, true);
}, () => log && show(address.view));

/**
 * Opens files in place of the log that is there, which stays until they are read.
 *
 * @param {File[]} files
 * @param {number} [sample] its number, where a sample is opened
 * @param {boolean} [linked] whether a link asked for it: then the address has its settings
 */
async function open(files, sample, linked = false) {
  if (!files.length) return;
  fill(problem);
  performance.mark("opened");
  reading++;
  try {
    const next = await progress.during(files.length > 1 ? `${files.length} files` : files[0].name, (wishes) => Log.open(files, wishes)).finally(() => reading--);
    leaving.abort();
    log?.close();
    log = next;
    next.onDeath = (error) => log === next && tell(error);
    if (!linked) address.clear();
    address.set("sample", sample);
    describe(files, next.outline);
    performance.measure("read", "opened");
    tabs.offer(next.outline);
    show(linked && tabs.has(address.view) ? address.view : tabs.first(next.outline.kind));
  } catch (error) {
    tell(error);
  }
}

/**
 * @param {File[]} files
 * @param {any} outline
 */
function describe(files, outline) {
  const said = aboutOf(files, outline);
  const mix = mixedOf(outline);
  fill(about, said);
  mixed.hidden = !mix;
  const only = mix?.choices.map(({ title, files: those }) => h("button", { type: "button", onClick: () => open(those.map((i) => files[i])) }, title)) ?? [];
  fill(mixed, mix?.said, h("span.openers", null, ...only));
  progress.say(mix ? `${said}. ${mix.said}` : said);
}

/** @param {string} name of a view */
async function show(name) {
  if (!log || !tabs.has(name)) return;
  leaving.abort();
  leaving = new AbortController();
  fill(problem);
  address.view = name;
  tabs.mark(name);
  const place = h("div.view", { class: `view ${name}` });
  fill(panel, place);
  try {
    await tabs.view(name).mount(place, contextFor(log, leaving.signal));
  } catch (error) {
    tell(error);
  }
}

/**
 * What a view has to work with.
 *
 * @param {Log} current
 * @param {AbortSignal} signal ends when the view is left
 */
function contextFor(current, signal) {
  return {
    log: current, table: current.outline, signal, address, tell,
    say: (/** @type {string} */ text) => progress.say(text),
    /** @type {(label: string, job: string, args?: object, onPart?: (part: any) => void) => Promise<any>} */
    work: (label, job, args, onPart) => {
      if (reading) return current.ask(job, args, { signal, onPart }); // the bar shows the reading, which goes on
      fill(problem); // what went wrong before is tried anew
      return progress.during(label, (wishes) => current.ask(job, args, { ...wishes, onPart }), signal);
    },
  };
}

/** @param {any} error */
function tell(error) {
  if (error instanceof Cancelled) return;
  const where = [error.file, error.line && `line ${grouped(error.line)}`].filter(Boolean).join(", ");
  fill(problem, h("strong", null, where ? `${where}: ` : ""), error.message);
  problem.scrollIntoView({ block: "nearest" }); // on a small screen the whole page scrolls
}
