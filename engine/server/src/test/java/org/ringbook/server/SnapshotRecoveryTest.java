package org.ringbook.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ringbook.journal.snapshot.SnapshotFile;
import org.ringbook.sbe.messages.MessageHeaderEncoder;
import org.ringbook.sbe.transport.QueryKind;
import org.ringbook.sbe.transport.StatusRowDecoder;

/** An engine that begins with a snapshot is the one that executed the whole journal. */
@Timeout(180)
class SnapshotRecoveryTest {
    private static final int ORDERS = 500;
    private static final int LAST = TestEngine.SETUP_RECORDS + ORDERS;

    private final TestCommands commands = new TestCommands();

    @TempDir
    private Path directory;

    @BeforeEach
    void makeJournal() {
        try (TestEngine engine = TestEngine.launch(TestEngine.context(directory));
                TestGateway gateway = engine.gateway()) {
            TestEngine.setUp(gateway);
            for (int i = 0; i < ORDERS; i++) {
                gateway.send(TestEngine.order(commands, i));
            }
            gateway.awaitSequence(LAST);
        }
    }

    @Test
    void shouldGoOnFromSnapshotAndTail() {
        final int at = 300;
        TestJournal.snapshot(directory, at);
        final long hash;
        try (TestEngine engine = TestEngine.launch(TestEngine.context(directory));
                TestGateway gateway = engine.gateway()) {
            assertRecovered(engine, at, LAST - at, 0);
            assertTrue(
                    engine.log().stream()
                            .anyMatch(line -> line.startsWith("recovered from snapshot at 300 + 210 records")),
                    () -> engine.log().toString());
            for (int i = 0; i < ORDERS; i++) {
                gateway.send(TestEngine.order(commands, i));
            }
            gateway.awaitSequence(LAST + ORDERS);
            hash = status(gateway).stateHash();
            assertEquals(2 * ORDERS, status(gateway).openOrders());
        }
        assertEquals(hash, TestEngine.hashOfJournal(directory));
    }

    @Test
    void shouldGoOnFromSnapshotOfTheLastRecord() {
        TestJournal.snapshot(directory, LAST);
        try (TestEngine engine = TestEngine.launch(TestEngine.context(directory));
                TestGateway gateway = engine.gateway()) {
            assertRecovered(engine, LAST, 0, 0);
            assertEquals(TestEngine.hashOfJournal(directory), status(gateway).stateHash());
            gateway.send(TestEngine.order(commands, 1));
            gateway.awaitSequence(LAST + 1);
        }
    }

    @Test
    void shouldSkipWhatCanNotBeUsedForTheOneBeforeAndSaySo() throws IOException {
        TestJournal.snapshot(directory, 100);
        flip(TestJournal.snapshot(directory, 300));
        new TestJournal(directory).snapshot(1);
        try (TestEngine engine = TestEngine.launch(TestEngine.context(directory));
                TestGateway gateway = engine.gateway()) {
            assertRecovered(engine, 100, LAST - 100, 2);
            final String log = engine.log().toString();
            assertTrue(log.contains("skipped a snapshot: of another journal"), log);
            assertTrue(log.contains("skipped a snapshot: snapshot damaged: CRC of a block"), log);
            assertEquals(TestEngine.hashOfJournal(directory), status(gateway).stateHash());
        }
    }

    @Test
    void shouldSkipOneThatIsAheadOfTheJournal() throws IOException {
        final Path copy = directory.resolve("copy");
        final SnapshotFile ahead;
        try (TestEngine engine = TestEngine.launch(TestEngine.context(copy));
                TestGateway gateway = engine.gateway()) {
            TestEngine.setUp(gateway);
            for (int i = 0; i <= ORDERS; i++) {
                gateway.send(TestEngine.order(commands, i));
            }
            gateway.awaitSequence(LAST + 1);
        }
        ahead = TestJournal.snapshot(copy, LAST + 1);
        final Path snapshots = Files.createDirectory(directory.resolve("snapshots"));
        Files.copy(ahead.path(), snapshots.resolve(ahead.path().getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
        try (TestEngine engine = TestEngine.launch(TestEngine.context(directory))) {
            assertRecovered(engine, 0, LAST, 1);
            final String skipped = engine.engine().recoveryReport().skipped().get(0);
            assertTrue(skipped.startsWith("ahead of the journal: durableSequence=" + LAST), skipped);
        }
    }

    @Test
    void shouldExecuteTheWholeJournalIfTold() {
        TestJournal.snapshot(directory, 300);
        try (TestEngine engine = TestEngine.launch(TestEngine.context(directory).recoversFromStart(true))) {
            assertRecovered(engine, 0, LAST, 0);
        }
    }

    private static void assertRecovered(
            final TestEngine engine, final long snapshotSequence, final long records, final int skipped) {
        final RecoveryReport report = engine.engine().recoveryReport();
        assertEquals(snapshotSequence, report.snapshotSequence(), report::toString);
        assertEquals(records, report.records(), report::toString);
        assertEquals(skipped, report.skipped().size(), report::toString);
    }

    private static void flip(final SnapshotFile file) throws IOException {
        final byte[] bytes = Files.readAllBytes(file.path());
        bytes[bytes.length / 2] ^= 1;
        Files.write(file.path(), bytes);
    }

    private static StatusRowDecoder status(final TestGateway gateway) {
        gateway.query(QueryKind.STATUS, 1, 0, 0);
        return new StatusRowDecoder()
                .wrap(
                        new UnsafeBuffer(gateway.rows().get(0)),
                        MessageHeaderEncoder.ENCODED_LENGTH,
                        StatusRowDecoder.BLOCK_LENGTH,
                        0);
    }
}
