package org.ringbook.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.agrona.CloseHelper;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.ringbook.sbe.messages.CommandHeaderDecoder;
import org.ringbook.sbe.messages.MessageHeaderDecoder;
import org.ringbook.sbe.messages.NewOrderDecoder;
import org.ringbook.sbe.messages.OrdType;
import org.ringbook.sbe.messages.Side;
import org.ringbook.sbe.messages.TimeInForce;

@Timeout(120)
class AeronEngineClientTest {
    private static final int GATEWAY = 7;

    private TestDriver driver = new TestDriver();
    private final FakeJournal journal = new FakeJournal();
    private final FaultPlan faults = new FaultPlan(1);
    private final StreamRecorder recorder = new StreamRecorder(journal, 0, 0);
    private FakeEngine engine = new FakeEngine(driver.directory(), journal, faults);
    private final List<AeronEngineClient> clients = new ArrayList<>();

    @AfterEach
    void tearDown() {
        clients.forEach(CloseHelper::quietClose);
        engine.close();
        driver.close();
        recorder.check();
    }

    private AeronEngineClient client(final ClientContext context) {
        final AeronEngineClient client = new AeronEngineClient(context);
        clients.add(client);
        return client;
    }

    private ClientContext context(final StreamRecorder hears) {
        return TestDriver.context(driver.directory())
                .gatewayId(GATEWAY)
                .gatewayName("test")
                .listener(hears)
                .errorHandler(hears::onError);
    }

    private void turn() {
        engine.doWork();
        clients.forEach(AeronEngineClient::poll);
    }

    private void await(final String what, final BooleanSupplier condition) {
        TestDriver.await(what, this::turn, condition);
    }

    private static void draftOrder(final EngineClient client, final long quantity) {
        client.draft()
                .newOrder()
                .accountId(1)
                .marketId(1)
                .side(Side.BUY)
                .ordType(OrdType.LIMIT)
                .timeInForce(TimeInForce.GTC)
                .priceTicks(100)
                .quantity(quantity);
    }

    private void order(final EngineClient client, final long quantity) {
        await("room for order " + quantity, () -> {
            draftOrder(client, quantity);
            return client.send() == quantity;
        });
    }

    private List<Long> quantitiesOf(final int gatewayId) {
        final List<Long> quantities = new ArrayList<>();
        final NewOrderDecoder order = new NewOrderDecoder();
        for (final FakeJournal.Entry entry : journal.entries) {
            final UnsafeBuffer frame = new UnsafeBuffer(entry.frames().get(0));
            final MessageHeaderDecoder header = new MessageHeaderDecoder().wrap(frame, 0);
            if (header.templateId() == NewOrderDecoder.TEMPLATE_ID) {
                order.wrapAndApplyHeader(frame, 0, header);
                final CommandHeaderDecoder command = order.header();
                if (command.gatewayId() == gatewayId) {
                    quantities.add(order.quantity());
                }
            }
        }
        return quantities;
    }

    @Test
    void shouldTakeNothingBeforeTheEngineIsReady() {
        engine.ready = false;
        final AeronEngineClient client = client(context(recorder));
        draftOrder(client, 1);
        assertEquals(EngineClient.NOT_CONNECTED, client.send());
        await("engine up", client::isEngineUp);
        assertEquals(EngineClient.NOT_READY, client.send());
        assertFalse(client.isReady());
        engine.ready = true;
        await("ready", client::isReady);
        await("taken", () -> client.send() == 1);
        assertThrows(IllegalStateException.class, client::send, "the draft is used up");
        await("seen", () -> client.unconfirmed() == 0);
        assertEquals(List.of(1L), quantitiesOf(GATEWAY));
        assertEquals(List.of("up", "ready 1 0"), recorder.calls);
    }

    @Test
    void shouldHoldBackWhenTheWindowIsFull() {
        final AeronEngineClient client = client(context(recorder).windowSize(4));
        await("ready", client::isReady);
        for (int i = 1; i <= 4; i++) {
            draftOrder(client, i);
            assertEquals(i, client.send());
        }
        draftOrder(client, 5);
        assertEquals(EngineClient.BUSY, client.send());
        assertEquals(4, client.unconfirmed());
        await("room", () -> client.send() == 5);
        await("all seen", () -> client.unconfirmed() == 0);
        assertEquals(List.of(1L, 2L, 3L, 4L, 5L), quantitiesOf(GATEWAY));
    }

    @Test
    void shouldResendFromTheGapAndWhenTheLastOneIsLost() {
        final AeronEngineClient client = client(context(recorder));
        await("ready", client::isReady);
        order(client, 1);
        faults.loseCommand = 1000;
        order(client, 2);
        for (int i = 0; i < 20; i++) {
            engine.doWork();
        }
        faults.loseCommand = 0;
        order(client, 3);
        await("all seen", () -> client.unconfirmed() == 0);
        faults.loseCommand = 1000;
        order(client, 4);
        for (int i = 0; i < 20; i++) {
            engine.doWork();
        }
        faults.loseCommand = 0;
        await("all seen", () -> client.unconfirmed() == 0);
        assertEquals(List.of(1L, 2L, 3L, 4L), quantitiesOf(GATEWAY));
    }

    @Test
    void shouldComeBackWithinItsEpochWhenPutDown() {
        final AeronEngineClient client = client(context(recorder));
        await("ready", client::isReady);
        order(client, 1);
        await("seen", () -> client.unconfirmed() == 0);
        engine.putDown(GATEWAY);
        order(client, 2);
        await("seen", () -> client.unconfirmed() == 0);
        assertEquals(List.of(1L, 2L), quantitiesOf(GATEWAY));
        assertEquals(List.of("up", "ready 1 0", "ready 1 1"), recorder.calls);
    }

    @Test
    void shouldSurviveARestartOfTheEngine() {
        final AeronEngineClient client = client(context(recorder));
        await("ready", client::isReady);
        for (int i = 1; i <= 3; i++) {
            draftOrder(client, i);
            client.send();
        }
        engine.close();
        await("down", () -> !client.isEngineUp());
        assertEquals(3, client.unconfirmed(), "commands stay in the window");
        draftOrder(client, 4);
        assertEquals(EngineClient.NOT_CONNECTED, client.send());
        engine = new FakeEngine(driver.directory(), journal, faults);
        await("up and taken", () -> client.send() == 4);
        await("seen", () -> client.unconfirmed() == 0);
        assertEquals(List.of(1L, 2L, 3L, 4L), quantitiesOf(GATEWAY));
        assertEquals(List.of("up", "ready 1 0", "down", "up"), recorder.calls.subList(0, 4));
    }

    @Test
    void shouldSurviveARestartOfTheMediaDriver() {
        final AeronEngineClient client = client(context(recorder));
        await("ready", client::isReady);
        order(client, 1);
        await("seen", () -> client.unconfirmed() == 0);
        final String directory = driver.directory();
        engine.close();
        driver.close();
        driver = new TestDriver(directory);
        engine = new FakeEngine(directory, journal, faults);
        order(client, 2);
        await("seen", () -> client.unconfirmed() == 0);
        assertEquals(List.of(1L, 2L), quantitiesOf(GATEWAY));
        recorder.errors.clear();
    }

    @Test
    void shouldNotWaitForADeadMediaDriver() {
        final AeronEngineClient client = client(context(recorder));
        await("ready", client::isReady);
        final String directory = driver.directory();
        engine.close();
        driver.abandon();
        final AeronEngineClient late =
                client(context(new StreamRecorder(journal, 0, 0)).gatewayId(8));
        for (int i = 0; i < 100; i++) {
            final long beforeNs = System.nanoTime();
            client.poll();
            late.poll();
            assertTrue(System.nanoTime() - beforeNs < TimeUnit.SECONDS.toNanos(2), "poll() waited");
        }
        driver.close();
        driver = new TestDriver(directory);
        engine = new FakeEngine(directory, journal, faults);
        await("both ready again", () -> client.isReady() && late.isReady());
        recorder.errors.clear();
    }

    @Test
    void shouldTakeTheNextEpochAndShutOutItsTwin() {
        final AeronEngineClient first = client(context(recorder));
        await("ready", first::isReady);
        order(first, 1);
        final StreamRecorder secondRecorder = new StreamRecorder(journal, 0, 0);
        final AeronEngineClient second = client(context(secondRecorder));
        await("second ready", second::isReady);
        assertEquals(2, second.epoch());
        await("first shut out", first::isShutOut);
        draftOrder(first, 2);
        assertEquals(EngineClient.SHUT_OUT, first.send());
        order(second, 1);
        await("seen", () -> second.unconfirmed() == 0);
        assertEquals(List.of(1L, 1L), quantitiesOf(GATEWAY));
        assertEquals(List.of("up", "ready 1 0", "shut out 2"), recorder.calls);
        await("first still follows", () -> first.nextSequence() == journal.lastSequence() + 1);
        secondRecorder.check();
    }

    @Test
    void shouldGiveUpOnItsTwinIfTold() {
        final AeronEngineClient first = client(context(recorder));
        await("ready", first::isReady);
        final StreamRecorder secondRecorder = new StreamRecorder(journal, 0, 0);
        final AeronEngineClient second = client(context(secondRecorder).givesUpOnTwin(true));
        await("second shut out", second::isShutOut);
        assertTrue(first.isReady());
        assertEquals(List.of("up", "shut out 1"), secondRecorder.calls);
    }

    @Test
    void shouldHeartbeatOnceItsHelloIsTaken() {
        final AeronEngineClient client = client(context(recorder));
        await("ready", client::isReady);
        await("heartbeats", () -> engine.heartbeats.getOrDefault(GATEWAY, 0L) >= 3);
    }

    @Test
    void shouldJoinHistoryAndLiveFromAnyPosition() {
        final AeronEngineClient writer = client(context(recorder));
        await("ready", writer::isReady);
        for (int i = 1; i <= 500; i++) {
            order(writer, i);
        }
        await("history", () -> writer.unconfirmed() == 0);
        final List<StreamRecorder> readers = new ArrayList<>();
        for (final long[] start : new long[][] {{1, 0}, {1, 1}, {17, 2}, {400, 0}}) {
            final StreamRecorder reader = new StreamRecorder(journal, start[0], (int) start[1]);
            readers.add(reader);
            client(TestDriver.context(driver.directory())
                    .listener(reader)
                    .startPosition(start[0], (int) start[1])
                    .errorHandler(reader::onError));
        }
        for (int i = 501; i <= 1000; i++) {
            order(writer, i);
        }
        await(
                "all caught up",
                () -> clients.stream()
                        .allMatch(client -> client.isLive() && client.nextSequence() == journal.lastSequence() + 1));
        readers.forEach(StreamRecorder::check);
        assertTrue(readers.get(0).replayedFrames() > 0);
    }

    @Test
    void shouldSayThatTheJournalEndsBeforeWhatItHasSeen() {
        final StreamRecorder ahead = new StreamRecorder(journal, 1_000, 0);
        final AeronEngineClient client = client(TestDriver.context(driver.directory())
                .listener(ahead)
                .startPosition(1_000, 0)
                .errorHandler(ahead::onError));
        await("told", () -> !ahead.errors.isEmpty());
        await("up", client::isEngineUp);
        assertEquals(1, ahead.errors.size());
        assertTrue(ahead.errors.get(0).getMessage().contains("another journal"));
    }

    @Test
    void shouldNoticeThatTheTailOfTheStreamWasLost() {
        final AeronEngineClient client = client(context(recorder));
        await("ready", client::isReady);
        faults.loseEvent = 1000;
        order(client, 1);
        await("journaled and lost", () -> engine.publishedTo() == 3);
        faults.loseEvent = 0;
        await("seen", () -> client.unconfirmed() == 0);
        assertTrue(recorder.replayedFrames() > 0);
    }

    @Test
    void shouldCatchUpAfterHavingBeenPutAside() {
        final AeronEngineClient writer = client(context(recorder));
        final StreamRecorder slow = new StreamRecorder(journal, 1, 0);
        final AeronEngineClient reader = new AeronEngineClient(TestDriver.context(driver.directory())
                .startPosition(1, 0)
                .listener(slow)
                .errorHandler(slow::onError));
        try (reader) {
            await("both up", () -> reader.poll() >= 0 && writer.isReady() && reader.isLive());
            final int count = 5_000;
            for (int i = 1; i <= count; i++) {
                order(writer, i);
            }
            await("the others go on", () -> writer.unconfirmed() == 0);
            await("caught up", () -> reader.poll() >= 0 && reader.nextSequence() == journal.lastSequence() + 1);
            slow.check();
            assertTrue(slow.replayedFrames() > 0, "it was put aside");
            order(writer, count + 1);
            final long liveBefore = slow.liveFrames();
            await("live again", () -> {
                reader.poll();
                if (slow.liveFrames() == liveBefore && writer.unconfirmed() == 0) {
                    draftOrder(writer, 1);
                    writer.send();
                }
                return slow.liveFrames() > liveBefore;
            });
        }
    }
}
