package org.ringbook.reference;

import java.util.List;
import org.ringbook.sbe.messages.CancelReason;
import org.ringbook.sbe.messages.MarketState;
import org.ringbook.sbe.messages.RejectReason;
import org.ringbook.sbe.messages.StateChangeCause;

/** States, bands, schedules and new terms of markets. */
final class MarketControl {
    static final long DAY_NS = 86_400_000_000_000L;
    private static final int MILLION = 1_000_000;
    private static final long REFERENCE_MAX = 1L << 53;
    private static final int ENTRIES_MAX = 32;
    private static final int SECONDS_PER_DAY = 86_400;
    private static final int ALL_DAYS = 127;

    private final Exchange exchange;
    private final MarketStates states;
    private final Opening opening;
    private final CancelsOfMany cancels;

    MarketControl(
            final Exchange exchange, final MarketStates states, final Opening opening, final CancelsOfMany cancels) {
        this.exchange = exchange;
        this.states = states;
        this.opening = opening;
        this.cancels = cancels;
    }

    Rejection setMarketState(final Command.SetMarketState command, final Events events) {
        final Market market = exchange.market(command.marketId());
        if (market == null) {
            return Rejection.of(RejectReason.UNKNOWN_MARKET);
        }
        final boolean maySet = switch (command.state()) {
            case CLOSED, OPEN, HALTED, AUCTION, SUSPENDED, DELISTED -> market.state() != MarketState.DELISTED;
            default -> false;
        };
        if (!maySet) {
            return Rejection.of(RejectReason.INVALID_STATE);
        }
        final long endNs = command.auctionEndNs();
        if (endNs != 0 && (command.state() != MarketState.AUCTION || endNs <= exchange.lastTimestampNs)) {
            return Rejection.of(RejectReason.INVALID_EXPIRE_TIME);
        }
        change(market, command.state(), StateChangeCause.REQUESTED, endNs, events);
        return Rejection.NONE;
    }

    private void change(
            final Market market,
            final MarketState state,
            final StateChangeCause cause,
            final long auctionEndNs,
            final Events events) {
        if (state == MarketState.AUCTION) {
            states.toAuction(market, cause, auctionEndNs, events);
        } else if (state == MarketState.OPEN && !market.isOpen()) {
            opening.open(market, cause, events);
        } else {
            states.to(state, market, cause, events);
            if (state == MarketState.DELISTED) {
                market.schedule().entries(List.of());
                exchange.setScheduleNext(market, 0);
            }
            if (state != MarketState.OPEN) {
                cancels.cancel(new Continuation.CancelBook(market.id(), reason(state)), events);
            }
        }
    }

    private static CancelReason reason(final MarketState state) {
        return switch (state) {
            case CLOSED -> CancelReason.EXPIRED;
            case HALTED, SUSPENDED -> CancelReason.AUCTION_ENDED;
            case DELISTED -> CancelReason.DELISTED;
            default -> throw new IllegalStateException("state=" + state);
        };
    }

    /** The auction's time is over. */
    void endAuction(final Market market, final Events events) {
        exchange.setAuctionEnd(market, 0);
        opening.open(market, StateChangeCause.AUCTION_END, events);
    }

    /** The schedule's next time has come. */
    void actOnSchedule(final Market market, final Events events) {
        final long timeNs = market.schedule().nextNs();
        final MarketState state = market.schedule().at(timeNs).state();
        exchange.setScheduleNext(market, market.schedule().after(timeNs));
        final boolean isHeld = market.state() == MarketState.SUSPENDED || market.state() == MarketState.HALTED;
        if (!isHeld) {
            change(market, state, StateChangeCause.SCHEDULE, 0, events);
        } else if (state == MarketState.CLOSED) {
            cancels.cancel(new Continuation.CancelBook(market.id(), CancelReason.EXPIRED), events);
        }
    }

    Rejection setPriceBands(final Command.SetPriceBands command, final Events events) {
        final Market market = exchange.market(command.marketId());
        if (market == null) {
            return Rejection.of(RejectReason.UNKNOWN_MARKET);
        }
        if (market.state() == MarketState.AUCTION || market.state() == MarketState.DELISTED) {
            return Rejection.of(RejectReason.INVALID_STATE);
        }
        final boolean areBands = isPpm(command.dynamicBandPpm())
                && isPpm(command.staticBandPpm())
                && isPpm(command.collarPpm())
                && command.initialReferenceTicks() >= 0
                && command.initialReferenceTicks() <= REFERENCE_MAX;
        if (!areBands) {
            return Rejection.of(RejectReason.INVALID_BANDS);
        }
        if (!isDuration(command.volatilityAuctionNs()) || !isDuration(command.auctionExtensionNs())) {
            return Rejection.of(RejectReason.INVALID_DURATION);
        }
        market.bands(new PriceBands(
                command.dynamicBandPpm(),
                command.staticBandPpm(),
                command.collarPpm(),
                command.initialReferenceTicks(),
                command.volatilityAuctionNs(),
                command.auctionExtensionNs()));
        events.other().priceBandsSet(market);
        return Rejection.NONE;
    }

    private static boolean isPpm(final int ppm) {
        return ppm >= 0 && ppm <= MILLION;
    }

    /** At most a day. */
    static boolean isDuration(final long durationNs) {
        return durationNs >= 0 && durationNs <= DAY_NS;
    }

    Rejection setMarketSchedule(final Command.SetMarketSchedule command, final Events events) {
        final Market market = exchange.market(command.marketId());
        if (market == null) {
            return Rejection.of(RejectReason.UNKNOWN_MARKET);
        }
        if (market.state() == MarketState.DELISTED) {
            return Rejection.of(RejectReason.INVALID_STATE);
        }
        if (!isSchedule(command.entries())) {
            return Rejection.of(RejectReason.INVALID_SCHEDULE);
        }
        market.schedule().entries(command.entries());
        exchange.setScheduleNext(market, market.schedule().after(exchange.lastTimestampNs));
        events.other().marketScheduleSet(market);
        return Rejection.NONE;
    }

    private static boolean isSchedule(final List<Command.ScheduleEntry> entries) {
        int last = -1;
        for (final Command.ScheduleEntry entry : entries) {
            final boolean isState = entry.state() == MarketState.CLOSED
                    || entry.state() == MarketState.AUCTION
                    || entry.state() == MarketState.OPEN;
            final boolean isTime = entry.secondsOfDay() > last && entry.secondsOfDay() < SECONDS_PER_DAY;
            if (!isState || !isTime || entry.days() == 0 || entry.days() > ALL_DAYS) {
                return false;
            }
            last = entry.secondsOfDay();
        }
        return entries.size() <= ENTRIES_MAX;
    }

    Rejection setMarketTerms(final Command.SetMarketTerms command, final Events events) {
        final Market market = exchange.market(command.marketId());
        if (market == null) {
            return Rejection.of(RejectReason.UNKNOWN_MARKET);
        }
        if (market.state() != MarketState.HALTED) {
            return Rejection.of(RejectReason.INVALID_STATE);
        }
        if (market.hasOrders()) {
            return Rejection.of(RejectReason.MARKET_NOT_EMPTY);
        }
        final MarketTerms terms = MarketTerms.of(
                command.terms(),
                exchange.asset(market.added().baseAssetId()),
                exchange.asset(market.added().quoteAssetId()));
        final RejectReason reason = terms.check();
        if (reason != RejectReason.NONE) {
            return Rejection.of(reason);
        }
        market.terms(terms);
        exchange.accounts.forEach(account -> account.limits().remove(market.id()));
        events.other().marketTermsSet(market);
        return Rejection.NONE;
    }
}
