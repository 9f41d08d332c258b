// Package surprise measures in bits how unexpected values are: -log2 of a smoothed share. Bits of parts
// that hang together are added up along a chain, so that every part is also a reason. The idea is that of
// SPAD (Aryal, Ting, Haffari: Revisiting attribute independence assumption in probabilistic unsupervised
// anomaly detection, 2016), made conditional, with the rarity of tokens beside it.
//
// Values come as ids from 0, one an event. Everything is counting: O(events).
package surprise
