package org.ringbook.client;

/**
 * A trade whose movement of money is to be undone, as its Trade event said it.
 *
 * @param tradeId       of its market.
 * @param marketId      where.
 * @param buyAccountId  who bought.
 * @param sellAccountId who sold.
 * @param priceTicks    its price.
 * @param qtyLots       its quantity.
 * @param buyFeeUnits   the buyer's fee, in base.
 * @param sellFeeUnits  the seller's fee, in quote.
 */
public record BustSpec(
        long tradeId,
        int marketId,
        int buyAccountId,
        int sellAccountId,
        long priceTicks,
        long qtyLots,
        long buyFeeUnits,
        long sellFeeUnits) {
    /**
     * Writes the command that undoes it.
     *
     * @param draft takes it.
     */
    public void encode(final CommandDraft draft) {
        draft.bustTrade()
                .tradeId(tradeId)
                .marketId(marketId)
                .buyAccountId(buyAccountId)
                .sellAccountId(sellAccountId)
                .priceTicks(priceTicks)
                .qtyLots(qtyLots)
                .buyFeeUnits(buyFeeUnits)
                .sellFeeUnits(sellFeeUnits);
    }
}
