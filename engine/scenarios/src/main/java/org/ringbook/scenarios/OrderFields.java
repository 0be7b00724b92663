package org.ringbook.scenarios;

/**
 * The fields of NewOrder after its header, enumerated ones as raw numbers. Every method that is given a value returns another set of
 * fields, which differs in that value.
 */
public final class OrderFields {
    private int accountId;
    private int marketId;
    private int side;
    private int ordType;
    private int timeInForce;
    private int flags;
    private int selfTradePrevention;
    private long priceTicks;
    private long quantity;
    private long validUntilNs;
    private long stopPriceTicks;
    private long displayQty;
    private long minQty;
    private long expireTimeNs;
    private String clOrdId;

    private OrderFields() {
        clOrdId = "";
    }

    /** A limit order good till cancel, of no account's and without a client order id. */
    public static OrderFields limit(final int marketId, final int side, final long quantity, final long priceTicks) {
        final OrderFields fields = new OrderFields();
        fields.marketId = marketId;
        fields.side = side;
        fields.ordType = CommandFrames.LIMIT;
        fields.timeInForce = CommandFrames.GTC;
        fields.quantity = quantity;
        fields.priceTicks = priceTicks;
        return fields;
    }

    /** A market order, of no account's and without a client order id. */
    public static OrderFields market(final int marketId, final int side, final long quantity) {
        return limit(marketId, side, quantity, 0).type(CommandFrames.MARKET);
    }

    private OrderFields copy() {
        final OrderFields copy = new OrderFields();
        copy.accountId = accountId;
        copy.marketId = marketId;
        copy.side = side;
        copy.ordType = ordType;
        copy.timeInForce = timeInForce;
        copy.flags = flags;
        copy.selfTradePrevention = selfTradePrevention;
        copy.priceTicks = priceTicks;
        copy.quantity = quantity;
        copy.validUntilNs = validUntilNs;
        copy.stopPriceTicks = stopPriceTicks;
        copy.displayQty = displayQty;
        copy.minQty = minQty;
        copy.expireTimeNs = expireTimeNs;
        copy.clOrdId = clOrdId;
        return copy;
    }

    /** Whose order it is. */
    public OrderFields account(final int value) {
        final OrderFields copy = copy();
        copy.accountId = value;
        return copy;
    }

    /** A number of OrdType. */
    public OrderFields type(final int value) {
        final OrderFields copy = copy();
        copy.ordType = value;
        return copy;
    }

    /** A number of TimeInForce. */
    public OrderFields timeInForce(final int value) {
        final OrderFields copy = copy();
        copy.timeInForce = value;
        return copy;
    }

    /** Bits of OrderFlags. */
    public OrderFields flags(final int value) {
        final OrderFields copy = copy();
        copy.flags = value;
        return copy;
    }

    /** A number of SelfTradePrevention. */
    public OrderFields selfTrade(final int value) {
        final OrderFields copy = copy();
        copy.selfTradePrevention = value;
        return copy;
    }

    /** Limit in ticks. */
    public OrderFields price(final long value) {
        final OrderFields copy = copy();
        copy.priceTicks = value;
        return copy;
    }

    /** Lots, or with the flag for it quote units. */
    public OrderFields quantity(final long value) {
        final OrderFields copy = copy();
        copy.quantity = value;
        return copy;
    }

    /** Nanoseconds since the epoch. */
    public OrderFields validUntil(final long value) {
        final OrderFields copy = copy();
        copy.validUntilNs = value;
        return copy;
    }

    /** What it waits for, in ticks. */
    public OrderFields stop(final long value) {
        final OrderFields copy = copy();
        copy.stopPriceTicks = value;
        return copy;
    }

    /** Its peak, in lots. */
    public OrderFields display(final long value) {
        final OrderFields copy = copy();
        copy.displayQty = value;
        return copy;
    }

    /** What has to trade at once, in lots. */
    public OrderFields atLeast(final long value) {
        final OrderFields copy = copy();
        copy.minQty = value;
        return copy;
    }

    /** Nanoseconds since the epoch. */
    public OrderFields expires(final long value) {
        final OrderFields copy = copy();
        copy.expireTimeNs = value;
        return copy;
    }

    /** Its client order id. */
    public OrderFields id(final String value) {
        final OrderFields copy = copy();
        copy.clOrdId = value;
        return copy;
    }

    /** In that market. */
    public OrderFields in(final int value) {
        final OrderFields copy = copy();
        copy.marketId = value;
        return copy;
    }

    /** Whose order it is. */
    public int accountId() {
        return accountId;
    }

    /** In that market. */
    public int marketId() {
        return marketId;
    }

    /** A number of Side. */
    public int side() {
        return side;
    }

    /** A number of OrdType. */
    public int ordType() {
        return ordType;
    }

    /** A number of TimeInForce. */
    public int timeInForce() {
        return timeInForce;
    }

    /** Bits of OrderFlags. */
    public int flags() {
        return flags;
    }

    /** A number of SelfTradePrevention. */
    public int selfTradePrevention() {
        return selfTradePrevention;
    }

    /** Limit in ticks. */
    public long priceTicks() {
        return priceTicks;
    }

    /** Lots, or with the flag for it quote units. */
    public long quantity() {
        return quantity;
    }

    /** Nanoseconds since the epoch. */
    public long validUntilNs() {
        return validUntilNs;
    }

    /** What it waits for, in ticks. */
    public long stopPriceTicks() {
        return stopPriceTicks;
    }

    /** Its peak, in lots. */
    public long displayQty() {
        return displayQty;
    }

    /** What has to trade at once, in lots. */
    public long minQty() {
        return minQty;
    }

    /** Nanoseconds since the epoch. */
    public long expireTimeNs() {
        return expireTimeNs;
    }

    /** Its client order id. */
    public String clOrdId() {
        return clOrdId;
    }
}
