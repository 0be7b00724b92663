package org.ringbook.readmodel.marketdata;

import io.aeron.Aeron;
import io.aeron.ChannelUriStringBuilder;
import io.aeron.Subscription;
import io.aeron.logbuffer.FragmentHandler;
import io.aeron.logbuffer.Header;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.NanoClock;
import org.ringbook.sbe.MessageCopy;
import org.ringbook.sbe.marketdata.FeedHeaderDecoder;
import org.ringbook.sbe.marketdata.HeartbeatDecoder;
import org.ringbook.sbe.marketdata.MessageHeaderDecoder;
import org.ringbook.sbe.marketdata.SnapshotBeginDecoder;

/**
 * Follows a feed and keeps every market's book. It joins at any time, notices by the numbers what it missed, by checksums what went wrong, and
 * recovers from the publisher's snapshots, which it listens to only while it needs one. It is untethered: if it is not polled for
 * longer than half a term of messages takes, the publisher goes on without it, and it recovers when it is polled again.
 *
 * <p>All on one thread, which polls. Its memory is the books and, while a market recovers, at most 4 MiB of its increments.
 */
public final class MarketDataSubscriber implements AutoCloseable {
    private static final int SILENCE_HEARTBEATS_NS = 2_000_000_000;
    private static final int HEADER = MessageHeaderDecoder.ENCODED_LENGTH;

    private final Aeron aeron;
    private final FeedKind kind;
    private final String channel;
    private final MarketDataHandler handler;
    private final NanoClock clock;
    private final IncrementApplier applier;
    private final SnapshotLoad load = new SnapshotLoad();
    private final List<SubscribedMarket> markets = new ArrayList<>();
    private final Subscription increments;
    private final FragmentHandler onIncrement = this::onIncrement;
    private final FragmentHandler onSnapshot = this::onSnapshot;
    private final MessageCopy copy = new MessageCopy();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final FeedHeaderDecoder place = new FeedHeaderDecoder();
    private final HeartbeatDecoder heartbeat = new HeartbeatDecoder();
    private final SnapshotBeginDecoder begin = new SnapshotBeginDecoder();
    private Subscription snapshots;
    private long epoch;
    private long feedSequence;
    /** From here on nothing was missed: only a snapshot that was cut behind it is of use. */
    private long joinSequence;

    private int marketCount = -1;
    private long heardNs;
    private long gaps;
    private long mismatches;
    private long snapshotsTaken;
    private long messages;

    /**
     * Joins.
     *
     * @param aeron stays the caller's
     * @param channel of the feed, such as {@code aeron:ipc}; that the subscription is untethered is added
     * @param kind which feed
     * @param handler told of what comes in
     * @param clock for silence
     */
    public MarketDataSubscriber(
            final Aeron aeron,
            final String channel,
            final FeedKind kind,
            final MarketDataHandler handler,
            final NanoClock clock) {
        this.aeron = aeron;
        this.kind = kind;
        this.channel = new ChannelUriStringBuilder(channel).tether(false).build();
        this.handler = handler;
        this.clock = clock;
        applier = new IncrementApplier(handler);
        heardNs = clock.nanoTime();
        increments = aeron.addSubscription(this.channel, kind.incrementStreamId());
    }

    /**
     * Takes in what has arrived. Where the snapshot stream is joined or left it waits for the media driver.
     *
     * @param limit most messages of each stream
     * @return how many there were
     */
    public int poll(final int limit) {
        int work = increments.poll(onIncrement, limit);
        if (work > 0) {
            heardNs = clock.nanoTime();
        }
        if (isWhole()) {
            leaveSnapshots();
        } else {
            if (snapshots == null) {
                snapshots = aeron.addSubscription(channel, kind.snapshotStreamId());
            }
            work += snapshots.poll(onSnapshot, limit);
        }
        return work;
    }

    /** {@return all markets heard of so far, by id, live; those that are out of step too} */
    public List<SubscribedMarket> markets() {
        return markets;
    }

    /**
     * A market.
     *
     * @param marketId any number
     * @return it, live; null if it was not heard of
     */
    public SubscribedMarket market(final int marketId) {
        return marketId < 1 || marketId > markets.size() ? null : markets.get(marketId - 1);
    }

    /** {@return whether all markets that the publisher has are in step} */
    public boolean isWhole() {
        if (marketCount < 0 || markets.size() < marketCount) {
            return false;
        }
        for (int i = 0; i < markets.size(); i++) {
            final SubscribedMarket market = markets.get(i);
            if (!market.inStep || market.doubtful) {
                return false;
            }
        }
        return true;
    }

    /** {@return whether the publisher is heard: silence of 2 seconds, ten heartbeats, is the end of it} */
    public boolean isLive() {
        return increments.isConnected() && clock.nanoTime() - heardNs < SILENCE_HEARTBEATS_NS;
    }

    /** {@return number of the last message in the feed; 0 before the first} */
    public long feedSequence() {
        return feedSequence;
    }

    /** {@return increments taken in} */
    public long messages() {
        return messages;
    }

    /** {@return how often messages were missed} */
    public long gaps() {
        return gaps;
    }

    /** {@return how often a market's book or its checksum contradicted an increment} */
    public long mismatches() {
        return mismatches;
    }

    /** {@return snapshots of a market that were taken over} */
    public long snapshotsTaken() {
        return snapshotsTaken;
    }

    @Override
    public void close() {
        leaveSnapshots();
        increments.close();
    }

    private void onIncrement(final DirectBuffer term, final int offset, final int length, final Header ignored) {
        if (copy.take(term, offset, length)) {
            takeIncrement(copy.buffer(), length);
        } // else: the next message shows the gap
    }

    private void takeIncrement(final DirectBuffer buffer, final int length) {
        header.wrap(buffer, 0);
        if (header.templateId() == HeartbeatDecoder.TEMPLATE_ID) {
            heartbeat.wrapAndApplyHeader(buffer, 0, header);
            follow(heartbeat.epoch(), heartbeat.feedSequence() + 1);
            return;
        }
        messages++;
        place.wrap(buffer, HEADER);
        follow(place.epoch(), place.feedSequence());
        feedSequence = place.feedSequence();
        take(findOrAdd(place.marketId()), buffer, 0, length);
    }

    /** The next message of the feed is said to be this one. */
    private void follow(final long saidEpoch, final long nextSequence) {
        if (saidEpoch == epoch && nextSequence == feedSequence + 1) {
            return;
        }
        final boolean first = epoch == 0;
        if (saidEpoch != epoch) {
            epoch = saidEpoch;
            marketCount = -1;
            for (final SubscribedMarket market : markets) {
                lose(market, "another publisher");
                market.marketSequence = 0;
            }
        }
        gaps += first ? 0 : 1;
        joinSequence = nextSequence;
        feedSequence = nextSequence - 1;
        load.giveUp();
        for (final SubscribedMarket market : markets) {
            market.doubtful = true;
        }
    }

    private void take(final SubscribedMarket market, final DirectBuffer buffer, final int offset, final int length) {
        final long number = place.marketSequence();
        if (market.inStep && number <= market.marketSequence) {
            return;
        }
        if (market.inStep && number == market.marketSequence + 1) {
            market.doubtful = false;
            apply(market, buffer, offset);
            return;
        }
        if (market.inStep) {
            lose(market, "messages were missed: marketSequence=" + number + " after " + market.marketSequence);
        }
        market.missed.add(buffer, offset, length);
    }

    private void apply(final SubscribedMarket market, final DirectBuffer buffer, final int offset) {
        header.wrap(buffer, offset);
        place.wrap(buffer, offset + HEADER);
        market.marketSequence = place.marketSequence();
        market.sequence = place.sequence();
        market.timestampNs = place.timestampNs();
        try {
            applier.apply(market, buffer, offset, header);
        } catch (final IllegalStateException e) {
            mismatches++;
            lose(market, e.getMessage());
        }
    }

    private void lose(final SubscribedMarket market, final String why) {
        market.doubtful = true;
        market.missed.clear();
        if (market.inStep) {
            market.inStep = false;
            handler.outOfStep(market, why);
        }
    }

    private SubscribedMarket findOrAdd(final int marketId) {
        while (markets.size() < marketId) {
            markets.add(new SubscribedMarket(markets.size() + 1));
        }
        return markets.get(marketId - 1);
    }

    private void onSnapshot(final DirectBuffer term, final int offset, final int length, final Header ignored) {
        if (!copy.take(term, offset, length)) {
            load.giveUp();
            return;
        }
        final DirectBuffer buffer = copy.buffer();
        header.wrap(buffer, 0);
        if (header.templateId() == SnapshotBeginDecoder.TEMPLATE_ID) {
            begin(begin.wrapAndApplyHeader(buffer, 0, header));
            return;
        }
        final SubscribedMarket loaded = load.add(buffer, 0, header);
        if (loaded != null) {
            takeOver(findOrAdd(loaded.marketId()), loaded);
        }
    }

    private void begin(final SnapshotBeginDecoder message) {
        load.giveUp();
        place.wrap(message.buffer(), message.offset());
        if (place.epoch() != epoch || place.feedSequence() < joinSequence - 1) {
            return;
        }
        marketCount = Math.max(marketCount, message.marketCount());
        final SubscribedMarket market = findOrAdd(place.marketId());
        if (!market.inStep) {
            if (place.marketSequence() >= market.marketSequence) {
                load.begin(message);
            }
        } else if (market.doubtful) {
            if (place.marketSequence() == market.marketSequence) {
                market.doubtful = false;
            } else if (place.marketSequence() > market.marketSequence) {
                lose(
                        market,
                        "messages were missed: marketSequence=" + place.marketSequence() + " after "
                                + market.marketSequence);
                load.begin(message);
            }
        }
    }

    private void takeOver(final SubscribedMarket market, final SubscribedMarket loaded) {
        if (market.inStep || !reaches(market, loaded.marketSequence)) {
            return;
        }
        market.takeOver(loaded);
        market.inStep = true;
        market.doubtful = false;
        snapshotsTaken++;
        handler.inStep(market);
        market.missed.forEach((buffer, offset, length) -> {
            place.wrap(buffer, offset + HEADER);
            if (market.inStep && place.marketSequence() > market.marketSequence) {
                apply(market, buffer, offset);
            }
        });
        market.missed.clear();
    }

    /** Whether the messages kept go on behind a snapshot without a gap. */
    private boolean reaches(final SubscribedMarket market, final long marketSequence) {
        final long[] next = {marketSequence + 1};
        market.missed.forEach((buffer, offset, length) -> {
            place.wrap(buffer, offset + HEADER);
            if (place.marketSequence() == next[0]) {
                next[0]++;
            } else if (place.marketSequence() > next[0]) {
                next[0] = Long.MIN_VALUE;
            }
        });
        return next[0] > 0;
    }

    private void leaveSnapshots() {
        if (snapshots != null) {
            snapshots.close();
            snapshots = null;
            load.giveUp();
        }
    }
}
