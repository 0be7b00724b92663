/**
 * The public feed and the SQL of market data, made of what {@link org.ringbook.readmodel.books} rebuilds from the journal's records.
 *
 * <pre>
 *   journal ──▶ MarketDataBuilder ──▶ MarketDataListener ──▶ feed (increments, snapshots)
 *                                                      └──▶ candles, trades in SQL
 * </pre>
 */
package org.ringbook.followers.market;
