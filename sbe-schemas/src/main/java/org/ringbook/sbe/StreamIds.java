package org.ringbook.sbe;

/** The Aeron streams between gateways and the engine. Part of the contract, like the schemas: never renumbered. */
public final class StreamIds {
    /** Commands and requests, from gateways to the engine. */
    public static final int INGRESS = 1001;

    /** The event stream: every record from the moment the engine runs, to all gateways. */
    public static final int EVENTS = 1002;

    /** Heartbeats of the engine, and its answers to hellos and gaps, to all gateways. */
    public static final int CONTROL = 1003;

    /** Public market data by order: increments, to all subscribers. */
    public static final int ORDERS_FEED = 1011;

    /** Public market data by order: snapshots, round after round while somebody listens. */
    public static final int ORDERS_SNAPSHOTS = 1012;

    /** Public market data by price level: increments, to all subscribers. */
    public static final int LEVELS_FEED = 1013;

    /** Public market data by price level: snapshots, round after round while somebody listens. */
    public static final int LEVELS_SNAPSHOTS = 1014;

    /** What clients of the binary gateway send, to the gateway. */
    public static final int BINARY_REQUESTS = 1021;

    private StreamIds() {}

    /**
     * Whether a stream is one of the engine's own, which no request may name for its answer.
     *
     * @param streamId to look at
     * @return true for the streams of this class
     */
    public static boolean isReserved(final int streamId) {
        return (streamId >= INGRESS && streamId <= CONTROL)
                || (streamId >= ORDERS_FEED && streamId <= LEVELS_SNAPSHOTS)
                || streamId == BINARY_REQUESTS;
    }
}
