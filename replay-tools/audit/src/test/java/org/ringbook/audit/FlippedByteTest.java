package org.ringbook.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringbook.journal.Flips;
import org.ringbook.journal.Flips.Flip;
import org.ringbook.journal.Journal;
import org.ringbook.journal.JournalContext;
import org.ringbook.journal.JournalDamageException;

/**
 * One byte of an exchange's journal is changed, anywhere. Either the verification says so, and where, and an engine could not
 * start on it; or every record is byte for byte what was written, and the next append is sound.
 */
class FlippedByteTest {
    private static final long SEED = 20_261_122;
    private static final int COMMANDS = 3_000;

    @TempDir
    private Path directory;

    private Flips flips;
    private VerifyReport sound;
    private int found;
    private int harmless;

    @BeforeEach
    void writeAJournal() throws IOException {
        final Path original = directory.resolve("original");
        GeneratedJournal.write(original, SEED, COMMANDS);
        flips = new Flips(original);
        sound = verify(original);
        assertTrue(sound.passed(), sound::toString);
    }

    @Test
    void shouldFind40FlippedBytesOrShowThemHarmless() throws IOException {
        flipBytes(SEED, 40);
    }

    @Test
    @Tag("heavy")
    void shouldFind500FlippedBytesOrShowThemHarmless() throws IOException {
        flipBytes(SEED + 1, 500);
    }

    private void flipBytes(final long seed, final int count) throws IOException {
        for (final Flip flip : flips.choose(seed, count)) {
            final Path copy = directory.resolve("copy");
            flips.copyWith(flip, copy);
            try {
                check(flip, copy);
            } catch (final AssertionError | RuntimeException e) {
                throw new AssertionError(flip.toString(), e);
            }
        }
        assertEquals(count, found + harmless);
        assertTrue(found > count / 2, "found=" + found + " harmless=" + harmless);
        System.out.println("flipped bytes: found " + found + ", harmless " + harmless + ", silent 0");
    }

    private void check(final Flip flip, final Path copy) {
        final VerifyReport report = verify(copy);
        if (report.finding().isPresent()) {
            final Finding finding = report.finding().get();
            assertEquals(Finding.Kind.DAMAGED, finding.kind(), finding::text);
            assertTrue(finding.text().contains(flip.file().getFileName().toString()), finding::text);
            assertTrue(finding.text().contains("byteOffset="), finding::text);
            assertThrows(JournalDamageException.class, () -> open(copy).close());
            found++;
            return;
        }
        assertTrue(!flip.isRecord(), "a changed record was not found");
        if (report.notice().isEmpty()) {
            assertEquals(sound.digest(), report.digest());
            harmless++;
        } else {
            found++; // in the mark, whose other slot may end earlier
        }
        try (Journal journal = open(copy)) {
            assertEquals(sound.records(), journal.lastSequence());
        }
        assertEquals(sound.digest(), verify(copy).digest());
    }

    private static Journal open(final Path directory) {
        return Journal.open(new JournalContext()
                .directory(directory)
                .blockBytes(JournalContext.BLOCK_BYTES_MIN)
                .log(line -> {}));
    }

    private static VerifyReport verify(final Path directory) {
        return new Verifier(new VerifyContext().directory(directory)).run();
    }
}
