package org.ringbook.reference;

import java.math.BigInteger;
import org.ringbook.sbe.messages.CancelReason;
import org.ringbook.sbe.messages.MarketState;
import org.ringbook.sbe.messages.OrdType;
import org.ringbook.sbe.messages.RejectReason;
import org.ringbook.sbe.messages.Side;
import org.ringbook.sbe.messages.TimeInForce;

/** NewOrder. The numbers are those of the checks in docs/rules.md; see also {@link OrderForm}. */
final class OrderEntry {
    private final Exchange exchange;
    private final OpenOrders openOrders;
    private final Matching matching;

    OrderEntry(final Exchange exchange, final OpenOrders openOrders, final Matching matching) {
        this.exchange = exchange;
        this.openOrders = openOrders;
        this.matching = matching;
    }

    Rejection newOrder(final Command.NewOrder command, final Events events) {
        final Rejection addressed = checkAddress(command);
        if (!addressed.isNone()) {
            return addressed;
        }
        final Account account = exchange.account(command.accountId());
        final Market market = exchange.market(command.marketId());
        final RejectReason form = new OrderForm(command, account, market, exchange.lastTimestampNs).check();
        if (form != RejectReason.NONE) {
            return Rejection.of(form);
        }
        final long limitTicks = limitTicks(command, market);
        RejectReason reason = checkSize(command, account, market, limitTicks);
        if (reason == RejectReason.NONE) {
            reason = checkMarket(command, account, market, limitTicks);
        }
        if (reason != RejectReason.NONE) {
            return Rejection.of(reason);
        }
        final Course course = new Course(market);
        final BigInteger hold = hold(command, account, limitTicks, course);
        final Order order = new Order(exchange.lastSequence, account, market, command, limitTicks, hold);
        final BigInteger available =
                exchange.ledger.balance(account.id(), order.holdAssetId()).available();
        if (available.compareTo(hold) < 0) {
            return Rejection.of(RejectReason.INSUFFICIENT_FUNDS); // 23
        }
        accept(order, course, events);
        return Rejection.NONE;
    }

    private Rejection checkAddress(final Command.NewOrder command) {
        final Account account = exchange.account(command.accountId());
        if (account == null) {
            return Rejection.of(RejectReason.UNKNOWN_ACCOUNT); // 1
        }
        if (!command.clOrdId().isEmpty() && !Text.isClOrdId(command.clOrdId())) {
            return Rejection.of(RejectReason.INVALID_CL_ORD_ID); // 2
        }
        if (exchange.clientOrderIds.isRemembered(command.accountId(), command.clOrdId())) {
            return Rejection.of(
                    RejectReason.DUPLICATE_CL_ORD_ID,
                    exchange.clientOrderIds.state(command.accountId(), command.clOrdId())); // 3
        }
        final RejectReason mode = checkMode(exchange); // 4
        if (mode != RejectReason.NONE) {
            return Rejection.of(mode);
        }
        if (account.isKilled()) {
            return Rejection.of(RejectReason.ACCOUNT_KILLED);
        }
        final Market market = exchange.market(command.marketId());
        return Rejection.of(market == null ? RejectReason.UNKNOWN_MARKET : checkState(market)); // 5
    }

    static RejectReason checkMode(final Exchange exchange) {
        if (exchange.isHalted) {
            return RejectReason.ENGINE_HALTED;
        }
        return exchange.isLowSpace ? RejectReason.LOW_SPACE : RejectReason.NONE;
    }

    static RejectReason checkState(final Market market) {
        return switch (market.state()) {
            case OPEN, AUCTION -> RejectReason.NONE;
            case CLOSED -> RejectReason.MARKET_CLOSED;
            case HALTED -> RejectReason.MARKET_HALTED;
            case SUSPENDED -> RejectReason.MARKET_SUSPENDED;
            case DELISTED -> RejectReason.MARKET_DELISTED;
            default -> throw new IllegalStateException("state=" + market.state());
        };
    }

    /** 0 if it has none. */
    private static long limitTicks(final Command.NewOrder command, final Market market) {
        final boolean isMarketBuy = command.ordType() == OrdType.MARKET && command.side() == Side.BUY;
        if (isMarketBuy && market.state() == MarketState.AUCTION) {
            return market.collar().highTicks();
        }
        if (command.ordType() == OrdType.MARKET_TO_LIMIT) {
            final Order best = market.opposite(command.side()).first();
            return best == null ? 0 : best.limitTicks();
        }
        return command.priceTicks();
    }

    private static RejectReason checkSize(
            final Command.NewOrder command, final Account account, final Market market, final long limitTicks) {
        if (!command.byQuote()) {
            final RejectReason reason = checkQuantity(command.quantity(), account, market);
            if (reason != RejectReason.NONE) {
                return reason; // 16
            }
        }
        final boolean needsOpposite = command.ordType() == OrdType.MARKET_TO_LIMIT
                || (command.ordType() == OrdType.MARKET && market.isOpen());
        if (needsOpposite && market.opposite(command.side()).isEmpty()) {
            return RejectReason.NO_LIQUIDITY; // 17
        }
        if (command.byQuote()) {
            return checkNotional(BigInteger.valueOf(command.quantity()), account, market); // 18
        }
        return limitTicks == 0
                ? RejectReason.NONE
                : checkNotional(market.notional(limitTicks, command.quantity()), account, market);
    }

    private static RejectReason checkQuantity(final long quantity, final Account account, final Market market) {
        if (quantity < market.terms().said().minQtyLots()) {
            return RejectReason.QUANTITY_TOO_SMALL;
        }
        if (quantity > market.terms().said().maxQtyLots()) {
            return RejectReason.QUANTITY_TOO_LARGE;
        }
        return checkAccountQuantity(quantity, account, market);
    }

    static RejectReason checkAccountQuantity(final long quantity, final Account account, final Market market) {
        final long limit = account.limits(market).maxQtyLots();
        return limit != 0 && quantity > limit ? RejectReason.ACCOUNT_QUANTITY_LIMIT : RejectReason.NONE;
    }

    static RejectReason checkNotional(final BigInteger notional, final Account account, final Market market) {
        if (notional.compareTo(BigInteger.valueOf(market.terms().said().maxNotionalUnits())) > 0) {
            return RejectReason.NOTIONAL_TOO_LARGE;
        }
        if (notional.compareTo(BigInteger.valueOf(market.terms().said().minNotionalUnits())) < 0) {
            return RejectReason.NOTIONAL_TOO_SMALL;
        }
        final long limit = account.limits(market).maxNotionalUnits();
        return limit != 0 && notional.compareTo(BigInteger.valueOf(limit)) > 0
                ? RejectReason.ACCOUNT_NOTIONAL_LIMIT
                : RejectReason.NONE;
    }

    private static RejectReason checkMarket(
            final Command.NewOrder command, final Account account, final Market market, final long limitTicks) {
        final int openMax = account.limits(market).maxOpenOrders();
        if (openMax != 0 && OrderForm.mayRest(command, market) && account.openOrders(market) >= openMax) {
            return RejectReason.TOO_MANY_OPEN_ORDERS; // 19
        }
        final boolean isLimit = command.ordType() == OrdType.LIMIT || command.ordType() == OrdType.MARKET_TO_LIMIT;
        if (isLimit && market.isOpen() && market.dynamicBand().isBeyond(command.side(), limitTicks)) {
            return RejectReason.PRICE_OUTSIDE_BAND; // 20
        }
        if (OrderForm.isStop(command) && market.isThrough(command.side(), command.stopPriceTicks())) {
            return RejectReason.STOP_PRICE_THROUGH; // 21
        }
        if (command.postOnly() && market.wouldTrade(command.side(), limitTicks)) {
            return RejectReason.POST_ONLY_WOULD_TRADE; // 22
        }
        return RejectReason.NONE;
    }

    private BigInteger hold(
            final Command.NewOrder command, final Account account, final long limitTicks, final Course course) {
        if (command.byQuote()) {
            return BigInteger.valueOf(command.quantity());
        }
        if (command.side() == Side.BUY && limitTicks == 0) {
            final Order probe = new Order(exchange.lastSequence, account, course.market(), command, 0, BigInteger.ZERO);
            return new Walk(probe, course).cost();
        }
        return course.market().hold(command.side(), limitTicks, command.quantity());
    }

    private void accept(final Order order, final Course course, final Events events) {
        exchange.ledger.hold(order.account().id(), order.holdAssetId(), order.held());
        exchange.clientOrderIds.take(order, order.enteredClOrdId());
        events.orderAccepted(order);
        if (order.isStop() || course.market().state() == MarketState.AUCTION) {
            openOrders.place(order);
        } else if (order.timeInForce() == TimeInForce.FOK && !new Walk(order, course).isComplete()) {
            openOrders.cancel(order, CancelReason.FOK_KILLED, events);
        } else if (order.minQty() != 0 && new Walk(order, course).tradedLots() < order.minQty()) {
            openOrders.cancel(order, CancelReason.MIN_QTY_KILLED, events);
        } else {
            matching.run(order, course, events);
        }
    }
}
