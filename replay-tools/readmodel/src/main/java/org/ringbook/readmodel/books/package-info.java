/**
 * Market data rebuilt from the events of records alone: the displayed books, trades, tickers and candles. For followers of the journal and for
 * gateways, which have the same records from the event stream.
 *
 * <pre>
 *   records ──▶ MarketDataBuilder ──▶ MarketBook (one for each market)
 *                      │
 *                      └─ MarketDataListener ──▶ feeds and streams
 * </pre>
 */
package org.ringbook.readmodel.books;
