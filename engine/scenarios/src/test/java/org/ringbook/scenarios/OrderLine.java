package org.ringbook.scenarios;

/** A new order in the words of the market: {@code order("bob").id("b1").buy(2).at(10_100).ioc()}. */
final class OrderLine {
    private final String account;
    private String clOrdId = "";
    private int marketId = Venue.MARKET;
    private int side;
    private int type = CommandFrames.MARKET;
    private int timeInForce = CommandFrames.GTC;
    private int flags;
    private long priceTicks;
    private long quantity;
    private long validUntilNs;

    private OrderLine(final String account) {
        this.account = account;
    }

    static OrderLine order(final String account) {
        return new OrderLine(account);
    }

    OrderLine id(final String id) {
        clOrdId = id;
        return this;
    }

    OrderLine in(final int market) {
        marketId = market;
        return this;
    }

    OrderLine buy(final long lots) {
        side = CommandFrames.BUY;
        quantity = lots;
        return this;
    }

    OrderLine sell(final long lots) {
        side = CommandFrames.SELL;
        quantity = lots;
        return this;
    }

    OrderLine buyFor(final long quoteUnits) {
        flags |= CommandFrames.BY_QUOTE;
        return buy(quoteUnits);
    }

    /** Makes it a limit order. */
    OrderLine at(final long price) {
        type = CommandFrames.LIMIT;
        priceTicks = price;
        return this;
    }

    OrderLine ioc() {
        timeInForce = CommandFrames.IOC;
        return this;
    }

    OrderLine fok() {
        timeInForce = CommandFrames.FOK;
        return this;
    }

    OrderLine postOnly() {
        return flags(CommandFrames.POST_ONLY);
    }

    OrderLine flags(final int bits) {
        flags |= bits;
        return this;
    }

    OrderLine side(final int raw) {
        side = raw;
        return this;
    }

    OrderLine type(final int raw) {
        type = raw;
        return this;
    }

    OrderLine timeInForce(final int raw) {
        timeInForce = raw;
        return this;
    }

    OrderLine validUntil(final long timestampNs) {
        validUntilNs = timestampNs;
        return this;
    }

    String account() {
        return account;
    }

    String clOrdId() {
        return clOrdId;
    }

    OrderFields fields(final int accountId) {
        final OrderFields limit =
                OrderFields.limit(marketId, side, quantity, priceTicks).account(accountId);
        return limit.type(type)
                .timeInForce(timeInForce)
                .flags(flags)
                .validUntil(validUntilNs)
                .id(clOrdId);
    }
}
