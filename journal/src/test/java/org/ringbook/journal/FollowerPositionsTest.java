package org.ringbook.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringbook.journal.FollowerPositions.Entry;

class FollowerPositionsTest {
    @TempDir
    Path data;

    private FollowerPositions positions() {
        return new FollowerPositions(data);
    }

    @Test
    void shouldRememberWhereAFollowerWas() {
        assertEquals(List.of(), positions().list());
        final FollowerPosition reports = positions().register("reports", 5);
        assertEquals(0, reports.sequence());
        reports.advance(1234, 99);
        positions().register("a.follower-2", 7);
        assertEquals(1234, positions().register("reports", 100).sequence());
        assertEquals(
                List.of(new Entry("a.follower-2", 0, 7, ""), new Entry("reports", 1234, 99, "")),
                positions().list());
    }

    @Test
    void shouldForgetAFollower() {
        positions().register("reports", 5).advance(10, 6);
        assertTrue(positions().remove("reports"));
        assertFalse(positions().remove("reports"));
        assertEquals(List.of(), positions().list());
        assertEquals(0, positions().register("reports", 5).sequence());
    }

    @Test
    void shouldRefuseWhatIsNoName() {
        for (final String name : List.of("", "../x", ".x", "A", "a b", "x".repeat(65))) {
            assertThrows(IllegalArgumentException.class, () -> positions().register(name, 0), name);
        }
    }

    @Test
    void shouldKnowNothingOfAFollowerWhoseFileIsNotWhole() throws IOException {
        positions().register("reports", 5).advance(10, 6);
        final Path file = data.resolve("followers/reports.position");
        final byte[] sound = Files.readAllBytes(file);
        for (int i = 0; i < sound.length; i++) {
            final byte[] changed = sound.clone();
            changed[i] ^= 1;
            Files.write(file, changed);
            final Entry entry = positions().list().get(0);
            assertTrue(entry.damage().contains(file.toString()), "byte " + i);
            assertEquals(0, entry.sequence());
        }
        Files.write(file, new byte[0]);
        assertFalse(positions().list().get(0).damage().isEmpty());
        assertEquals(0, positions().register("reports", 8).sequence());
        assertEquals(List.of(new Entry("reports", 0, 8, "")), positions().list());
    }

    @Test
    void shouldNotTakeAnUnfinishedFileForAPosition() throws IOException {
        positions().register("reports", 5);
        Files.write(data.resolve("followers/reports.position.new"), new byte[3]);
        assertEquals(1, positions().list().size());
    }
}
