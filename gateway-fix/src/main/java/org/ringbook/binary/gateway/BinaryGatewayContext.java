package org.ringbook.binary.gateway;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.agrona.ErrorHandler;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;
import org.ringbook.client.ClientContext;
import org.ringbook.gateway.GatewaySettings;

/** How a binary gateway is set up. Set what differs, then {@link BinaryGateway#launch}. Not to be changed after that. */
public final class BinaryGatewayContext {
    /** Gateway id with the engine unless set otherwise. */
    public static final int DEFAULT_GATEWAY_ID = 201;

    private static final long DAY_NS = TimeUnit.DAYS.toNanos(1);
    private static final int IDLE_SPINS = 100;
    private static final int IDLE_YIELDS = 10;
    private static final long IDLE_MIN_PARK_NS = 1_000;
    private static final long IDLE_MAX_PARK_NS = 50_000;
    private static final int EXIT_FAULT = 70;

    private Path directory;
    private String aeronDirectory;
    private Supplier<ClientContext> engine;
    private String channel = "aeron:udp?endpoint=127.0.0.1:9700";
    private int gatewayId = DEFAULT_GATEWAY_ID;
    private int messagesPerSecond = 10_000;
    private long graceNs;
    private long heartbeatIntervalNs = TimeUnit.MILLISECONDS.toNanos(150);
    private long silenceLimitNs = TimeUnit.MILLISECONDS.toNanos(600);
    private long slowLimitNs = TimeUnit.SECONDS.toNanos(5);
    private long checkpointIntervalNs = TimeUnit.SECONDS.toNanos(60);
    private LongConsumer checkpointed = sequence -> {};
    private Supplier<IdleStrategy> idleStrategy =
            () -> new BackoffIdleStrategy(IDLE_SPINS, IDLE_YIELDS, IDLE_MIN_PARK_NS, IDLE_MAX_PARK_NS);
    private Consumer<String> log = line -> {};
    private ErrorHandler errorHandler = error -> System.err.println("ringbook binary gateway: " + error);
    private Consumer<Throwable> failStop = error -> Runtime.getRuntime().halt(EXIT_FAULT);

    /** The defaults, without a directory, a media driver and an engine. */
    public BinaryGatewayContext() {}

    /** Refuses settings that can't be meant. */
    void check() {
        if (directory == null || aeronDirectory == null || engine == null) {
            throw new IllegalArgumentException("directory, media driver and engine are needed");
        }
        if (messagesPerSecond < 1) {
            throw new IllegalArgumentException("messages per second must be positive: " + messagesPerSecond);
        }
        if (graceNs < 0 || graceNs > DAY_NS) {
            throw new IllegalArgumentException("grace is 0 to a day: graceNs=" + graceNs);
        }
        if (heartbeatIntervalNs < 1 || silenceLimitNs < 2 * heartbeatIntervalNs) {
            throw new IllegalArgumentException("the silence limit is at least two heartbeats: heartbeatIntervalNs="
                    + heartbeatIntervalNs + " silenceLimitNs=" + silenceLimitNs);
        }
    }

    /**
     * Where the gateway keeps its status and its checkpoint. Its own: no other gateway may have it.
     *
     * @param path made if it is not there.
     * @return this.
     */
    public BinaryGatewayContext directory(final Path path) {
        directory = path;
        return this;
    }

    Path directory() {
        return directory;
    }

    /**
     * The media driver that carries clients' streams, and the engine's.
     *
     * @param path of its directory.
     * @return this.
     */
    public BinaryGatewayContext aeronDirectory(final String path) {
        aeronDirectory = path;
        return this;
    }

    String aeronDirectory() {
        return aeronDirectory;
    }

    /**
     * How to reach the engine: media driver and channels. The gateway sets the rest.
     *
     * @param contexts gives a new one each time.
     * @return this.
     */
    public BinaryGatewayContext engine(final Supplier<ClientContext> contexts) {
        engine = contexts;
        return this;
    }

    Supplier<ClientContext> engine() {
        return engine;
    }

    /**
     * Where clients' requests come in.
     *
     * @param uri an Aeron UDP channel; default aeron:udp?endpoint=127.0.0.1:9700.
     * @return this.
     */
    public BinaryGatewayContext channel(final String uri) {
        channel = uri;
        return this;
    }

    String channel() {
        return channel;
    }

    /**
     * Gateway id with the engine: one for each gateway, the same for ever.
     *
     * @param id 1 to 65534, not a FIX gateway's; default 201.
     * @return this.
     */
    public BinaryGatewayContext gatewayId(final int id) {
        gatewayId = id;
        return this;
    }

    int gatewayId() {
        return gatewayId;
    }

    /**
     * Commands and questions that a session may send in a second; beyond it they are refused.
     *
     * @param rate default 10,000.
     * @return this.
     */
    public BinaryGatewayContext messagesPerSecond(final int rate) {
        messagesPerSecond = rate;
        return this;
    }

    int messagesPerSecond() {
        return messagesPerSecond;
    }

    /**
     * How long a session may be gone before its orders are canceled, if they are to be.
     *
     * @param durationNs default 0, at most a day.
     * @return this.
     */
    public BinaryGatewayContext graceNs(final long durationNs) {
        graceNs = durationNs;
        return this;
    }

    long graceNs() {
        return graceNs;
    }

    /**
     * How often the gateway and a client are heard at least.
     *
     * @param intervalNs default 150 ms.
     * @return this.
     */
    public BinaryGatewayContext heartbeatIntervalNs(final long intervalNs) {
        heartbeatIntervalNs = intervalNs;
        return this;
    }

    long heartbeatIntervalNs() {
        return heartbeatIntervalNs;
    }

    /**
     * After which silence a client is gone.
     *
     * @param limitNs default 600 ms; at least two heartbeats.
     * @return this.
     */
    public BinaryGatewayContext silenceLimitNs(final long limitNs) {
        silenceLimitNs = limitNs;
        return this;
    }

    long silenceLimitNs() {
        return silenceLimitNs;
    }

    /**
     * For how long a client may take nothing of what waits for it.
     *
     * @param limitNs default 5 s.
     * @return this.
     */
    public BinaryGatewayContext slowLimitNs(final long limitNs) {
        slowLimitNs = limitNs;
        return this;
    }

    long slowLimitNs() {
        return slowLimitNs;
    }

    /**
     * How often what is known of the exchange is written down, so that a start need not read all records.
     *
     * @param intervalNs default a minute.
     * @return this.
     */
    public BinaryGatewayContext checkpointIntervalNs(final long intervalNs) {
        checkpointIntervalNs = intervalNs;
        return this;
    }

    long checkpointIntervalNs() {
        return checkpointIntervalNs;
    }

    /**
     * Told of each checkpoint: records up to its sequence are not needed for a start any more.
     *
     * @param done takes the sequence, on a thread of the gateway's, one at a time.
     * @return this.
     */
    public BinaryGatewayContext checkpointed(final LongConsumer done) {
        checkpointed = done;
        return this;
    }

    LongConsumer checkpointed() {
        return checkpointed;
    }

    /**
     * What to do between turns that found nothing to do.
     *
     * @param supplier of one.
     * @return this.
     */
    public BinaryGatewayContext idleStrategy(final Supplier<IdleStrategy> supplier) {
        idleStrategy = supplier;
        return this;
    }

    Supplier<IdleStrategy> idleStrategy() {
        return idleStrategy;
    }

    /**
     * Takes lines for people.
     *
     * @param lines on the gateway's thread.
     * @return this.
     */
    public BinaryGatewayContext log(final Consumer<String> lines) {
        log = lines;
        return this;
    }

    Consumer<String> log() {
        return log;
    }

    /**
     * Takes errors after which the gateway goes on.
     *
     * @param handler on the gateway's thread and on Aeron's.
     * @return this.
     */
    public BinaryGatewayContext errorHandler(final ErrorHandler handler) {
        errorHandler = handler;
        return this;
    }

    ErrorHandler errorHandler() {
        return errorHandler;
    }

    /**
     * Takes what the gateway can't go on after. A restart is the recovery.
     *
     * @param action default: the process ends, exit status 70.
     * @return this.
     */
    public BinaryGatewayContext failStop(final Consumer<Throwable> action) {
        failStop = action;
        return this;
    }

    GatewaySettings settings() {
        return new GatewaySettings(
                "binary", "ringbook-binary", directory, gatewayId, channel, idleStrategy, errorHandler, failStop);
    }
}
