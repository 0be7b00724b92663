package org.ringbook.benchmarks;

import io.aeron.Aeron;
import io.aeron.CommonContext;
import io.aeron.driver.MediaDriver;
import io.aeron.driver.ThreadingMode;
import java.nio.file.Path;
import java.util.Locale;
import org.agrona.CloseHelper;
import org.agrona.concurrent.SystemNanoClock;
import org.ringbook.followers.market.MarketDataPublisher;
import org.ringbook.followers.market.PublisherContext;
import org.ringbook.journal.JournalReader;
import org.ringbook.readmodel.books.MarketBook;
import org.ringbook.readmodel.books.MarketDataBuilder;
import org.ringbook.readmodel.books.MarketDataListener;
import org.ringbook.readmodel.marketdata.BookOrder;
import org.ringbook.readmodel.marketdata.FeedKind;
import org.ringbook.readmodel.marketdata.MarketDataHandler;
import org.ringbook.readmodel.marketdata.MarketDataSubscriber;
import org.ringbook.sbe.Frames;
import org.ringbook.sbe.messages.TradeDecoder;

/**
 * How fast market data is made of a journal: records and events a second that the books are built of, and messages a second that a publisher
 * says to a subscriber, both on one thread.
 *
 * <pre>{@code
 * java @jvm/ringbook.flags @jvm/production.flags -Xmx4g -cp benchmarks/target/benchmarks.jar \
 *     org.ringbook.benchmarks.MarketDataRates DATA/journal 3
 * }</pre>
 */
public final class MarketDataRates {
    private MarketDataRates() {}

    /**
     * Measures.
     *
     * @param args journal, how often
     */
    public static void main(final String[] args) {
        final Path journal = Path.of(args[0]);
        for (int round = 0; round < Integer.parseInt(args[1]); round++) {
            final long records = read(journal);
            build(journal);
            publish(journal, records);
        }
    }

    private static long read(final Path journal) {
        final long beganNs = System.nanoTime();
        long events = 0;
        try (JournalReader reader = JournalReader.open(journal)) {
            while (reader.next()) {
                final int to = reader.framesOffset() + reader.framesLength();
                int at = Frames.next(reader.buffer(), reader.framesOffset());
                while (at < to) {
                    events++;
                    at = Frames.next(reader.buffer(), at);
                }
            }
            print("read", reader.sequence(), events, "events", beganNs);
            return reader.sequence();
        }
    }

    private static void build(final Path journal) {
        final long[] told = {0};
        final MarketDataBuilder builder = new MarketDataBuilder(new MarketDataListener() {
            @Override
            public void orderAdded(final MarketBook market, final int index, final BookOrder order) {
                told[0]++;
            }

            @Override
            public void orderChanged(final MarketBook market, final int index, final BookOrder order) {
                told[0]++;
            }

            @Override
            public void orderRemoved(final MarketBook market, final int index, final BookOrder order) {
                told[0]++;
            }

            @Override
            public void traded(final MarketBook market, final int index, final TradeDecoder trade) {
                told[0]++;
            }
        });
        final long beganNs = System.nanoTime();
        try (JournalReader reader = JournalReader.open(journal)) {
            while (reader.next()) {
                builder.apply(
                        reader.sequence(),
                        reader.timestampNs(),
                        reader.buffer(),
                        reader.framesOffset(),
                        reader.framesLength());
            }
        }
        print("build", builder.sequence(), told[0], "changes and trades", beganNs);
    }

    private static void publish(final Path journal, final long records) {
        try (MediaDriver driver = MediaDriver.launchEmbedded(new MediaDriver.Context()
                        .aeronDirectoryName(CommonContext.generateRandomDirName())
                        .dirDeleteOnShutdown(true)
                        .threadingMode(ThreadingMode.SHARED));
                Aeron aeron = Aeron.connect(new Aeron.Context().aeronDirectoryName(driver.aeronDirectoryName()))) {
            final MarketDataPublisher publisher = new MarketDataPublisher(
                    JournalReader.open(journal), aeron, new PublisherContext().fromFirstRecord(true));
            final MarketDataSubscriber subscriber = new MarketDataSubscriber(
                    aeron, "aeron:ipc", FeedKind.ORDERS, new MarketDataHandler() {}, SystemNanoClock.INSTANCE);
            final long beganNs = System.nanoTime();
            while (publisher.sequence() < records
                    || subscriber.feedSequence() < publisher.lastMessage(FeedKind.ORDERS)) {
                publisher.doWork();
                subscriber.poll(256);
            }
            print("publish", publisher.sequence(), subscriber.messages(), "messages by order", beganNs);
            CloseHelper.closeAll(subscriber);
            publisher.onClose();
        }
    }

    private static void print(
            final String what, final long records, final long count, final String counted, final long beganNs) {
        final double seconds = (System.nanoTime() - beganNs) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%-8s %,d records in %.2f s: %,.0f records/s, %,.0f %s/s%n",
                what,
                records,
                seconds,
                records / seconds,
                count / seconds,
                counted);
    }
}
