package org.ringbook.rest.stream;

import org.ringbook.client.venue.Asset;
import org.ringbook.readmodel.balances.Balance;

/**
 * A balance as {@code /api/ringbook/1/} says it, in streams and answers.
 *
 * @param asset     such as XBT.
 * @param available to trade with or to withdraw.
 * @param held      behind open orders and withdrawals.
 */
public record BalanceObject(String asset, String available, String held) {
    /**
     * Of what the engine says.
     *
     * @param asset   the asset.
     * @param balance of it.
     * @return the same in a client's words.
     */
    public static BalanceObject of(final Asset asset, final Balance balance) {
        return new BalanceObject(
                asset.code(),
                asset.amount().text(balance.availableUnits()),
                asset.amount().text(balance.heldUnits()));
    }
}
