package org.ringbook.client;

import io.aeron.Aeron;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.agrona.BitUtil;
import org.agrona.ErrorHandler;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.SystemNanoClock;

/**
 * How a client reaches its engine and who it is there. Set, then {@link #conclude()} once, which checks and freezes it; then give it to
 * {@link AeronEngineClient} or {@code EngineConnection}.
 */
public final class ClientContext {
    /** Start of the event stream: behind what is durable when the engine is first heard. */
    public static final long LIVE_END = 0;

    /** Largest gateway id. */
    public static final int MAX_GATEWAY_ID = 65_534;

    private static final int MAX_WINDOW_SIZE = 1 << 20;
    private static final int MAX_NAME_LENGTH = 254;

    private boolean concluded;
    private Aeron aeron;
    private String aeronDirectory;
    private String ingressChannel = "aeron:ipc";
    private String eventChannel = "aeron:ipc";
    private String controlChannel = "aeron:ipc";
    private String replyChannel = "aeron:ipc";
    private int gatewayId;
    private String gatewayName = "tool";
    private int firstEpoch = 1;
    private boolean givesUpOnTwin;
    private int windowSize = 1024;
    private Supplier<IdleStrategy> idleStrategySupplier = ClientContext::defaultIdleStrategy;
    private long startSequence = LIVE_END;
    private int startIndex;
    private boolean hearsEvents = true;
    private EngineListener listener = EngineListener.NONE;
    private QueryListener queryListener = QueryListener.NONE;
    private ErrorHandler errorHandler = error -> System.err.println("ringbook client: " + error);
    private NanoClock nanoClock = SystemNanoClock.INSTANCE;
    private long heartbeatIntervalNs = TimeUnit.MILLISECONDS.toNanos(200);
    private long engineTimeoutNs = TimeUnit.SECONDS.toNanos(1);
    private long resendTimeoutNs = TimeUnit.MILLISECONDS.toNanos(500);
    private long replayTimeoutNs = TimeUnit.SECONDS.toNanos(1);
    private long requestTimeoutNs = TimeUnit.SECONDS.toNanos(5);

    /** A context with the defaults: a tool (gateway 0) on IPC, from the live end. */
    public ClientContext() {}

    private static IdleStrategy defaultIdleStrategy() {
        return new BackoffIdleStrategy(10, 20, 1_000, TimeUnit.MICROSECONDS.toNanos(500));
    }

    /**
     * Checks the settings and freezes them.
     *
     * @return this.
     * @throws IllegalStateException    if it was concluded before.
     * @throws IllegalArgumentException if settings don't go together.
     */
    public ClientContext conclude() {
        changeable();
        check(gatewayId >= 0 && gatewayId <= MAX_GATEWAY_ID, "gatewayId must be 0 to 65534: gatewayId=" + gatewayId);
        check(firstEpoch >= 1, "epoch must be at least 1: epoch=" + firstEpoch);
        check(
                BitUtil.isPowerOfTwo(windowSize) && windowSize <= MAX_WINDOW_SIZE,
                "windowSize must be a power of two up to 2^20: windowSize=" + windowSize);
        check(startSequence >= 0, "start sequence must be from 1, or LIVE_END: sequence=" + startSequence);
        check(
                startIndex >= 0 && (startIndex == 0 || startSequence != LIVE_END),
                "start index must be from 0, and 0 for LIVE_END: index=" + startIndex);
        check(gatewayName.length() <= MAX_NAME_LENGTH, "gatewayName is too long: length=" + gatewayName.length());
        check(hearsEvents || gatewayId == 0, "a gateway has to hear the events: gatewayId=" + gatewayId);
        check(engineTimeoutNs > heartbeatIntervalNs, "engineTimeoutNs must exceed heartbeatIntervalNs");
        concluded = true;
        return this;
    }

    private static void check(final boolean holds, final String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }

    private void changeable() {
        if (concluded) {
            throw new IllegalStateException("the context is concluded");
        }
    }

    boolean isConcluded() {
        return concluded;
    }

    /**
     * An Aeron client to use; it stays the caller's, who closes it. If its driver goes away, so does this client, for good.
     *
     * @param client instead of {@link #aeronDirectory}.
     * @return this.
     */
    public ClientContext aeron(final Aeron client) {
        changeable();
        aeron = client;
        return this;
    }

    Aeron aeron() {
        return aeron;
    }

    /**
     * Directory of the media driver. The client opens Aeron there, and again when the driver was restarted.
     *
     * @param directory null = Aeron's default.
     * @return this.
     */
    public ClientContext aeronDirectory(final String directory) {
        changeable();
        aeronDirectory = directory;
        return this;
    }

    String aeronDirectory() {
        return aeronDirectory;
    }

    /**
     * Aeron channel of the engine's ingress.
     *
     * @param channel default {@code aeron:ipc}.
     * @return this.
     */
    public ClientContext ingressChannel(final String channel) {
        changeable();
        ingressChannel = Objects.requireNonNull(channel);
        return this;
    }

    String ingressChannel() {
        return ingressChannel;
    }

    /**
     * Aeron channel of the live event stream. The client adds that its subscription is untethered.
     *
     * @param channel default {@code aeron:ipc}.
     * @return this.
     */
    public ClientContext eventChannel(final String channel) {
        changeable();
        eventChannel = Objects.requireNonNull(channel);
        return this;
    }

    String eventChannel() {
        return eventChannel;
    }

    /**
     * Aeron channel of the engine's control stream. The client adds that its subscription is untethered.
     *
     * @param channel default {@code aeron:ipc}.
     * @return this.
     */
    public ClientContext controlChannel(final String channel) {
        changeable();
        controlChannel = Objects.requireNonNull(channel);
        return this;
    }

    String controlChannel() {
        return controlChannel;
    }

    /**
     * Aeron channel on which this client hears replays and answers to queries.
     *
     * @param channel default {@code aeron:ipc}; over a network, an address of this machine that the engine's can reach.
     * @return this.
     */
    public ClientContext replyChannel(final String channel) {
        changeable();
        replyChannel = Objects.requireNonNull(channel);
        return this;
    }

    String replyChannel() {
        return replyChannel;
    }

    /**
     * Id of this gateway.
     *
     * @param id 1 to 65534, each for one process at a time; 0 = an unnumbered tool.
     * @return this.
     */
    public ClientContext gatewayId(final int id) {
        changeable();
        gatewayId = id;
        return this;
    }

    int gatewayId() {
        return gatewayId;
    }

    /**
     * Name of this gateway, for people.
     *
     * @param name printable ASCII.
     * @return this.
     */
    public ClientContext gatewayName(final String name) {
        changeable();
        gatewayName = Objects.requireNonNull(name);
        return this;
    }

    String gatewayName() {
        return gatewayName;
    }

    /**
     * Epoch to begin with. If another process has it, or a higher one, the one after that is taken.
     *
     * @param epoch from 1.
     * @return this.
     */
    public ClientContext firstEpoch(final int epoch) {
        changeable();
        firstEpoch = epoch;
        return this;
    }

    int firstEpoch() {
        return firstEpoch;
    }

    /**
     * Whether a refused hello ends the matter: another process is or was there, and this one does not take over.
     *
     * @param givesUp default false: the next epoch is taken and shuts the other one out.
     * @return this.
     */
    public ClientContext givesUpOnTwin(final boolean givesUp) {
        changeable();
        givesUpOnTwin = givesUp;
        return this;
    }

    boolean givesUpOnTwin() {
        return givesUpOnTwin;
    }

    /**
     * How many commands may be unconfirmed at a time.
     *
     * @param size a power of two.
     * @return this.
     */
    public ClientContext windowSize(final int size) {
        changeable();
        windowSize = size;
        return this;
    }

    int windowSize() {
        return windowSize;
    }

    /**
     * What to do between turns of the duty cycle that found nothing to do, where the client's own helpers wait.
     *
     * @param supplier of a fresh one for each thread.
     * @return this.
     */
    public ClientContext idleStrategySupplier(final Supplier<IdleStrategy> supplier) {
        changeable();
        idleStrategySupplier = Objects.requireNonNull(supplier);
        return this;
    }

    Supplier<IdleStrategy> idleStrategySupplier() {
        return idleStrategySupplier;
    }

    /**
     * Where the event stream begins for the listener.
     *
     * @param sequence record, from 1; or {@link #LIVE_END}.
     * @param index    frame in that record; 0 = its command.
     * @return this.
     */
    public ClientContext startPosition(final long sequence, final int index) {
        changeable();
        startSequence = sequence;
        startIndex = index;
        return this;
    }

    long startSequence() {
        return startSequence;
    }

    int startIndex() {
        return startIndex;
    }

    /**
     * Whether the event stream is followed. Who only asks now and then, and lets the client rest in between, does without: it would fall
     * behind and ask for a replay each time.
     *
     * @param hears default true; false only for a tool (gateway 0), which then hears nothing of what its commands did.
     * @return this.
     */
    public ClientContext hearsEvents(final boolean hears) {
        changeable();
        hearsEvents = hears;
        return this;
    }

    boolean hearsEvents() {
        return hearsEvents;
    }

    /**
     * Who hears the event stream and how the engine is.
     *
     * @param hears default: nobody.
     * @return this.
     */
    public ClientContext listener(final EngineListener hears) {
        changeable();
        listener = Objects.requireNonNull(hears);
        return this;
    }

    EngineListener listener() {
        return listener;
    }

    /**
     * Who hears the answers to queries.
     *
     * @param hears default: nobody.
     * @return this.
     */
    public ClientContext queryListener(final QueryListener hears) {
        changeable();
        queryListener = Objects.requireNonNull(hears);
        return this;
    }

    QueryListener queryListener() {
        return queryListener;
    }

    /**
     * Takes errors that nobody who calls could: what a listener threw, what Aeron reports, what the engine says that can't be. Called on the
     * client's thread and on Aeron's.
     *
     * @param handler default: a line to standard error.
     * @return this.
     */
    public ClientContext errorHandler(final ErrorHandler handler) {
        changeable();
        errorHandler = Objects.requireNonNull(handler);
        return this;
    }

    ErrorHandler errorHandler() {
        return errorHandler;
    }

    /**
     * Clock of all timeouts, and of the time a command was taken in.
     *
     * @param clock default: the machine's monotonic clock.
     * @return this.
     */
    public ClientContext nanoClock(final NanoClock clock) {
        changeable();
        nanoClock = Objects.requireNonNull(clock);
        return this;
    }

    NanoClock nanoClock() {
        return nanoClock;
    }

    /**
     * How often the gateway's heartbeat, and an unanswered hello, is sent.
     *
     * @param intervalNs default 200 ms; the engine takes a second of silence for the gateway's end.
     * @return this.
     */
    public ClientContext heartbeatIntervalNs(final long intervalNs) {
        changeable();
        heartbeatIntervalNs = intervalNs;
        return this;
    }

    long heartbeatIntervalNs() {
        return heartbeatIntervalNs;
    }

    /**
     * Silence of the engine after which it counts as down.
     *
     * @param timeoutNs default 1 s.
     * @return this.
     */
    public ClientContext engineTimeoutNs(final long timeoutNs) {
        changeable();
        engineTimeoutNs = timeoutNs;
        return this;
    }

    long engineTimeoutNs() {
        return engineTimeoutNs;
    }

    /**
     * How long the oldest unconfirmed command waits to be seen in the live stream before the window is sent again.
     *
     * @param timeoutNs default 500 ms.
     * @return this.
     */
    public ClientContext resendTimeoutNs(final long timeoutNs) {
        changeable();
        resendTimeoutNs = timeoutNs;
        return this;
    }

    long resendTimeoutNs() {
        return resendTimeoutNs;
    }

    /**
     * How long a replay may stand still before it is asked for again.
     *
     * @param timeoutNs default 1 s.
     * @return this.
     */
    public ClientContext replayTimeoutNs(final long timeoutNs) {
        changeable();
        replayTimeoutNs = timeoutNs;
        return this;
    }

    long replayTimeoutNs() {
        return replayTimeoutNs;
    }

    /**
     * How long a blocking call of {@code EngineConnection} waits for its answer.
     *
     * @param timeoutNs default 5 s.
     * @return this.
     */
    public ClientContext requestTimeoutNs(final long timeoutNs) {
        changeable();
        requestTimeoutNs = timeoutNs;
        return this;
    }

    long requestTimeoutNs() {
        return requestTimeoutNs;
    }
}
