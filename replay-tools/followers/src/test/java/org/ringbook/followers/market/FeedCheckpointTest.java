package org.ringbook.followers.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.agrona.concurrent.SystemEpochNanoClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ringbook.followers.GeneratedJournal;
import org.ringbook.journal.FollowerPositions;
import org.ringbook.journal.JournalException;
import org.ringbook.journal.JournalReader;
import org.ringbook.journal.Retention;
import org.ringbook.journal.RetentionContext;
import org.ringbook.journal.snapshot.SnapshotFiles;
import org.ringbook.journal.snapshot.SnapshotWriter;
import org.ringbook.readmodel.books.MarketDataBuilder;
import org.ringbook.readmodel.books.MarketDataListener;
import org.ringbook.readmodel.marketdata.FeedKind;
import org.ringbook.readmodel.marketdata.MarketDataHandler;
import org.ringbook.readmodel.marketdata.MarketDataSubscriber;

/** A publisher that begins from a checkpoint says what one says that has read every record. */
@Timeout(60)
final class FeedCheckpointTest {
    private static final MarketDataHandler NOBODY = new MarketDataHandler() {};

    private static final long ROLL_BYTES = 1 << 18;

    @TempDir
    private Path data;

    private final List<String> said = new ArrayList<>();

    private PublisherContext context() {
        return new PublisherContext()
                .dataDirectory(data)
                .checkpoints(1_000, Long.MAX_VALUE)
                .termLength(64 * 1024)
                .snapshotRoundNs(1_000_000L)
                .log(said::add);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(data.resolve("feed"))) {
            return files.filter(file -> file.toString().endsWith(".checkpoint"))
                    .sorted()
                    .toList();
        }
    }

    private boolean hasSaid(final String what) {
        return said.stream().anyMatch(line -> line.contains(what));
    }

    @Test
    void shouldGoOnWithTheSameBooksAndForgetOlderCheckpoints() throws IOException {
        try (FeedRig rig = new FeedRig(data, 9, context())) {
            for (int i = 0; i < 4; i++) {
                rig.write(2_000);
                rig.workUntil(() -> rig.publisher().sequence() == rig.lastSequence());
                rig.restartPublisher();
                assertTrue(hasSaid("begins behind record " + rig.lastSequence()), said::toString);
                assertEquals(rig.lastSequence(), rig.publisher().sequence());
            }
            rig.write(2_000);
            for (final FeedKind kind : FeedKind.values()) {
                try (MarketDataSubscriber subscriber = rig.subscriber(kind, NOBODY)) {
                    rig.write(500);
                    rig.settle(kind, subscriber);
                    rig.assertSameBooks(kind, subscriber);
                    rig.write(500);
                    rig.settle(kind, subscriber);
                    rig.assertSameBooks(kind, subscriber);
                    assertEquals(0, subscriber.mismatches());
                }
            }
        }
        assertEquals(2, files().size());
    }

    @Test
    void shouldTellRetentionOfTheOlderCheckpointAndBeginWithItIfTheNewerIsDamaged() throws IOException {
        try (FeedRig rig = new FeedRig(data, 10, context())) {
            rig.write(3_000);
            rig.workUntil(() -> rig.publisher().sequence() == rig.lastSequence());
            rig.restartPublisher();
            final long older = rig.lastSequence();
            rig.write(3_000);
            rig.workUntil(() -> rig.publisher().sequence() == rig.lastSequence());
            rig.restartPublisher();
            final FollowerPositions.Entry entry =
                    new FollowerPositions(data).list().get(0);
            assertEquals(FeedRun.FOLLOWER, entry.name());
            final List<Path> files = files();
            assertEquals(
                    String.format("%020d.checkpoint", entry.sequence()),
                    files.get(0).getFileName().toString());
            assertTrue(entry.sequence() >= older);
            final byte[] bytes = Files.readAllBytes(files.get(1));
            bytes[bytes.length / 2] ^= 1;
            Files.write(files.get(1), bytes);
            rig.restartPublisher();
            assertTrue(hasSaid("its checksum is wrong"), said::toString);
            assertTrue(hasSaid("begins behind record " + entry.sequence()), said::toString);
            try (MarketDataSubscriber subscriber = rig.subscriber(FeedKind.ORDERS, NOBODY)) {
                rig.write(100);
                rig.settle(FeedKind.ORDERS, subscriber);
                rig.assertSameBooks(FeedKind.ORDERS, subscriber);
            }
        }
    }

    @Test
    void shouldLoadWhatItSavedToTheLastField() {
        try (GeneratedJournal journal = new GeneratedJournal(data, 11).write(8_000);
                JournalReader reader = JournalReader.open(data.resolve("journal"))) {
            final MarketDataBuilder builder = new MarketDataBuilder(new MarketDataListener() {});
            FeedCheckpoint checkpoint = null;
            MarketDataBuilder loaded = null;
            while (reader.next()) {
                apply(builder, reader);
                if (loaded != null) {
                    apply(loaded, reader);
                }
                if (reader.sequence() % 1_000 == 0) {
                    checkpoint = FeedCheckpoint.of(builder, reader.crc());
                    loaded = new MarketDataBuilder(new MarketDataListener() {});
                    FeedCheckpoint.of(checkpoint.bytes()).load(loaded);
                }
            }
            assertEquals(journal.core().lastSequence(), loaded.sequence());
            final CoreBooks books = new CoreBooks(journal.core(), loaded);
            books.compareLevels();
            books.compareOrders();
            for (int i = 0; i < builder.markets().size(); i++) {
                assertEquals(
                        builder.markets().get(i).book().checksum(),
                        loaded.markets().get(i).book().checksum());
            }
            assertEquals(
                    List.of(FeedCheckpoint.of(builder, 0).bytes().length, true),
                    List.of(FeedCheckpoint.of(loaded, 0).bytes().length, checkpoint.bytes().length > 1_000));
        }
    }

    private static void apply(final MarketDataBuilder builder, final JournalReader reader) {
        builder.apply(
                reader.sequence(), reader.timestampNs(), reader.buffer(), reader.framesOffset(), reader.framesLength());
    }

    @Test
    void shouldTakeNoCheckpointOfAnotherJournalOrAheadOfIt(@TempDir final Path other) throws IOException {
        try (FeedRig rig = new FeedRig(data, 12, context())) {
            rig.write(1_500);
            rig.workUntil(() -> rig.publisher().sequence() == rig.lastSequence());
        }
        assertFalse(files().isEmpty());
        begin(other, 13, 3_000);
        assertTrue(hasSaid("it is of another journal"), said::toString);
    }

    /** A publisher's beginning on another journal with these checkpoints. */
    private void begin(final Path other, final long seed, final int commands) throws IOException {
        Files.createDirectories(other.resolve("feed"));
        for (final Path file : files()) {
            Files.copy(file, other.resolve("feed").resolve(file.getFileName()));
        }
        try (GeneratedJournal journal = new GeneratedJournal(other, seed).write(commands);
                JournalReader reader = JournalReader.open(other.resolve("journal"));
                FeedCheckpoints checkpoints = FeedCheckpoints.open(other, said::add, SystemEpochNanoClock.INSTANCE)) {
            final MarketDataBuilder builder = new MarketDataBuilder(new MarketDataListener() {});
            checkpoints.begin(builder, reader);
            assertEquals(0, builder.sequence());
            assertTrue(reader.next() && reader.sequence() == 1 && journal.core().lastSequence() > 1);
        }
    }

    @Test
    void shouldLeaveTheCheckpointsToThePublisherThatKeepsThem() {
        try (FeedRig rig = new FeedRig(data, 14, context());
                FeedCheckpoints second = FeedCheckpoints.open(data, said::add, SystemEpochNanoClock.INSTANCE)) {
            rig.write(100);
            assertTrue(rig.publisher().isKeeper());
            assertFalse(second.isKept());
            assertTrue(hasSaid("another publisher keeps its checkpoints"), said::toString);
        }
    }

    @Test
    void shouldBeginAfterOlderFilesWereRemovedAndNotWithoutItsCheckpoints() throws IOException {
        final GeneratedJournal journal = new GeneratedJournal(data, 15, ROLL_BYTES);
        try (FeedRig rig = new FeedRig(context(), data, journal)) {
            for (int i = 0; i < 3; i++) {
                rig.write(3_000);
                rig.workUntil(() -> rig.publisher().sequence() == rig.lastSequence());
                rig.restartPublisher();
            }
            snapshot(journal);
            final long kept = new FollowerPositions(data).list().get(0).sequence();
            new Retention(new RetentionContext().dataDirectory(data).keepRecords(0)).run();
            final long first = firstSequence();
            assertTrue(first > 1 && first <= kept + 1, "first " + first + " kept " + kept);
            rig.restartPublisher();
            try (MarketDataSubscriber subscriber = rig.subscriber(FeedKind.ORDERS, NOBODY)) {
                rig.write(500);
                rig.settle(FeedKind.ORDERS, subscriber);
                rig.assertSameBooks(FeedKind.ORDERS, subscriber);
            }
        }
        for (final Path file : files()) {
            Files.delete(file);
        }
        try (JournalReader reader = JournalReader.open(data.resolve("journal"));
                FeedCheckpoints none = FeedCheckpoints.open(data, said::add, SystemEpochNanoClock.INSTANCE)) {
            final MarketDataBuilder builder = new MarketDataBuilder(new MarketDataListener() {});
            assertThrows(JournalException.class, () -> none.begin(builder, reader));
        }
    }

    private long firstSequence() {
        try (JournalReader reader = JournalReader.open(data.resolve("journal"))) {
            return reader.firstSequence();
        }
    }

    private void snapshot(final GeneratedJournal journal) {
        final long crc;
        try (JournalReader reader = JournalReader.open(data.resolve("journal"))) {
            reader.seek(journal.core().lastSequence());
            assertTrue(reader.next());
            crc = reader.crc();
        }
        try (SnapshotWriter writer = new SnapshotFiles(data.resolve(SnapshotFiles.DIRECTORY)).begin(crc)) {
            journal.core().save(writer);
            writer.commit();
        }
    }
}
