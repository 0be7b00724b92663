package org.ringbook.flow.simulator;

import java.util.Objects;
import org.ringbook.flow.FlowInstrument;

/**
 * A market to simulate.
 *
 * @param instrument its name and steps.
 * @param startTicks price at the start, in ticks, and the price that it returns to in the long run.
 * @param typicalLots quantity of an ordinary order, in lots.
 * @param exposureMaxLots at most this much does any participant hold more or less than at the start, open orders included; so
 *     this much of the base, and its value of the quote, is what an account must be funded with (besides what trading costs).
 */
public record SimulatedMarket(FlowInstrument instrument, long startTicks, long typicalLots, long exposureMaxLots) {
    private static final long TICKS_PER_SCALE = 50_000;

    /** Checks that there is room for quotes and orders. */
    public SimulatedMarket {
        Objects.requireNonNull(instrument, "instrument");
        if (startTicks < 1_000 || startTicks > 1L << 40) {
            throw new IllegalArgumentException("startTicks must be 1000 to 2^40: startTicks=" + startTicks);
        }
        if (typicalLots < 1 || exposureMaxLots / 100 < typicalLots || exposureMaxLots > 1L << 40) {
            throw new IllegalArgumentException("exposureMaxLots must be 100 typicalLots to 2^40: typicalLots="
                    + typicalLots + ", exposureMaxLots=" + exposureMaxLots);
        }
    }

    /**
     * The unit in which distances of prices are drawn: 1/50,000 of the price.
     *
     * @return ticks, at least 1.
     */
    public long scaleTicks() {
        return Math.max(1, startTicks / TICKS_PER_SCALE);
    }
}
