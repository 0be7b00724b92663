package org.ringbook.audit;

/**
 * What the records say of an asset: {@code depositedUnits - paidOutUnits} must be {@code accountsUnits}.
 *
 * @param code           such as XBT.
 * @param scale          decimals of a unit.
 * @param depositedUnits all deposits.
 * @param paidOutUnits   all settled withdrawals.
 * @param accountsUnits  available and held of all accounts, the fee account included.
 */
public record AssetSum(String code, int scale, long depositedUnits, long paidOutUnits, long accountsUnits) {
    /**
     * Whether nothing was made or lost.
     *
     * @return true if so.
     */
    public boolean isConserved() {
        return depositedUnits - paidOutUnits == accountsUnits;
    }
}
