package org.ringbook.scenarios;

/** A command and the time at which it would be sequenced. */
public final class Step {
    private final long timestampNs;
    private final byte[] command;

    /** Of a whole frame, which it keeps. */
    public Step(final long timestampNs, final byte[] command) {
        this.timestampNs = timestampNs;
        this.command = command;
    }

    /** Nanoseconds since the epoch. */
    public long timestampNs() {
        return timestampNs;
    }

    /** The frame, not a copy. */
    public byte[] command() {
        return command;
    }
}
