package org.ringbook.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringbook.journal.Records.Place;

/** What Chronicle would pass over in silence, and what somebody does to the files. */
class DamageTest {
    private static final int COUNT = 20_000;

    @TempDir
    Path directory;

    private JournalDamageException readToDamage(final long lastSound) {
        try (JournalReader reader = JournalReader.open(directory)) {
            final JournalDamageException damage = assertThrows(JournalDamageException.class, () -> {
                while (reader.next()) {
                    Records.verify(reader);
                }
            });
            assertEquals(lastSound, reader.sequence(), damage.getMessage());
            assertEquals(lastSound + 1, damage.sequence(), damage.getMessage());
            assertEquals(damage, assertThrows(JournalDamageException.class, reader::next));
            return damage;
        }
    }

    private JournalDamageException refusedOpen() {
        return assertThrows(JournalDamageException.class, () -> Journal.open(Records.context(directory)));
    }

    private List<JournalFile> files() {
        return JournalFile.list(directory);
    }

    @Test
    void shouldNameAHoleInsteadOfEndingThere() {
        Records.make(directory, COUNT, 10);
        final Place place = Records.placeOf(directory, 15_001);
        Records.writeBytes(place.file().path(), place.documentPosition(), new byte[4096]);

        final JournalDamageException damage = readToDamage(15_000);
        assertEquals(place.file().path().toString(), damage.file());
        assertEquals(place.documentPosition(), damage.byteOffset());
        assertTrue(damage.getMessage().contains("hole"), damage.getMessage());
    }

    @Test
    void shouldRefuseToOpenWithAHoleInFrontOfTheMark() {
        Records.make(directory, COUNT, 10);
        final Place place = Records.placeOf(directory, COUNT - 99);
        Records.writeBytes(place.file().path(), place.documentPosition(), new byte[200]);

        final JournalDamageException damage = refusedOpen();
        assertEquals(COUNT - 99, damage.sequence());
        assertEquals(place.documentPosition(), damage.byteOffset());
        readToDamage(COUNT - 100);
    }

    @Test
    void shouldNameTheRecordWithAFlippedBit() {
        Records.make(directory, COUNT, 10);
        final Place place = Records.placeOf(directory, COUNT - 3);
        Records.flip(place.file().path(), place.recordOffset() + 30, 1);

        final JournalDamageException damage = readToDamage(COUNT - 4);
        assertEquals(place.recordOffset(), damage.byteOffset());
        assertTrue(damage.getMessage().contains("CRC"), damage.getMessage());
        assertEquals(COUNT - 3 - (COUNT - 4) % 10, refusedOpen().sequence());
    }

    @Test
    void shouldNameRecordsThatFollowAGapWhoseBytesAreFine() throws IOException {
        Records.make(directory, COUNT, 10);
        final Place first = Records.placeOf(directory, 101);
        final Place second = Records.placeOf(directory, 111);
        final byte[] bytes = Files.readAllBytes(first.file().path());
        final byte[] moved = new byte[bytes.length - (second.documentPosition() - first.documentPosition())];
        System.arraycopy(bytes, 0, moved, 0, first.documentPosition());
        System.arraycopy(
                bytes,
                second.documentPosition(),
                moved,
                first.documentPosition(),
                bytes.length - second.documentPosition());
        Files.write(first.file().path(), moved);
        assertTrue(readToDamage(100).getMessage().contains("begins with sequence 111"));
    }

    @Test
    void shouldNameTheRecordsThatATruncatedFileHasLost() throws IOException {
        Records.make(directory, COUNT, 10);
        final Place place = Records.placeOf(directory, COUNT - 50);
        try (FileChannel channel = FileChannel.open(place.file().path(), StandardOpenOption.WRITE)) {
            channel.truncate(place.recordOffset());
        }
        readToDamage(COUNT - 50 - (COUNT - 51) % 10 - 1);
        final JournalDamageException damage = refusedOpen();
        assertTrue(damage.getMessage().contains("to " + COUNT), damage.getMessage());
    }

    @Test
    void shouldNameADeletedFileWhereverItWas() throws IOException {
        Records.make(directory, COUNT, 10);
        final List<JournalFile> files = files();
        assertTrue(files.size() > 3, "files: " + files.size());
        for (int i = 0; i < files.size(); i++) {
            final Path file = files.get(i).path();
            final Path away = directory.resolve("away");
            Files.move(file, away);
            try (JournalReader reader = JournalReader.open(directory)) {
                assertThrows(JournalDamageException.class, () -> {
                    while (reader.next()) {
                        Records.verify(reader);
                    }
                });
            }
            refusedOpen();
            Files.move(away, file);
        }
        Records.reopenAndGoOn(Records.context(directory), COUNT);
    }

    @Test
    void shouldNameSwappedAndDoubledFiles() throws IOException {
        Records.make(directory, COUNT, 10);
        final Path one = files().get(1).path();
        final Path two = files().get(2).path();
        final Path away = directory.resolve("away");
        Files.move(one, away);
        Files.move(two, one);
        Files.move(away, two);
        assertTrue(refusedOpen().getMessage().contains("begins with sequence"));
        try (JournalReader reader = JournalReader.open(directory)) {
            assertThrows(JournalDamageException.class, () -> {
                while (reader.next()) {
                    Records.verify(reader);
                }
            });
        }
        Files.copy(one, two.resolveSibling("a copy.cq4"));
        assertTrue(refusedOpen().getMessage().contains("a copy.cq4"));
    }

    @Test
    void shouldNotNeedChroniclesMetadata() throws IOException {
        Records.make(directory, COUNT, 10);
        Records.make(directory, COUNT, 10);
        try (Stream<Path> paths = Files.walk(directory)) {
            for (final Path path :
                    paths.filter(p -> p.endsWith("metadata.cq4t")).toList()) {
                Files.delete(path);
            }
        }
        final OpenReport report = Records.reopenAndGoOn(Records.context(directory), 2 * COUNT);
        assertEquals(List.of(), report.findings());
    }

    @Test
    void shouldRefuseAMissingMarkUntilTheOperatorNamesTheLastRecord() throws IOException {
        Records.make(directory, COUNT, 10);
        Files.delete(Mark.path(directory));
        assertThrows(JournalDamageException.class, () -> JournalReader.open(directory));
        final JournalDamageException damage = refusedOpen();
        assertTrue(damage.getMessage().contains("--accept-loss-after " + COUNT), damage.getMessage());
        assertFalse(Files.exists(Mark.path(directory)));
        assertThrows(
                JournalDamageException.class,
                () -> Journal.open(Records.context(directory).acceptLossAfter(COUNT - 10)));
        final OpenReport report =
                Records.reopenAndGoOn(Records.context(directory).acceptLossAfter(COUNT), COUNT);
        assertEquals(0, report.recordsCut());
        assertFalse(report.findings().isEmpty());
    }

    @Test
    void shouldRefuseARecordThatIsNotTheOneOfTheMark() throws IOException {
        Records.make(directory, COUNT, 10);
        try (MarkWriter writer =
                new MarkWriter(Mark.path(directory), BootId.parse(BootId.ofThisMachine()), slot().version())) {
            writer.write(COUNT, slot().index(), slot().recordCrc() ^ 1);
        }
        assertTrue(refusedOpen().getMessage().contains("another one than the mark names"));
    }

    @Test
    void shouldTellAReaderThatTheMarkFellBehindIt() throws IOException {
        Records.make(directory, 100, 10);
        try (JournalReader reader = JournalReader.open(directory)) {
            reader.seek(101);
            try (MarkWriter writer = new MarkWriter(Mark.path(directory), new BootId(0, 0), slot().version())) {
                writer.write(50, slot().index(), 0);
            }
            assertThrows(JournalDamageException.class, reader::next);
        }
    }

    private Mark.Slot slot() throws IOException {
        try (MarkReader reader = new MarkReader(directory)) {
            return reader.read();
        }
    }
}
