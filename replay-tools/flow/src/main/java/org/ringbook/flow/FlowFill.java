package org.ringbook.flow;

/**
 * One fill of an aggressor against one resting order, or of one order in an auction.
 *
 * @param restingId the feed's id of the resting order.
 * @param priceTicks price of the trade, which is the resting order's, in ticks.
 * @param qtyLots quantity traded, in lots.
 */
public record FlowFill(long restingId, long priceTicks, long qtyLots) {}
