package org.ringbook.fix.gateway;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.agrona.ErrorHandler;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;
import org.ringbook.client.ClientContext;
import org.ringbook.gateway.GatewaySettings;

/** How a FIX gateway is set up. Set, then give it to {@link FixGateway#launch}, which freezes nothing: do not change it afterwards. */
public final class FixGatewayContext {
    /** Gateway id of the FIX gateway, unless another is set. */
    public static final int GATEWAY_ID = 1_000;

    private static final int MAX_RATE = 1_000_000;

    private Path directory;
    private Supplier<ClientContext> engine = ClientContext::new;
    private String host = "127.0.0.1";
    private int port;
    private String compId = "RINGBOOK";
    private int gatewayId = GATEWAY_ID;
    private long graceNs;
    private int messagesPerSecond = 1_000;
    private long checkpointIntervalNs = TimeUnit.SECONDS.toNanos(60);
    private Supplier<IdleStrategy> idleStrategy = () -> new BackoffIdleStrategy(1, 1, 1_000, 20_000);
    private Consumer<String> log = line -> {};
    private ErrorHandler errorHandler = error -> System.err.println("ringbook fix gateway: " + error);
    private Consumer<Throwable> failStop = error -> Runtime.getRuntime().halt(70);
    private LongConsumer checkpointed = sequence -> {};

    /** A context with the defaults. */
    public FixGatewayContext() {}

    void check() {
        Objects.requireNonNull(directory, "directory");
        check(port > 0 && port <= 65_535, "port must be 1 to 65535: port=" + port);
        check(messagesPerSecond > 0 && messagesPerSecond <= MAX_RATE, "messagesPerSecond: " + messagesPerSecond);
        check(graceNs >= 0 && graceNs <= TimeUnit.DAYS.toNanos(1), "graceNs must be at most a day: " + graceNs);
    }

    private static void check(final boolean holds, final String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }

    /**
     * Where sessions, their messages and the checkpoint are kept. It has to outlive the gateway: without it every session begins anew.
     *
     * @param path made if there is none.
     * @return this.
     */
    public FixGatewayContext directory(final Path path) {
        directory = path;
        return this;
    }

    Path directory() {
        return directory;
    }

    /**
     * How the engine is reached: a fresh client context, of which the gateway sets id, name, start and listeners.
     *
     * @param context supplies it.
     * @return this.
     */
    public FixGatewayContext engine(final Supplier<ClientContext> context) {
        engine = context;
        return this;
    }

    Supplier<ClientContext> engine() {
        return engine;
    }

    /**
     * Address that is listened on.
     *
     * @param name default loopback.
     * @return this.
     */
    public FixGatewayContext host(final String name) {
        host = name;
        return this;
    }

    String host() {
        return host;
    }

    /**
     * Port that is listened on.
     *
     * @param number 1 to 65535.
     * @return this.
     */
    public FixGatewayContext port(final int number) {
        port = number;
        return this;
    }

    int port() {
        return port;
    }

    /**
     * The exchange's comp id: TargetCompID of what clients send.
     *
     * @param id default RINGBOOK.
     * @return this.
     */
    public FixGatewayContext compId(final String id) {
        compId = id;
        return this;
    }

    String compId() {
        return compId;
    }

    /**
     * Gateway id with the engine: one for each FIX gateway, the same for ever.
     *
     * @param id 1 to 65534.
     * @return this.
     */
    public FixGatewayContext gatewayId(final int id) {
        gatewayId = id;
        return this;
    }

    int gatewayId() {
        return gatewayId;
    }

    /**
     * How long a session may be gone before its orders are canceled, if they are to be.
     *
     * @param durationNs default 0, at most a day.
     * @return this.
     */
    public FixGatewayContext graceNs(final long durationNs) {
        graceNs = durationNs;
        return this;
    }

    long graceNs() {
        return graceNs;
    }

    /**
     * Application messages that a session may send in a second; beyond it they are refused.
     *
     * @param rate default 1,000.
     * @return this.
     */
    public FixGatewayContext messagesPerSecond(final int rate) {
        messagesPerSecond = rate;
        return this;
    }

    int messagesPerSecond() {
        return messagesPerSecond;
    }

    /**
     * How often what is known of the exchange is written down, so that a start need not read all records.
     *
     * @param intervalNs default a minute.
     * @return this.
     */
    public FixGatewayContext checkpointIntervalNs(final long intervalNs) {
        checkpointIntervalNs = intervalNs;
        return this;
    }

    long checkpointIntervalNs() {
        return checkpointIntervalNs;
    }

    /**
     * What to do between turns that found nothing to do.
     *
     * @param supplier of one.
     * @return this.
     */
    public FixGatewayContext idleStrategy(final Supplier<IdleStrategy> supplier) {
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
    public FixGatewayContext log(final Consumer<String> lines) {
        log = lines;
        return this;
    }

    Consumer<String> log() {
        return log;
    }

    /**
     * Takes errors after which the gateway goes on.
     *
     * @param handler on the gateway's thread and on Artio's.
     * @return this.
     */
    public FixGatewayContext errorHandler(final ErrorHandler handler) {
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
    public FixGatewayContext failStop(final Consumer<Throwable> action) {
        failStop = action;
        return this;
    }

    /**
     * Told of each checkpoint: records up to its sequence are not needed any more.
     *
     * @param done takes the sequence.
     * @return this.
     */
    public FixGatewayContext checkpointed(final LongConsumer done) {
        checkpointed = done;
        return this;
    }

    LongConsumer checkpointed() {
        return checkpointed;
    }

    GatewaySettings settings() {
        return new GatewaySettings(
                "FIX", "ringbook-fix", directory, gatewayId, host + ":" + port, idleStrategy, errorHandler, failStop);
    }
}
