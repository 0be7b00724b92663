package org.ringbook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ringbook.journal.JournalReader;
import org.ringbook.journal.snapshot.SnapshotFile;
import org.ringbook.journal.snapshot.SnapshotFiles;

/** The shadow beside an engine and alone, the followers, and what leaves the journal, on one data directory of two runs. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(180)
class ShadowCommandsTest {
    @TempDir
    private static Path data;

    private static JsonNode verified;

    @BeforeAll
    static void runTwice() {
        for (int run = 0; run < 2; run++) {
            Cli.json(data.toString(), "start --demo --orders 300 --exit").expect(ExitStatus.DONE);
        }
        verified = done("audit verify").get("verify");
    }

    private static JsonNode done(final String words) {
        return Cli.json(data.toString(), words).expect(ExitStatus.DONE).result();
    }

    private static List<SnapshotFile> snapshots() {
        return new SnapshotFiles(data.resolve(SnapshotFiles.DIRECTORY)).list();
    }

    private static long records() {
        return verified.get("records").asLong();
    }

    @Test
    @Order(1)
    void shouldHaveFollowedTheEngineToItsEnd() {
        assertEquals(records(), snapshots().get(0).sequence());
        assertEquals(2, snapshots().size());
        final JsonNode followers = done("followers list");
        assertEquals(records(), followers.get("durableSequence").asLong());
        final JsonNode shadow = followers.get("followers").get(0);
        assertEquals("shadow", shadow.get("name").asText());
        assertEquals(0, shadow.get("lag").asLong());
    }

    @Test
    @Order(2)
    void shouldFollowOnceAndGiveTheHashOfTheReplay() {
        final JsonNode fromSnapshot = done("shadow --once");
        assertEquals(records(), fromSnapshot.get("startSequence").asLong());
        assertEquals(
                verified.get("stateHash").asText(),
                fromSnapshot.get("stateHash").asText());
    }

    @Test
    @Order(3)
    void shouldKeepEveryFileThatASnapshotNeeds() {
        final JsonNode kept = done("retain --remove --keep-records 0");
        assertEquals(0, kept.get("retiredThroughSequence").asLong());
        assertTrue(kept.get("files").get(0).get("reason").asText().contains("the oldest is at"), kept::toString);
        Cli.run("retain", "--data", data.toString()).expect(ExitStatus.USAGE);
        Cli.run("retain", "--archive", "--remove", "--data", data.toString()).expect(ExitStatus.USAGE);
    }

    @Test
    @Order(4)
    void shouldArchiveAndVerifyThroughTheArchive() throws IOException {
        Files.delete(snapshots().get(1).path());
        final JsonNode dry = done("retain --archive --keep-records 0 --dry-run");
        assertEquals("would archive", dry.get("files").get(0).get("action").asText());
        assertFalse(Files.exists(data.resolve("archive")));
        assertEquals(
                "kept",
                done("retain --archive --keep-days 1 --keep-records 0")
                        .get("files")
                        .get(0)
                        .get("action")
                        .asText());
        final JsonNode retained = done("retain --archive --keep-records 0");
        assertEquals("archived", retained.get("files").get(0).get("action").asText());
        assertTrue(retained.get("retiredThroughSequence").asLong() > 0);
        assertTrue(retained.get("bytesFreed").asLong() > 0);

        assertEquals(
                verified.get("digest").asText(),
                done("audit verify").get("verify").get("digest").asText());
        done("start --demo --orders 50 --exit");
        verified = done("audit verify").get("verify");
        assertTrue(verified.get("passed").asBoolean());
        final Path elsewhere = data.resolve("elsewhere");
        Files.move(data.resolve("archive"), elsewhere);
        assertEquals(
                verified.get("digest").asText(),
                done("audit verify --archive " + elsewhere)
                        .get("verify")
                        .get("digest")
                        .asText());
        final JsonNode without = Cli.json(data.toString(), "audit verify")
                .expect(ExitStatus.FAILED)
                .result();
        assertTrue(without.get("error").asText().contains("--archive"), without::toString);
        assertEquals(
                verified.get("stateHash").asText(),
                done("shadow --once").get("stateHash").asText());
    }

    @Test
    @Order(5)
    void shouldForgetAFollower() {
        done("followers remove shadow");
        assertEquals(0, done("followers list").get("followers").size());
        Cli.json(data.toString(), "followers remove shadow").expect(ExitStatus.FAILED);
    }

    @Test
    @Order(6)
    void shouldKeepAnAlarmUntilItIsCleared() throws IOException {
        for (final SnapshotFile snapshot : snapshots()) {
            Files.delete(snapshot.path());
        }
        Files.move(data.resolve("elsewhere"), data.resolve("archive"));
        final long sequence = records() - 10;
        flipLastByteOf(sequence);
        for (int i = 0; i < 2; i++) {
            final Cli found = Cli.json(data.toString(), "shadow --once").expect(ExitStatus.DAMAGED);
            assertTrue(found.result().get("error").asText().contains("sequence=" + sequence), found::toString);
        }
        assertTrue(snapshots().isEmpty());
        assertTrue(
                Files.exists(Path.of(done("shadow --clear-alarm").get("alarm").asText())));
        assertFalse(Files.exists(data.resolve("shadow.alarm")));
        assertFalse(done("shadow --clear-alarm").has("alarm"));
    }

    private static void flipLastByteOf(final long sequence) throws IOException {
        final Path journal = data.resolve("journal");
        final long offset;
        try (JournalReader reader = JournalReader.open(journal)) {
            reader.seek(sequence);
            assertTrue(reader.next());
            offset = reader.offset() + reader.length() - 1L;
        }
        final Path file;
        try (Stream<Path> files = Files.walk(journal)) {
            file = files.filter(path -> path.toString().endsWith(".cq4"))
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        }
        final byte[] bytes = Files.readAllBytes(file);
        bytes[(int) offset] ^= 1;
        Files.write(file, bytes);
    }
}
