package org.ringbook.followers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process of all followers is killed again and again while records come: their tables end as if nothing had happened. */
final class FollowerKillTest {
    /** Set by {@code -Dringbook.kills}. */
    private static final int MANY = Integer.getInteger("ringbook.kills", 100);

    private static final int COMMANDS_A_STEP = 15;
    private static final long STEP_NS = 10_000_000L;
    private static final int LONGEST_MS = 400;
    /** So that the followers, who are slower than who writes, are never far behind. */
    private static final int RECORDS_A_KILL = 3_000;

    @TempDir
    private Path data;

    @Test
    void shouldEndAsIfNeverKilledOnH2() throws Exception {
        kill(TestDatabase.H2, 2);
    }

    @Test
    void shouldEndAsIfNeverKilledOnPostgres() throws Exception {
        kill(TestDatabase.POSTGRESQL, 1);
    }

    @Test
    @Tag("heavy")
    void shouldEndAsIfNeverKilledAHundredTimesOnH2() throws Exception {
        kill(TestDatabase.H2, MANY);
    }

    @Test
    @Tag("heavy")
    void shouldEndAsIfNeverKilledAHundredTimesOnPostgres() throws Exception {
        kill(TestDatabase.POSTGRESQL, MANY);
    }

    private void kill(final TestDatabase type, final int kills) throws Exception {
        final Random random = new Random(kills);
        final Database database = type.make(data);
        try (GeneratedJournal journal = new GeneratedJournal(data, 7)) {
            journal.write(RECORDS_A_KILL);
            int working = 0;
            for (int i = 0; i < kills; i++) {
                working += startAndKill(
                                journal, database, random, i > 0 && random.nextInt(5) == 0, (i + 2L) * RECORDS_A_KILL)
                        ? 1
                        : 0;
            }
            final long last = journal.core().lastSequence();
            final Process survivor = start(database, last);
            final String said = new String(survivor.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(0, survivor.waitFor(), said);
            final Database undisturbed = type.make(data);
            follow(undisturbed, last);
            for (final FollowerKind kind : FollowerKinds.ALL) {
                assertEquals(TableRows.of(undisturbed, kind), TableRows.of(database, kind));
                System.out.println(kind.name() + ": " + TableRows.of(database, kind));
            }
            assertTrue(working > 0, "none was killed at work");
            System.out.println(type + ": " + kills + " kills, " + working + " at work, " + last + " records");
        }
    }

    private void follow(final Database into, final long last) {
        final FollowersContext context = new FollowersContext()
                .dataDirectory(data)
                .database(into)
                .isRegistered(false)
                .until(last);
        try (FollowerHost host = FollowerHost.start(context, FollowerKinds.ALL)) {
            while (host.isFollowing()) {
                LockSupport.parkNanos(STEP_NS);
            }
            host.followers().forEach(follower -> assertEquals("", follower.fault()));
        }
    }

    /** {@return whether it had committed something when it was killed} */
    private boolean startAndKill(
            final GeneratedJournal journal,
            final Database database,
            final Random random,
            final boolean isKilledAtItsStart,
            final long records)
            throws IOException, InterruptedException {
        final Process process = start(database, Long.MAX_VALUE);
        try (BufferedReader output = process.inputReader()) {
            long deadlineNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(random.nextInt(3 * LONGEST_MS));
            boolean isReady = false;
            final List<String> said = new ArrayList<>();
            while ((!isReady && !isKilledAtItsStart) || System.nanoTime() - deadlineNs < 0) {
                assertTrue(process.isAlive(), "it has ended by itself");
                if (journal.core().lastSequence() < records) {
                    journal.write(COMMANDS_A_STEP);
                }
                LockSupport.parkNanos(STEP_NS);
                if (!isReady && output.ready()) {
                    said.add(output.readLine());
                    assertEquals(List.of("ready"), said);
                    isReady = true;
                    deadlineNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(random.nextInt(LONGEST_MS));
                }
            }
            return isReady;
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private Process start(final Database database, final long until) throws IOException {
        final Path root = Path.of(System.getProperty("ringbook.root"));
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "@" + root.resolve("jvm/ringbook.flags"),
                        "-Xmx512m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FollowerProcess.class.getName(),
                        data.toString(),
                        database.url(),
                        database.isPostgres() ? "postgres" : "",
                        database.isPostgres() ? "postgres" : "",
                        Long.toString(until))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
