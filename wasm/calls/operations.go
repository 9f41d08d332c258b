package calls

import "github.com/logwinnow/logwinnow/wasm/wire"

// operations is everything that a host can ask for.
var operations = map[string]Operation{
	// over tables
	"winnow":                 onTable(newWinnow, planWinnow, winnow),
	"addProcessFeatures":     onTable(newProcessFeatures, planProcessFeatures, addProcessFeatures),
	"dbclusterEvents":        onTable(wire.NewCluster, planCluster, clusterEvents),
	"readAuditd":             onTable(newReadAuditd, planReadAuditd, readAuditd),
	"clusterAuditdProcesses": onTable(newAuditd, planAuditd, clusterAuditd),
	"addLogonFeatures":       onTable(newLogonFeatures, planLogonFeatures, addLogonFeatures),
	"logonFacts":             onTable(newLogons, planLogonFacts, logonFacts),

	"identifyOutliers":       identifyOutliers,
	"removeCommonItems":      onTable(wire.NewRemoveCommon, planRemoveCommon, removeCommon),
	"numberMatrix":           onTable(newNumberMatrix, planNumberMatrix, numberMatrix),
	"tsAnomaliesStl":         onTable(newSeries, planSeries, tsAnomalies),
	"eventsToSeries":         onTable(newBins, planBins, eventsToSeries),
	"setNewAnomalyThreshold": onTable(newThreshold, planThreshold, setThreshold),
	"extractAnomalyPeriods":  onTable(newAnomalyPeriods, planAnomalyPeriods, anomalyPeriods),
	// over numbers
	"stl":         {Run: splitSeries},
	"findPeriods": {Run: findPeriods},
	// over a matrix
	"dbclusterMatrix":        {Run: clusterMatrix},
	"dbscan":                 {Run: cluster},
	"suggestEps":             {Run: suggestEps},
	"identifyOutliersMatrix": {Run: identifyOutliersMatrix},
	"fitForest":              {Run: fitForest},
	// over a forest
	"loadForest":     {Run: loadForest},
	"identifyForest": {Run: identifyForest},
	"scoreForest":    {Run: scoreForest},
	"explainForest":  {Run: explainForest},
	"gridForest":     {Run: gridForest},

	// over texts
	"charOrdScore":    {Run: onTexts(charOrdScore)},
	"stringScore":     {Run: onTexts(stringScore)},
	"tokenCount":      {Run: onTexts(tokenCount)},
	"delimCount":      {Run: onTexts(delimCount)},
	"delimHash":       {Run: onTexts(delimHash)},
	"crc32Hash":       {Run: onTexts(crc32Hash)},
	"commandTemplate": {Run: commandTemplate},
}
