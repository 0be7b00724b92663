package org.ringbook.torture;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An engine process on a data directory, and a client that loads it and remembers what it was told. One thread. */
final class Bench implements AutoCloseable {
    static final int GATEWAY = 11;

    private static final long ORDER_INTERVAL_NS = 100_000;
    private static final String JOURNAL = "journal";

    private final Workshop workshop;
    private final Path errors;
    private EngineSettings settings;
    private Path syncedCopy;
    private ChildProcess engine;
    private OrderFlow flow;

    Bench(final Workshop workshop, final String name, final EngineSettings settings) {
        this.workshop = workshop;
        this.settings = settings;
        errors = workshop.errors(name);
    }

    /** A bench of this name on an empty directory. */
    static Bench fresh(final Workshop workshop, final String name) throws IOException {
        return new Bench(workshop, name, EngineSettings.of(workshop.fresh(name), workshop.driver()));
    }

    EngineSettings settings() {
        return settings;
    }

    void settings(final EngineSettings value) {
        settings = value;
    }

    /** Has the next engine keep a copy of what it synced. */
    void syncedCopy(final Path directory) {
        syncedCopy = directory;
    }

    Path journal() {
        return settings.data().resolve(JOURNAL);
    }

    ChildProcess engine() {
        return engine;
    }

    OrderFlow flow() {
        return flow;
    }

    /** Starts the engine without waiting. */
    void spawn() {
        workshop.checkStop();
        engine = EngineChild.start(settings, syncedCopy, errors);
    }

    /** Starts the engine, and waits until it takes commands, while the client polls; nanoseconds. */
    long start() {
        final long beganNs = System.nanoTime();
        spawn();
        awaitReady();
        return System.nanoTime() - beganNs;
    }

    void awaitReady() {
        if (flow == null) {
            engine.awaitLine(EngineChild.READY);
        } else {
            flow.runUntil("engine ready", () -> {
                requireAlive();
                return engine.hasSaid(EngineChild.READY);
            });
        }
    }

    private void requireAlive() {
        if (!engine.isAlive()) {
            throw new TortureException(
                    "the engine ended with " + engine.awaitExit() + " instead of being ready: " + engine.said());
        }
    }

    /** Starts the engine and the client, and makes the market; nothing is left running if that fails. */
    void begin() throws IOException {
        try {
            start();
            open(workshop.seed(), GATEWAY);
        } catch (final RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Makes the market, if there is none, and the client. */
    void open(final long seed, final int gatewayId) {
        if (flow == null) {
            LabMarket.open(settings.driver());
            flow = new OrderFlow(settings.driver(), gatewayId, seed, ORDER_INTERVAL_NS, workshop.stopRequest());
        }
    }

    /** Sends until so many more commands were answered. */
    void load(final int answers) {
        final long goal = flow.told().size() + (long) answers;
        flow.runUntil(answers + " more answers", () -> flow.told().size() >= goal);
    }

    void runFor(final long ms) {
        flow.runFor(TimeUnit.MILLISECONDS.toNanos(ms));
    }

    /** Has the engine do something, and waits until it has. */
    void command(final String line) {
        engine.say(line);
        flow.runUntil("obeyed " + line, () -> engine.hasSaid("obeyed " + line) || !engine.isAlive());
    }

    /** Whether the engine has written such a line since its start. */
    boolean hasLogged(final String part) {
        return engine.said().stream().anyMatch(line -> line.startsWith(EngineChild.LOG) && line.contains(part));
    }

    /** Whether the start found anything that it had to cut off, or to keep though the mark did not promise it. */
    boolean hasFound() {
        return hasLogged("journal: cut off") || hasLogged("journal: kept") || hasLogged("journal: moved");
    }

    /** Waits for the client's confirmations, and stops the engine as an operator does. */
    void settleAndStop() {
        flow.settle();
        stop();
    }

    void stop() {
        engine.say("stop");
        final int status = engine.awaitExit();
        if (status != 0) {
            throw new TortureException(
                    "the engine ended with " + status + " when it was told to stop: " + engine.said());
        }
    }

    /** Takes in what a dead engine had published, as it lies in the transport's buffers. */
    void drain() {
        flow.pollUntil("drained", new Drained(flow, null, null));
    }

    /** Compares the journal with what the client was told. */
    void check() {
        check(false);
    }

    void check(final boolean isSettled) {
        final JournalCheck.Comparison comparison =
                JournalCheck.compare(journal(), flow.gatewayId(), flow.sent(), isSettled, flow.told());
        if (!comparison.isRight()) {
            throw new LossException(comparison);
        }
    }

    /** Verifies all, by both implementations if that is wanted, and that every command has arrived. */
    void checkAll(final boolean independent) {
        check(true);
        JournalCheck.requireVerified(journal(), false);
        if (independent) {
            JournalCheck.requireVerified(journal(), true);
        }
    }

    List<String> said() {
        return engine.said();
    }

    @Override
    public void close() throws IOException {
        if (flow != null) {
            flow.close();
        }
        if (engine != null) {
            engine.close();
        }
        SparseFiles.delete(Path.of(settings.driver()));
    }
}
