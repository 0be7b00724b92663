package org.ringbook.torture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ringbook.journal.JournalContext;
import org.ringbook.journal.JournalDamageException;
import org.ringbook.journal.JournalLayout;
import org.ringbook.journal.JournalLayout.Kind;
import org.ringbook.journal.JournalLayout.Range;
import org.ringbook.journal.JournalReader;

/**
 * A journal of three lives of an engine to damage copies of: the first ended by a kill, the second by a stop, and the third is
 * caught alive, with committed records that the mark does not promise yet.
 */
final class SampleJournal {
    private static final int BEHIND_THE_MARK = 12;
    private static final int ATTEMPTS = 20;
    private static final long ROLL_BYTES = 1 << 17;
    private static final String MARK = "journal.mark";

    private final Path directory;
    private final List<Range> ranges;
    private final long marked;
    private final List<Long> crcs;

    private SampleJournal(final Path directory) throws IOException {
        this.directory = directory;
        ranges = JournalLayout.of(directory);
        crcs = new ArrayList<>();
        try (JournalReader reader = JournalReader.open(directory)) {
            marked = reader.durableSequence();
            while (reader.next()) {
                crcs.add(reader.crc());
            }
        }
    }

    /** Makes one, so many commands long in each life; the engine has ended when this returns. */
    static SampleJournal make(final Workshop workshop, final String name, final int answers) throws IOException {
        final Path sample = workshop.fresh(name + "-sample");
        try (Bench bench = Bench.fresh(workshop, name)) {
            bench.settings(bench.settings().rollBytes(ROLL_BYTES));
            bench.begin();
            bench.load(answers);
            bench.engine().kill();
            bench.start();
            bench.load(answers);
            bench.settleAndStop();
            bench.start();
            bench.load(answers);
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                bench.load(BEHIND_THE_MARK);
                SparseFiles.delete(sample);
                Files.createDirectories(sample);
                SparseFiles.copyFile(bench.journal().resolve(MARK), sample.resolve(MARK));
                bench.load(BEHIND_THE_MARK);
                bench.engine().signal("STOP");
                copyButMark(bench.journal(), sample);
                bench.engine().signal("CONT");
                final SampleJournal journal = new SampleJournal(sample);
                if (journal.lastWritten() > journal.marked && journal.isMarkInLastFile()) {
                    return journal;
                }
            }
        }
        throw new TortureException("no journal could be caught with records behind its mark");
    }

    private static void copyButMark(final Path from, final Path to) throws IOException {
        final byte[] mark = Files.readAllBytes(to.resolve(MARK));
        SparseFiles.copy(from, to);
        Files.write(to.resolve(MARK), mark);
    }

    private boolean isMarkInLastFile() {
        return fileOf(marked).equals(fileOf(lastWritten()));
    }

    private Path fileOf(final long sequence) {
        return ranges(Kind.RECORD).stream()
                .filter(range -> range.sequence() == sequence)
                .findFirst()
                .orElseThrow()
                .file();
    }

    Path directory() {
        return directory;
    }

    List<Range> ranges() {
        return ranges;
    }

    List<Range> ranges(final Kind kind) {
        return ranges.stream().filter(range -> range.kind() == kind).toList();
    }

    /** Last record that the mark promises. */
    long marked() {
        return marked;
    }

    /** Last record that stands there whole. */
    long lastWritten() {
        final List<Range> records = ranges(Kind.RECORD);
        return records.get(records.size() - 1).sequence();
    }

    /** Makes a copy to damage. */
    void copyTo(final Path copy) throws IOException {
        SparseFiles.delete(copy);
        SparseFiles.copy(directory, copy);
    }

    /** A range's file in a copy. */
    Path in(final Path copy, final Range range) {
        return copy.resolve(directory.relativize(range.file()));
    }

    static JournalContext context(final Path copy) {
        return new JournalContext()
                .directory(copy)
                .blockBytes(JournalContext.BLOCK_BYTES_MIN)
                .rollBytes(ROLL_BYTES)
                .log(line -> {});
    }

    /** Reads a copy to its end, and compares each record with the original's; the first report of damage, null if none. */
    JournalDamageException read(final Path copy, final Map<Long, Long> laterCrcs) {
        try (JournalReader reader = JournalReader.open(copy)) {
            while (reader.next()) {
                final Long later = laterCrcs.get(reader.sequence());
                final int index = (int) reader.sequence() - 1;
                final Long original = later == null && index < crcs.size() ? crcs.get(index) : later;
                if (original != null && original != reader.crc()) {
                    throw new TortureException(
                            "record " + reader.sequence() + " reads otherwise, and nothing was said");
                }
            }
            final long last =
                    laterCrcs.keySet().stream().mapToLong(Long::longValue).max().orElse(marked);
            if (reader.sequence() < last && reader.markNotice().isEmpty()) {
                throw new TortureException("reading ended silently with record " + reader.sequence() + " of " + last);
            }
            return null;
        } catch (final JournalDamageException e) {
            requirePlace(e, copy);
            return e;
        }
    }

    /** The same without anything appended. */
    JournalDamageException read(final Path copy) {
        return read(copy, new HashMap<>());
    }

    static void requirePlace(final JournalDamageException damage, final Path copy) {
        final String text = damage.getMessage();
        if (!damage.file().startsWith(copy.toString())
                || !text.contains("byteOffset=")
                || !text.contains("sequence=")) {
            throw new TortureException("a report of damage does not name its place", damage);
        }
    }
}
