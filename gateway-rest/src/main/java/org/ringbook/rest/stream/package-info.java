/**
 * WebSocket streams. Every message is made once, on the thread that applies the records, and put into the bounded queue of each connection that
 * wants it; a connection that does not read is cut off.
 *
 * <pre>
 *   ExchangeView ──▶ LunoMarket, PairFeed, AccountFeeds ──message──▶ Audience ──▶ Outbox (one a connection) ──▶ socket
 * </pre>
 */
package org.ringbook.rest.stream;
