package org.ringbook.followers.balances;

/** Somebody else's word for every balance behind a record: the core's, or a proven snapshot's. */
@FunctionalInterface
public interface BalanceSource {
    /** Hears of a balance. */
    @FunctionalInterface
    interface Listener {
        /**
         * A balance that is not 0/0, or one that is.
         *
         * @param accountId      0 is the fee account.
         * @param assetId        of the asset.
         * @param availableUnits in units of the asset.
         * @param heldUnits      in units of the asset.
         */
        void onBalance(int accountId, int assetId, long availableUnits, long heldUnits);
    }

    /**
     * Says every balance that is not 0/0, in any order.
     *
     * @param listener hears each once.
     */
    void forEach(Listener listener);
}
