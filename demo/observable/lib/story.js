import { rowsOf } from "./logwinnow/index.js";

/** The steps of the story that need no screen, for both hosts. */

/** @param {{ table: object, rows: ArrayLike<number> }} clustered */
export const rowsShown = ({ table, rows }) => rowsOf(table, Array.from(rows, (_, i) => i));

/** @param {any} lw @param {object} processes */
export async function clusterProcesses(lw, processes) {
  const { table: features } = await lw.addProcessFeatures(processes);
  const clustered = await lw.dbclusterEvents(features, {
    clusterColumns: ["commandlineTokensFull", "pathScore", "isSystemSession"], maxClusterDistance: 0.0001,
  });
  return { features, clustered };
}

/** @param {any} lw @param {object} logons */
export async function clusterLogons(lw, logons) {
  const { table } = await lw.addLogonFeatures(logons);
  return lw.dbclusterEvents(table, { timeColumn: "TimeGenerated", clusterColumns: ["AccountNum", "LogonType"], maxClusterDistance: 0.0001 });
}

/** The events of the account under which the alert's program ran. @param {any} processes */
export function alertSession(processes) {
  const all = rowsOf(processes, processes.NewProcessName.map((_, i) => i));
  const alert = all.find(({ NewProcessName }) => NewProcessName.endsWith("svch0st.exe"));
  return all.filter(({ SubjectUserName }) => SubjectUserName === alert.SubjectUserName);
}

/** How many logons there are by account and type, under the name that pandas' count gives them. @param {any} logons */
export function logonCounts(logons) {
  const counts = new Map();
  logons.Account.forEach((Account, i) => {
    const LogonType = logons.LogonType[i];
    const key = JSON.stringify([Account, LogonType]);
    if (!counts.has(key)) counts.set(key, { Account, LogonType, TimeGenerated: 0 });
    counts.get(key).TimeGenerated++;
  });
  return [...counts.values()].sort((a, b) => (a.Account === b.Account ? a.LogonType - b.LogonType : a.Account < b.Account ? -1 : 1));
}
