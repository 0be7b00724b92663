package org.ringbook.followers.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aeron.Aeron;
import io.aeron.CommonContext;
import io.aeron.driver.MediaDriver;
import io.aeron.driver.ThreadingMode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.agrona.CloseHelper;
import org.agrona.concurrent.SystemNanoClock;
import org.ringbook.followers.GeneratedJournal;
import org.ringbook.journal.JournalReader;
import org.ringbook.readmodel.books.MarketBook;
import org.ringbook.readmodel.books.MarketDataBuilder;
import org.ringbook.readmodel.books.MarketDataListener;
import org.ringbook.readmodel.marketdata.FeedKind;
import org.ringbook.readmodel.marketdata.MarketDataHandler;
import org.ringbook.readmodel.marketdata.MarketDataSubscriber;
import org.ringbook.readmodel.marketdata.SubscribedMarket;

/** A journal that grows, a publisher that follows it, and a media driver, all worked by the test's thread. */
final class FeedRig implements AutoCloseable {
    private static final long DEADLINE_NS = 30_000_000_000L;

    private final GeneratedJournal journal;
    private final Path journalDirectory;
    private final PublisherContext context;
    private final MediaDriver driver;
    private final Aeron aeron;
    private final MarketDataBuilder expected = new MarketDataBuilder(new MarketDataListener() {});
    private final JournalReader reader;
    private MarketDataPublisher publisher;

    FeedRig(final Path data, final long seed, final PublisherContext context) {
        this(context, data, new GeneratedJournal(data, seed));
    }

    FeedRig(final PublisherContext context, final Path data, final GeneratedJournal journal) {
        this.context = context;
        this.journal = journal;
        journalDirectory = data.resolve("journal");
        driver = MediaDriver.launchEmbedded(new MediaDriver.Context()
                .aeronDirectoryName(CommonContext.generateRandomDirName())
                .dirDeleteOnShutdown(true)
                .threadingMode(ThreadingMode.SHARED)
                .timerIntervalNs(10_000_000L));
        aeron = Aeron.connect(new Aeron.Context().aeronDirectoryName(driver.aeronDirectoryName()));
        reader = JournalReader.open(journalDirectory);
        publisher = newPublisher();
    }

    private MarketDataPublisher newPublisher() {
        return new MarketDataPublisher(JournalReader.open(journalDirectory), aeron, context);
    }

    MarketDataPublisher publisher() {
        return publisher;
    }

    void restartPublisher() {
        publisher.onClose();
        publisher = newPublisher();
    }

    MarketDataSubscriber subscriber(final FeedKind kind, final MarketDataHandler handler) {
        return new MarketDataSubscriber(aeron, context.channel(), kind, handler, SystemNanoClock.INSTANCE);
    }

    void write(final int commands) {
        journal.write(commands);
        while (reader.next()) {
            expected.apply(
                    reader.sequence(),
                    reader.timestampNs(),
                    reader.buffer(),
                    reader.framesOffset(),
                    reader.framesLength());
        }
    }

    long lastSequence() {
        return journal.core().lastSequence();
    }

    /** Of all markets. */
    long trades() {
        return expected.markets().stream().mapToLong(MarketBook::lastTradeId).sum();
    }

    /** Works the publisher and those who listen until that is true. */
    void workUntil(final BooleanSupplier done, final MarketDataSubscriber... listening) {
        final long deadlineNs = System.nanoTime() + DEADLINE_NS;
        while (!done.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadlineNs, "not in time");
            publisher.doWork();
            for (final MarketDataSubscriber subscriber : listening) {
                subscriber.poll(64);
            }
        }
    }

    /** Until the publisher has said all, and those who listen have taken in all. */
    void settle(final FeedKind kind, final MarketDataSubscriber... listening) {
        workUntil(
                () -> publisher.sequence() == lastSequence()
                        && Arrays.stream(listening)
                                .allMatch(subscriber -> subscriber.isWhole()
                                        && subscriber.feedSequence() == publisher.lastMessage(kind)),
                listening);
    }

    void assertSameBooks(final FeedKind kind, final MarketDataSubscriber subscriber) {
        assertEquals(expected.markets().size(), subscriber.markets().size());
        for (final MarketBook market : expected.markets()) {
            final SubscribedMarket seen = subscriber.market(market.marketId());
            final String where = kind + " market " + market.marketId();
            if (kind == FeedKind.ORDERS) {
                assertEquals(market.book().checksum(), seen.orders().checksum(), where);
                assertEquals(market.book().size(), seen.orders().size(), where);
            } else {
                assertEquals(market.book().bids().size(), seen.levels().bids().size(), where);
                assertEquals(market.book().levelChecksum(), seen.levels().checksum(), where);
            }
            assertEquals(market.state().value(), seen.state().value(), where);
            assertEquals(market.stateUntilNs(), seen.stateUntilNs(), where);
            assertEquals(market.definition(), seen.definition(), where);
            assertEquals(market.indicativeTicks(), seen.indicativeTicks(), where);
            assertEquals(market.imbalanceQty(), seen.imbalanceQty(), where);
            assertEquals(market.lastTradeId(), seen.ticker().lastTradeId(), where);
            assertEquals(market.lastTicks(), seen.ticker().lastTicks(), where);
            assertEquals(market.day().highTicks(), seen.ticker().highTicks(), where);
            assertEquals(market.day().baseUnits(), seen.ticker().baseUnits(), where);
        }
    }

    @Override
    public void close() {
        publisher.onClose();
        CloseHelper.closeAll(reader, aeron, driver, journal);
    }
}
