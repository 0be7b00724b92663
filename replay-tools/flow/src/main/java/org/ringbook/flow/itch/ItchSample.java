package org.ringbook.flow.itch;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.ringbook.flow.FlowInstrument;
import org.ringbook.flow.FlowListener;
import org.ringbook.flow.FlowPlayer;
import org.ringbook.flow.MirrorBook;
import org.ringbook.flow.simulator.MarketSimulator;
import org.ringbook.flow.simulator.SimulatedMarket;
import org.ringbook.flow.simulator.SimulatorOptions;

/**
 * A small ITCH 5.0 file of a made-up stock, so that there is something to play without any recorded data: the simulator runs on
 * the plain book and what happens is published. The same seed gives the same bytes before compression.
 *
 * <p>The file in the module's resources is written by {@code java -cp CLASSES org.ringbook.flow.itch.ItchSample FILE}, which is
 * {@link #SEED} and {@link #STEPS}; a test compares them.
 */
public final class ItchSample {
    /** Seed of the committed sample. */
    public static final long SEED = 42;

    /** Orders, cancels and replaces in the committed sample. */
    public static final long STEPS = 12_000;

    private static final String RESOURCE = "sample.itch.gz";
    private static final long OPEN_NS = 34_200_000_000_000L;

    private ItchSample() {}

    /**
     * Writes the sample.
     *
     * @param args the file to write, compressed with gzip; further a seed and a number of steps, if others are wanted.
     * @throws IOException when it can't be written.
     */
    public static void main(final String[] args) throws IOException {
        if (args.length != 1 && args.length != 3) {
            throw new IllegalArgumentException("expected: FILE [SEED STEPS]");
        }
        final long seed = args.length == 1 ? SEED : Long.parseLong(args[1]);
        final long steps = args.length == 1 ? STEPS : Long.parseLong(args[2]);
        try (OutputStream out =
                new BufferedOutputStream(new GZIPOutputStream(Files.newOutputStream(Path.of(args[0]))))) {
            write(out, seed, steps);
        }
    }

    /**
     * Writes a day of the stock RING, without compression.
     *
     * @param out where to; not closed.
     * @param seed what all chance comes from.
     * @param steps orders, cancels and replaces to simulate.
     * @throws IOException when it can't be written.
     */
    public static void write(final OutputStream out, final long seed, final long steps) throws IOException {
        final FlowInstrument ring = new FlowInstrument("RING", "RING", "USD", new BigDecimal("0.01"), BigDecimal.ONE);
        final MarketSimulator simulator = new MarketSimulator(new SimulatorOptions()
                .market(new SimulatedMarket(ring, 58_500, 100, 100_000))
                .seed(seed)
                .startNs(OPEN_NS));
        try (ItchWriter writer = new ItchWriter(out, ring, OPEN_NS)) {
            final FlowListener both = simulator;
            new FlowPlayer(simulator, new MirrorBook(), both.andThen(writer))
                    .stepsMax(steps)
                    .run();
        }
    }

    /**
     * Opens the committed sample.
     *
     * @return its bytes, compressed with gzip.
     */
    public static InputStream open() {
        final InputStream sample = ItchSample.class.getResourceAsStream(RESOURCE);
        if (sample == null) {
            throw new IllegalStateException("the build lacks a resource: " + RESOURCE);
        }
        return sample;
    }
}
