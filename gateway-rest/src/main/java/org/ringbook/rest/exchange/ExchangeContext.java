package org.ringbook.rest.exchange;

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

/** How an {@link Exchange} is set up. Set, then give it to {@link Exchange#launch}; do not change it afterwards. */
public final class ExchangeContext {
    /** Gateway id of the REST gateway, unless another is set. */
    public static final int GATEWAY_ID = 3_000;

    private Path directory;
    private Supplier<ClientContext> engine = ClientContext::new;
    private int gatewayId = GATEWAY_ID;
    private int queueCapacity = 1_024;
    private long checkpointIntervalNs = TimeUnit.SECONDS.toNanos(60);
    private Supplier<IdleStrategy> idleStrategy = () -> new BackoffIdleStrategy(100, 10, 1_000, 200_000);
    private Consumer<String> log = line -> {};
    private ErrorHandler errorHandler = error -> System.err.println("ringbook rest gateway: " + error);
    private Consumer<Throwable> failStop = error -> Runtime.getRuntime().halt(70);
    private LongConsumer checkpointed = sequence -> {};

    /** A context with the defaults. */
    public ExchangeContext() {}

    void check() {
        Objects.requireNonNull(directory, "directory");
        if (queueCapacity < 1) {
            throw new IllegalArgumentException("queueCapacity must be positive: queueCapacity=" + queueCapacity);
        }
    }

    /**
     * Where the checkpoint is kept.
     *
     * @param path made if there is none.
     * @return this.
     */
    public ExchangeContext directory(final Path path) {
        directory = path;
        return this;
    }

    Path directory() {
        return directory;
    }

    /**
     * How the engine is reached: a fresh client context, of which id, name, start and listeners are set here.
     *
     * @param context supplies it.
     * @return this.
     */
    public ExchangeContext engine(final Supplier<ClientContext> context) {
        engine = context;
        return this;
    }

    Supplier<ClientContext> engine() {
        return engine;
    }

    /**
     * Gateway id with the engine: one for each REST gateway, the same for ever.
     *
     * @param id 1 to 65534, default 3,000.
     * @return this.
     */
    public ExchangeContext gatewayId(final int id) {
        gatewayId = id;
        return this;
    }

    int gatewayId() {
        return gatewayId;
    }

    /**
     * How many commands may wait to be sent.
     *
     * @param capacity default 1,024.
     * @return this.
     */
    public ExchangeContext queueCapacity(final int capacity) {
        queueCapacity = capacity;
        return this;
    }

    int queueCapacity() {
        return queueCapacity;
    }

    /**
     * How often what is known of the exchange is written down.
     *
     * @param intervalNs default a minute.
     * @return this.
     */
    public ExchangeContext checkpointIntervalNs(final long intervalNs) {
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
    public ExchangeContext idleStrategy(final Supplier<IdleStrategy> supplier) {
        idleStrategy = supplier;
        return this;
    }

    Supplier<IdleStrategy> idleStrategy() {
        return idleStrategy;
    }

    /**
     * Takes lines for people.
     *
     * @param lines on the engine's thread.
     * @return this.
     */
    public ExchangeContext log(final Consumer<String> lines) {
        log = lines;
        return this;
    }

    Consumer<String> log() {
        return log;
    }

    /**
     * Takes errors after which it goes on.
     *
     * @param handler on the engine's thread and on Aeron's.
     * @return this.
     */
    public ExchangeContext errorHandler(final ErrorHandler handler) {
        errorHandler = handler;
        return this;
    }

    ErrorHandler errorHandler() {
        return errorHandler;
    }

    /**
     * Takes what it can't go on after. A restart is the recovery.
     *
     * @param action default: the process ends, exit status 70.
     * @return this.
     */
    public ExchangeContext failStop(final Consumer<Throwable> action) {
        failStop = action;
        return this;
    }

    Consumer<Throwable> failStop() {
        return failStop;
    }

    /**
     * Told of each checkpoint: records up to its sequence are not needed any more.
     *
     * @param done takes the sequence.
     * @return this.
     */
    public ExchangeContext checkpointed(final LongConsumer done) {
        checkpointed = done;
        return this;
    }

    LongConsumer checkpointed() {
        return checkpointed;
    }
}
