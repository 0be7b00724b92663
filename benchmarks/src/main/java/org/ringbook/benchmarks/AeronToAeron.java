package org.ringbook.benchmarks;

import io.aeron.CommonContext;
import java.util.Arrays;
import java.util.Locale;
import org.agrona.CloseHelper;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.YieldingIdleStrategy;
import org.ringbook.client.AeronEngineClient;
import org.ringbook.client.ClientContext;
import org.ringbook.client.EngineClient;
import org.ringbook.client.EventFrame;
import org.ringbook.journal.Durability;
import org.ringbook.sbe.Frames;
import org.ringbook.server.Engine;
import org.ringbook.server.EngineContext;
import org.ringbook.workloads.FlowGenerator;
import org.ringbook.workloads.Workload;

/**
 * A whole engine from Aeron to Aeron: one gateway sends a flow's commands as fast as its window of unconfirmed ones lets
 * it, and follows the event stream, in this process over shared memory; every record is in the journal before its events
 * leave. Prints commands per second of each pass, from the first command sent to the last event heard, and the median.
 *
 * <p>Not a JMH benchmark: a pass has to begin with a new engine and an empty journal, has four threads, and is measured
 * once as a whole.
 *
 * <pre>{@code
 * java @jvm/ringbook.flags @jvm/production.flags -cp benchmarks/target/benchmarks.jar \
 *     org.ringbook.benchmarks.AeronToAeron W1 1000000 PROCESS 5
 * }</pre>
 */
public final class AeronToAeron implements AutoCloseable {
    private static final int WINDOW = 1 << 13;
    private static final long SILENCE_LIMIT_NS = 30_000_000_000L;
    private static final long DEADLINE_NS = 120_000_000_000L;

    private final CommandFrames frames;
    private final ScratchDirectory directory = new ScratchDirectory();
    private final Engine engine;
    private final EngineClient client;
    private final TradeCounter trades;
    private final IdleStrategy idle = new YieldingIdleStrategy();
    private final long deadlineNs = System.nanoTime() + DEADLINE_NS;
    private Throwable failure;
    private int at;
    private int sent;
    private long heard;

    private AeronToAeron(final CommandFrames frames, final Durability durability) {
        this.frames = frames;
        trades = new TradeCounter(frames);
        engine = Engine.launch(new EngineContext()
                .dataDirectory(directory.path().resolve("data"))
                .embeddedDriver(CommonContext.generateRandomDirName())
                .durability(durability)
                .gatewaySilenceLimitNs(SILENCE_LIMIT_NS)
                .idleStrategy(YieldingIdleStrategy::new)
                .log(line -> {}));
        client = new AeronEngineClient(new ClientContext()
                .aeronDirectory(engine.aeronDirectory())
                .gatewayId(CommandFrames.GATEWAY_ID)
                .firstEpoch(CommandFrames.GATEWAY_EPOCH)
                .windowSize(WINDOW)
                .startPosition(1, 0)
                .errorHandler(error -> failure = error)
                .listener(this::onFrame));
    }

    /**
     * Measures.
     *
     * @param args workload, operations, durability, passes; all may be left out from the last on
     */
    public static void main(final String[] args) {
        final Workload workload = Workload.valueOf(args.length > 0 ? args[0] : "W1");
        final int operations = Integer.parseInt(args.length > 1 ? args[1] : "1000000");
        final Durability durability = Durability.valueOf(args.length > 2 ? args[2] : "PROCESS");
        final int passes = Integer.parseInt(args.length > 3 ? args[3] : "5");
        final double[] rates = measure(workload, operations, durability, passes);
        Arrays.sort(rates);
        System.out.printf(
                Locale.ROOT, "%s %s median %,.0f commands/s%n", workload, durability, rates[rates.length / 2]);
    }

    /**
     * Plays a flow several times, each to a new engine.
     *
     * @param workload which flow
     * @param operations of the flow after its prefill
     * @param durability of the journal
     * @param passes how often
     * @return commands per second of each pass
     * @throws IllegalStateException if an outcome differs from what the flow expects
     */
    static double[] measure(
            final Workload workload, final int operations, final Durability durability, final int passes) {
        final CommandFrames frames =
                new CommandFrames(FlowGenerator.generate(workload, FlowGenerator.SEED, operations), false);
        final double[] rates = new double[passes];
        for (int i = 0; i < passes; i++) {
            try (AeronToAeron pass = new AeronToAeron(frames, durability)) {
                rates[i] = pass.run();
            }
            System.out.printf(Locale.ROOT, "%s %s pass %d: %,.0f commands/s%n", workload, durability, i + 1, rates[i]);
        }
        return rates;
    }

    @Override
    public void close() {
        CloseHelper.closeAll(client, engine, directory);
    }

    private double run() {
        while (!client.isReady()) {
            turn();
        }
        skipHello();
        play(frames.untimed());
        final long beganNs = System.nanoTime();
        final int untimed = sent;
        play(frames.count());
        final long tookNs = System.nanoTime() - beganNs;
        frames.flow().expected().check(trades.outcome(liveOrders()));
        return 1e9 * (sent - untimed) / tookNs;
    }

    /** The client says hello itself; that is record 1 too. */
    private void skipHello() {
        at = Frames.next(frames.buffer(), 0);
        sent = 1;
    }

    private void play(final int until) {
        final DirectBuffer buffer = frames.buffer();
        while (heard < until) {
            while (sent < until) {
                client.draft().frame(buffer, Frames.offset(at), Frames.length(buffer, at));
                if (client.send() < 0) {
                    break;
                }
                at = Frames.next(buffer, at);
                sent++;
            }
            turn();
        }
    }

    private void turn() {
        idle.idle(client.poll());
        if (failure != null || System.nanoTime() - deadlineNs > 0) {
            throw new IllegalStateException("no end: sent=" + sent + " heard=" + heard, failure);
        }
    }

    private void onFrame(final EventFrame frame) {
        if (frame.index() > 0) {
            trades.onEvent(frame.buffer(), frame.offset());
        }
        if (frame.isLastOfRecord()) {
            heard = frame.sequence();
        }
    }

    /** The event stream does not say how many orders are left; that it agrees in all trades is what is checked. */
    private long liveOrders() {
        return frames.flow().expected().liveOrders();
    }
}
