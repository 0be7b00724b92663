package org.ringbook.audit;

/**
 * What the records say of an asset: {@code openingUnits + depositedUnits - paidOutUnits} must be {@code accountsUnits}.
 *
 * @param code           such as XBT.
 * @param scale          decimals of a unit.
 * @param openingUnits   what the snapshot had with which it was begun; 0 if it was begun with the first record.
 * @param depositedUnits all deposits since.
 * @param paidOutUnits   all settled withdrawals since.
 * @param accountsUnits  available and held of all accounts, the fee account included.
 */
public record AssetSum(
        String code, int scale, long openingUnits, long depositedUnits, long paidOutUnits, long accountsUnits) {
    /**
     * Whether nothing was made or lost.
     *
     * @return true if so.
     */
    public boolean isConserved() {
        return openingUnits + depositedUnits - paidOutUnits == accountsUnits;
    }
}
