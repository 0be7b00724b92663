package org.ringbook.followers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ringbook.followers.orders.OrdersProjection;

/** A database that goes away under a follower, and comes back. */
@Timeout(120)
final class LostDatabaseTest {
    private static final FollowerKind ORDERS = OrdersProjection.KIND;
    private static final long PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(20);

    @TempDir
    private Path data;

    private final List<String> log = new ArrayList<>();

    private Follower open(final Database database) {
        return Follower.open(
                new FollowersContext()
                        .dataDirectory(data)
                        .database(database)
                        .isRegistered(false)
                        .maxRecords(50)
                        .log(log::add),
                ORDERS);
    }

    private static void follow(final Follower follower, final long sequence) {
        while (follower.sequence() < sequence) {
            if (follower.doWork() == 0) {
                LockSupport.parkNanos(PAUSE_NS);
            }
            assertEquals("", follower.fault());
        }
    }

    private void followUntilLost(final Follower follower) {
        while (log.stream().noneMatch(line -> line.contains("is lost"))) {
            follower.doWork();
            assertEquals("", follower.fault());
        }
    }

    private void assertRows(final Database database, final TestDatabase kind) {
        final Database undisturbed = kind.make(data);
        Followed.one(
                new FollowersContext().dataDirectory(data).database(undisturbed).isRegistered(false), ORDERS);
        assertEquals(TableRows.of(undisturbed, ORDERS), TableRows.of(database, ORDERS));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static EmbeddedPostgres postgres(final Path directory, final int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(directory)
                .setCleanDataDirectory(false)
                .start();
    }

    @Test
    void shouldGoOnWhenPostgresComesBackAfterItWasKilled() throws Exception {
        final Path directory = data.resolve("postgres");
        final int port = freePort();
        final Database database =
                new Database("jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", "postgres");
        try (GeneratedJournal journal = new GeneratedJournal(data, 31).write(600);
                Follower follower = open(database)) {
            final long last = journal.core().lastSequence();
            try (EmbeddedPostgres server = postgres(directory, port)) {
                follow(follower, last / 2);
                final long pid = Long.parseLong(
                        Files.readAllLines(directory.resolve("postmaster.pid")).get(0));
                final ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
                postmaster.destroyForcibly();
                followUntilLost(follower);
                postmaster.onExit().join();
                assertEquals(port, server.getPort());
            }
            try (EmbeddedPostgres server = postgres(directory, port)) {
                follow(follower, last);
                assertEquals(port, server.getPort());
                assertRows(database, TestDatabase.POSTGRESQL);
            }
        }
    }

    /** The other process is the first, so it serves this one; then it is killed, and this one takes its place. */
    @Test
    void shouldTakeOverAnH2FileFromAProcessThatIsKilled() throws Exception {
        final Database database = TestDatabase.H2.make(data);
        final Process other = openH2(database.url() + ";AUTO_SERVER=TRUE");
        try (GeneratedJournal journal = new GeneratedJournal(data, 32).write(600);
                Follower follower = open(database)) {
            final long last = journal.core().lastSequence();
            follow(follower, last / 2);
            other.destroyForcibly().waitFor();
            follow(follower, last);
            assertTrue(log.stream().anyMatch(line -> line.contains("is lost")), log::toString);
            assertRows(database, TestDatabase.H2);
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void shouldWaitForAnH2FileThatAnotherProcessKeepsForItself() throws Exception {
        final Database database = TestDatabase.H2.make(data);
        final Process other = openH2(database.url());
        try (GeneratedJournal journal = new GeneratedJournal(data, 33).write(300);
                Follower follower = open(database)) {
            followUntilLost(follower);
            other.destroyForcibly().waitFor();
            follow(follower, journal.core().lastSequence());
            assertRows(database, TestDatabase.H2);
        } finally {
            other.destroyForcibly();
        }
    }

    /** A process that has the file open until it is killed. */
    private static Process openH2(final String url) throws IOException {
        final Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Dh2.bindAddress=127.0.0.1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.h2.tools.Shell",
                        "-url",
                        url + ";DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE",
                        "-user",
                        "",
                        "-password",
                        "")
                .redirectErrorStream(true)
                .start();
        try {
            process.getOutputStream().write("CREATE SCHEMA taken;\n".getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
            final BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
            String line = output.readLine();
            while (line != null && !line.contains("Update count")) {
                line = output.readLine();
            }
            assertTrue(line != null, "H2's shell has not opened the file");
            return process;
        } catch (final Throwable e) {
            process.destroyForcibly();
            throw e;
        }
    }
}
