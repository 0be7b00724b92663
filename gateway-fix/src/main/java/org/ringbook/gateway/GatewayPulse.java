package org.ringbook.gateway;

/**
 * How a gateway is, whatever its clients speak.
 *
 * @param pid         of its process.
 * @param atMs        when, milliseconds since the epoch.
 * @param address     where it listens.
 * @param ready       whether clients can come.
 * @param engineReady whether the engine takes its commands.
 * @param sequence    last record that it has read.
 */
public record GatewayPulse(long pid, long atMs, String address, boolean ready, boolean engineReady, long sequence) {
    private static final long FRESH_MS = 5_000;

    /**
     * Whether the gateway still runs.
     *
     * @param nowMs milliseconds since the epoch.
     * @return false if it has not written for some seconds.
     */
    public boolean isFresh(final long nowMs) {
        return nowMs - atMs < FRESH_MS;
    }
}
