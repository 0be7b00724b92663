/**
 * CME Globex market by order: every visible order of one contract with an initial snapshot, trades and the orders they filled.
 * Prices are hundredths of a point, quantities contracts, times ns since the epoch.
 */
package org.ringbook.flow.cme;
