package org.ringbook.binary.gateway;

/** The moment in which the gateway's loop is. The gateway's thread only. */
final class Turn {
    private long nowNs;

    void begin(final long monotonicNs) {
        nowNs = monotonicNs;
    }

    long nowNs() {
        return nowNs;
    }
}
