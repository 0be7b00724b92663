package org.ringbook.core;

import org.agrona.DirectBuffer;

/**
 * The core's state for queries, between commands, on the core thread. Rows go to a visitor in the order of their key until
 * it returns false. Texts are given as a buffer, offset and length and hold only within the call, as do row objects.
 */
public interface CoreView {
    /**
     * Last command applied.
     *
     * @return its sequence
     */
    long lastSequence();

    /**
     * Time of the last command.
     *
     * @return nanoseconds since the epoch
     */
    long lastTimestampNs();

    /**
     * Whether an operator halted the engine.
     *
     * @return true if so
     */
    boolean halted();

    /**
     * Whether the disk is nearly full.
     *
     * @return true if so
     */
    boolean lowSpace();

    /**
     * Orders resting in all books.
     *
     * @return their number
     */
    long openOrders();

    /**
     * Client order ids remembered of ended orders.
     *
     * @return their number
     */
    long rememberedClOrdIds();

    /**
     * Accounts, without the fee account.
     *
     * @return their number
     */
    int accountCount();

    /**
     * Client sessions that are logged on.
     *
     * @return their number
     */
    int sessionsOn();

    /**
     * Assets.
     *
     * @return their number
     */
    int assetCount();

    /**
     * Markets.
     *
     * @return their number
     */
    int marketCount();

    /**
     * Assets by id.
     *
     * @param afterAssetId those above it
     * @param rows takes them
     */
    void assets(int afterAssetId, AssetRows rows);

    /**
     * Markets by id.
     *
     * @param afterMarketId those above it
     * @param rows takes them
     */
    void markets(int afterMarketId, MarketRows rows);

    /**
     * Accounts by id.
     *
     * @param afterAccountId those above it; below 0 to see the fee account too
     * @param rows takes them
     */
    void accounts(int afterAccountId, AccountRows rows);

    /**
     * An account's balances that are not 0, by asset id.
     *
     * @param accountId any number
     * @param afterAssetId those above it
     * @param rows takes them
     */
    void balances(int accountId, int afterAssetId, BalanceRows rows);

    /**
     * An account's open orders in entry order.
     *
     * @param accountId any number
     * @param afterOrderId those above it
     * @param rows takes them
     */
    void openOrders(int accountId, long afterOrderId, OrderRows rows);

    /**
     * Price levels of one side of a book, from the best.
     *
     * @param marketId any number
     * @param sell the offers, else the bids
     * @param rows takes them
     */
    void levels(int marketId, boolean sell, LevelRows rows);

    /**
     * Fee of a resting order.
     *
     * @param feeTier 0 to 15
     * @return parts per million
     */
    int makerPpm(int feeTier);

    /**
     * Fee of an aggressor.
     *
     * @param feeTier 0 to 15
     * @return parts per million
     */
    int takerPpm(int feeTier);

    /**
     * Gateways by id.
     *
     * @param afterGatewayId those above it
     * @param rows takes them
     */
    void gateways(int afterGatewayId, GatewayRows rows);

    /**
     * API keys by session, also those that were revoked.
     *
     * @param afterSessionId those above it
     * @param rows takes them
     */
    void keys(int afterSessionId, KeyRows rows);

    /**
     * An account's limits by market id.
     *
     * @param accountId any number
     * @param afterMarketId those above it
     * @param rows takes them
     */
    void limits(int accountId, int afterMarketId, LimitRows rows);

    /**
     * A market's schedule by time of day.
     *
     * @param marketId any number
     * @param rows takes it
     */
    void schedule(int marketId, ScheduleRows rows);

    /**
     * Whether a gateway ever said hello.
     *
     * @param gatewayId any number
     * @return true if so
     */
    boolean gatewayKnown(int gatewayId);

    /**
     * Whether a gateway's commands are taken.
     *
     * @param gatewayId any number
     * @return false for an unknown one
     */
    boolean gatewayUp(int gatewayId);

    /**
     * A gateway's epoch.
     *
     * @param gatewayId any number
     * @return 0 for an unknown one
     */
    int gatewayEpoch(int gatewayId);

    /**
     * A gateway's nonce.
     *
     * @param gatewayId any number
     * @return 0 for an unknown one
     */
    long gatewayNonce(int gatewayId);

    /**
     * Last number taken of a gateway in its epoch.
     *
     * @param gatewayId any number
     * @return 0 for an unknown one
     */
    long lastGatewaySequence(int gatewayId);

    /** Takes assets. */
    @FunctionalInterface
    interface AssetRows {
        /**
         * One asset.
         *
         * @param assetId its id
         * @param scale decimals of a unit
         * @param payoutScale decimals of a withdrawal
         * @param totalUnits deposits less settled withdrawals
         * @param text holds the code
         * @param offset of the code
         * @param length of the code
         * @return whether to go on
         */
        boolean row(
                int assetId, int scale, int payoutScale, long totalUnits, DirectBuffer text, int offset, int length);
    }

    /** Takes markets. */
    @FunctionalInterface
    interface MarketRows {
        /**
         * One market.
         *
         * @param market the row
         * @return whether to go on
         */
        boolean row(MarketView market);
    }

    /** Takes accounts. */
    @FunctionalInterface
    interface AccountRows {
        /**
         * One account.
         *
         * @param account the row
         * @return whether to go on
         */
        boolean row(AccountView account);
    }

    /** Takes balances. */
    @FunctionalInterface
    interface BalanceRows {
        /**
         * One balance.
         *
         * @param assetId of what
         * @param availableUnits can be spent
         * @param heldUnits stand behind orders and withdrawals
         * @return whether to go on
         */
        boolean row(int assetId, long availableUnits, long heldUnits);
    }

    /** Takes orders. */
    @FunctionalInterface
    interface OrderRows {
        /**
         * One open order.
         *
         * @param order the row
         * @return whether to go on
         */
        boolean row(OrderView order);
    }

    /** Takes price levels. */
    @FunctionalInterface
    interface LevelRows {
        /**
         * One level.
         *
         * @param priceTicks its price
         * @param qtyLots sum of what the orders display
         * @param orderCount how many orders
         * @return whether to go on
         */
        boolean row(long priceTicks, long qtyLots, int orderCount);
    }

    /** Takes API keys. */
    @FunctionalInterface
    interface KeyRows {
        /**
         * One key.
         *
         * @param key the row
         * @return whether to go on
         */
        boolean row(KeyView key);
    }

    /** Takes an account's limits. */
    @FunctionalInterface
    interface LimitRows {
        /**
         * The limits in one market, each 0 for none.
         *
         * @param marketId where
         * @param maxOpenOrders open orders at a time
         * @param maxQtyLots quantity of an order
         * @param maxNotionalUnits notional of an order
         * @return whether to go on
         */
        boolean row(int marketId, int maxOpenOrders, long maxQtyLots, long maxNotionalUnits);
    }

    /** Takes a market's schedule. */
    @FunctionalInterface
    interface ScheduleRows {
        /**
         * One entry.
         *
         * @param secondsOfDay since midnight, UTC
         * @param state value of {@code MarketState}
         * @param days bit 0 Monday to bit 6 Sunday
         */
        void row(int secondsOfDay, short state, int days);
    }

    /** Takes gateways. */
    @FunctionalInterface
    interface GatewayRows {
        /**
         * One gateway.
         *
         * @param gatewayId its id
         * @param epoch in force
         * @param lastGatewaySequence last number taken in it
         * @param up whether its commands are taken
         * @return whether to go on
         */
        boolean row(int gatewayId, int epoch, long lastGatewaySequence, boolean up);
    }
}
