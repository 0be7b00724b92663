package org.ringbook.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringbook.journal.JournalException;
import org.ringbook.journal.JournalReader;
import org.ringbook.sbe.Frames;
import org.ringbook.sbe.messages.DepositedDecoder;

class VerifierTest {
    private static final long SEED = 20_261_122;
    private static final int COMMANDS = 20_000;

    @TempDir
    private Path directory;

    @Test
    void shouldFindAWholeJournalRightWithBothImplementations() throws IOException {
        final GeneratedJournal.Written written = GeneratedJournal.write(directory, SEED, COMMANDS);
        final Map<Path, Long> before = files();

        final VerifyReport fast = verify(false);
        final VerifyReport independent = verify(true);

        assertTrue(fast.passed(), fast::toString);
        assertTrue(independent.passed(), independent::toString);
        assertEquals(written.records(), fast.records());
        assertEquals(written.stateHash(), fast.stateHash());
        assertEquals(fast.stateHash(), independent.stateHash());
        assertEquals(fast.digest(), independent.digest());
        assertEquals(fast.events(), independent.events());
        assertTrue(fast.trades() > 100, fast::toString);
        assertFalse(fast.assets().isEmpty());
        assertTrue(fast.assets().stream().allMatch(AssetSum::isConserved), fast::toString);
        assertEquals(before, files(), "a verification changes nothing");
    }

    @Test
    void shouldGiveTheSameHashAndDigestEachTime() {
        GeneratedJournal.write(directory, SEED, 2_000);
        assertEquals(verify(false).digest(), verify(false).digest());
        assertEquals(verify(false).stateHash(), verify(false).stateHash());
    }

    @Test
    void shouldFindOneFlippedBitOfARecordDamaged() throws IOException {
        GeneratedJournal.write(directory, SEED, 2_000);
        final Path file;
        final long sequence;
        final long offset;
        try (JournalReader reader = JournalReader.open(directory)) {
            reader.seek(1_000);
            assertTrue(reader.next());
            sequence = reader.sequence();
            offset = reader.framesOffset() + reader.framesLength() - 1L;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            file = files.filter(path -> path.toString().endsWith(".cq4"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(offset);
            final int value = bytes.read();
            bytes.seek(offset);
            bytes.write(value ^ 1);
        }

        final VerifyReport report = verify(false);

        assertFalse(report.passed());
        assertEquals(Finding.Kind.DAMAGED, report.finding().orElseThrow().kind());
        assertEquals(sequence, report.finding().orElseThrow().sequence());
        assertEquals(sequence - 1, report.records());
    }

    @Test
    void shouldFindAForgedEventDifferentThoughItsCrcFits() {
        final long[] forged = new long[1];
        GeneratedJournal.write(directory, SEED, 2_000, (sequence, buffer, framesOffset, framesLength) -> {
            final int event = Frames.next(buffer, framesOffset);
            if (forged[0] == 0
                    && event < framesOffset + framesLength
                    && Frames.templateId(buffer, Frames.offset(event)) == DepositedDecoder.TEMPLATE_ID) {
                final int amount = event + Frames.PREFIX_LENGTH + 8 + DepositedDecoder.amountUnitsEncodingOffset();
                buffer.putLong(amount, buffer.getLong(amount, ByteOrder.LITTLE_ENDIAN) + 1, ByteOrder.LITTLE_ENDIAN);
                forged[0] = sequence;
            }
        });
        assertTrue(forged[0] > 0);

        final VerifyReport report = verify(false);

        assertEquals(Finding.Kind.DIFFERENT, report.finding().orElseThrow().kind());
        assertEquals(forged[0], report.finding().orElseThrow().sequence());
        assertEquals(
                Finding.Kind.DIFFERENT, verify(true).finding().orElseThrow().kind());
    }

    @Test
    void shouldStopWhenAsked() {
        GeneratedJournal.write(directory, SEED, 2_000);
        final VerifyReport report =
                new Verifier(new VerifyContext().directory(directory).stopRequested(() -> true)).run();
        assertTrue(report.interrupted());
        assertFalse(report.passed());
        assertTrue(report.records() > 0 && report.records() < 1_000);
    }

    @Test
    void shouldSayThatThereIsNoJournal() {
        final Verifier verifier = new Verifier(new VerifyContext().directory(directory.resolve("nothing")));
        assertThrows(JournalException.class, verifier::run);
    }

    private VerifyReport verify(final boolean independent) {
        return new Verifier(new VerifyContext().directory(directory).independent(independent)).run();
    }

    private Map<Path, Long> files() throws IOException {
        final Map<Path, Long> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(directory)) {
            for (final Path path : paths.toList()) {
                files.put(path, Files.getLastModifiedTime(path).toMillis());
            }
        }
        return files;
    }
}
