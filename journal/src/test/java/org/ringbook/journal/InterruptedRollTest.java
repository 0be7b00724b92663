package org.ringbook.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a death in the middle of a roll, a seal or a start leaves. */
class InterruptedRollTest {
    private static final int COUNT = 1_000;
    private static final int NOT_COMPLETE_UNKNOWN_LENGTH = 0xBFFF_FFFF;

    @TempDir
    Path directory;

    private JournalFile last;
    private int end;

    @BeforeEach
    void make() {
        Records.make(directory, COUNT, 10);
        last = JournalFile.list(directory).get(0);
        try (DocumentCursor cursor = new DocumentCursor(last)) {
            while (cursor.next() == DocumentCursor.Found.DOCUMENT) {
                end = cursor.position();
            }
        }
    }

    private void endFileAt(final long length) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(last.path().toFile(), "rw")) {
            file.setLength(end);
            file.setLength(length);
        }
    }

    private void assertNothingCut() {
        final OpenReport report = Records.reopenAndGoOn(Records.context(directory), COUNT);
        assertEquals(List.of(), report.findings());
        assertEquals(0, report.bytesCut());
    }

    @Test
    void shouldGoOnBehindAFileThatEndsExactlyWithItsLastDocument() throws IOException {
        endFileAt(end);
        assertNothingCut();
    }

    @Test
    void shouldGoOnBehindAFileWithoutItsEndMark() throws IOException {
        endFileAt(20 << 20);
        assertNothingCut();
    }

    @Test
    void shouldGoOnOverAnEmptyNextFile() throws IOException {
        endFileAt(20 << 20);
        final Path run = last.path().getParent();
        Files.write(JournalFile.in(run, last.cycle() + 1).path(), new byte[1 << 20]);
        assertNothingCut();
    }

    @Test
    void shouldGoOnOverANextFileWhoseHeaderWasBegun() throws IOException {
        final ByteBuffer begun = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);
        begun.putInt(NOT_COMPLETE_UNKNOWN_LENGTH).putLong(7);
        final Path run = JournalFile.runDirectory(directory, last.cycle() + 1);
        Files.createDirectory(run);
        Files.write(JournalFile.in(run, last.cycle() + 1).path(), begun.array());
        Files.write(run.resolve("metadata.cq4t"), new byte[] {1, 2, 3});
        assertNothingCut();
        final List<JournalFile> files = JournalFile.list(directory);
        assertTrue(files.get(1).cycle() > last.cycle() + 1);
    }

    @Test
    void shouldGoOnInARunDirectoryThatWasBegunWithoutAFile() throws IOException {
        final Path run = JournalFile.runDirectory(directory, last.cycle() + 1);
        Files.createDirectory(run);
        Files.write(run.resolve("metadata.cq4t"), new byte[100_000]);
        assertNothingCut();
    }
}
