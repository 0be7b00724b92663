package org.ringbook.server;

/**
 * A value of the host's own that the metrics endpoint shows beside the engine's counters.
 *
 * @param name       in words joined by underscores, without a prefix
 * @param help       what it is, one sentence; the same for all of a name
 * @param label      name of what tells several of a name apart; empty for a name that is there once
 * @param labelValue which of them this is
 * @param value      its present value
 */
public record Gauge(String name, String help, String label, String labelValue, double value) {
    /**
     * One that is there once.
     *
     * @param name  in words joined by underscores, without a prefix
     * @param help  what it is, one sentence
     * @param value its present value
     */
    public Gauge(final String name, final String help, final double value) {
        this(name, help, "", "", value);
    }
}
