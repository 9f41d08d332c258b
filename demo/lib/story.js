/**
 * The steps of the story that need no screen: for Observable, and for the numbers that every host is compared with. The
 * notebooks of JupyterLite spell them out.
 *
 * @param {any} lw the package's functions, whether they answer at once or with promises
 * @param {(table: object, rows: ArrayLike<number>) => any[]} rowsOf the package's
 */
export const steps = (lw, rowsOf) => ({
  /** @param {object} processes */
  async clusterProcesses(processes) {
    const { table: features } = await lw.addProcessFeatures(processes);
    const clustered = await lw.dbclusterEvents(features, {
      clusterColumns: ["commandlineTokensFull", "pathScore", "isSystemSession"], maxClusterDistance: 0.0001,
    });
    return { features, clustered };
  },

  /** @param {object} logons */
  async clusterLogons(logons) {
    const { table } = await lw.addLogonFeatures(logons);
    return lw.dbclusterEvents(table, { timeColumn: "TimeGenerated", clusterColumns: ["AccountNum", "LogonType"], maxClusterDistance: 0.0001 });
  },

  /** @param {{ table: object, rows: ArrayLike<number> }} clustered */
  rowsShown: ({ table, rows }) => rowsOf(table, Array.from(rows, (_, i) => i)),

  /** The events of the account under which the alert's program ran. @param {any} processes */
  alertSession(processes) {
    const all = rowsOf(processes, processes.NewProcessName.map((/** @type {string} */ _, /** @type {number} */ i) => i));
    const alert = all.find(({ NewProcessName }) => NewProcessName.endsWith("svch0st.exe"));
    return all.filter(({ SubjectUserName }) => SubjectUserName === alert.SubjectUserName);
  },
});
