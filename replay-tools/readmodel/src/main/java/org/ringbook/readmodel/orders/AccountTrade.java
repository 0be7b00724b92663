package org.ringbook.readmodel.orders;

import org.ringbook.sbe.messages.Side;

/**
 * One side of a trade. Its ExecID is made of {@code sequence} and {@code index}.
 *
 * @param sequence      record that it is in.
 * @param index         of its event in the record, from 1.
 * @param marketId      where.
 * @param tradeId       dense per market, from 1.
 * @param side          what the account did.
 * @param aggressorSide who took; null in an auction.
 * @param orderId       the account's order.
 * @param clientOrderId that the order was entered with; may be empty.
 * @param accountId     whose.
 * @param priceTicks    in ticks.
 * @param qtyLots       in lots.
 * @param baseUnits     in units of the base.
 * @param quoteUnits    in units of the quote.
 * @param feeUnits      taken off what the account got: a buyer's in base, a seller's in quote.
 * @param bustedNs      when it was undone; 0: it stands.
 * @param timestampNs   when it was made.
 */
public record AccountTrade(
        long sequence,
        int index,
        int marketId,
        long tradeId,
        Side side,
        Side aggressorSide,
        long orderId,
        String clientOrderId,
        int accountId,
        long priceTicks,
        long qtyLots,
        long baseUnits,
        long quoteUnits,
        long feeUnits,
        long bustedNs,
        long timestampNs) {
    private static final int INDEX_BITS = Short.SIZE;

    /**
     * Its place among all trades, as a cursor.
     *
     * @return greater than that of every earlier one.
     */
    public long cursor() {
        return (((sequence << INDEX_BITS) + index) << 1) + (side == Side.SELL ? 1 : 0);
    }
}
