package org.ringbook.followers.settlement;

/** Hears what {@link SettlementReader} finds, in the journal's order. */
public interface SettlementSink {
    /**
     * There is a new asset.
     *
     * @param assetId     dense from 1.
     * @param code        such as ZAR.
     * @param scale       decimals of a unit.
     * @param payoutScale decimals that a withdrawal may have.
     * @param sequence    of its record.
     */
    void asset(int assetId, String code, int scale, int payoutScale, long sequence);

    /**
     * There is a new market.
     *
     * @param marketId     dense from 1.
     * @param symbol       such as XBTZAR.
     * @param baseAssetId  what is traded.
     * @param quoteAssetId what it is paid with.
     * @param sequence     of its record.
     */
    void market(int marketId, String symbol, int baseAssetId, int quoteAssetId, long sequence);

    /**
     * There is a new account.
     *
     * @param accountId dense from 1.
     * @param ownerId   whose.
     * @param name      such as alice.
     * @param sequence  of its record.
     */
    void account(int accountId, int ownerId, String name, long sequence);

    /**
     * Money moved.
     *
     * @param movement what the event said.
     */
    void movement(Movement movement);

    /**
     * A withdrawal was asked for: its amount is held, and has not moved.
     *
     * @param withdrawalId sequence of the record.
     * @param timeNs       of the record.
     * @param accountId    whose.
     * @param assetId      of what.
     * @param units        how much.
     * @param reference    unique over all withdrawals.
     */
    void requested(long withdrawalId, long timeNs, int accountId, int assetId, long units, String reference);

    /**
     * A withdrawal was paid, or will not be.
     *
     * @param withdrawalId which.
     * @param state        SETTLED or CANCELED.
     * @param sequence     of the record.
     * @param timeNs       of the record.
     */
    void ended(long withdrawalId, WithdrawalState state, long sequence, long timeNs);
}
