package org.ringbook.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aeron.Aeron;
import io.aeron.CommonContext;
import io.aeron.Publication;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ringbook.audit.Finding;
import org.ringbook.audit.Shadow;
import org.ringbook.audit.ShadowContext;
import org.ringbook.audit.StateReplay;
import org.ringbook.audit.Verifier;
import org.ringbook.audit.VerifyContext;
import org.ringbook.audit.VerifyReport;
import org.ringbook.audit.records.JournalSource;
import org.ringbook.client.AeronEngineClient;
import org.ringbook.client.EngineConnection;
import org.ringbook.client.EngineListener;
import org.ringbook.client.EventFrame;
import org.ringbook.client.Rows;
import org.ringbook.sbe.StreamIds;
import org.ringbook.sbe.messages.CommandHeaderDecoder;
import org.ringbook.sbe.messages.GatewayHelloDecoder;
import org.ringbook.sbe.messages.MarketState;
import org.ringbook.sbe.messages.OrderRejectedDecoder;
import org.ringbook.sbe.transport.CommandEnvelopeEncoder;
import org.ringbook.sbe.transport.MessageHeaderEncoder;
import org.ringbook.server.CounterId;
import org.ringbook.server.Engine;
import org.ringbook.torture.EngineChild;
import org.ringbook.torture.LabMarket;
import org.ringbook.torture.OrderFlow;

/**
 * A live engine that gets every command of a gateway twice, is halted and goes on, and refuses much: the live core, the shadow that follows
 * it, the replay by the core, the replay by the reference and a core from snapshot and tail have the same state.
 */
@Timeout(240)
class ShadowAgreementTest {
    private static final long ORDER_INTERVAL_NS = 100_000;
    private static final int GATEWAY = 1;
    private static final int ROUNDS = 6;
    private static final int ORDERS_PER_ROUND = 600;

    @TempDir
    private Path directory;

    private final String driver = CommonContext.generateRandomDirName();

    /** Offers every command of the gateway a second time, as soon as it is in the event stream. */
    private final class Repeater implements EngineListener, AutoCloseable {
        private final Aeron aeron = Aeron.connect(new Aeron.Context().aeronDirectoryName(driver));
        private final Publication ingress = aeron.addPublication("aeron:ipc", StreamIds.INGRESS);
        private final AeronEngineClient client;
        private final CommandHeaderDecoder header = new CommandHeaderDecoder();
        private final CommandEnvelopeEncoder envelope = new CommandEnvelopeEncoder();
        private final MutableDirectBuffer buffer = new UnsafeBuffer(new byte[1024]);
        private long repeated;
        private long refused;

        Repeater() {
            client = new AeronEngineClient(
                    LabMarket.context(driver).startPosition(1, 0).listener(this));
        }

        @Override
        public void onFrame(final EventFrame frame) {
            if (frame.templateId() == OrderRejectedDecoder.TEMPLATE_ID) {
                refused++;
            }
            if (frame.index() == 0
                    && header.wrap(frame.buffer(), frame.bodyOffset()).gatewayId() == GATEWAY
                    && frame.templateId() != GatewayHelloDecoder.TEMPLATE_ID
                    && offer(frame)) {
                repeated++;
            }
        }

        private boolean offer(final EventFrame frame) {
            envelope.wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder()).gatewayInNs(System.nanoTime());
            buffer.putBytes(envelope.limit(), frame.buffer(), frame.offset(), frame.length());
            return ingress.offer(buffer, 0, envelope.limit() + frame.length()) > 0;
        }

        @Override
        public void close() {
            client.close();
            aeron.close();
        }
    }

    @Test
    void shouldAgreeWithLiveReplayAndReference() throws InterruptedException {
        final Rows.Status live;
        final long duplicates;
        final AtomicBoolean stop = new AtomicBoolean();
        final AtomicReference<Optional<Finding>> finding = new AtomicReference<>();
        final long[] shadowed = new long[2];
        final Thread follower = new Thread(() -> {
            try (Shadow shadow =
                    Shadow.open(new ShadowContext().dataDirectory(directory).everyRecords(1_000))) {
                shadow.follow(stop::get);
                finding.set(shadow.catchUp(() -> false));
                shadowed[0] = shadow.sequence();
                shadowed[1] = shadow.stateHash();
            }
        });
        try (Engine engine =
                Engine.launch(EngineChild.context(directory, driver).log(line -> {}))) {
            follower.start();
            LabMarket.open(driver);
            try (Repeater repeater = new Repeater();
                    OrderFlow flow = new OrderFlow(driver, GATEWAY, 7, ORDER_INTERVAL_NS);
                    EngineConnection operator = EngineConnection.connect(LabMarket.context(driver))) {
                for (int round = 0; round < ROUNDS; round++) {
                    final long goal = flow.sent() + ORDERS_PER_ROUND;
                    disturb(operator, round);
                    flow.runUntil("sent", () -> {
                        repeater.client.poll();
                        return flow.sent() >= goal;
                    });
                }
                flow.settle();
                final long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
                while (repeater.repeated < flow.sent() || notSequenced(engine) < repeater.repeated) {
                    repeater.client.poll();
                    assertTrue(
                            System.nanoTime() - deadlineNs < 0,
                            () -> "repeated " + repeater.repeated + ", not sequenced " + notSequenced(engine));
                }
                assertTrue(repeater.refused > 1_000, () -> "refused " + repeater.refused);
                duplicates = engine.counter(CounterId.DUPLICATES);
                assertTrue(duplicates > 0);
            }
            try (EngineConnection operator = EngineConnection.connect(LabMarket.context(driver))) {
                live = operator.queries().status(true);
            }
        }
        stop.set(true);
        follower.join();
        assertEquals(Optional.empty(), finding.get());
        compareLive(live);
        compareShadow(shadowed);
        System.out.println("live, shadow, replay, reference and snapshot agree: " + shadowed[0] + " records, "
                + duplicates + " duplicates");
    }

    /** Repeats that left no trace: on a slow machine the gateway may have been taken for dead, and have begun a new epoch. */
    private static long notSequenced(final Engine engine) {
        return engine.counter(CounterId.DUPLICATES) + engine.counter(CounterId.STALE) + engine.counter(CounterId.DOWN);
    }

    /** Halts of the engine, of the market, of an account, and their ends: what comes meanwhile is refused. */
    private static void disturb(final EngineConnection operator, final int round) {
        switch (round) {
            case 1 -> operator.haltEngine(true);
            case 2 -> {
                operator.haltEngine(false);
                operator.setMarketState(LabMarket.MARKET, MarketState.HALTED);
            }
            case 3 -> operator.setMarketState(LabMarket.MARKET, MarketState.OPEN);
            case 4 -> operator.setMarketState(LabMarket.MARKET, MarketState.CLOSED);
            case 5 -> operator.setMarketState(LabMarket.MARKET, MarketState.OPEN);
            default -> {
                // undisturbed
            }
        }
    }

    /** At the record that the engine answered behind: a deadline, or a gateway that is gone, may have made more since. */
    private void compareLive(final Rows.Status live) {
        try (StateReplay replay =
                StateReplay.open(new JournalSource(directory.resolve("journal")), null, Long.MAX_VALUE, note -> {})) {
            replay.advanceTo(live.sequence(), () -> false, (sequence, last, elapsedNs) -> {});
            assertEquals(live.sequence(), replay.sequence());
            assertEquals(live.stateHash(), replay.core().stateHash());
        }
    }

    private void compareShadow(final long[] shadowed) {
        for (final boolean independent : new boolean[] {false, true}) {
            final VerifyReport report = new Verifier(new VerifyContext()
                            .directory(directory.resolve("journal"))
                            .independent(independent))
                    .run();
            assertTrue(report.passed(), report::toString);
            assertEquals(shadowed[0], report.records());
            assertEquals(shadowed[1], report.stateHash());
        }
        try (Shadow fromSnapshot = Shadow.open(new ShadowContext().dataDirectory(directory))) {
            assertEquals(shadowed[0], fromSnapshot.startSequence());
            assertEquals(shadowed[1], fromSnapshot.stateHash());
        }
    }
}
