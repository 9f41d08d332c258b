package httpapi

// form is how an option is written in a query.
type form string

// The forms. In a body every option is plain JSON.
const (
	inText   form = "text"
	inBool   form = "true or false"
	inNumber form = "a number"
	inList   form = "texts with commas between"
	inWholes form = "one whole number, several with commas between, or auto"
	inEither form = "a number or a word"
	inPairs  form = "name=column with commas between"
	inJSON   form = "JSON"
)

// option is one option of an analysis. What it may be is for wasm/wire to say, which refuses what is not right.
type option struct {
	name string
	form form
	help string
}

var compatOption = option{"compat", inText, "msticpy: that library's answers, defects included"}

var winnowOptions = []option{
	{"keys", inList, "columns whose values keep patterns apart"},
	{"text", inList, "columns of text that templates are made of"},
	{"timeColumn", inText, "column of times"},
	{"roles", inPairs, "which column plays which role: image=Process,account=User"},
	{"refine", inJSON, `split patterns by numbers: {"columns":["duration"],"eps":0.1}`},
	{"mute", inJSON, "patterns to leave out, as an earlier answer gave them"},
	{"slotsOff", inList, "kinds of slot that templates do not use"},
	{"systemNames", inJSON, `more programs to find masquerades of: [{"name":"x.exe","folders":["c:\\y"]}]`},
	{"maxSlotValues", inNumber, "values listed for a slot at most"},
}

var clusterOptions = []option{
	{"clusterColumns", inList, "number columns to cluster by"},
	{"timeColumn", inText, "column of times"},
	{"maxClusterDistance", inNumber, "DBSCAN's eps, > 0"},
	{"minClusterSamples", inNumber, "DBSCAN's min_samples, the event itself counts"},
	{"normalize", inBool, "divide each row by its length first"},
	{"metric", inText, "euclidean, manhattan, chebyshev or cosine"},
	compatOption,
}

var outlierOptions = []option{
	{"featureColumns", inList, "columns to look at; all but times without"},
	{"trees", inNumber, "trees, 1 to 10000"},
	{"maxSamples", inNumber, "rows that each tree sees: a whole number, or a share (0.5)"},
	{"maxFeatures", inNumber, "columns that each tree sees: a whole number, or a share"},
	{"contamination", inEither, "share of the rows to flag, > 0 and <= 0.5, or auto"},
	{"threshold", inNumber, "flag scores above this instead, > 0 and <= 1"},
	{"seed", inNumber, "whole number >= 0"},
	{"formula", inText, "of c(n): exact or scikit-learn"},
	{"missing", inText, "missing numbers: error or median"},
	{"maxReasons", inNumber, "rows that reasons are given for at most"},
	{"weights", inText, "column of numbers >= 0, how likely each row is to be drawn; name the featureColumns beside it, else it is one of them"},
	compatOption,
}

var seriesOptions = []option{
	{"timeColumn", inText, "column of times"},
	{"dataColumn", inText, "column of numbers; the first without, with bin the number of events"},
	{"bin", inEither, "events become a series of bins so long: 1h, 30min, 1d, or milliseconds"},
	{"by", inList, "columns whose values are series of their own"},
	{"aggregate", inText, "with bin: count, sum or mean"},
	{"period", inWholes, "points in a season, several for several seasons, or auto"},
	{"seasonal", inWholes, "window across the cycles, odd"},
	{"trend", inNumber, "window of the trend, odd"},
	{"lowPass", inNumber, "window of the low-pass filter, odd"},
	{"seasonalDeg", inNumber, "0 or 1"},
	{"trendDeg", inNumber, "0 or 1"},
	{"lowPassDeg", inNumber, "0 or 1"},
	{"robust", inBool, "outliers lose their weight"},
	{"seasonalJump", inNumber, "every so many points are computed, the others interpolated"},
	{"trendJump", inNumber, "the same for the trend"},
	{"lowPassJump", inNumber, "the same for the low-pass filter"},
	{"innerIter", inNumber, "rounds of the inner loop"},
	{"outerIter", inNumber, "rounds of the outer loop"},
	{"scoreThreshold", inNumber, "flagged is abs(score) > this"},
	{"thresholdLow", inNumber, "the same for scores below 0"},
	{"method", inText, "zscore, mad, tukey or ratio"},
	{"step", inEither, "time between two points: 1h, or milliseconds"},
	{"repeat", inText, "several rows at one time: error, sum or mean"},
	compatOption,
}

var featureOptions = []option{
	{"pathSeparator", inText, "what separates the parts of paths"},
	{"force", inBool, "with compat: compute columns that are there"},
	compatOption,
}
