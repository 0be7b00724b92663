package org.ringbook.journal.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is changed in a snapshot is found: no byte of it is without a check. */
class SnapshotDamageTest {
    private static final int FLIPS = 1_000;
    private static final int CUTS = 160;
    private static final int SWAPS = 60;

    @TempDir
    Path directory;

    private final Random random = new Random(20_261_122);
    private SnapshotFiles files;
    private SnapshotFile file;
    private byte[] sound;

    @BeforeEach
    void write() throws IOException {
        files = new SnapshotFiles(directory);
        file = SampleRows.write(files, 42, 70_000);
        sound = Files.readAllBytes(file.path());
        assertEquals(file, files.verify(file));
    }

    @Test
    void shouldFindEveryFlippedBit() throws IOException {
        try (FileChannel channel = FileChannel.open(file.path(), StandardOpenOption.WRITE)) {
            for (int i = 0; i < FLIPS; i++) {
                final int at = i < 64 ? i : i < 128 ? sound.length - 1 - (i - 64) : random.nextInt(sound.length);
                final byte flipped = (byte) (sound[at] ^ 1 << random.nextInt(Byte.SIZE));
                channel.write(ByteBuffer.wrap(new byte[] {flipped}), at);
                assertFound("flipped at " + at);
                channel.write(ByteBuffer.wrap(sound, at, 1), at);
            }
        }
        assertEquals(file, files.verify(file));
    }

    @Test
    void shouldFindEveryCut() throws IOException {
        for (int i = 0; i < CUTS; i++) {
            final int length = i < 64 ? i : i < 128 ? sound.length - 1 - (i - 64) : random.nextInt(sound.length);
            assertFound(Arrays.copyOf(sound, length), "cut to " + length);
        }
    }

    @Test
    void shouldFindWhatWasAdded() throws IOException {
        assertFound(Arrays.copyOf(sound, sound.length + 1), "one more byte");
        assertFound(Arrays.copyOf(sound, sound.length + 4_096), "more bytes");
    }

    @Test
    void shouldFindSwappedRanges() throws IOException {
        for (int i = 0; i < SWAPS; i++) {
            final int length = 1 + random.nextInt(5_000);
            final int one = random.nextInt(sound.length - length);
            final int other = random.nextInt(sound.length - length);
            final byte[] swapped = sound.clone();
            System.arraycopy(sound, one, swapped, other, length);
            System.arraycopy(sound, other, swapped, one, length);
            if (!Arrays.equals(sound, swapped)) {
                assertFound(swapped, "swapped " + one + " and " + other + ", " + length + " bytes");
            }
        }
    }

    /** Each block by itself is as it was written. */
    @Test
    void shouldFindBlocksThatAreMissingOrOfAnotherSnapshot() throws IOException {
        final int first = lengthOf(sound, 0);
        final int second = lengthOf(sound, first);
        assertFalse(second == 0 || first + second >= sound.length);
        final byte[] without = new byte[sound.length - second];
        System.arraycopy(sound, 0, without, 0, first);
        System.arraycopy(sound, first + second, without, first, sound.length - first - second);
        assertFound(without, "a block is missing");

        SampleRows.write(files, 42, 70_000, SampleRows.RECORD_CRC + 1);
        final byte[] other = Files.readAllBytes(file.path());
        assertEquals(sound.length, other.length);
        System.arraycopy(sound, first, other, first, second);
        assertFound(other, "a block of another snapshot");
    }

    private static int lengthOf(final byte[] bytes, final int blockAt) {
        return (bytes[blockAt + 4] & 0xFF)
                | (bytes[blockAt + 5] & 0xFF) << 8
                | (bytes[blockAt + 6] & 0xFF) << 16
                | (bytes[blockAt + 7] & 0xFF) << 24;
    }

    private void assertFound(final byte[] bytes, final String what) throws IOException {
        Files.write(file.path(), bytes);
        assertFound(what);
    }

    private void assertFound(final String what) {
        final SnapshotFile found = files.verify(file);
        assertFalse(found.isSound(), what);
        assertTrue(found.fault().contains(file.path().toString()), found::fault);
        assertTrue(found.fault().contains("byteOffset="), found::fault);
    }
}
