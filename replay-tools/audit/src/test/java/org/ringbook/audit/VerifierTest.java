package org.ringbook.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ringbook.scenarios.CommandFrames.BUY;
import static org.ringbook.scenarios.CommandFrames.SELL;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringbook.audit.records.JournalSource;
import org.ringbook.journal.JournalException;
import org.ringbook.journal.JournalReader;
import org.ringbook.journal.snapshot.SnapshotFiles;
import org.ringbook.journal.snapshot.SnapshotWriter;
import org.ringbook.sbe.Frames;
import org.ringbook.sbe.messages.DepositedDecoder;
import org.ringbook.scenarios.CommandFrames;

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
        final long sequence = 1_000;
        flipLastBit(recordBytes(sequence));

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
    void shouldCompareABustWithItsTrade() {
        final Path honest = directory.resolve("honest");
        writeBust(honest, 60_000);
        final VerifyReport right = new Verifier(new VerifyContext().directory(honest)).run();
        assertTrue(right.passed(), right::toString);
        assertEquals(1, right.busts());

        final Path misstated = directory.resolve("misstated");
        writeBust(misstated, 59_000);
        final VerifyReport wrong = new Verifier(new VerifyContext().directory(misstated)).run();
        assertFalse(wrong.passed());
        final Finding finding = wrong.finding().orElseThrow();
        assertEquals(Finding.Kind.MISSTATED, finding.kind());
        assertTrue(finding.text().contains("record 17 made it with: priceTicks=59000 instead of 60000"), finding::text);
        assertEquals(right.records(), wrong.records(), "all else is verified all the same");
    }

    private static void writeBust(final Path path, final long priceTicks) {
        try (ScriptedJournal journal = new ScriptedJournal(path, 3).setUp()) {
            journal.limit(ScriptedJournal.BOB, SELL, 500_000, 60_000, "");
            journal.limit(ScriptedJournal.ALICE, BUY, 200_000, 61_000, "");
            journal.run(journal.frames.bustTrade(new CommandFrames.Bust(
                    1, 1, ScriptedJournal.ALICE, ScriptedJournal.BOB, priceTicks, 200_000, 2_000_000, 0)));
        }
    }

    @Test
    void shouldBeginWithASnapshotWhenAsked() {
        final long records = GeneratedJournal.write(directory.resolve("journal"), SEED, 3_000)
                .records();
        final JournalSource source = new JournalSource(directory.resolve("journal"));
        final Path snapshots = directory.resolve("snapshots");
        final long at = records / 2;
        try (StateReplay replay = StateReplay.open(source, null, at, note -> {})) {
            replay.advanceTo(at, () -> false, VerifyProgress.NONE);
            try (SnapshotWriter writer =
                    new SnapshotFiles(snapshots).begin(replay.reader().crc())) {
                replay.core().save(writer);
                writer.commit();
            }
        }
        final VerifyReport whole = new Verifier(new VerifyContext().directory(source.journal())).run();
        final VerifyReport tail =
                new Verifier(new VerifyContext().directory(source.journal()).fromSnapshotIn(snapshots)).run();
        assertTrue(tail.passed(), tail::toString);
        assertEquals(at, tail.fromSequence());
        assertEquals(records - at, tail.records());
        assertEquals(whole.stateHash(), tail.stateHash());
        assertEquals(records, whole.records());

        final long later = at + records / 4;
        try (StateReplay fromStart = StateReplay.open(source, null, later, note -> {});
                StateReplay fromSnapshot = StateReplay.open(source, snapshots, later, note -> {})) {
            fromStart.advanceTo(later, () -> false, VerifyProgress.NONE);
            fromSnapshot.advanceTo(later, () -> false, VerifyProgress.NONE);
            assertEquals(at, fromSnapshot.beganBehind());
            assertEquals(0, fromStart.beganBehind());
            assertEquals(BalanceSheet.of(fromStart), BalanceSheet.of(fromSnapshot));
            assertEquals(BookSheet.of(fromStart.core(), 1), BookSheet.of(fromSnapshot.core(), 1));
        }
    }

    @Test
    void shouldOnlyExecuteWhenAsked() {
        GeneratedJournal.write(directory, SEED, 2_000);
        final VerifyReport whole = verify(false);
        final VerifyReport executed =
                new Verifier(new VerifyContext().directory(directory).executeOnly(true)).run();
        assertTrue(executed.passed(), executed::toString);
        assertEquals(whole.records(), executed.records());
        assertEquals(whole.stateHash(), executed.stateHash());
        assertEquals("", executed.digest());
        assertEquals(0, executed.events());
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

    private byte[] recordBytes(final long sequence) {
        try (JournalReader reader = JournalReader.open(directory)) {
            reader.seek(sequence);
            assertTrue(reader.next());
            final byte[] bytes = new byte[reader.length()];
            reader.buffer().getBytes(reader.offset(), bytes);
            return bytes;
        }
    }

    private void flipLastBit(final byte[] record) throws IOException {
        final Path file;
        try (Stream<Path> files = Files.walk(directory)) {
            file = files.filter(path -> path.toString().endsWith(".cq4"))
                    .findFirst()
                    .orElseThrow();
        }
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            final long last = placeOf(record, bytes) + record.length - 1L;
            bytes.seek(last);
            final int value = bytes.read();
            bytes.seek(last);
            bytes.write(value ^ 1);
        }
    }

    private static long placeOf(final byte[] record, final RandomAccessFile file) throws IOException {
        final byte[] all = new byte[(int) file.length()];
        file.readFully(all);
        for (int at = 0; at + record.length <= all.length; at++) {
            if (Arrays.equals(all, at, at + record.length, record, 0, record.length)) {
                return at;
            }
        }
        throw new AssertionError("the record is not in the file");
    }
}
