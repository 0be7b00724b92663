package org.ringbook.flow.simulator;

import java.util.ArrayList;
import java.util.List;

/** What to simulate. Fluent setters; the defaults are the accounts of the demo and 200 orders per second. */
public final class SimulatorOptions {
    private final List<SimulatedMarket> markets = new ArrayList<>();
    private List<String> makers = List.of("mm1", "mm2");
    private List<String> traders = List.of("alice", "bob", "carol");
    private long seed = 1;
    private long startNs;
    private long ordersPerSecond = 200;

    /**
     * Adds a market; at least one.
     *
     * @param market the market.
     * @return this.
     */
    public SimulatorOptions market(final SimulatedMarket market) {
        markets.add(market);
        return this;
    }

    /**
     * Who quotes in every market.
     *
     * @param names at least one.
     * @return this.
     */
    public SimulatorOptions makers(final List<String> names) {
        makers = List.copyOf(names);
        return this;
    }

    /**
     * Who takes and leaves orders in every market.
     *
     * @param names at least two, so that somebody can trade when one would meet himself.
     * @return this.
     */
    public SimulatorOptions traders(final List<String> names) {
        traders = List.copyOf(names);
        return this;
    }

    /**
     * What all chance comes from.
     *
     * @param value any number; the same gives the same steps as long as outcomes are the same.
     * @return this.
     */
    public SimulatorOptions seed(final long value) {
        seed = value;
        return this;
    }

    /**
     * Time of the first step.
     *
     * @param timeNs in ns.
     * @return this.
     */
    public SimulatorOptions startNs(final long timeNs) {
        startNs = timeNs;
        return this;
    }

    /**
     * How many steps the times of the steps make up in a second on average, over all markets.
     *
     * @param rate 1 to 10 million.
     * @return this.
     */
    public SimulatorOptions ordersPerSecond(final long rate) {
        ordersPerSecond = rate;
        return this;
    }

    List<SimulatedMarket> markets() {
        return List.copyOf(markets);
    }

    List<String> makers() {
        return makers;
    }

    List<String> traders() {
        return traders;
    }

    long seed() {
        return seed;
    }

    long startNs() {
        return startNs;
    }

    long ordersPerSecond() {
        return ordersPerSecond;
    }

    void check() {
        if (markets.isEmpty()) {
            throw new IllegalArgumentException("there must be a market");
        }
        if (makers.isEmpty() || traders.size() < 2) {
            throw new IllegalArgumentException(
                    "there must be a maker and two traders: makers=" + makers + ", traders=" + traders);
        }
        if (ordersPerSecond < 1 || ordersPerSecond > 10_000_000) {
            throw new IllegalArgumentException(
                    "ordersPerSecond must be 1 to 10 million: ordersPerSecond=" + ordersPerSecond);
        }
    }
}
