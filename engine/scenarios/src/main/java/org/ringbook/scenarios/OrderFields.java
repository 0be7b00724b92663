package org.ringbook.scenarios;

/**
 * The fields of NewOrder after its header, enumerated ones as raw numbers. Every method that is given a value returns another set of
 * fields, which differs in that value.
 */
public record OrderFields(
        int accountId,
        int marketId,
        int side,
        int ordType,
        int timeInForce,
        int flags,
        int selfTradePrevention,
        long priceTicks,
        long quantity,
        long validUntilNs,
        long stopPriceTicks,
        long displayQty,
        long minQty,
        long expireTimeNs,
        String clOrdId) {

    /** A limit order good till cancel, of no account's and without a client order id. */
    public static OrderFields limit(final int marketId, final int side, final long quantity, final long priceTicks) {
        return new OrderFields(
                0,
                marketId,
                side,
                CommandFrames.LIMIT,
                CommandFrames.GTC,
                0,
                0,
                priceTicks,
                quantity,
                0,
                0,
                0,
                0,
                0,
                "");
    }

    /** A market order, of no account's and without a client order id. */
    public static OrderFields market(final int marketId, final int side, final long quantity) {
        return limit(marketId, side, quantity, 0).type(CommandFrames.MARKET);
    }

    /** Whose order it is. */
    public OrderFields account(final int value) {
        return new OrderFields(
                value,
                marketId,
                side,
                ordType,
                timeInForce,
                flags,
                selfTradePrevention,
                priceTicks,
                quantity,
                validUntilNs,
                stopPriceTicks,
                displayQty,
                minQty,
                expireTimeNs,
                clOrdId);
    }

    /** A number of OrdType. */
    public OrderFields type(final int value) {
        return new OrderFields(
                accountId,
                marketId,
                side,
                value,
                timeInForce,
                flags,
                selfTradePrevention,
                priceTicks,
                quantity,
                validUntilNs,
                stopPriceTicks,
                displayQty,
                minQty,
                expireTimeNs,
                clOrdId);
    }

    /** A number of TimeInForce. */
    public OrderFields timeInForce(final int value) {
        return new OrderFields(
                accountId,
                marketId,
                side,
                ordType,
                value,
                flags,
                selfTradePrevention,
                priceTicks,
                quantity,
                validUntilNs,
                stopPriceTicks,
                displayQty,
                minQty,
                expireTimeNs,
                clOrdId);
    }

    /** Bits of OrderFlags. */
    public OrderFields flags(final int value) {
        return new OrderFields(
                accountId,
                marketId,
                side,
                ordType,
                timeInForce,
                value,
                selfTradePrevention,
                priceTicks,
                quantity,
                validUntilNs,
                stopPriceTicks,
                displayQty,
                minQty,
                expireTimeNs,
                clOrdId);
    }

    /** A number of SelfTradePrevention. */
    public OrderFields selfTrade(final int value) {
        return new OrderFields(
                accountId,
                marketId,
                side,
                ordType,
                timeInForce,
                flags,
                value,
                priceTicks,
                quantity,
                validUntilNs,
                stopPriceTicks,
                displayQty,
                minQty,
                expireTimeNs,
                clOrdId);
    }

    /** Limit in ticks. */
    public OrderFields price(final long value) {
        return new OrderFields(
                accountId,
                marketId,
                side,
                ordType,
                timeInForce,
                flags,
                selfTradePrevention,
                value,
                quantity,
                validUntilNs,
                stopPriceTicks,
                displayQty,
                minQty,
                expireTimeNs,
                clOrdId);
    }

    /** Lots, or with the flag for it quote units. */
    public OrderFields quantity(final long value) {
        return new OrderFields(
                accountId,
                marketId,
                side,
                ordType,
                timeInForce,
                flags,
                selfTradePrevention,
                priceTicks,
                value,
                validUntilNs,
                stopPriceTicks,
                displayQty,
                minQty,
                expireTimeNs,
                clOrdId);
    }

    /** Nanoseconds since the epoch. */
    public OrderFields validUntil(final long value) {
        return new OrderFields(
                accountId,
                marketId,
                side,
                ordType,
                timeInForce,
                flags,
                selfTradePrevention,
                priceTicks,
                quantity,
                value,
                stopPriceTicks,
                displayQty,
                minQty,
                expireTimeNs,
                clOrdId);
    }

    /** What it waits for, in ticks. */
    public OrderFields stop(final long value) {
        return new OrderFields(
                accountId,
                marketId,
                side,
                ordType,
                timeInForce,
                flags,
                selfTradePrevention,
                priceTicks,
                quantity,
                validUntilNs,
                value,
                displayQty,
                minQty,
                expireTimeNs,
                clOrdId);
    }

    /** Its peak, in lots. */
    public OrderFields display(final long value) {
        return new OrderFields(
                accountId,
                marketId,
                side,
                ordType,
                timeInForce,
                flags,
                selfTradePrevention,
                priceTicks,
                quantity,
                validUntilNs,
                stopPriceTicks,
                value,
                minQty,
                expireTimeNs,
                clOrdId);
    }

    /** What has to trade at once, in lots. */
    public OrderFields atLeast(final long value) {
        return new OrderFields(
                accountId,
                marketId,
                side,
                ordType,
                timeInForce,
                flags,
                selfTradePrevention,
                priceTicks,
                quantity,
                validUntilNs,
                stopPriceTicks,
                displayQty,
                value,
                expireTimeNs,
                clOrdId);
    }

    /** Nanoseconds since the epoch. */
    public OrderFields expires(final long value) {
        return new OrderFields(
                accountId,
                marketId,
                side,
                ordType,
                timeInForce,
                flags,
                selfTradePrevention,
                priceTicks,
                quantity,
                validUntilNs,
                stopPriceTicks,
                displayQty,
                minQty,
                value,
                clOrdId);
    }

    /** Its client order id. */
    public OrderFields id(final String value) {
        return new OrderFields(
                accountId,
                marketId,
                side,
                ordType,
                timeInForce,
                flags,
                selfTradePrevention,
                priceTicks,
                quantity,
                validUntilNs,
                stopPriceTicks,
                displayQty,
                minQty,
                expireTimeNs,
                value);
    }

    /** In that market. */
    public OrderFields in(final int value) {
        return new OrderFields(
                accountId,
                value,
                side,
                ordType,
                timeInForce,
                flags,
                selfTradePrevention,
                priceTicks,
                quantity,
                validUntilNs,
                stopPriceTicks,
                displayQty,
                minQty,
                expireTimeNs,
                clOrdId);
    }
}
