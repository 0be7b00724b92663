package org.ringbook.rest.api;

/**
 * An account's money of one asset is a wallet, and what clients call an account. Its id is account id by 65,536 plus asset id, below
 * 2<sup>53</sup>.
 */
public final class Wallets {
    private static final int ASSETS = 1 << 16;

    private Wallets() {}

    /**
     * The id of a wallet.
     *
     * @param accountId whose.
     * @param assetId   of what.
     * @return from 65,537.
     */
    public static long id(final int accountId, final int assetId) {
        return (long) accountId * ASSETS + assetId;
    }

    static String text(final int accountId, final int assetId) {
        return Long.toString(id(accountId, assetId));
    }

    /** The account of a wallet; 0 if it can't be one. */
    static int accountId(final long walletId) {
        final long accountId = walletId / ASSETS;
        return walletId > 0 && accountId <= Integer.MAX_VALUE ? (int) accountId : 0;
    }

    static int assetId(final long walletId) {
        return (int) (walletId % ASSETS);
    }
}
