/**
 * Market data from the journal's events alone: the displayed books, trades, tickers and candles, and their public feed.
 *
 * <pre>
 *   journal ──▶ MarketDataBuilder ──▶ MarketBook (one for each market)
 *                      │
 *                      └─ MarketDataListener ──▶ feed (increments, snapshots)
 *                                           └──▶ candles, trades in SQL
 * </pre>
 */
package org.ringbook.followers.market;
