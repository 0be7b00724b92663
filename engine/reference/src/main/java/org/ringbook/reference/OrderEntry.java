package org.ringbook.reference;

import java.math.BigInteger;
import org.ringbook.sbe.messages.CancelReason;
import org.ringbook.sbe.messages.MarketState;
import org.ringbook.sbe.messages.OrdStatus;
import org.ringbook.sbe.messages.OrdType;
import org.ringbook.sbe.messages.RejectReason;
import org.ringbook.sbe.messages.Side;
import org.ringbook.sbe.messages.TimeInForce;

/** NewOrder. The numbers are those of the checks in docs/rules.md. */
final class OrderEntry {
    private final Exchange exchange;
    private final Matching matching;

    OrderEntry(final Exchange exchange, final Matching matching) {
        this.exchange = exchange;
        this.matching = matching;
    }

    Rejection newOrder(final Command.NewOrder command, final Events events) {
        final Rejection addressed = checkAddress(command);
        if (!addressed.isNone()) {
            return addressed;
        }
        final Market market = exchange.market(command.marketId());
        RejectReason reason = checkForm(command);
        if (reason == RejectReason.NONE) {
            reason = checkSize(command, market);
        }
        if (reason == RejectReason.NONE) {
            reason = checkBook(command, market);
        }
        if (reason != RejectReason.NONE) {
            return Rejection.of(reason);
        }

        final Account account = exchange.account(command.accountId());
        final Order order = new Order(exchange.lastSequence, account, market, command, hold(command, account, market));
        if (exchange.ledger
                        .balance(account.id(), order.holdAssetId())
                        .available()
                        .compareTo(order.held())
                < 0) {
            return Rejection.of(RejectReason.INSUFFICIENT_FUNDS); // 15
        }
        accept(order, events);
        return Rejection.NONE;
    }

    private Rejection checkAddress(final Command.NewOrder command) {
        if (exchange.account(command.accountId()) == null) {
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
        if (exchange.isHalted) {
            return Rejection.of(RejectReason.ENGINE_HALTED); // 4
        }
        if (exchange.isLowSpace) {
            return Rejection.of(RejectReason.LOW_SPACE);
        }
        final Market market = exchange.market(command.marketId());
        return Rejection.of(market == null ? RejectReason.UNKNOWN_MARKET : checkState(market)); // 5
    }

    static RejectReason checkState(final Market market) {
        if (market.state() == MarketState.OPEN) {
            return RejectReason.NONE;
        }
        return market.state() == MarketState.CLOSED ? RejectReason.MARKET_CLOSED : RejectReason.MARKET_HALTED;
    }

    private RejectReason checkForm(final Command.NewOrder command) {
        if (command.validUntilNs() != 0 && exchange.lastTimestampNs > command.validUntilNs()) {
            return RejectReason.VALID_UNTIL_PASSED; // 6
        }
        final TimeInForce timeInForce = command.timeInForce();
        final boolean known = (command.side() == Side.BUY || command.side() == Side.SELL)
                && (command.ordType() == OrdType.LIMIT || command.ordType() == OrdType.MARKET)
                && (timeInForce == TimeInForce.GTC || timeInForce == TimeInForce.IOC || timeInForce == TimeInForce.FOK);
        if (!known || command.hasUnknownFlag()) {
            return RejectReason.INVALID_ORDER_TYPE; // 7
        }
        final boolean isMarket = command.ordType() == OrdType.MARKET;
        if (command.postOnly() && (isMarket || timeInForce != TimeInForce.GTC)) {
            return RejectReason.POST_ONLY_NOT_ALLOWED; // 8
        }
        if (command.byQuote() && !(isMarket && command.side() == Side.BUY)) {
            return RejectReason.BY_QUOTE_NOT_ALLOWED;
        }
        if (isMarket ? command.priceTicks() != 0 : command.priceTicks() < 1) {
            return RejectReason.INVALID_PRICE; // 9
        }
        return command.quantity() < 1 ? RejectReason.INVALID_QUANTITY : RejectReason.NONE; // 10
    }

    private static RejectReason checkSize(final Command.NewOrder command, final Market market) {
        if (!command.byQuote()) {
            if (command.quantity() < market.added().minQtyLots()) {
                return RejectReason.QUANTITY_TOO_SMALL; // 11
            }
            if (command.quantity() > market.added().maxQtyLots()) {
                return RejectReason.QUANTITY_TOO_LARGE;
            }
        }
        if (command.ordType() == OrdType.LIMIT) {
            return checkNotional(market, market.notional(command.priceTicks(), command.quantity())); // 12
        }
        return command.byQuote() ? checkNotional(market, BigInteger.valueOf(command.quantity())) : RejectReason.NONE;
    }

    static RejectReason checkNotional(final Market market, final BigInteger notional) {
        if (notional.compareTo(BigInteger.valueOf(market.added().maxNotionalUnits())) > 0) {
            return RejectReason.NOTIONAL_TOO_LARGE;
        }
        if (notional.compareTo(BigInteger.valueOf(market.added().minNotionalUnits())) < 0) {
            return RejectReason.NOTIONAL_TOO_SMALL;
        }
        return RejectReason.NONE;
    }

    private static RejectReason checkBook(final Command.NewOrder command, final Market market) {
        if (command.postOnly() && market.wouldTrade(command.side(), command.priceTicks())) {
            return RejectReason.POST_ONLY_WOULD_TRADE; // 13
        }
        if (command.ordType() == OrdType.MARKET
                && market.opposite(command.side()).isEmpty()) {
            return RejectReason.NO_LIQUIDITY; // 14
        }
        return RejectReason.NONE;
    }

    private BigInteger hold(final Command.NewOrder command, final Account account, final Market market) {
        if (command.byQuote()) {
            return BigInteger.valueOf(command.quantity());
        }
        if (command.ordType() == OrdType.MARKET && command.side() == Side.BUY) {
            final Order probe = new Order(exchange.lastSequence, account, market, command, BigInteger.ZERO);
            return Matching.walk(probe).cost();
        }
        return market.hold(command.side(), command.priceTicks(), command.quantity());
    }

    private void accept(final Order order, final Events events) {
        exchange.ledger.hold(order.account().id(), order.holdAssetId(), order.held());
        exchange.clientOrderIds.take(order, order.entered().clOrdId());
        events.orderAccepted(order);
        final boolean isFillOrKill = order.entered().timeInForce() == TimeInForce.FOK;
        if (isFillOrKill && !Matching.walk(order).isComplete()) {
            matching.cancel(order, CancelReason.FOK_KILLED, OrdStatus.CANCELED, events);
        } else {
            matching.run(order, events);
        }
    }
}
