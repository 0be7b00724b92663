package org.ringbook.reference;

import java.math.BigInteger;
import org.ringbook.sbe.messages.MarketState;
import org.ringbook.sbe.messages.OrdType;
import org.ringbook.sbe.messages.RejectReason;
import org.ringbook.sbe.messages.SelfTradePrevention;
import org.ringbook.sbe.messages.Side;
import org.ringbook.sbe.messages.TimeInForce;

/** Which of a new order's fields go together, in a market of this state. The numbers are those of the checks in docs/rules.md. */
record OrderForm(Command.NewOrder command, Account account, Market market, long timestampNs) {
    private static final BigInteger PEAKS_MAX = BigInteger.valueOf(50);

    RejectReason check() {
        RejectReason reason = checkKind();
        if (reason == RejectReason.NONE) {
            reason = checkState();
        }
        return reason == RejectReason.NONE ? checkNumbers() : reason;
    }

    static boolean isStop(final Command.NewOrder command) {
        return command.ordType() == OrdType.STOP || command.ordType() == OrdType.STOP_LIMIT;
    }

    static boolean mayRest(final Command.NewOrder command, final Market market) {
        return command.ordType() == OrdType.MARKET
                ? market.state() == MarketState.AUCTION
                : !isImmediate(command.timeInForce());
    }

    private static boolean isImmediate(final TimeInForce timeInForce) {
        return timeInForce == TimeInForce.IOC || timeInForce == TimeInForce.FOK;
    }

    private boolean is(final OrdType ordType) {
        return command.ordType() == ordType;
    }

    private RejectReason checkKind() {
        if (command.validUntilNs() != 0 && timestampNs > command.validUntilNs()) {
            return RejectReason.VALID_UNTIL_PASSED; // 6
        }
        if (!isKnown()) {
            return RejectReason.INVALID_ORDER_TYPE; // 7
        }
        final boolean isImmediate = isImmediate(command.timeInForce());
        if (command.postOnly() && (!is(OrdType.LIMIT) || isImmediate)) {
            return RejectReason.POST_ONLY_NOT_ALLOWED; // 8
        }
        final boolean mayBeByQuote = command.side() == Side.BUY && (is(OrdType.MARKET) || is(OrdType.STOP));
        if (command.byQuote() && !mayBeByQuote) {
            return RejectReason.BY_QUOTE_NOT_ALLOWED;
        }
        final boolean isGoodTillDate = command.timeInForce() == TimeInForce.GTD;
        final boolean mustNotBeImmediate = isStop(command) || is(OrdType.MARKET_TO_LIMIT);
        if ((mustNotBeImmediate && isImmediate) || (is(OrdType.MARKET) && isGoodTillDate)) {
            return RejectReason.TIME_IN_FORCE_NOT_ALLOWED; // 9
        }
        if (isGoodTillDate ? command.expireTimeNs() <= timestampNs : command.expireTimeNs() != 0) {
            return RejectReason.INVALID_EXPIRE_TIME;
        }
        return command.selfTradePrevention() == SelfTradePrevention.NONE && !account.maySelfTrade()
                ? RejectReason.SELF_TRADE_NOT_ALLOWED // 10
                : RejectReason.NONE;
    }

    private boolean isKnown() {
        final boolean knownSide = command.side() == Side.BUY || command.side() == Side.SELL;
        final boolean knownType = command.ordType() != OrdType.NULL_VAL && command.ordType() != OrdType.SBE_UNKNOWN;
        final boolean knownTime =
                command.timeInForce() != TimeInForce.NULL_VAL && command.timeInForce() != TimeInForce.SBE_UNKNOWN;
        final boolean knownMode = command.selfTradePrevention() != SelfTradePrevention.NULL_VAL
                && command.selfTradePrevention() != SelfTradePrevention.SBE_UNKNOWN;
        return knownSide && knownType && knownTime && knownMode && !command.hasUnknownFlag();
    }

    private RejectReason checkState() {
        final boolean isMarketInAuction = is(OrdType.MARKET)
                && (command.byQuote()
                        || (command.side() == Side.BUY && market.collar().isEndless()));
        final boolean isNotInAuction = isImmediate(command.timeInForce())
                || command.postOnly()
                || is(OrdType.MARKET_TO_LIMIT)
                || isMarketInAuction;
        return market.state() == MarketState.AUCTION && isNotInAuction
                ? RejectReason.NOT_IN_AUCTION // 11
                : RejectReason.NONE;
    }

    private RejectReason checkNumbers() {
        final boolean hasPrice = is(OrdType.LIMIT)
                || is(OrdType.STOP_LIMIT)
                || (is(OrdType.STOP) && command.side() == Side.BUY && !command.byQuote());
        if (hasPrice ? command.priceTicks() < 1 : command.priceTicks() != 0) {
            return RejectReason.INVALID_PRICE; // 12
        }
        if (isStop(command) ? command.stopPriceTicks() < 1 : command.stopPriceTicks() != 0) {
            return RejectReason.INVALID_STOP_PRICE;
        }
        if (command.quantity() < 1) {
            return RejectReason.INVALID_QUANTITY; // 13
        }
        if (command.displayQty() != 0 && !isDisplayAllowed()) {
            return RejectReason.INVALID_DISPLAY_QTY; // 14
        }
        return command.minQty() != 0 && !isMinimumAllowed() ? RejectReason.INVALID_MIN_QTY : RejectReason.NONE; // 15
    }

    private boolean isDisplayAllowed() {
        return is(OrdType.LIMIT)
                && !isImmediate(command.timeInForce())
                && command.displayQty() > 0
                && command.displayQty() <= command.quantity()
                && !isTooSmallAPeak(command.displayQty(), command.quantity());
    }

    static boolean isTooSmallAPeak(final long peak, final long quantity) {
        return BigInteger.valueOf(peak).multiply(PEAKS_MAX).compareTo(BigInteger.valueOf(quantity)) < 0;
    }

    private boolean isMinimumAllowed() {
        final boolean isImmediateLimit = is(OrdType.LIMIT) && command.timeInForce() == TimeInForce.IOC;
        final boolean isSweepingMarket =
                is(OrdType.MARKET) && command.timeInForce() != TimeInForce.FOK && !command.byQuote() && market.isOpen();
        return (isImmediateLimit || isSweepingMarket)
                && command.minQty() >= 1
                && command.minQty() <= command.quantity();
    }
}
