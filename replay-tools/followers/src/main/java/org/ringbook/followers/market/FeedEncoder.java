package org.ringbook.followers.market;

import java.util.ArrayList;
import java.util.List;
import org.ringbook.readmodel.books.MarketBook;
import org.ringbook.readmodel.books.MarketDataListener;
import org.ringbook.sbe.marketdata.FeedHeaderEncoder;
import org.ringbook.sbe.marketdata.MessageHeaderEncoder;
import org.ringbook.sbe.marketdata.UpdateFlagsEncoder;
import org.ringbook.sbe.messages.TradeDecoder;

/**
 * Makes the increments of a feed out of what happens to the markets, numbered, into an outbox that is sent before the next record. What is
 * said of one market is said in the order in which it happened; trades and changes of the book that follow each other share a message.
 * One thread.
 */
abstract class FeedEncoder implements MarketDataListener {
    final Outbox outbox = new Outbox();
    final MessageHeaderEncoder messageHeader = new MessageHeaderEncoder();
    final TradeDraft trades = new TradeDraft();
    final int lengthMax;
    private final MarketMessages messages = new MarketMessages(outbox);
    private final List<FeedMarket> markets = new ArrayList<>();
    private final List<FeedMarket> touched = new ArrayList<>();
    private final MarketMessages.Place nextPlace = this::fillNext;
    private final UpdateFlagsEncoder flags = new UpdateFlagsEncoder();
    private final long epoch;
    private FeedMarket placed;
    private FeedMarket draft;
    private boolean live;
    private long feedSequence;
    private long sequence;
    private long timestampNs;

    /**
     * Says nothing until it is live.
     *
     * @param epoch of the publisher
     * @param lengthMax of a message
     */
    FeedEncoder(final long epoch, final int lengthMax) {
        this.epoch = epoch;
        this.lengthMax = lengthMax;
    }

    /** From the next record on everything is said. */
    final void goLive() {
        live = true;
    }

    final Outbox outbox() {
        return outbox;
    }

    final long epoch() {
        return epoch;
    }

    final long feedSequence() {
        return feedSequence;
    }

    final long sequence() {
        return sequence;
    }

    final int marketCount() {
        return markets.size();
    }

    final FeedMarket market(final int index) {
        return markets.get(index);
    }

    /** For a snapshot of the market: the numbers of what was said last. */
    final void fillLast(final FeedMarket market, final FeedHeaderEncoder header) {
        header.epoch(epoch)
                .feedSequence(feedSequence)
                .marketSequence(market.marketSequence)
                .sequence(sequence)
                .timestampNs(timestampNs)
                .marketId(market.market.marketId());
    }

    @Override
    public final void beginRecord(final long recordSequence, final long recordTimestampNs) {
        sequence = recordSequence;
        timestampNs = recordTimestampNs;
    }

    @Override
    public final void defined(final MarketBook market, final int index) {
        if (market.marketId() > markets.size()) {
            markets.add(new FeedMarket(market));
        }
        if (live) {
            sent(messages.definition(market, index, place(market)));
        }
    }

    @Override
    public final void traded(final MarketBook market, final int index, final TradeDecoder trade) {
        if (live) {
            draftOf(market, tradeLength());
            trades.add(index, trade);
            draft.traded = true;
        }
    }

    @Override
    public final void stateChanged(final MarketBook market, final int index) {
        if (live) {
            sent(messages.state(market, index, place(market)));
        }
    }

    @Override
    public final void indicativeChanged(final MarketBook market, final int index) {
        if (live) {
            sent(messages.auction(market, index, place(market)));
        }
    }

    @Override
    public final void auctionExtended(final MarketBook market, final int index, final long priceTicks) {
        if (live) {
            sent(messages.extended(market, index, priceTicks, place(market)));
        }
    }

    @Override
    public final void busted(final MarketBook market, final int index, final long tradeId) {
        if (live) {
            sent(messages.bust(index, tradeId, place(market)));
        }
    }

    @Override
    public final void dayPassed(final MarketBook market) {
        if (live) {
            sent(messages.ticker(market, place(market)));
        }
    }

    @Override
    public final void endRecord() {
        flush();
        for (int i = 0; i < touched.size(); i++) {
            final FeedMarket market = touched.get(i);
            endRecord(market);
            if (market.traded) {
                sent(messages.ticker(market.market, place(market.market)));
            }
            flags.wrap(outbox.buffer(), market.flagsOffset).lastOfRecord(true);
            market.endRecord();
        }
        touched.clear();
    }

    /** Says what is only said at the end of a record. */
    abstract void endRecord(FeedMarket market);

    /** Bytes of the draft and of one more trade. */
    abstract int tradeLength();

    /** The draft is one of this market from now on, and empty. */
    abstract void beginDraft(MarketBook market);

    /** Encodes what the draft holds, if it holds something, and empties it. */
    abstract void encodeDraft(FeedMarket market);

    final boolean isLive() {
        return live;
    }

    /** Makes the draft one of this market that has room; {@code length} is the draft's with one entry more. */
    final void draftOf(final MarketBook market, final int length) {
        if (draft == null || draft.market != market || length > lengthMax) {
            flush();
            draft = touch(market);
            beginDraft(market);
        }
    }

    final FeedMarket touch(final MarketBook market) {
        final FeedMarket known = markets.get(market.marketId() - 1);
        if (!known.touched) {
            known.touched = true;
            touched.add(known);
        }
        return known;
    }

    /** Fills the header of the next message of a market. */
    final void fillNext(final FeedMarket market, final FeedHeaderEncoder header) {
        market.marketSequence++;
        feedSequence++;
        fillLast(market, header);
    }

    final void sent(final FeedMarket market, final int flagsOffset) {
        market.flagsOffset = flagsOffset;
    }

    private void sent(final int flagsOffset) {
        sent(placed, flagsOffset);
    }

    private MarketMessages.Place place(final MarketBook market) {
        flush();
        placed = touch(market);
        return nextPlace;
    }

    private void fillNext(final FeedHeaderEncoder header) {
        fillNext(placed, header);
    }

    private void flush() {
        if (draft != null) {
            final FeedMarket market = draft;
            draft = null;
            encodeDraft(market);
        }
    }
}
