// %% [markdown]
// # Event clustering, in JavaScript
//
// The same story with the npm package. JupyterLite's JavaScript kernel (0.3) runs each cell at once and waits for nothing, so
// the package is loaded by a synchronous request, which a worker may make, and its functions answer without promises.

// %%
var site = location.href.replace(/\/(extensions|build|lab|notebooks)\/.*$/, "/");
var request = new XMLHttpRequest();
request.open("GET", site + "files/pkg/kernel.js", false);
request.send();
(0, eval)(request.responseText);
var { lw, charts, countBy, readCsv, show, showTable, rowsOf } = startLogwinnow(site + "files/");

// %% [markdown]
// ## Processes on a host

// %%
var processesOnHost = readCsv("data/processes.csv");
var featureProcs = lw.addProcessFeatures(processesOnHost).table;
var clustered = lw.dbclusterEvents(featureProcs, {
  clusterColumns: ["commandlineTokensFull", "pathScore", "isSystemSession"], maxClusterDistance: 0.0001,
});
console.log("Number of input events:", clustered.labels.length);
console.log("Number of clustered events:", clustered.rows.length);
show(charts.plotClusterSizes(clustered, { title: "Process names with Cluster > 1", top: 25 }));

// %%
show(charts.plotVariability(featureProcs, { column: "commandlineTokensFull", title: "Variability of Commandline Tokens", top: 20 }));
show(charts.plotVariability(featureProcs, { column: "pathLogScore", color: "isSystemSession", title: "Variability of Path", top: 20 }));

// %%
var columns = ["TimeGenerated", "LastEventTime", "NewProcessName", "CommandLine", "ClusterSize", "commandlineTokensFull", "pathScore", "isSystemSession"];
var clusterRows = rowsOf(clustered.table, clustered.rows.map((_, i) => i));
var bySize = clusterRows.slice().sort((a, b) => a.ClusterSize - b.ClusterSize);
showTable(bySize, columns);

// %% [markdown]
// Clusters of one program:

// %%
var viewCluster = (name) => showTable(clusterRows.filter((row) => row.processName === name), ["ClusterSize", "processName", "CommandLine", "ClusterId"]);
viewCluster("reg.exe");

// %%
show(charts.plotCluster(clustered, { x: "commandlineTokensFull", y: "pathScore", label: "processName" }));

// %% [markdown]
// ### Clustered and original events on a line of time

// %%
show(charts.displayTimeline(clustered.table, { overlayData: processesOnHost, title: "Distinct Host Processes (bottom) and All Processes (top)" }));

// %% [markdown]
// ## Host logons

// %%
var hostLogons = readCsv("data/logons.csv");
var logonFeatures = lw.addLogonFeatures(hostLogons).table;
var clusLogons = lw.dbclusterEvents(logonFeatures, { timeColumn: "TimeGenerated", clusterColumns: ["AccountNum", "LogonType"], maxClusterDistance: 0.0001 });
console.log("Number of input events:", clusLogons.labels.length);
console.log("Number of clustered events:", clusLogons.rows.length);
console.log("Distinct host logon patterns:");
var logonRows = rowsOf(clusLogons.table, clusLogons.rows.map((_, i) => i));
var byTime = logonRows.slice().sort((a, b) => (a.TimeGenerated < b.TimeGenerated ? -1 : 1));
showTable(byTime, ["Account", "EventID", "TimeGenerated", "Computer", "SubjectUserName", "LogonType", "LogonHour",
  "Clustered", "ClusterId", "ClusterSize", "FirstEventTime", "LastEventTime"]);

// %%
showTable(lw.logonFacts(logonRows.slice(0, 3)).logons);

// %% [markdown]
// ### All logons beside the clustered ones, relative to an alert

// %%
show(charts.displayTimeline({ Clustered: { data: clusLogons.table }, "All Logons": { data: hostLogons } },
  { sourceColumns: ["Account", "LogonType"], refEvent: { TimeGenerated: logonRows[0].TimeGenerated }, title: "All Host Logons" }));

// %%
show(charts.displayTimeline(clusLogons.table, { sourceColumns: ["Account", "LogonType"], title: "Clustered Host Logons", height: 60 }));
var all = rowsOf(processesOnHost, clustered.labels.map((_, i) => i));
var alertEvent = all.find((row) => row.NewProcessName.endsWith("svch0st.exe"));
show(charts.displayTimeline(all.filter((row) => row.SubjectUserName === alertEvent.SubjectUserName), { title: "Alert Process Session", height: 60 }));

// %%
show(charts.displayTimeline(clusLogons.table, { groupBy: "Account", sourceColumns: ["Account", "LogonType"], title: "Clustered Host Logons" }));

// %%
showTable(countBy(hostLogons, ["Account", "LogonType"], "TimeGenerated"));

// %%
console.log("DONE");
