// Package events holds the workflows over tables of events: Winnow, which ranks patterns by surprise;
// ClusterEvents and ClusterAuditd, which cluster with DBSCAN; and the features of process starts and
// logons. Each is a short pipeline of the packages below.
//
// A workflow comes in two parts: XColumns tells, from the names of a table's columns, which of them X
// wants and as what kind, so that a host hands over these only; X does the work on them.
package events
