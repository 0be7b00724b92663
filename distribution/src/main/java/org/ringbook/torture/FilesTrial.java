package org.ringbook.torture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.ringbook.journal.Journal;
import org.ringbook.journal.JournalDamageException;
import org.ringbook.journal.JournalReader;

/**
 * A file of a journal is missing, or two of them are swapped, or one is there twice. A reader or a start says so, or nothing is
 * missing: every record reads as it was written.
 */
final class FilesTrial implements Trial {
    private static final String SUFFIX = ".cq4";

    private static final int ANSWERS = 1_000;

    private final SampleJournal sample;
    private final Path copy;
    private final Path second;
    private final List<Path> all;
    private final List<Path> documents;

    FilesTrial(final Workshop workshop) throws IOException {
        sample = SampleJournal.make(workshop, "files", ANSWERS);
        copy = workshop.fresh("files-copy");
        second = workshop.fresh("files-second");
        try (Stream<Path> paths = Files.walk(sample.directory())) {
            all = paths.filter(Files::isRegularFile)
                    .map(sample.directory()::relativize)
                    .sorted()
                    .toList();
        }
        documents =
                all.stream().filter(path -> path.toString().endsWith(SUFFIX)).toList();
        if (documents.size() < 3) {
            throw new TortureException("too few files to swap: " + documents);
        }
    }

    @Override
    public Result round(final int round, final Random random) throws IOException {
        sample.copyTo(copy);
        final int index = (round - 1) % (2 * all.size());
        final boolean isMissing = index < all.size();
        final boolean isSwap = !isMissing && random.nextInt(4) > 0;
        final String what;
        if (isMissing) {
            what = "missing " + all.get(index);
            Files.delete(copy.resolve(all.get(index)));
        } else {
            final int one = random.nextInt(documents.size());
            final int other = (one + 1 + random.nextInt(documents.size() - 1)) % documents.size();
            final Path first = copy.resolve(documents.get(one));
            final Path next = copy.resolve(documents.get(other));
            what = (isSwap ? "swapped " : "doubled ") + documents.get(one) + " and " + documents.get(other);
            if (isSwap) {
                final Path away = copy.resolve("away");
                Files.move(first, away);
                Files.move(next, first);
                Files.move(away, next);
            } else {
                Files.copy(first, next, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        final boolean mayBeHarmless = isMissing && !all.get(index).toString().endsWith(SUFFIX);
        try {
            final boolean isRead = isReportedByReader();
            final boolean isFound = isReportedByStart() || isRead;
            if (!isFound && !mayBeHarmless) {
                throw new TortureException("silent");
            }
            return Result.of(isFound, isMissing ? "missing" : isSwap ? "swapped" : "doubled", 0);
        } catch (final TortureException e) {
            throw new TortureException(what, e);
        }
    }

    private boolean isReportedByReader() {
        try (JournalReader reader = JournalReader.open(copy)) {
            if (reader.durableSequence() < sample.marked()) {
                return false;
            }
        } catch (final JournalDamageException e) {
            return true;
        }
        return sample.read(copy) != null;
    }

    private boolean isReportedByStart() throws IOException {
        try (Journal journal = Journal.open(SampleJournal.context(copy))) {
            if (journal.lastSequence() < sample.marked()) {
                throw new TortureException("opened behind record " + journal.lastSequence());
            }
        } catch (final JournalDamageException e) {
            return true;
        }
        return SecondLife.live(SampleJournal.context(copy), () -> SampleJournal.context(second), 50, second, sample)
                        .damage()
                != null;
    }

    @Override
    public void close() {
        // The workshop's directory goes as a whole.
    }
}
