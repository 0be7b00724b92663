package org.ringbook.sbe;

/** Aeron stream ids between gateways and the engine. They are part of the wire contract. */
public final class StreamIds {
    /** From gateways to the engine: commands in their envelope, heartbeats, replay requests, queries. */
    public static final int INGRESS = 1001;

    /** From the engine to all: the event stream, live. */
    public static final int EVENTS = 1002;

    /** From the engine to all: its heartbeat, and answers that concern the transport only. */
    public static final int CONTROL = 1003;

    private StreamIds() {}
}
