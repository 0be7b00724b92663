package org.ringbook.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ringbook.journal.Journal;
import org.ringbook.journal.JournalContext;
import org.ringbook.journal.JournalDamageException;
import org.ringbook.journal.JournalException;
import org.ringbook.sbe.Frames;
import org.ringbook.sbe.messages.AssetAddedEncoder;
import org.ringbook.sbe.messages.MessageHeaderEncoder;
import org.ringbook.sbe.transport.QueryKind;
import org.ringbook.sbe.transport.StatusRowDecoder;

@Timeout(180)
class RecoveryTest {
    private final TestCommands commands = new TestCommands();

    @TempDir
    private Path directory;

    @Test
    void shouldGoOnAfterClose() {
        final int rounds = 3;
        final int orders = 2_000;
        long hash = 0;
        long last = 0;
        for (int round = 0; round < rounds; round++) {
            try (TestEngine engine = TestEngine.launch(TestEngine.context(directory));
                    TestGateway gateway = engine.gateway()) {
                if (round == 0) {
                    TestEngine.setUp(gateway);
                    last = TestEngine.SETUP_RECORDS;
                } else {
                    assertEquals(hash, status(gateway).stateHash());
                }
                for (int i = 0; i < orders; i++) {
                    gateway.send(TestEngine.order(commands, i));
                }
                last += orders;
                gateway.awaitSequence(last);
                hash = status(gateway).stateHash();
            }
            assertEquals(hash, TestEngine.hashOfJournal(directory));
        }
    }

    @Test
    void shouldBringWhatItTookToTheJournalWhenClosed() {
        final int orders = 5_000;
        try (TestEngine engine = TestEngine.launch(TestEngine.context(directory));
                TestGateway gateway = engine.gateway()) {
            TestEngine.setUp(gateway);
            for (int i = 0; i < orders; i++) {
                gateway.send(TestEngine.order(commands, i));
            }
            gateway.await("the ring's last", () -> engine.counter(CounterId.RECORDS) > TestEngine.SETUP_RECORDS);
        }
        final List<String> progress = new ArrayList<>();
        try (TestEngine engine = TestEngine.launch(TestEngine.context(directory)
                .recoveryProgress((sequence, lastSequence) -> progress.add(sequence + "/" + lastSequence)))) {
            assertTrue(engine.counter(CounterId.LAST_SEQUENCE) > TestEngine.SETUP_RECORDS);
        }
    }

    @Test
    void shouldLoseNothingPublishedWhenKilled() throws IOException, InterruptedException {
        final int kills = 3;
        long seen = 0;
        for (int i = 0; i < kills; i++) {
            try (ChildEngine child = ChildEngine.launch(directory);
                    TestGateway gateway = new TestGateway(child.aeronDirectory())) {
                final long recovered = status(gateway).sequence();
                assertTrue(recovered >= seen, "recovered " + recovered + " seen " + seen);
                if (i == 0) {
                    TestEngine.setUp(gateway);
                }
                final long enough = recovered + 2_000;
                int turn = 0;
                while (gateway.lastSequence() < enough) {
                    gateway.trySend(TestEngine.order(commands, turn++));
                    gateway.poll();
                }
                child.kill();
                gateway.poll();
                seen = gateway.lastSequence();
            }
        }
        final long hash = TestEngine.hashOfJournal(directory);
        try (TestEngine engine = TestEngine.launch(TestEngine.context(directory));
                TestGateway gateway = engine.gateway()) {
            assertTrue(status(gateway).sequence() >= seen);
            assertEquals(hash, status(gateway).stateHash());
        }
    }

    @Test
    void shouldContinueMassCancelThatWasCutByTheEnd() {
        final int orders = 5_000;
        try (TestEngine engine = TestEngine.launch(TestEngine.context(directory));
                TestGateway gateway = engine.gateway()) {
            TestEngine.setUp(gateway);
            for (int i = 0; i < orders; i++) {
                gateway.send(TestEngine.order(commands, i));
            }
            gateway.awaitSequence(TestEngine.SETUP_RECORDS + orders);
        }
        appendFirstSliceOnly();
        try (TestEngine engine = TestEngine.launch(TestEngine.context(directory));
                TestGateway gateway = engine.gateway()) {
            gateway.await("the rest", () -> status(gateway).openOrders() == 0);
            assertEquals(TestEngine.SETUP_RECORDS + orders + 2, status(gateway).sequence());
        }
    }

    @Test
    void shouldRefuseRecordThatItWouldMakeOtherwise() {
        final JournalContext context = TestEngine.context(directory).conclude().journal();
        try (Journal journal = Journal.open(context)) {
            final UnsafeBuffer buffer = new UnsafeBuffer(journal.batch().buffer());
            final int at = journal.batch().begin(1, 1);
            commands.asset("XBT");
            Frames.putLength(buffer, at, commands.length());
            buffer.putBytes(Frames.offset(at), commands.buffer(), 0, commands.length());
            final int event = Frames.offset(at) + commands.length();
            final int length = MessageHeaderEncoder.ENCODED_LENGTH + AssetAddedEncoder.BLOCK_LENGTH;
            Frames.putLength(buffer, event, length);
            final int wrongId = 2;
            new AssetAddedEncoder()
                    .wrapAndApplyHeader(buffer, Frames.offset(event), new MessageHeaderEncoder())
                    .assetId(wrongId);
            journal.batch().end(Frames.offset(event) + length - at);
            journal.append();
        }
        final EngineStartException refusal =
                assertThrows(EngineStartException.class, () -> Engine.launch(TestEngine.context(directory)));
        assertTrue(refusal.getMessage().contains("executing record 1 again gives other events"), refusal::getMessage);
    }

    @Test
    void shouldRefuseDamagedJournal() throws IOException {
        try (TestEngine engine = TestEngine.launch(TestEngine.context(directory));
                TestGateway gateway = engine.gateway()) {
            TestEngine.setUp(gateway);
            gateway.awaitSequence(TestEngine.SETUP_RECORDS);
        }
        final Path file;
        try (Stream<Path> files = Files.walk(directory.resolve("journal"))) {
            file = files.filter(path -> path.toString().endsWith(".cq4"))
                    .findFirst()
                    .orElseThrow();
        }
        final byte[] bytes = Files.readAllBytes(file);
        final int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("XBTZAR");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[] {'Y'}), at);
        }
        assertThrows(JournalDamageException.class, () -> Engine.launch(TestEngine.context(directory)));
    }

    @Test
    void shouldRefuseSecondEngineOnTheSameJournal() {
        try (TestEngine engine = TestEngine.launch(TestEngine.context(directory));
                TestGateway gateway = engine.gateway()) {
            assertThrows(JournalException.class, () -> Engine.launch(TestEngine.context(directory)));
            TestEngine.setUp(gateway);
            gateway.awaitSequence(TestEngine.SETUP_RECORDS);
        }
    }

    /** As if the process had been killed between the first record of a mass cancel and its continuation. */
    private void appendFirstSliceOnly() {
        new TestJournal(directory).append(commands.massCancel(1));
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
