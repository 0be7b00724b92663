/**
 * Bitstamp's public stream of single orders, as logged by a client: orders created, changed and deleted, trades without order
 * ids, and snapshots. Prices are cents, quantities satoshi, times those of the client's clock.
 */
package org.ringbook.flow.bitstamp;
