package org.ringbook.reference;

import org.ringbook.sbe.messages.Side;

/** What a command finds in a market when it begins, and the prices that are traded from then on, over all its records. */
final class Course {
    private final Market market;
    private final long referenceTicks;
    private final Band dynamicBand;
    private final Band staticBand;
    private long lowTicks;
    private long highTicks;

    /** Begins now. */
    Course(final Market market) {
        this(market, market.referenceTicks(), 0, 0);
    }

    /** Goes on. Low and high are 0 before the first trade. */
    Course(final Market market, final long referenceTicks, final long lowTicks, final long highTicks) {
        this.market = market;
        this.referenceTicks = referenceTicks;
        this.lowTicks = lowTicks;
        this.highTicks = highTicks;
        dynamicBand = Band.around(referenceTicks, market.bands().dynamicBandPpm());
        staticBand = market.staticBand();
    }

    Market market() {
        return market;
    }

    Band dynamicBand() {
        return dynamicBand;
    }

    Band staticBand() {
        return staticBand;
    }

    void traded(final long priceTicks) {
        lowTicks = lowTicks == 0 ? priceTicks : Math.min(lowTicks, priceTicks);
        highTicks = Math.max(highTicks, priceTicks);
    }

    /** Is a stop of this side and price reached? */
    boolean hasReached(final Side side, final long stopPriceTicks) {
        return lowTicks != 0 && (side == Side.BUY ? stopPriceTicks <= highTicks : stopPriceTicks >= lowTicks);
    }

    Continuation.Stops toContinuation() {
        return new Continuation.Stops(market.id(), lowTicks, highTicks, referenceTicks);
    }
}
