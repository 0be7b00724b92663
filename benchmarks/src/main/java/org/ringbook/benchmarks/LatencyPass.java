package org.ringbook.benchmarks;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/**
 * Latency at one rate, of the engine or of the echo in its place, in this process: a client's thread sends at a constant rate whatever comes
 * back, over shared memory or over UDP on loopback, and a time counts from the moment at which the message was to be sent. The first third is not counted.
 *
 * <p>Prints {@code hop NAME HISTOGRAM} for each hop, the histogram in nanoseconds, encoded and compressed as HdrHistogram does, in Base64.
 */
public final class LatencyPass {
    /** Name of the hop that is the whole way. */
    static final String WHOLE = "scheduled to received";

    private static final int ACCOUNTS = 1_000;
    private static final int OPEN_ORDERS = 10_000;
    private static final int WARMUP_PART = 3;
    private static final String ENGINE = "engine";

    private final Waiting waiting;
    private final Transport transport;
    private final Map<String, Histogram> hops = new LinkedHashMap<>();

    private LatencyPass(final Waiting waiting, final Transport transport) {
        this.waiting = waiting;
        this.transport = transport;
    }

    /**
     * Measures.
     *
     * @param args {@code engine} or {@code echo}, messages a second, seconds, how its threads wait: {@code YIELDING} or {@code SLEEPING},
     *             {@code IPC} or {@code UDP}
     */
    public static void main(final String... args) {
        final int perSecond = Integer.parseInt(args[1]);
        final int seconds = Integer.parseInt(args[2]);
        final int warmup = Math.max(1, seconds / WARMUP_PART);
        final LatencyPass pass = new LatencyPass(Waiting.valueOf(args[3]), Transport.valueOf(args[4]));
        if (args[0].equals(ENGINE)) {
            pass.engine(perSecond, warmup, seconds);
        } else {
            pass.echo(perSecond, warmup, seconds);
        }
        pass.hops.forEach((name, histogram) -> System.out.println("hop " + encode(histogram) + " " + name));
    }

    private void echo(final int perSecond, final int warmup, final int seconds) {
        try (EchoFloor echo = new EchoFloor(waiting, transport)) {
            echo.run(perSecond, warmup, BusyExchange.newHistogram());
            echo.run(perSecond, seconds, hop(WHOLE));
        }
    }

    private void engine(final int perSecond, final int warmup, final int seconds) {
        try (ScratchDirectory directory = new ScratchDirectory();
                BusyExchange exchange =
                        new BusyExchange(directory.path().resolve("data"), ACCOUNTS, waiting, transport)) {
            exchange.setUp(OPEN_ORDERS);
            exchange.run(perSecond, warmup, BusyExchange.newHistogram(), BusyExchange.newHistogram());
            final Histogram whole = hop(WHOLE);
            final Histogram toSent = hop("scheduled to sent");
            final Histogram toSequenced = hop("sent to sequenced");
            final Histogram toCommitted = hop("sequenced to committed");
            final Histogram toPublished = hop("committed to published");
            final Histogram toReceived = hop("published to received");
            exchange.run(perSecond, seconds, (scheduledNs, receivedNs, frame) -> {
                BusyExchange.record(whole, receivedNs - scheduledNs);
                BusyExchange.record(toSent, frame.gatewayInNs() - scheduledNs);
                BusyExchange.record(toSequenced, frame.sequencedNs() - frame.gatewayInNs());
                BusyExchange.record(toCommitted, frame.committedNs() - frame.sequencedNs());
                BusyExchange.record(toPublished, frame.publishedNs() - frame.committedNs());
                BusyExchange.record(toReceived, receivedNs - frame.publishedNs());
            });
        }
    }

    private Histogram hop(final String name) {
        final Histogram histogram = BusyExchange.newHistogram();
        hops.put(name, histogram);
        return histogram;
    }

    private static String encode(final Histogram histogram) {
        final ByteBuffer bytes = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        final int length = histogram.encodeIntoCompressedByteBuffer(bytes);
        return Base64.getEncoder().encodeToString(java.util.Arrays.copyOf(bytes.array(), length));
    }

    static Histogram decode(final String text) {
        try {
            return Histogram.decodeFromCompressedByteBuffer(
                    ByteBuffer.wrap(Base64.getDecoder().decode(text)), 0);
        } catch (final DataFormatException e) {
            throw new IllegalArgumentException("not a histogram: " + text, e);
        }
    }
}
