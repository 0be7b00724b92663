package org.ringbook.audit;

/** Whether a state's accounts add up: per asset, to what was deposited and not paid out; and nobody is below zero. */
final class Conservation {
    private Conservation() {}

    /** What does not add up; empty if everything does. */
    static String faultOf(final Replica replica) {
        final long[] sums = new long[replica.assetCount() + 1];
        final StringBuilder negative = new StringBuilder();
        replica.balances((accountId, assetId, availableUnits, heldUnits) -> {
            sums[assetId] += availableUnits + heldUnits;
            if ((availableUnits < 0 || heldUnits < 0) && negative.length() == 0) {
                negative.append("a balance is below zero: accountId=" + accountId + " assetId=" + assetId
                        + " availableUnits=" + availableUnits + " heldUnits=" + heldUnits);
            }
        });
        if (negative.length() > 0) {
            return negative.toString();
        }
        for (int assetId = 1; assetId < sums.length; assetId++) {
            if (sums[assetId] != replica.totalUnits(assetId)) {
                return "an asset is not conserved: assetId=" + assetId + " accountsUnits=" + sums[assetId]
                        + " totalUnits=" + replica.totalUnits(assetId);
            }
        }
        return "";
    }
}
