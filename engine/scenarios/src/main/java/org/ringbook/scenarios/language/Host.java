package org.ringbook.scenarios.language;

import java.util.List;

/**
 * Something that plays scenarios: it takes commands, and tells what was recorded. How the one becomes the other is its affair:
 * a bare core, a replay, an engine behind a socket, a gateway that says the command in its own protocol. Time is the
 * scenario's: a host starts at {@link #START_NS} and time moves only when it is told to. One thread.
 */
public interface Host extends AutoCloseable {
    /** A Monday, 08:00:00 UTC. */
    long START_NS = 1_767_600_000_000_000_000L;

    /**
     * Executes a command now, with all that has to follow it at once.
     *
     * @param command a whole frame, with the ids of this host
     * @return its record and those of its continuations; empty if it was turned away, which leaves no record
     */
    List<Recorded> execute(byte[] command);

    /**
     * Lets time pass. What is due on the way happens at its time.
     *
     * @param timestampNs not before the present
     * @return what was recorded on the way
     */
    List<Recorded> advanceTo(long timestampNs);

    /**
     * The present.
     *
     * @return nanoseconds since the epoch
     */
    long timestampNs();

    /**
     * What an account can spend.
     *
     * @param accountId of an account
     * @param assetId of an asset
     * @return units
     */
    long available(int accountId, int assetId);

    /**
     * What is set apart.
     *
     * @param accountId of an account
     * @param assetId of an asset
     * @return units
     */
    long held(int accountId, int assetId);

    @Override
    void close();
}
