package org.ringbook.scenarios.language;

import java.util.Arrays;
import java.util.List;

/** A record: a command and all that it caused. */
public final class Recorded {
    private final long sequence;
    private final long timestampNs;
    private final byte[] command;
    private final List<byte[]> events;

    /**
     * Keeps what it is given.
     *
     * @param sequence its number
     * @param timestampNs nanoseconds since the epoch
     * @param command the frame
     * @param events the frames, in order
     */
    public Recorded(final long sequence, final long timestampNs, final byte[] command, final List<byte[]> events) {
        this.sequence = sequence;
        this.timestampNs = timestampNs;
        this.command = command;
        this.events = events;
    }

    /**
     * Its number.
     *
     * @return from 1
     */
    public long sequence() {
        return sequence;
    }

    /**
     * When it was made.
     *
     * @return nanoseconds since the epoch
     */
    public long timestampNs() {
        return timestampNs;
    }

    /**
     * The command.
     *
     * @return the frame, not a copy
     */
    public byte[] command() {
        return command;
    }

    /**
     * What it caused.
     *
     * @return the frames in order, not copies
     */
    public List<byte[]> events() {
        return events;
    }

    /**
     * Whether two records say the same, byte for byte.
     *
     * @param other to compare with
     * @return false at any difference
     */
    public boolean isSame(final Recorded other) {
        boolean same = sequence == other.sequence
                && timestampNs == other.timestampNs
                && Arrays.equals(command, other.command)
                && events.size() == other.events.size();
        for (int i = 0; same && i < events.size(); i++) {
            same = Arrays.equals(events.get(i), other.events.get(i));
        }
        return same;
    }
}
