package org.ringbook.settlement;

import java.math.BigInteger;

/**
 * What an account gave and got of an asset in a settlement day. Amounts are whole units; sums of a day need not fit 64 bits.
 *
 * @param assetId      which asset.
 * @param accountId    whose; 0 = the exchange's fee account.
 * @param bought       received by trades, before fees.
 * @param sold         given by trades.
 * @param fees         fees paid less fees given back; of the fee account the negative of what it took.
 * @param bustedIn     given back to it by busts.
 * @param bustedOut    taken back from it by busts.
 * @param transfersIn  from the owner's other accounts.
 * @param transfersOut to the owner's other accounts.
 * @param deposits     came in.
 * @param withdrawals  paid out.
 */
public record Obligation(
        int assetId,
        int accountId,
        BigInteger bought,
        BigInteger sold,
        BigInteger fees,
        BigInteger bustedIn,
        BigInteger bustedOut,
        BigInteger transfersIn,
        BigInteger transfersOut,
        BigInteger deposits,
        BigInteger withdrawals) {
    /** The exchange's own account, which takes the fees. */
    public static final int FEE_ACCOUNT = 0;

    /**
     * The multilateral net: what the others owe this account, or this account owes the others, for the whole day.
     *
     * @return positive: it receives.
     */
    public BigInteger net() {
        return bought.subtract(sold)
                .subtract(fees)
                .add(bustedIn)
                .subtract(bustedOut)
                .add(transfersIn)
                .subtract(transfersOut);
    }

    /**
     * By how much the day changed the account's balance, available and held together.
     *
     * @return the net position, deposits and paid withdrawals.
     */
    public BigInteger change() {
        return net().add(deposits).subtract(withdrawals);
    }
}
