package org.ringbook.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.agrona.BitUtil;
import org.agrona.ErrorHandler;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.SystemEpochNanoClock;
import org.agrona.concurrent.SystemNanoClock;
import org.ringbook.journal.Durability;
import org.ringbook.journal.JournalContext;
import org.ringbook.journal.snapshot.SnapshotFiles;

/**
 * Settings of an engine. Set them, then hand it to {@link Engine#launch}, which concludes it. Nothing here can change the
 * outcome of a command: that is configured by commands.
 */
public final class EngineContext {
    /** Metrics port that means no endpoint. */
    public static final int NO_METRICS = -1;

    private static final String IPC = "aeron:ipc";
    private static final int TERM_LENGTH_MIN = 64 * 1024;

    private final JournalContext journal = new JournalContext();
    private Path dataDirectory;
    private boolean recoversFromStart;
    private int expectedOrders = 1 << 16;
    private int ringCapacity = 4096;
    private int eventsTermLength = 32 * 1024 * 1024;
    private EngineThreads threads = EngineThreads.SHARED;
    private Supplier<IdleStrategy> idleStrategy = EngineContext::backoff;
    private boolean isDriverEmbedded = true;
    private String aeronDirectory;
    private String ingressChannel = IPC;
    private String eventsChannel = IPC;
    private String controlChannel = IPC;
    private int metricsPort = NO_METRICS;
    private Supplier<List<Gauge>> gauges = List::of;
    private long gatewaySilenceLimitNs = 1_000_000_000L;
    private long replyStallLimitNs = 2_000_000_000L;
    private EpochNanoClock wallClock = SystemEpochNanoClock.INSTANCE;
    private NanoClock nanoClock = SystemNanoClock.INSTANCE;
    private SequencerClocks recordClocks;
    private Consumer<String> log = System.err::println;
    private ErrorHandler errorHandler;
    private FailStopAction failStopAction = FailStopAction.HALT;
    private RecoveryProgress recoveryProgress = (sequence, lastSequence) -> {};
    private boolean isConcluded;

    /** Makes a context with the defaults. */
    public EngineContext() {}

    /**
     * Where everything lies that outlives the process; the journal is in {@code journal} below it,
     * snapshots are in {@code snapshots}. Required.
     *
     * @param value the directory; it is made if it does not exist
     * @return this
     */
    public EngineContext dataDirectory(final Path value) {
        dataDirectory = value;
        return this;
    }

    /**
     * What an append has reached before anything leaves. Default {@link Durability#PROCESS}.
     *
     * @param value the durability
     * @return this
     */
    public EngineContext durability(final Durability value) {
        journal.durability(value);
        return this;
    }

    /**
     * Executes the journal from record 1 on, whatever snapshots there are. Default false: the newest that can be used, and the
     * records behind it.
     *
     * @param value true to begin with record 1
     * @return this
     */
    public EngineContext recoversFromStart(final boolean value) {
        recoversFromStart = value;
        return this;
    }

    /**
     * The two floors of free space at the journal. Default: those of {@link JournalContext}.
     *
     * @param softBytes below it new orders are rejected
     * @param hardBytes below it no command is taken
     * @return this
     */
    public EngineContext spaceFloors(final long softBytes, final long hardBytes) {
        journal.softFloorBytes(softBytes).hardFloorBytes(hardBytes);
        return this;
    }

    /**
     * Tells the free bytes at the journal. Default: what the file system says.
     *
     * @param value the probe, called on the ingress thread
     * @return this
     */
    public EngineContext freeBytes(final LongSupplier value) {
        journal.freeBytes(value);
        return this;
    }

    /**
     * The journal's own settings, those that this class has no method for. Its directory and log are the engine's business.
     *
     * @return the journal's context, to be changed before the launch
     */
    public JournalContext journal() {
        return journal;
    }

    /**
     * Open orders that there is room for from the start, 88 bytes each, and room for as many client order ids beyond those that
     * are remembered; with more the core pauses now and then to make room, milliseconds for each doubling. Default 65,536: room costs cache misses, so don't give much
     * more than is needed.
     *
     * @param value at least 1
     * @return this
     */
    public EngineContext expectedOrders(final int value) {
        expectedOrders = value;
        return this;
    }

    /**
     * Slots of the ring between ingress and the core. Default 4,096.
     *
     * @param value a power of two
     * @return this
     */
    public EngineContext ringCapacity(final int value) {
        ringCapacity = value;
        return this;
    }

    /**
     * Term length of the event stream, in bytes: a subscriber that falls half a term behind is put aside. Default 32 MiB.
     *
     * @param value a power of two, at least 64 KiB
     * @return this
     */
    public EngineContext eventsTermLength(final int value) {
        eventsTermLength = value;
        return this;
    }

    /**
     * How the agents are spread over threads. Default {@link EngineThreads#SHARED}.
     *
     * @param value the layout
     * @return this
     */
    public EngineContext threads(final EngineThreads value) {
        threads = value;
        return this;
    }

    /**
     * What a thread does that finds nothing to do. Default: backing off to a sleep of at most 100 microseconds.
     *
     * @param value makes one for each thread
     * @return this
     */
    public EngineContext idleStrategy(final Supplier<IdleStrategy> value) {
        idleStrategy = value;
        return this;
    }

    /**
     * Runs a media driver within the engine, in this directory. Default: one beside the system's, named after the data
     * directory, so that a restarted engine is found where it was.
     *
     * @param value the driver's directory, deleted at start and at the end
     * @return this
     */
    public EngineContext embeddedDriver(final String value) {
        isDriverEmbedded = true;
        aeronDirectory = value;
        return this;
    }

    /**
     * Uses a media driver that runs elsewhere on this machine.
     *
     * @param value the driver's directory
     * @return this
     */
    public EngineContext externalDriver(final String value) {
        isDriverEmbedded = false;
        aeronDirectory = value;
        return this;
    }

    /**
     * Channels of the three streams. Default {@code aeron:ipc} for all.
     *
     * @param ingress that the engine subscribes to
     * @param events that it publishes records on
     * @param control that it publishes heartbeats and answers on
     * @return this
     */
    public EngineContext channels(final String ingress, final String events, final String control) {
        ingressChannel = ingress;
        eventsChannel = events;
        controlChannel = control;
        return this;
    }

    /**
     * Port of the metrics endpoint on loopback. Default {@link #NO_METRICS}.
     *
     * @param value a port, 0 for a free one, or {@link #NO_METRICS}
     * @return this
     */
    public EngineContext metricsPort(final int value) {
        metricsPort = value;
        return this;
    }

    /**
     * What else the metrics endpoint shows: of followers, say, which the engine knows nothing of. Default: nothing.
     *
     * @param value asked at each scrape, on a thread of the endpoint
     * @return this
     */
    public EngineContext gauges(final Supplier<List<Gauge>> value) {
        gauges = value;
        return this;
    }

    /**
     * After how much silence a gateway is down. Default 1 s.
     *
     * @param value nanoseconds
     * @return this
     */
    public EngineContext gatewaySilenceLimitNs(final long value) {
        gatewaySilenceLimitNs = value;
        return this;
    }

    /**
     * After how long without progress a replay's or query's requester is given up. Default 2 s.
     *
     * @param value nanoseconds
     * @return this
     */
    public EngineContext replyStallLimitNs(final long value) {
        replyStallLimitNs = value;
        return this;
    }

    /**
     * The clocks. Default: the system's.
     *
     * @param wall nanoseconds since the epoch, followed gently by the time that records get
     * @param monotonic nanoseconds from anywhere, the same for all processes of the machine
     * @return this
     */
    public EngineContext clocks(final EpochNanoClock wall, final NanoClock monotonic) {
        wallClock = wall;
        nanoClock = monotonic;
        return this;
    }

    /**
     * The clocks behind the time that records get, where they are not to be those of threads and timeouts: for tests, in which
     * a day is over at once. Default: {@link #clocks}.
     *
     * @param wall nanoseconds since the epoch
     * @param monotonic nanoseconds from anywhere
     * @return this
     */
    public EngineContext recordClocks(final EpochNanoClock wall, final NanoClock monotonic) {
        recordClocks = new SequencerClocks(wall, monotonic);
        return this;
    }

    /**
     * Takes what an operator should read, a line each. Default: stderr.
     *
     * @param value called by any thread but the core's
     * @return this
     */
    public EngineContext log(final Consumer<String> value) {
        log = value;
        return this;
    }

    /**
     * Takes errors that the engine goes on after; they are counted before. Default: a line to the log.
     *
     * @param value called by any thread
     * @return this
     */
    public EngineContext errorHandler(final ErrorHandler value) {
        errorHandler = value;
        return this;
    }

    /**
     * How the process ends when it can't go on truthfully. Default {@link FailStopAction#HALT}.
     *
     * @param value the action
     * @return this
     */
    public EngineContext failStopAction(final FailStopAction value) {
        failStopAction = value;
        return this;
    }

    /**
     * Hears how far the replay of the journal has come. Default: nobody.
     *
     * @param value called on the launching thread
     * @return this
     */
    public EngineContext recoveryProgress(final RecoveryProgress value) {
        recoveryProgress = value;
        return this;
    }

    /**
     * Checks the settings and fills in the defaults. May be called again.
     *
     * @return this
     * @throws IllegalArgumentException if a setting is out of bounds
     */
    public EngineContext conclude() {
        if (isConcluded) {
            return this;
        }
        Objects.requireNonNull(dataDirectory, "dataDirectory");
        if (!BitUtil.isPowerOfTwo(ringCapacity)) {
            throw new IllegalArgumentException("ringCapacity must be a power of two: ringCapacity=" + ringCapacity);
        }
        if (expectedOrders < 1) {
            throw new IllegalArgumentException("expectedOrders must be positive: expectedOrders=" + expectedOrders);
        }
        if (!BitUtil.isPowerOfTwo(eventsTermLength) || eventsTermLength < TERM_LENGTH_MIN) {
            throw new IllegalArgumentException(
                    "eventsTermLength must be a power of two from 65536: eventsTermLength=" + eventsTermLength);
        }
        if (metricsPort < NO_METRICS || metricsPort > 0xFFFF) {
            throw new IllegalArgumentException("metricsPort must be -1 to 65535: metricsPort=" + metricsPort);
        }
        if (gatewaySilenceLimitNs < 1 || replyStallLimitNs < 1) {
            throw new IllegalArgumentException("limits must be positive: gatewaySilenceLimitNs=" + gatewaySilenceLimitNs
                    + " replyStallLimitNs=" + replyStallLimitNs);
        }
        if (aeronDirectory == null) {
            aeronDirectory = EmbeddedDriver.directoryFor(dataDirectory);
        }
        if (errorHandler == null) {
            final Consumer<String> lines = log;
            errorHandler = error -> lines.accept("error: " + error);
        }
        journal.directory(dataDirectory.resolve("journal")).log(log).conclude();
        isConcluded = true;
        return this;
    }

    IdleStrategy newIdleStrategy() {
        return idleStrategy.get();
    }

    Path dataDirectory() {
        return dataDirectory;
    }

    SnapshotFiles snapshots() {
        return new SnapshotFiles(dataDirectory.resolve(SnapshotFiles.DIRECTORY));
    }

    boolean recoversFromStart() {
        return recoversFromStart;
    }

    int expectedOrders() {
        return expectedOrders;
    }

    int ringCapacity() {
        return ringCapacity;
    }

    int eventsTermLength() {
        return eventsTermLength;
    }

    EngineThreads threads() {
        return threads;
    }

    boolean isDriverEmbedded() {
        return isDriverEmbedded;
    }

    /**
     * Where the media driver is, for gateways on this machine; known once concluded.
     *
     * @return the driver's directory
     */
    public String aeronDirectory() {
        return aeronDirectory;
    }

    String ingressChannel() {
        return ingressChannel;
    }

    String eventsChannel() {
        return eventsChannel;
    }

    String controlChannel() {
        return controlChannel;
    }

    int metricsPort() {
        return metricsPort;
    }

    Supplier<List<Gauge>> gauges() {
        return gauges;
    }

    long gatewaySilenceLimitNs() {
        return gatewaySilenceLimitNs;
    }

    long replyStallLimitNs() {
        return replyStallLimitNs;
    }

    EpochNanoClock wallClock() {
        return wallClock;
    }

    NanoClock nanoClock() {
        return nanoClock;
    }

    /** What the time of records is made of. */
    record SequencerClocks(EpochNanoClock wall, NanoClock monotonic) {}

    SequencerClocks recordClocks() {
        return recordClocks == null ? new SequencerClocks(wallClock, nanoClock) : recordClocks;
    }

    Consumer<String> log() {
        return log;
    }

    ErrorHandler errorHandler() {
        return errorHandler;
    }

    FailStopAction failStopAction() {
        return failStopAction;
    }

    RecoveryProgress recoveryProgress() {
        return recoveryProgress;
    }

    private static IdleStrategy backoff() {
        final long maxSpins = 100;
        final long maxYields = 100;
        final long minParkNs = 1_000;
        final long maxParkNs = 100_000;
        return new BackoffIdleStrategy(maxSpins, maxYields, minParkNs, maxParkNs);
    }
}
