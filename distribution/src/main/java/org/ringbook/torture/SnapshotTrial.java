package org.ringbook.torture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.ringbook.core.ExchangeCore;
import org.ringbook.journal.JournalReader;
import org.ringbook.journal.snapshot.SnapshotFile;
import org.ringbook.journal.snapshot.SnapshotFiles;

/**
 * One byte of the newest snapshot is another, or its end is cut off, or it bears another one's name, or it is missing. It is
 * skipped for the one before, and that is said with the place; or it loads to the very state that was saved.
 */
final class SnapshotTrial implements Trial {
    private static final int ANSWERS = 700;
    private static final int SNAPSHOTS = 3;
    private static final int KINDS = 10;

    private final SampleJournal sample;
    private final Path snapshots;
    private final Path copy;
    private final Map<Long, Long> hashes = new HashMap<>();
    private final List<SnapshotFile> files;

    SnapshotTrial(final Workshop workshop) throws IOException {
        sample = SampleJournal.make(workshop, "snapshot", ANSWERS);
        snapshots = workshop.fresh("snapshot-originals");
        copy = workshop.fresh("snapshot-copy");
        write();
        files = new SnapshotFiles(snapshots).list();
        if (files.size() != SNAPSHOTS) {
            throw new TortureException("not as many snapshots as were written: " + files);
        }
    }

    private void write() {
        final long every = sample.marked() / SNAPSHOTS;
        Snapshots.write(
                sample.directory(),
                snapshots,
                sequence -> sequence % every == 0 && hashes.size() < SNAPSHOTS,
                hashes::put);
    }

    @Override
    public Result round(final int round, final Random random) throws IOException {
        SparseFiles.delete(copy);
        SparseFiles.copy(snapshots, copy);
        final SnapshotFile newest = files.get(0);
        final Path file = copy.resolve(newest.path().getFileName());
        final int kind = random.nextInt(KINDS);
        final String means;
        if (kind == 0) {
            means = "missing";
            Files.delete(file);
        } else if (kind == 1) {
            means = "another's name";
            SparseFiles.copyFile(copy.resolve(files.get(1).path().getFileName()), file);
        } else if (kind == 2) {
            means = "cut";
            JournalTail.truncate(file, random.nextLong(newest.size()));
        } else {
            means = "flipped";
            SparseFiles.flip(file, random.nextLong(newest.size()), 1 + random.nextInt(255));
        }
        return load(newest, file, means);
    }

    private Result load(final SnapshotFile newest, final Path file, final String means) {
        final List<SnapshotFile> skipped = new ArrayList<>();
        try (JournalReader reader = JournalReader.open(sample.directory())) {
            final Optional<ExchangeCore> loaded =
                    new SnapshotFiles(copy).loadNewest(reader, sample.marked(), ExchangeCore::load, skipped::add);
            final ExchangeCore core = loaded.orElseThrow(() -> new TortureException("no snapshot is left"));
            final Long expected = hashes.get(core.lastSequence());
            if (expected == null || expected != core.stateHash()) {
                throw new TortureException(means + ": a snapshot loads to another state: " + core.lastSequence());
            }
            final boolean isSkipped = core.lastSequence() != newest.sequence();
            final boolean isSaid = skipped.stream()
                    .anyMatch(one -> one.path().equals(file) && !one.fault().isEmpty());
            if (isSkipped && !isSaid && Files.exists(file)) {
                throw new TortureException(means + ": a snapshot was passed over in silence");
            }
            return Result.of(isSaid, means, 0);
        }
    }

    @Override
    public void close() {
        // The workshop's directory goes as a whole.
    }
}
