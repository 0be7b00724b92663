package org.ringbook.core;

import org.agrona.DirectBuffer;
import org.ringbook.core.book.BookSide;
import org.ringbook.core.book.OrderFlags;
import org.ringbook.core.ledger.Balances;
import org.ringbook.core.market.Market;
import org.ringbook.core.market.MarketTerms;
import org.ringbook.core.orders.ClOrdIds;
import org.ringbook.sbe.messages.MarketState;
import org.ringbook.sbe.messages.NewOrderDecoder;
import org.ringbook.sbe.messages.OrdType;
import org.ringbook.sbe.messages.RejectReason;
import org.ringbook.sbe.messages.SelfTradePrevention;
import org.ringbook.sbe.messages.Side;
import org.ringbook.sbe.messages.TimeInForce;

/**
 * The checks of a new order, which only read, and what they found out about it. {@code docs/rules.md}, NewOrder, whose
 * sequence this keeps. Core thread only.
 */
final class NewOrderChecks {
    private static final int POST_ONLY_BIT = 1;
    private static final int BY_QUOTE_BIT = 2;
    private static final int KNOWN_FLAGS = POST_ONLY_BIT | BY_QUOTE_BIT;
    private static final int MARKET = OrdType.MARKET.value();
    private static final int LIMIT = OrdType.LIMIT.value();
    private static final int STOP = OrdType.STOP.value();
    private static final int STOP_LIMIT = OrdType.STOP_LIMIT.value();
    private static final int MARKET_TO_LIMIT = OrdType.MARKET_TO_LIMIT.value();
    private static final int IOC = TimeInForce.IOC.value();
    private static final int FOK = TimeInForce.FOK.value();
    private static final int GTD = TimeInForce.GTD.value();
    /** A bit for each known value. */
    private static final int KNOWN_TIMES =
            1 << TimeInForce.DAY.value() | 1 << TimeInForce.GTC.value() | 1 << IOC | 1 << FOK | 1 << GTD;

    private static final int NO_PREVENTION = SelfTradePrevention.NONE.value();
    private static final byte OPEN = (byte) MarketState.OPEN.value();
    private static final byte AUCTION = (byte) MarketState.AUCTION.value();
    private static final int PEAKS_MAX = 50;

    private final CoreState state;
    private final ClOrdIds clOrdIds;
    private final Walk walk;
    private final Aggressor aggressor;
    private Market market;
    private int ordType;
    private int timeInForce;
    private boolean sell;
    private boolean postOnly;
    private boolean byQuote;
    private long quantity;
    /** With it the order passed; the entry of the order that has its client order id, or 0. */
    private int duplicateOf;

    private boolean carriesClOrdId;
    private long stopPriceTicks;
    private long minQty;

    NewOrderChecks(final CoreState state, final Walk walk, final Aggressor aggressor) {
        this.state = state;
        this.clOrdIds = state.clOrdIds;
        this.walk = walk;
        this.aggressor = aggressor;
    }

    int duplicateOf() {
        return duplicateOf;
    }

    boolean carriesClOrdId() {
        return carriesClOrdId;
    }

    long stopPriceTicks() {
        return stopPriceTicks;
    }

    long minQty() {
        return minQty;
    }

    /** Lots, or by quote the amount. */
    long quantity() {
        return quantity;
    }

    boolean isFok() {
        return timeInForce == FOK;
    }

    /** Says why the order is refused, or NONE, and then the aggressor is ready. */
    RejectReason check(final NewOrderDecoder command, final DirectBuffer buffer) {
        duplicateOf = 0;
        final int accountId = command.accountId();
        if (!state.accounts.exists(accountId)) {
            return RejectReason.UNKNOWN_ACCOUNT;
        }
        RejectReason reason = checkClOrdId(command, buffer, accountId);
        if (reason == RejectReason.NONE) {
            reason = checkModes(accountId);
        }
        if (reason != RejectReason.NONE) {
            return reason;
        }
        market = state.markets.getOrNull(command.marketId());
        if (market == null) {
            return RejectReason.UNKNOWN_MARKET;
        }
        reason = checkState(market);
        if (reason != RejectReason.NONE) {
            return reason;
        }
        final long validUntilNs = command.validUntilNs();
        if (validUntilNs != 0 && state.lastTimestampNs > validUntilNs) {
            return RejectReason.VALID_UNTIL_PASSED;
        }
        reason = checkType(command, accountId);
        if (reason == RejectReason.NONE) {
            reason = checkTerms(command);
        }
        return reason == RejectReason.NONE ? checkAmounts(command, accountId) : reason;
    }

    private RejectReason checkClOrdId(final NewOrderDecoder command, final DirectBuffer buffer, final int accountId) {
        final int textAt = command.limit() + 1;
        final int length = command.clOrdIdLength();
        carriesClOrdId = length != 0;
        if (!carriesClOrdId) {
            return RejectReason.NONE;
        }
        if (!clOrdIds.load(buffer, textAt, length)) {
            return RejectReason.INVALID_CL_ORD_ID;
        }
        duplicateOf = clOrdIds.find(accountId);
        return duplicateOf != 0 ? RejectReason.DUPLICATE_CL_ORD_ID : RejectReason.NONE;
    }

    private RejectReason checkModes(final int accountId) {
        if (state.halted) {
            return RejectReason.ENGINE_HALTED;
        }
        if (state.lowSpace) {
            return RejectReason.LOW_SPACE;
        }
        return state.accounts.isKilled(accountId) ? RejectReason.ACCOUNT_KILLED : RejectReason.NONE;
    }

    /** Whether the market takes orders. */
    static RejectReason checkState(final Market market) {
        final byte marketState = market.state();
        if (marketState == OPEN || marketState == AUCTION) {
            return RejectReason.NONE;
        }
        return switch (MarketState.get(marketState)) {
            case HALTED -> RejectReason.MARKET_HALTED;
            case SUSPENDED -> RejectReason.MARKET_SUSPENDED;
            case DELISTED -> RejectReason.MARKET_DELISTED;
            default -> RejectReason.MARKET_CLOSED;
        };
    }

    private RejectReason checkType(final NewOrderDecoder command, final int accountId) {
        final int side = command.sideRaw();
        final int prevention = command.selfTradePreventionRaw();
        final int flags = command.flags().getRaw();
        ordType = command.ordTypeRaw();
        timeInForce = command.timeInForceRaw();
        sell = side == Side.SELL.value();
        if ((!sell && side != Side.BUY.value())
                || ordType < MARKET
                || ordType > MARKET_TO_LIMIT
                || timeInForce > GTD
                || (KNOWN_TIMES >>> timeInForce & 1) == 0
                || prevention > NO_PREVENTION
                || (flags & ~KNOWN_FLAGS) != 0) {
            return RejectReason.INVALID_ORDER_TYPE;
        }
        postOnly = (flags & POST_ONLY_BIT) != 0;
        byQuote = (flags & BY_QUOTE_BIT) != 0;
        final RejectReason reason = checkCombination();
        if (reason != RejectReason.NONE) {
            return reason;
        }
        final long expireTimeNs = command.expireTimeNs();
        if (timeInForce == GTD ? expireTimeNs <= state.lastTimestampNs : expireTimeNs != 0) {
            return RejectReason.INVALID_EXPIRE_TIME;
        }
        if (prevention == NO_PREVENTION && !state.accounts.mayTradeWithItself(accountId)) {
            return RejectReason.SELF_TRADE_NOT_ALLOWED;
        }
        aggressor.expireTimeNs = expireTimeNs;
        aggressor.flags = OrderFlags.of(
                sell, ordType == MARKET_TO_LIMIT ? LIMIT : ordType, timeInForce, prevention, postOnly, byQuote);
        return market.state() == AUCTION && isNotOfAuctions() ? RejectReason.NOT_IN_AUCTION : RejectReason.NONE;
    }

    /** Whether type, side, time in force and flags go together. */
    private RejectReason checkCombination() {
        if (postOnly && (ordType != LIMIT || isImmediate())) {
            return RejectReason.POST_ONLY_NOT_ALLOWED;
        }
        if (byQuote && (sell || (ordType != MARKET && ordType != STOP))) {
            return RejectReason.BY_QUOTE_NOT_ALLOWED;
        }
        final boolean immediateOnly = ordType == MARKET && timeInForce == GTD;
        return immediateOnly || (ordType > LIMIT && isImmediate())
                ? RejectReason.TIME_IN_FORCE_NOT_ALLOWED
                : RejectReason.NONE;
    }

    private boolean isImmediate() {
        return timeInForce == IOC || timeInForce == FOK;
    }

    private boolean isNotOfAuctions() {
        if (isImmediate() || postOnly || ordType == MARKET_TO_LIMIT) {
            return true;
        }
        return ordType == MARKET && !sell && (byQuote || !market.bands().hasCollar(market.auctionReferenceTicks()));
    }

    private RejectReason checkTerms(final NewOrderDecoder command) {
        final long priceTicks = command.priceTicks();
        final boolean priced = ordType == LIMIT || ordType == STOP_LIMIT || (ordType == STOP && !sell && !byQuote);
        if (priced ? priceTicks < 1 : priceTicks != 0) {
            return RejectReason.INVALID_PRICE;
        }
        stopPriceTicks = command.stopPriceTicks();
        if (isStop() ? stopPriceTicks < 1 : stopPriceTicks != 0) {
            return RejectReason.INVALID_STOP_PRICE;
        }
        quantity = command.quantity();
        if (quantity < 1) {
            return RejectReason.INVALID_QUANTITY;
        }
        final long displayQty = command.displayQty();
        if (displayQty != 0 && (ordType != LIMIT || isImmediate() || !isPeak(displayQty, quantity))) {
            return RejectReason.INVALID_DISPLAY_QTY;
        }
        aggressor.peakQty = displayQty == quantity ? 0 : displayQty;
        minQty = command.minQty();
        if (minQty != 0 && (!mayHaveMinQty() || minQty < 1 || minQty > quantity)) {
            return RejectReason.INVALID_MIN_QTY;
        }
        aggressor.limitTicks = priceTicks;
        return RejectReason.NONE;
    }

    /** Whether a displayed quantity is not above the order's, and at least a fiftieth of it. */
    static boolean isPeak(final long displayQty, final long orderQty) {
        return displayQty > 0 && displayQty <= orderQty && displayQty > (orderQty - 1) / PEAKS_MAX;
    }

    private boolean isStop() {
        return ordType == STOP || ordType == STOP_LIMIT;
    }

    private boolean mayHaveMinQty() {
        return ordType == LIMIT
                ? timeInForce == IOC
                : ordType == MARKET && timeInForce != FOK && !byQuote && market.state() == OPEN;
    }

    private RejectReason checkAmounts(final NewOrderDecoder command, final int accountId) {
        if (!byQuote) {
            final RejectReason reason = checkQuantity(market, state, accountId, quantity);
            if (reason != RejectReason.NONE) {
                return reason;
            }
        }
        final boolean open = market.state() == OPEN;
        final BookSide opposite = market.book().side(!sell);
        if ((ordType == MARKET_TO_LIMIT || (ordType == MARKET && open)) && opposite.isEmpty()) {
            return RejectReason.NO_LIQUIDITY;
        }
        if (ordType == MARKET_TO_LIMIT) {
            aggressor.limitTicks = opposite.bestPriceTicks();
        } else if (ordType == MARKET && !sell && !open) {
            aggressor.limitTicks = market.bands().collarTop(market.auctionReferenceTicks());
        }
        final RejectReason reason = checkNotionalOf(accountId);
        if (reason != RejectReason.NONE) {
            return reason;
        }
        final boolean mayRest = !isImmediate() && (ordType != MARKET || !open);
        if (mayRest && !state.limits.allowsAnotherOrder(accountId, market.id())) {
            return RejectReason.TOO_MANY_OPEN_ORDERS;
        }
        return checkPrices(command, accountId, opposite, open);
    }

    /** The quantity's bounds, of the market and of the account. */
    static RejectReason checkQuantity(
            final Market market, final CoreState state, final int accountId, final long qtyLots) {
        final MarketTerms terms = market.terms();
        if (qtyLots < terms.minQtyLots()) {
            return RejectReason.QUANTITY_TOO_SMALL;
        }
        if (qtyLots > terms.maxQtyLots()) {
            return RejectReason.QUANTITY_TOO_LARGE;
        }
        return state.limits.allowsQty(accountId, market.id(), qtyLots)
                ? RejectReason.NONE
                : RejectReason.ACCOUNT_QUANTITY_LIMIT;
    }

    private RejectReason checkNotionalOf(final int accountId) {
        if (byQuote) {
            return checkUnits(market, state, accountId, quantity);
        }
        return aggressor.limitTicks != 0
                ? checkNotional(market, state, accountId, aggressor.limitTicks, quantity)
                : RejectReason.NONE;
    }

    /** The bounds on price times quantity, of the market and of the account. */
    static RejectReason checkNotional(
            final Market market,
            final CoreState state,
            final int accountId,
            final long priceTicks,
            final long qtyLots) {
        return market.isWithinMaxNotional(priceTicks, qtyLots)
                ? checkUnits(market, state, accountId, market.notional(priceTicks, qtyLots))
                : RejectReason.NOTIONAL_TOO_LARGE;
    }

    private static RejectReason checkUnits(
            final Market market, final CoreState state, final int accountId, final long units) {
        final MarketTerms terms = market.terms();
        if (units > terms.maxNotionalUnits()) {
            return RejectReason.NOTIONAL_TOO_LARGE;
        }
        if (units < terms.minNotionalUnits()) {
            return RejectReason.NOTIONAL_TOO_SMALL;
        }
        return state.limits.allowsNotional(accountId, market.id(), units)
                ? RejectReason.NONE
                : RejectReason.ACCOUNT_NOTIONAL_LIMIT;
    }

    private RejectReason checkPrices(
            final NewOrderDecoder command, final int accountId, final BookSide opposite, final boolean open) {
        final long limitTicks = aggressor.limitTicks;
        final long referenceTicks = market.referenceTicks();
        if (open
                && (ordType == LIMIT || ordType == MARKET_TO_LIMIT)
                && market.bands().isBeyondDynamic(sell, limitTicks, referenceTicks)) {
            return RejectReason.PRICE_OUTSIDE_BAND;
        }
        if (isStop() && isThrough(market, sell, stopPriceTicks)) {
            return RejectReason.STOP_PRICE_THROUGH;
        }
        if (postOnly && opposite.isCrossedBy(limitTicks)) {
            return RejectReason.POST_ONLY_WOULD_TRADE;
        }
        prepare(command, accountId, referenceTicks);
        aggressor.holdLeft = hold(open);
        final Balances balances = market.heldAsset(sell).balances();
        return aggressor.holdLeft > balances.available(accountId) ? RejectReason.INSUFFICIENT_FUNDS : RejectReason.NONE;
    }

    /** Whether the last trade is at or beyond a stop price already. */
    static boolean isThrough(final Market market, final boolean sell, final long stopPriceTicks) {
        final long lastTicks = market.lastTicks();
        return lastTicks != 0 && (sell ? lastTicks <= stopPriceTicks : lastTicks >= stopPriceTicks);
    }

    private void prepare(final NewOrderDecoder command, final int accountId, final long referenceTicks) {
        aggressor.market = market;
        aggressor.slot = 0;
        aggressor.accountId = accountId;
        aggressor.sessionId = command.header().sessionId();
        aggressor.orderQty = byQuote ? 0 : quantity;
        aggressor.leavesQty = aggressor.orderQty;
        aggressor.cumQty = 0;
        aggressor.setOut(referenceTicks);
    }

    private long hold(final boolean open) {
        if (byQuote) {
            return quantity;
        }
        if (ordType == MARKET && !sell && open) {
            walk.run(aggressor);
            return walk.cost();
        }
        return market.hold(sell, aggressor.limitTicks, quantity);
    }
}
