package httpapi

// route is one analysis.
type route struct {
	path      string
	does      string
	operation string   // in wasm/calls
	function  string   // of the npm package, whose answer it gives
	joined    bool     // the answer's table has the input's columns, too
	second    bool     // a second log may come beside, and weights of the rows
	lenient   bool     // a column of times that was found by its name may hold other things
	without   []string // fields of the operation's answer that the package's does not have
	lines     string   // what each line of NDJSON is
	split     splitter // how the answer becomes lines
	options   []option
}

// routes is every analysis.
var routes = []route{
	{path: "/v1/winnow", operation: "winnow", function: "winnow", lenient: true, split: byPart("patterns"), lines: "a pattern",
		does: "groups events into patterns, the most surprising first", options: winnowOptions},
	{path: "/v1/cluster", operation: "dbclusterEvents", function: "dbclusterEvents", joined: true, lenient: true, split: byTable, lines: "a noise event or cluster",
		does: "clusters events by columns of numbers; noise first", options: clusterOptions},
	{path: "/v1/outliers", operation: "identifyOutliers", function: "identifyOutliers", second: true, without: ofForest, split: byOutlier, lines: "a flagged row, with its reasons",
		does: "rows that an isolation forest sets apart easily, and why", options: outlierOptions},
	{path: "/v1/anomalies", operation: "tsAnomaliesStl", function: "tsAnomaliesStl", lenient: true, split: byTable, lines: "a point of the series",
		does: "points of a series that stand out from season and trend", options: seriesOptions},
	{path: "/v1/features", operation: "addProcessFeatures", function: "addProcessFeatures", joined: true, lenient: true, split: byTable, lines: "an event",
		does: "adds the features of process starts as columns", options: featureOptions},
}

// ofForest is what tells of the forest itself, which an answer over HTTP leaves out.
var ofForest = []string{"trees", "samples", "features", "featureColumns", "textColumns", "forest"}
