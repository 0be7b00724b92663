/** What gateways ask of the past of the markets: trades, candles, 24 hours. Implemented by the follower {@code market}. */
package org.ringbook.readmodel.market;
