package org.ringbook.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarkTest {
    private static final BootId BOOT = new BootId(1, 2);

    @TempDir
    Path directory;

    @BeforeEach
    void create() throws IOException {
        MarkWriter.create(directory, BOOT);
    }

    private void write(final long... sequences) throws IOException {
        final Mark.Slot last;
        try (MarkReader reader = new MarkReader(directory)) {
            last = reader.read();
        }
        try (MarkWriter writer = new MarkWriter(Mark.path(directory), BOOT, last.version())) {
            for (final long sequence : sequences) {
                writer.write(sequence, sequence + 7, 0xFFFF_FFFFL - sequence);
            }
        }
    }

    @Test
    void shouldReadTheNewestOfTheTwoSlots() throws IOException {
        try (MarkReader reader = new MarkReader(directory)) {
            assertEquals(0, reader.sequence());
            for (long sequence = 1; sequence < 6; sequence++) {
                write(sequence);
                assertEquals(sequence, reader.sequence());
                final Mark.Slot slot = reader.read();
                assertEquals(new Mark.Slot(sequence + 1, sequence, sequence + 7, BOOT, 0xFFFF_FFFFL - sequence), slot);
                assertEquals("", reader.damage());
            }
        }
    }

    @Test
    void shouldKeepTheOlderSlotWhenAWriteOfTheNewerWasCutShort() throws IOException {
        write(1, 2, 3);
        // Version 4 was written last, to slot 0; its writer died behind the first field.
        final ByteBuffer torn = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
        torn.putLong(-4).putLong(99).putLong(99);
        Records.writeBytes(Mark.path(directory), Mark.VERSION, torn.array());
        try (MarkReader reader = new MarkReader(directory)) {
            assertEquals(2, reader.sequence());
            assertEquals("", reader.damage());
        }
    }

    @Test
    void shouldNameADamagedSlotAndGoOnWithTheOther() throws IOException {
        write(1, 2, 3);
        for (int offset = 0; offset < Mark.CRC + 4; offset++) {
            Records.flip(Mark.path(directory), offset, 0x81);
            try (MarkReader reader = new MarkReader(directory)) {
                assertEquals(2, reader.sequence(), "flipped byteOffset=" + offset);
                assertTrue(reader.damage().startsWith("slot 0 is damaged"), "flipped byteOffset=" + offset);
            }
            Records.flip(Mark.path(directory), offset, 0x81);
        }
    }

    @Test
    void shouldRefuseAMarkWithoutASoundSlotOrCutShort() throws IOException {
        Records.flip(Mark.path(directory), Mark.SLOT_LENGTH + Mark.SEQUENCE, 1);
        try (MarkReader reader = new MarkReader(directory)) {
            assertThrows(JournalDamageException.class, reader::sequence);
        }
        Files.write(Mark.path(directory), new byte[100]);
        assertThrows(JournalDamageException.class, () -> new MarkReader(directory));
    }

    @Test
    void shouldNeverShowAHalfWrittenSlotToAnotherThread() throws Exception {
        final AtomicBoolean isStopped = new AtomicBoolean();
        final Thread writing = new Thread(() -> {
            try (MarkWriter writer = new MarkWriter(Mark.path(directory), BOOT, 1)) {
                for (long sequence = 1; sequence <= 2_000_000; sequence++) {
                    writer.write(sequence, sequence, sequence);
                }
            } catch (final IOException e) {
                throw new AssertionError(e);
            } finally {
                isStopped.set(true);
            }
        });
        writing.start();
        try (MarkReader reader = new MarkReader(directory)) {
            long last = 0;
            while (!isStopped.get()) {
                final long sequence = reader.sequence();
                assertTrue(sequence >= last, "the mark fell from " + last + " to " + sequence);
                last = sequence;
            }
            writing.join();
            assertEquals(2_000_000, reader.sequence());
        }
    }
}
