package org.ringbook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ringbook.followers.FollowerKinds;
import org.ringbook.journal.JournalReader;

/** The command as a process of its own, with the flags that the launcher gives it. */
@Timeout(180)
class ProcessTest {
    private static final int FEATURE_WITH_MORE_FLAGS = 24;
    private static final long FLIPPED_RECORD = 500;

    /** Two seconds are the promise; the machine of a test may be busy with other things. */
    private static final long STOP_SECONDS = 8;

    @TempDir
    private Path scratch;

    private Path data() {
        return scratch.resolve("data");
    }

    private Process start(final String... words) throws IOException {
        final Path root = Path.of(System.getProperty("ringbook.root"));
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("@" + root.resolve("jvm/ringbook.flags"));
        command.add("@" + root.resolve("jvm/production.flags"));
        if (Runtime.version().feature() >= FEATURE_WITH_MORE_FLAGS) {
            command.add("@" + root.resolve("jvm/jdk24.flags"));
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "org.ringbook.cli.Main"));
        command.addAll(List.of(words));
        command.addAll(List.of("--data", data().toString()));
        return new ProcessBuilder(command)
                .redirectOutput(scratch.resolve("out").toFile())
                .redirectError(scratch.resolve("err").toFile())
                .start();
    }

    private int run(final String... words) throws IOException, InterruptedException {
        return start(words).waitFor();
    }

    private String said() {
        try {
            return Files.readString(scratch.resolve("out")) + Files.readString(scratch.resolve("err"));
        } catch (final IOException e) {
            return e.toString();
        }
    }

    private JsonNode result() throws IOException {
        final List<String> lines = Files.readAllLines(scratch.resolve("out"));
        return new ObjectMapper().readTree(lines.get(lines.size() - 1));
    }

    @Test
    void shouldRunTheMainJobRecoverAndFindDamage() throws IOException, InterruptedException {
        assertEquals(ExitStatus.DONE, run("start", "--demo", "--orders", "2000", "--exit", "--json"), this::said);
        final JsonNode first = result();
        assertEquals(2_000, first.get("orders").asLong());
        assertTrue(first.get("trades").asLong() > 0, this::said);
        assertTrue(first.get("verify").get("passed").asBoolean());
        final long records = first.get("verify").get("records").asLong();

        assertEquals(ExitStatus.DONE, run("start", "--demo", "--orders", "500", "--exit", "--json"), this::said);
        final JsonNode second = result();
        assertEquals(records, second.get("recoveredRecords").asLong());
        assertTrue(second.get("verify").get("records").asLong() > records);
        assertFalse(Files.exists(data().resolve("engine.run")));

        assertEquals(ExitStatus.DONE, run("audit", "verify", "--json"), this::said);
        assertEquals(
                second.get("verify").get("digest").asText(),
                result().get("verify").get("digest").asText());
        flipAByte();
        assertEquals(ExitStatus.DAMAGED, run("audit", "verify", "--json"), this::said);
        assertEquals("DAMAGED", result().get("verify").get("finding").asText());
        // the newest snapshot is behind the flipped byte, so that only a start from the first record meets it
        assertEquals(ExitStatus.DAMAGED, run("start", "--from-start"), this::said);
    }

    private JsonNode status() {
        return Cli.json(data().toString(), "status").expect(ExitStatus.DONE).result();
    }

    /** The last byte of a record in the first file. */
    private void flipAByte() throws IOException {
        final Path journal = data().resolve("journal");
        final long offset;
        try (JournalReader reader = JournalReader.open(journal)) {
            reader.seek(FLIPPED_RECORD);
            assertTrue(reader.next());
            offset = reader.framesOffset() + reader.framesLength() - 1L;
        }
        final Path file;
        try (Stream<Path> files = Files.walk(journal)) {
            file = files.filter(path -> path.toString().endsWith(".cq4"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(offset);
            final int value = bytes.read();
            bytes.seek(offset);
            bytes.write(value ^ 0xFF);
        }
    }

    @Test
    void shouldHaveTheStateOfItsShadowAndStopSoonWhenItIsTerminated() throws IOException, InterruptedException {
        final Process process = start(
                "start",
                "--demo",
                "--only=engine",
                "--metrics-port=-1",
                "--compare-every-records=100",
                "--compare-pause-ms=60000");
        try {
            final long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (!said().contains("ready")) {
                assertTrue(process.isAlive() && System.nanoTime() - deadlineNs < 0, this::said);
                Thread.sleep(50);
            }
            while (status().get("shadowAgreedSequence").asLong() == 0) {
                assertTrue(process.isAlive() && System.nanoTime() - deadlineNs < 0, this::said);
            }
            process.destroy();
            assertTrue(process.waitFor(STOP_SECONDS, TimeUnit.SECONDS), this::said);
            assertEquals(ExitStatus.DONE, process.exitValue(), this::said);
        } finally {
            process.destroyForcibly();
        }
        Cli.json(data().toString(), "status").expect(ExitStatus.UNREACHABLE);
        assertEquals(ExitStatus.DONE, run("audit", "verify"), this::said);
    }

    @Test
    void shouldStopWithItsGatewaysAndFollowersWithoutAnAlarm() throws IOException, InterruptedException {
        final Process process = start("start", "--demo", "--flow", "500");
        try {
            while (occurrences("follows the journal from record") < FollowerKinds.ALL.size()
                    || !said().contains("ready; ")) {
                assertTrue(process.isAlive(), this::said);
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            }
            process.destroy();
            assertTrue(process.waitFor(STOP_SECONDS, TimeUnit.SECONDS), this::said);
            assertEquals(ExitStatus.DONE, process.exitValue(), this::said);
        } finally {
            process.destroyForcibly();
        }
        assertFalse(said().contains("lost") || said().contains("ALARM"), this::said);
        assertEquals(ExitStatus.DONE, run("reconcile"), this::said);
        assertEquals(ExitStatus.DONE, run("settle", "house", "show", "ZAR"), this::said);
        assertTrue(said().contains("ZAR account 62000000001"), this::said);
    }

    private int occurrences(final String text) {
        return said().split(Pattern.quote(text), -1).length - 1;
    }
}
