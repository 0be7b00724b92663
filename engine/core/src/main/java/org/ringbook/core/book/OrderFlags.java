package org.ringbook.core.book;

import org.ringbook.sbe.messages.OrdType;

/**
 * What an order is, in the 16 flag bits of its slot.
 *
 * <pre>
 *   0 sell   1 post-only   2 waits for its stop price   3 has a peak   4 by quote   5 has rare terms
 *   6-8 ordType   9-11 timeInForce   12-14 selfTradePrevention
 * </pre>
 */
public final class OrderFlags {
    static final int SELL = 1;
    static final int POST_ONLY = 1 << 1;
    static final int WAITING = 1 << 2;
    static final int PEAK = 1 << 3;
    static final int BY_QUOTE = 1 << 4;
    static final int RARE = 1 << 5;
    static final int ORD_TYPE_SHIFT = 6;
    static final int TIME_SHIFT = 9;
    static final int SELF_TRADE_SHIFT = 12;
    static final int CODE = 7;

    private static final int MARKET = OrdType.MARKET.value();

    private OrderFlags() {}

    /**
     * Flags of an order that neither waits nor has a peak or rare terms.
     *
     * @param sell side
     * @param ordType value of {@code OrdType}
     * @param timeInForce value of {@code TimeInForce}
     * @param selfTradePrevention value of {@code SelfTradePrevention}
     * @param postOnly never the aggressor
     * @param byQuote its quantity is an amount
     * @return the flags
     */
    public static int of(
            final boolean sell,
            final int ordType,
            final int timeInForce,
            final int selfTradePrevention,
            final boolean postOnly,
            final boolean byQuote) {
        return (sell ? SELL : 0)
                | (postOnly ? POST_ONLY : 0)
                | (byQuote ? BY_QUOTE : 0)
                | (ordType << ORD_TYPE_SHIFT)
                | (timeInForce << TIME_SHIFT)
                | (selfTradePrevention << SELF_TRADE_SHIFT);
    }

    /**
     * The same flags with another type.
     *
     * @param flags of an order
     * @param ordType value of {@code OrdType}
     * @return the flags
     */
    public static int withOrdType(final int flags, final int ordType) {
        return (flags & ~(CODE << ORD_TYPE_SHIFT)) | (ordType << ORD_TYPE_SHIFT);
    }

    /**
     * Side.
     *
     * @param flags of an order
     * @return true for a sell
     */
    public static boolean isSell(final int flags) {
        return (flags & SELL) != 0;
    }

    /**
     * Whether it must never be the aggressor.
     *
     * @param flags of an order
     * @return true if so
     */
    public static boolean isPostOnly(final int flags) {
        return (flags & POST_ONLY) != 0;
    }

    /**
     * Whether it waits for its stop price.
     *
     * @param flags of an order
     * @return true if so
     */
    public static boolean isWaiting(final int flags) {
        return (flags & WAITING) != 0;
    }

    /**
     * Whether its quantity is an amount of quote.
     *
     * @param flags of an order
     * @return true if so
     */
    public static boolean isByQuote(final int flags) {
        return (flags & BY_QUOTE) != 0;
    }

    /**
     * Its type now.
     *
     * @param flags of an order
     * @return value of {@code OrdType}
     */
    public static int ordType(final int flags) {
        return (flags >>> ORD_TYPE_SHIFT) & CODE;
    }

    /**
     * How long it is in force.
     *
     * @param flags of an order
     * @return value of {@code TimeInForce}
     */
    public static int timeInForce(final int flags) {
        return (flags >>> TIME_SHIFT) & CODE;
    }

    /**
     * What it does where it meets an order of its own owner.
     *
     * @param flags of an order
     * @return value of {@code SelfTradePrevention}
     */
    public static int selfTradePrevention(final int flags) {
        return (flags >>> SELF_TRADE_SHIFT) & CODE;
    }

    /** Whether its place is not a price level of its side: it waits, or is a market order of an auction. */
    static boolean isElsewhere(final int flags) {
        return (flags & WAITING) != 0 || ordType(flags) == MARKET;
    }
}
