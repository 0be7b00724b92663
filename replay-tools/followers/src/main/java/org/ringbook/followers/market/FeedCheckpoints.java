package org.ringbook.followers.market;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.agrona.CloseHelper;
import org.agrona.concurrent.EpochNanoClock;
import org.ringbook.journal.AtomicFile;
import org.ringbook.journal.FollowerPosition;
import org.ringbook.journal.FollowerPositions;
import org.ringbook.journal.JournalException;
import org.ringbook.journal.JournalReader;
import org.ringbook.journal.ProcessLock;
import org.ringbook.readmodel.books.MarketDataBuilder;

/**
 * The files that a publisher begins from, {@code feed/SEQUENCE.checkpoint} of a data directory: two of them, so that there is one left if
 * the newest can't be read. Retention is told of the older one's record. One publisher of a data directory keeps them; a second one beside
 * it begins from them and leaves them alone. One thread at a time.
 */
final class FeedCheckpoints implements AutoCloseable {
    private static final int KEPT = 2;
    private static final Pattern NAME = Pattern.compile("([0-9]{20})\\.checkpoint");

    private final Path directory;
    private final Consumer<String> log;
    private final EpochNanoClock wallClock;
    private final ProcessLock lock;
    private final FollowerPosition position;

    private FeedCheckpoints(
            final Path directory,
            final Consumer<String> log,
            final EpochNanoClock wallClock,
            final ProcessLock lock,
            final FollowerPosition position) {
        this.directory = directory;
        this.log = log;
        this.wallClock = wallClock;
        this.lock = lock;
        this.position = position;
    }

    /** Those of a data directory; registers the feed as a follower. */
    static FeedCheckpoints open(final Path dataDirectory, final Consumer<String> log, final EpochNanoClock wallClock) {
        final Path directory = dataDirectory.resolve(FeedRun.DIRECTORY);
        ProcessLock lock = null;
        try {
            Files.createDirectories(directory);
            lock = new ProcessLock(directory.resolve("feed.lock"), "another publisher keeps its checkpoints");
        } catch (final JournalException e) {
            log.accept("keeps no checkpoints: " + e.getMessage());
        } catch (final IOException e) {
            throw new JournalException("cannot keep checkpoints: directory=" + directory, e);
        }
        final FollowerPosition position = lock == null
                ? null
                : new FollowerPositions(dataDirectory).register(FeedRun.FOLLOWER, wallClock.nanoTime());
        return new FeedCheckpoints(directory, log, wallClock, lock, position);
    }

    /**
     * Loads the newest that is sound and of this journal, and puts the reader behind its record; if there is none, in front of the first
     * record.
     *
     * @throws JournalException if the journal lacks records that are needed then.
     */
    void begin(final MarketDataBuilder builder, final JournalReader reader) {
        for (final Path file : files()) {
            try {
                final FeedCheckpoint checkpoint = FeedCheckpoint.of(Files.readAllBytes(file));
                requireOf(reader, checkpoint);
                checkpoint.load(builder);
                log.accept("begins behind record " + checkpoint.sequence() + ", from " + file);
                return;
            } catch (final IllegalArgumentException | IOException e) {
                log.accept("the checkpoint " + file + " does not count: " + e.getMessage());
            }
        }
        final long first = reader.firstSequence();
        if (first > 1) {
            throw new JournalException("market data can't be made of this journal: firstSequence=" + first
                    + ", and there is no sound checkpoint of the feed; bring the journal's archive (--archive)");
        }
        reader.seek(first);
    }

    private static void requireOf(final JournalReader reader, final FeedCheckpoint checkpoint) {
        final long sequence = checkpoint.sequence();
        final long first = reader.firstSequence();
        if (sequence > reader.durableSequence()) {
            throw new IllegalArgumentException("it is ahead of the journal");
        }
        if (sequence + 1 < first) {
            throw new IllegalArgumentException("the journal begins behind it, with record " + first);
        }
        if (sequence < first) {
            reader.seek(first);
            return;
        }
        reader.seek(sequence);
        if (!reader.next() || reader.crc() != checkpoint.recordCrc()) {
            throw new IllegalArgumentException("it is of another journal");
        }
    }

    /** Whether this publisher keeps them. */
    boolean isKept() {
        return lock != null;
    }

    /** Writes one, takes away what is older than the one before, and tells retention. */
    void write(final FeedCheckpoint checkpoint) {
        try {
            AtomicFile.write(
                    directory.resolve(String.format("%020d.checkpoint", checkpoint.sequence())),
                    checkpoint.bytes(),
                    true);
            final List<Path> files = files();
            for (final Path old : files.subList(Math.min(KEPT, files.size()), files.size())) {
                Files.delete(old);
            }
            if (files.size() >= KEPT) {
                position.advance(sequenceOf(files.get(KEPT - 1)), wallClock.nanoTime());
            }
        } catch (final IOException | JournalException e) {
            log.accept(
                    "ALARM: cannot keep a checkpoint of record " + checkpoint.sequence() + ", goes on without: " + e);
        }
    }

    /** The newest first. */
    private List<Path> files() {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(
                            file -> NAME.matcher(file.getFileName().toString()).matches())
                    .sorted((left, right) -> Long.compare(sequenceOf(right), sequenceOf(left)))
                    .toList();
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot look for checkpoints: directory=" + directory, e);
        }
    }

    private static long sequenceOf(final Path file) {
        final Matcher matcher = NAME.matcher(file.getFileName().toString());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a checkpoint: " + file);
        }
        return Long.parseLong(matcher.group(1));
    }

    @Override
    public void close() {
        if (lock != null) {
            CloseHelper.close(lock);
        }
    }
}
