package org.ringbook.settlement;

import java.math.BigInteger;
import java.util.List;

/**
 * The sums of a day over all accounts of an asset, which have to come out even.
 *
 * @param assetId     which asset.
 * @param accounts    how many accounts had a movement.
 * @param bought      of all, as much as sold.
 * @param sold        of all.
 * @param net         net positions of the customers.
 * @param fees        what the fee account took, less what it gave back.
 * @param deposits    came in.
 * @param withdrawals paid out.
 * @param change      of all balances, the fee account's included.
 */
public record AssetControl(
        int assetId,
        int accounts,
        BigInteger bought,
        BigInteger sold,
        BigInteger net,
        BigInteger fees,
        BigInteger deposits,
        BigInteger withdrawals,
        BigInteger change) {
    /**
     * The sums of some obligations.
     *
     * @param assetId     which asset.
     * @param obligations of this asset only.
     * @return the sums.
     */
    public static AssetControl of(final int assetId, final List<Obligation> obligations) {
        BigInteger bought = BigInteger.ZERO;
        BigInteger sold = BigInteger.ZERO;
        BigInteger net = BigInteger.ZERO;
        BigInteger fees = BigInteger.ZERO;
        BigInteger deposits = BigInteger.ZERO;
        BigInteger withdrawals = BigInteger.ZERO;
        BigInteger change = BigInteger.ZERO;
        for (final Obligation obligation : obligations) {
            bought = bought.add(obligation.bought());
            sold = sold.add(obligation.sold());
            if (obligation.accountId() == Obligation.FEE_ACCOUNT) {
                fees = fees.add(obligation.net());
            } else {
                net = net.add(obligation.net());
            }
            deposits = deposits.add(obligation.deposits());
            withdrawals = withdrawals.add(obligation.withdrawals());
            change = change.add(obligation.change());
        }
        return new AssetControl(assetId, obligations.size(), bought, sold, net, fees, deposits, withdrawals, change);
    }

    /**
     * Whether nothing came from nowhere: bought is sold, all net positions and the fees are zero together, and the balances changed by
     * what crossed the exchange's border.
     *
     * @return true if the day may be settled.
     */
    public boolean isBalanced() {
        return bought.equals(sold) && net.add(fees).signum() == 0 && change.equals(deposits.subtract(withdrawals));
    }
}
