package org.ringbook.core;

import java.math.BigInteger;
import org.agrona.DirectBuffer;
import org.ringbook.core.ledger.Asset;
import org.ringbook.core.ledger.Texts;
import org.ringbook.core.market.Market;
import org.ringbook.core.market.MarketSchedule;
import org.ringbook.core.market.MarketTerms;
import org.ringbook.core.market.Markets;
import org.ringbook.sbe.messages.AddMarketDecoder;
import org.ringbook.sbe.messages.MarketState;
import org.ringbook.sbe.messages.RejectReason;
import org.ringbook.sbe.messages.SetMarketScheduleDecoder;
import org.ringbook.sbe.messages.SetMarketTermsDecoder;

/** Markets, their terms and their schedules. {@code docs/rules.md}, Markets and Configuration. Core thread only. */
final class MarketSetup {
    private final CoreState state;
    private final int[] secondsOfDay = new int[MarketSchedule.MAX_ENTRIES];
    private final byte[] states = new byte[MarketSchedule.MAX_ENTRIES];
    private final byte[] days = new byte[MarketSchedule.MAX_ENTRIES];

    MarketSetup(final CoreState state) {
        this.state = state;
    }

    void onAddMarket(final AddMarketDecoder command, final DirectBuffer buffer, final EventSink events) {
        final int at = command.limit() + 1;
        final int length = command.skipSymbol();
        if (!isNewMarket(command, buffer, at, length, events)) {
            return;
        }
        final Asset base = state.assets.get(command.baseAssetId());
        final Asset quote = state.assets.get(command.quoteAssetId());
        final MarketTerms terms = terms(command, base, quote);
        final RejectReason reason = check(terms);
        if (reason != RejectReason.NONE) {
            events.commandRejected(reason, 0);
        } else if (state.markets.count() == Markets.MAX_MARKETS) {
            events.commandRejected(RejectReason.TOO_MANY, 0);
        } else {
            state.markets.symbols().add(buffer, at, length);
            final Market market = state.markets.add(base, quote, terms);
            events.marketAdded()
                    .marketId(market.id())
                    .lotUnits(terms.lotUnits())
                    .quoteUnitsPerTickLot(terms.quoteUnitsPerTickLot());
        }
    }

    void onSetMarketTerms(final SetMarketTermsDecoder command, final EventSink events) {
        final Market market = state.markets.getOrNull(command.marketId());
        if (market == null) {
            events.commandRejected(RejectReason.UNKNOWN_MARKET, 0);
            return;
        }
        final MarketTerms terms = terms(command, market.base(), market.quote());
        final RejectReason reason = checkChange(market, terms);
        if (reason != RejectReason.NONE) {
            events.commandRejected(reason, 0);
            return;
        }
        market.changeTerms(terms);
        state.limits.removeAll(market.id());
        events.marketTermsSet(market.id(), terms.lotUnits(), terms.quoteUnitsPerTickLot());
    }

    void onSetMarketSchedule(final SetMarketScheduleDecoder command, final EventSink events) {
        final Market market = state.markets.getOrNull(command.marketId());
        if (market == null) {
            events.commandRejected(RejectReason.UNKNOWN_MARKET, 0);
        } else if (market.state() == MarketState.DELISTED.value()) {
            events.commandRejected(RejectReason.INVALID_STATE, 0);
        } else {
            final MarketSchedule schedule = scheduleOrNull(command.entries());
            if (schedule == null) {
                events.commandRejected(RejectReason.INVALID_SCHEDULE, 0);
                return;
            }
            market.schedule(schedule);
            final long nextNs = schedule.nextAfter(state.lastTimestampNs);
            if (nextNs == 0) {
                state.deadlines.clear(Deadlines.SCHEDULE, market.id());
            } else {
                state.deadlines.set(Deadlines.SCHEDULE, market.id(), nextNs);
            }
            events.marketScheduleSet(market.id(), nextNs);
        }
    }

    private boolean isNewMarket(
            final AddMarketDecoder command,
            final DirectBuffer buffer,
            final int at,
            final int length,
            final EventSink events) {
        if (!Texts.isSymbol(buffer, at, length)) {
            events.commandRejected(RejectReason.INVALID_NAME, 0);
            return false;
        }
        final int known = state.markets.symbols().get(buffer, at, length);
        if (known != 0) {
            final boolean same = isSame(state.markets.getOrNull(known), command);
            events.commandRejected(same ? RejectReason.DUPLICATE : RejectReason.CONFLICT, known);
            return false;
        }
        final int baseId = command.baseAssetId();
        final int quoteId = command.quoteAssetId();
        if (!state.assets.exists(baseId) || !state.assets.exists(quoteId) || baseId == quoteId) {
            events.commandRejected(RejectReason.UNKNOWN_ASSET, 0);
            return false;
        }
        return true;
    }

    private static boolean isSame(final Market market, final AddMarketDecoder command) {
        return market.base().id() == command.baseAssetId()
                && market.quote().id() == command.quoteAssetId()
                && market.addedTerms().equals(terms(command, market.base(), market.quote()));
    }

    private static RejectReason check(final MarketTerms terms) {
        if (!terms.hasSoundSteps()) {
            return RejectReason.INVALID_TICK_OR_LOT;
        }
        return terms.hasSoundLimits() ? RejectReason.NONE : RejectReason.INVALID_LIMITS;
    }

    private static RejectReason checkChange(final Market market, final MarketTerms terms) {
        if (market.state() != MarketState.HALTED.value()) {
            return RejectReason.INVALID_STATE;
        }
        return market.book().size() != 0 ? RejectReason.MARKET_NOT_EMPTY : check(terms);
    }

    private static MarketTerms terms(final AddMarketDecoder command, final Asset base, final Asset quote) {
        return terms(
                base,
                quote,
                command.tickMantissa(),
                command.tickScale(),
                command.lotMantissa(),
                command.lotScale(),
                command.minQtyLots(),
                command.maxQtyLots(),
                command.minNotionalUnits(),
                command.maxNotionalUnits());
    }

    private static MarketTerms terms(final SetMarketTermsDecoder command, final Asset base, final Asset quote) {
        return terms(
                base,
                quote,
                command.tickMantissa(),
                command.tickScale(),
                command.lotMantissa(),
                command.lotScale(),
                command.minQtyLots(),
                command.maxQtyLots(),
                command.minNotionalUnits(),
                command.maxNotionalUnits());
    }

    /** Terms that may still be unsound. */
    static MarketTerms terms(
            final Asset base,
            final Asset quote,
            final long tickMantissa,
            final int tickScale,
            final long lotMantissa,
            final int lotScale,
            final long minQtyLots,
            final long maxQtyLots,
            final long minNotionalUnits,
            final long maxNotionalUnits) {
        final BigInteger tick = BigInteger.valueOf(Math.max(0, tickMantissa));
        final BigInteger lot = BigInteger.valueOf(Math.max(0, lotMantissa));
        return new MarketTerms(
                tickMantissa,
                tickScale,
                lotMantissa,
                lotScale,
                minQtyLots,
                maxQtyLots,
                minNotionalUnits,
                maxNotionalUnits,
                MarketTerms.wholeOrZero(lot, base.scale() - lotScale),
                MarketTerms.wholeOrZero(tick.multiply(lot), quote.scale() - tickScale - lotScale));
    }

    private MarketSchedule scheduleOrNull(final SetMarketScheduleDecoder.EntriesDecoder entries) {
        final int count = entries.count();
        if (count > MarketSchedule.MAX_ENTRIES) {
            return null;
        }
        int previous = -1;
        for (int i = 0; i < count; i++) {
            entries.next();
            if (!isSound(entries, previous)) {
                return null;
            }
            previous = entries.secondsOfDay();
            secondsOfDay[i] = previous;
            states[i] = (byte) entries.stateRaw();
            days[i] = (byte) entries.days();
        }
        return new MarketSchedule(secondsOfDay, states, days, count);
    }

    private static boolean isSound(final SetMarketScheduleDecoder.EntriesDecoder entry, final int previousSecond) {
        final int target = entry.stateRaw();
        return entry.secondsOfDay() > previousSecond
                && entry.secondsOfDay() < MarketSchedule.SECONDS_OF_DAY
                && (target == MarketState.CLOSED.value()
                        || target == MarketState.AUCTION.value()
                        || target == MarketState.OPEN.value())
                && entry.days() >= 1
                && entry.days() <= MarketSchedule.ALL_DAYS;
    }
}
