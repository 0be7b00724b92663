/**
 * The public market data feed, as its subscribers see it: books by order and by level, and how to join, notice a gap and recover
 * ({@code docs/marketdata.md}).
 *
 * <pre>
 *   increments ──▶ MarketDataSubscriber ──▶ SubscribedMarket, one for each market ──▶ MarketDataHandler
 *   snapshots  ──▶        (only while a market has to be recovered)
 * </pre>
 */
package org.ringbook.readmodel.marketdata;
