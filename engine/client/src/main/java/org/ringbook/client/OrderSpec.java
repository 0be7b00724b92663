package org.ringbook.client;

import org.ringbook.sbe.messages.OrdType;
import org.ringbook.sbe.messages.SelfTradePrevention;
import org.ringbook.sbe.messages.Side;
import org.ringbook.sbe.messages.TimeInForce;

/**
 * An order to be entered: a limit order that is good till cancel, and cancels itself where it would meet one of its own owner, unless it is
 * told otherwise. What goes with what is in {@code docs/rules.md}. Setters return this.
 */
public final class OrderSpec {
    private final int accountId;
    private final int marketId;
    private final Side side;
    private final long quantity;
    private OrdType ordType = OrdType.LIMIT;
    private TimeInForce timeInForce = TimeInForce.GTC;
    private SelfTradePrevention selfTradePrevention = SelfTradePrevention.CANCEL_NEWEST;
    private long priceTicks;
    private long stopPriceTicks;
    private long displayQty;
    private long minQty;
    private long expireTimeNs;
    private long validUntilNs;
    private boolean postOnly;
    private boolean byQuote;
    private String clOrdId = "";

    /**
     * A limit order without its price yet.
     *
     * @param accountId whose.
     * @param marketId  where.
     * @param side      buy or sell.
     * @param quantity  lots of base; quote units if by quote.
     */
    public OrderSpec(final int accountId, final int marketId, final Side side, final long quantity) {
        this.accountId = accountId;
        this.marketId = marketId;
        this.side = side;
        this.quantity = quantity;
    }

    /**
     * A limit order that is good till cancel.
     *
     * @param accountId  whose.
     * @param marketId   where.
     * @param side       buy or sell.
     * @param priceTicks limit.
     * @param qtyLots    quantity.
     * @param clOrdId    client order id, or empty.
     * @return the order.
     */
    public static OrderSpec limit(
            final int accountId,
            final int marketId,
            final Side side,
            final long priceTicks,
            final long qtyLots,
            final String clOrdId) {
        return new OrderSpec(accountId, marketId, side, qtyLots)
                .priceTicks(priceTicks)
                .clOrdId(clOrdId);
    }

    /**
     * A market order by quantity.
     *
     * @param accountId whose.
     * @param marketId  where.
     * @param side      buy or sell.
     * @param qtyLots   quantity.
     * @param clOrdId   client order id, or empty.
     * @return the order.
     */
    public static OrderSpec market(
            final int accountId, final int marketId, final Side side, final long qtyLots, final String clOrdId) {
        return new OrderSpec(accountId, marketId, side, qtyLots)
                .ordType(OrdType.MARKET)
                .timeInForce(TimeInForce.IOC)
                .clOrdId(clOrdId);
    }

    /**
     * Another type.
     *
     * @param type what it is.
     * @return this.
     */
    public OrderSpec ordType(final OrdType type) {
        ordType = type;
        return this;
    }

    /**
     * How long.
     *
     * @param time GTD goes with {@link #expireTimeNs(long)}.
     * @return this.
     */
    public OrderSpec timeInForce(final TimeInForce time) {
        timeInForce = time;
        return this;
    }

    /**
     * What happens where it meets an order of its own owner.
     *
     * @param mode of self-trade prevention.
     * @return this.
     */
    public OrderSpec selfTradePrevention(final SelfTradePrevention mode) {
        selfTradePrevention = mode;
        return this;
    }

    /**
     * The limit; of a stop buy by base its protection.
     *
     * @param ticks 0 = none.
     * @return this.
     */
    public OrderSpec priceTicks(final long ticks) {
        priceTicks = ticks;
        return this;
    }

    /**
     * Of a stop order: a trade here or beyond it triggers.
     *
     * @param ticks 0 = none.
     * @return this.
     */
    public OrderSpec stopPriceTicks(final long ticks) {
        stopPriceTicks = ticks;
        return this;
    }

    /**
     * Of an iceberg: the peak that shows.
     *
     * @param lots 0 = all of it.
     * @return this.
     */
    public OrderSpec displayQty(final long lots) {
        displayQty = lots;
        return this;
    }

    /**
     * Canceled if less could trade at once.
     *
     * @param lots 0 = none.
     * @return this.
     */
    public OrderSpec minQty(final long lots) {
        minQty = lots;
        return this;
    }

    /**
     * Good till then, and no longer.
     *
     * @param timeNs nanoseconds since the epoch.
     * @return this.
     */
    public OrderSpec goodTill(final long timeNs) {
        return timeInForce(TimeInForce.GTD).expireTimeNs(timeNs);
    }

    /**
     * With GTD: when it ends.
     *
     * @param timeNs nanoseconds since the epoch; 0 = none.
     * @return this.
     */
    public OrderSpec expireTimeNs(final long timeNs) {
        expireTimeNs = timeNs;
        return this;
    }

    /**
     * Refused if sequenced later.
     *
     * @param timeNs nanoseconds since the epoch; 0 = always valid.
     * @return this.
     */
    public OrderSpec validUntilNs(final long timeNs) {
        validUntilNs = timeNs;
        return this;
    }

    /**
     * Refused whole if any of it would trade at once.
     *
     * @param refused whether.
     * @return this.
     */
    public OrderSpec postOnly(final boolean refused) {
        postOnly = refused;
        return this;
    }

    /**
     * The quantity is an amount of quote.
     *
     * @param isAmount whether.
     * @return this.
     */
    public OrderSpec byQuote(final boolean isAmount) {
        byQuote = isAmount;
        return this;
    }

    /**
     * Its client order id.
     *
     * @param id 1 to 36 characters, or empty.
     * @return this.
     */
    public OrderSpec clOrdId(final String id) {
        clOrdId = id;
        return this;
    }

    long quantity() {
        return quantity;
    }

    boolean byQuote() {
        return byQuote;
    }

    /**
     * Writes it as the draft's command.
     *
     * @param draft of a client.
     */
    public void encode(final CommandDraft draft) {
        final var order = draft.newOrder()
                .accountId(accountId)
                .marketId(marketId)
                .side(side)
                .ordType(ordType)
                .timeInForce(timeInForce)
                .selfTradePrevention(selfTradePrevention)
                .priceTicks(priceTicks)
                .quantity(quantity)
                .validUntilNs(validUntilNs)
                .stopPriceTicks(stopPriceTicks)
                .displayQty(displayQty)
                .minQty(minQty)
                .expireTimeNs(expireTimeNs);
        order.flags().postOnly(postOnly).byQuote(byQuote);
        order.clOrdId(clOrdId);
    }
}
