package org.ringbook.readmodel.books;

import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.ringbook.readmodel.marketdata.MarketDefinition;
import org.ringbook.sbe.Frames;
import org.ringbook.sbe.messages.AuctionExtendedDecoder;
import org.ringbook.sbe.messages.AuctionIndicativeDecoder;
import org.ringbook.sbe.messages.MarketStateChangedDecoder;
import org.ringbook.sbe.messages.MessageHeaderDecoder;
import org.ringbook.sbe.messages.TradeBustedDecoder;

/**
 * Rebuilds every market from the journal's events alone. Give it every record from the first on, or behind what it has loaded. What {@code docs/rules.md} says of places
 * and peaks is what follows from the events; where the events contradict the book that they built, it throws. One thread.
 */
public final class MarketDataBuilder {
    private static final long MINUTE_NS = 60_000_000_000L;

    private final List<MarketBook> markets = new ArrayList<>();
    private final MarketDataListener listener;
    private final MarketTerms terms = new MarketTerms(List.of());
    private final OrderEvents orders;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final MarketStateChangedDecoder stateChanged = new MarketStateChangedDecoder();
    private final AuctionIndicativeDecoder indicative = new AuctionIndicativeDecoder();
    private final AuctionExtendedDecoder extended = new AuctionExtendedDecoder();
    private final TradeBustedDecoder busted = new TradeBustedDecoder();
    private long sequence;
    private long timestampNs;
    private long minute;

    /**
     * Before the first record: no market.
     *
     * @param listener told of all that changes
     */
    public MarketDataBuilder(final MarketDataListener listener) {
        this.listener = listener;
        orders = new OrderEvents(this, listener);
    }

    /** {@return the record applied last; 0 before the first} */
    public long sequence() {
        return sequence;
    }

    /** {@return all markets by id, live} */
    public List<MarketBook> markets() {
        return markets;
    }

    /**
     * A market.
     *
     * @param marketId of one that was added
     * @return it, live
     * @throws IllegalStateException if there is none
     */
    public MarketBook market(final int marketId) {
        if (marketId < 1 || marketId > markets.size()) {
            throw new IllegalStateException("unknown market: marketId=" + marketId + " sequence=" + sequence);
        }
        return markets.get(marketId - 1);
    }

    /**
     * Applies the next record.
     *
     * @param recordSequence the last one plus one
     * @param recordTimestampNs its time, nanoseconds since the epoch
     * @param buffer that holds it
     * @param from of its first frame, the command
     * @param length of all its frames
     * @throws IllegalStateException if it is not the next one, or its events contradict the book
     */
    public void apply(
            final long recordSequence,
            final long recordTimestampNs,
            final DirectBuffer buffer,
            final int from,
            final int length) {
        if (recordSequence != sequence + 1) {
            throw new IllegalStateException("records are missing: sequence=" + recordSequence + " after " + sequence);
        }
        sequence = recordSequence;
        timestampNs = recordTimestampNs;
        listener.beginRecord(recordSequence, timestampNs);
        passTime();
        final int to = from + length;
        final int command = Frames.offset(from);
        orders.beginRecord(recordSequence, timestampNs, buffer, command);
        int index = 0;
        for (int at = Frames.next(buffer, from); at < to; at = Frames.next(buffer, at)) {
            index++;
            header.wrap(buffer, Frames.offset(at));
            if (!orders.apply(buffer, Frames.offset(at), header, index)) {
                applyOther(buffer, Frames.offset(at), index, command);
            }
        }
        orders.endRecord(index);
        listener.endRecord();
    }

    private void passTime() {
        final long now = Math.floorDiv(timestampNs, MINUTE_NS);
        if (now == minute) {
            return;
        }
        minute = now;
        for (final MarketBook market : markets) {
            if (market.day().advance(timestampNs)) {
                listener.dayPassed(market);
            }
        }
    }

    private void applyOther(final DirectBuffer buffer, final int offset, final int index, final int command) {
        switch (header.templateId()) {
            case MarketStateChangedDecoder.TEMPLATE_ID -> {
                stateChanged.wrapAndApplyHeader(buffer, offset, header);
                final MarketBook market = market(stateChanged.marketId());
                market.state(stateChanged);
                listener.stateChanged(market, index);
            }
            case AuctionIndicativeDecoder.TEMPLATE_ID -> {
                indicative.wrapAndApplyHeader(buffer, offset, header);
                final MarketBook market = market(indicative.marketId());
                market.indicative(indicative);
                listener.indicativeChanged(market, index);
            }
            case AuctionExtendedDecoder.TEMPLATE_ID -> {
                extended.wrapAndApplyHeader(buffer, offset, header);
                final MarketBook market = market(extended.marketId());
                market.auctionUntil(extended.untilNs());
                listener.auctionExtended(market, index, extended.priceTicks());
            }
            case TradeBustedDecoder.TEMPLATE_ID -> {
                busted.wrapAndApplyHeader(buffer, offset, header);
                listener.busted(market(busted.marketId()), index, busted.tradeId());
            }
            default -> applyTerms(buffer, offset, index, command);
        }
    }

    private void applyTerms(final DirectBuffer buffer, final int offset, final int index, final int command) {
        final MarketDefinition definition =
                terms.apply(buffer, offset, header, command, id -> market(id).definition());
        if (definition == null) {
            return;
        }
        if (definition.marketId() > markets.size()) {
            markets.add(new MarketBook(definition));
        } else {
            market(definition.marketId()).terms(definition);
        }
        listener.defined(market(definition.marketId()), index);
    }

    /**
     * All that it knows. Between two records.
     *
     * @param out where
     */
    public void save(final StateOutput out) {
        out.put(sequence).put(timestampNs).put(minute);
        terms.saveAssets(out);
        out.put(markets.size());
        markets.forEach(market -> market.save(out));
        orders.save(out);
    }

    /**
     * Takes up what was saved, as if it had applied all records to there; the listener hears of the markets only. For one that is new.
     *
     * @param in where it is
     */
    public void load(final StateInput in) {
        sequence = in.getLong();
        timestampNs = in.getLong();
        minute = in.getLong();
        terms.loadAssets(in);
        final int count = in.getInt();
        listener.beginRecord(sequence, timestampNs);
        for (int i = 0; i < count; i++) {
            final MarketBook market = MarketBook.load(in);
            markets.add(market);
            listener.defined(market, 0);
        }
        orders.load(in);
        listener.endRecord();
    }
}
