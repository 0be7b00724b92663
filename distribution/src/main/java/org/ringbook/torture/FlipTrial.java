package org.ringbook.torture;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.ringbook.journal.JournalDamageException;
import org.ringbook.journal.JournalLayout.Kind;
import org.ringbook.journal.JournalLayout.Range;
import org.ringbook.journal.JournalReader;
import org.ringbook.journal.OpenReport;

/**
 * One byte of a journal is another: 60 % in records, 20 % in headers and index pages, 10 % behind the write position, 10 % in
 * Chronicle's metadata and the mark. That is reported, or harmless: every record reads as it was written, and what is
 * appended after a start is sound.
 */
final class FlipTrial implements Trial {
    private static final int RECORDS = 50;

    private static final int ANSWERS = 1_000;

    private final SampleJournal sample;
    private final Path copy;
    private final Path second;
    private final List<Range> structure;
    private final List<Range> behind;
    private final List<Range> metadata;
    private final List<Range> records;

    FlipTrial(final Workshop workshop) throws IOException {
        sample = SampleJournal.make(workshop, "flip", ANSWERS);
        copy = workshop.fresh("flip-copy");
        second = workshop.fresh("flip-second");
        records = sample.ranges(Kind.RECORD);
        structure = sample.ranges(Kind.STRUCTURE);
        behind = sample.ranges(Kind.BEHIND);
        metadata = new ArrayList<>(sample.ranges(Kind.METADATA));
        final List<Range> mark = sample.ranges(Kind.MARK);
        for (int i = metadata.size(); i > 0; i--) {
            metadata.addAll(mark);
        }
    }

    @Override
    public Result round(final int round, final Random random) throws IOException {
        final int percent = random.nextInt(100);
        final List<Range> kind = percent < 60 ? records : percent < 80 ? structure : percent < 90 ? behind : metadata;
        final Range range = kind.get(random.nextInt(kind.size()));
        final long offset = range.from() + random.nextLong(range.to() - range.from());
        final int mask = 1 + random.nextInt(255);
        final String what = "file=" + range.file().getFileName() + " byteOffset=" + offset + " mask="
                + Integer.toHexString(mask) + " kind=" + range.kind();
        sample.copyTo(copy);
        SparseFiles.flip(sample.in(copy, range), offset, mask);
        try {
            final boolean isRead = isReportedByReader();
            final boolean isReported = isReportedByStart() || isRead;
            if (!isReported && range.kind() == Kind.RECORD && range.sequence() <= sample.marked()) {
                throw new TortureException("silent");
            }
            return Result.of(isReported, range.kind().name().toLowerCase(Locale.ROOT), 0);
        } catch (final TortureException e) {
            throw new TortureException(what, e);
        }
    }

    private boolean isReportedByReader() {
        final JournalDamageException damage = sample.read(copy);
        if (damage != null) {
            return true;
        }
        try (JournalReader reader = JournalReader.open(copy)) {
            return !reader.markNotice().isEmpty();
        }
    }

    private boolean isReportedByStart() throws IOException {
        final SecondLife.Outcome outcome;
        try {
            outcome = SecondLife.live(
                    SampleJournal.context(copy), () -> SampleJournal.context(second), RECORDS, second, sample);
        } catch (final JournalDamageException e) {
            SampleJournal.requirePlace(e, copy);
            return true;
        }
        final OpenReport report = outcome.open();
        if (report.lastSequence() < sample.marked()) {
            throw new TortureException(
                    "the start went on behind record " + report.lastSequence() + " of " + sample.marked());
        }
        if (report.lastSequence() < sample.lastWritten() && report.bytesCut() == 0) {
            throw new TortureException("the start dropped whole records and did not say so");
        }
        return outcome.damage() != null
                || report.bytesCut() > 0
                || report.findings().stream().anyMatch(text -> text.contains("journal.mark"));
    }

    @Override
    public void close() {
        // The workshop's directory goes as a whole.
    }
}
