package org.ringbook.flow.simulator;

/** Draws quantities: nearly half are the usual one, some double, many smaller, few up to ten times as large. */
final class Sizes {
    private Sizes() {}

    static long draw(final SplitMix64 random, final long typicalLots) {
        final int dice = random.below(1000);
        if (dice < 450) {
            return typicalLots;
        }
        if (dice < 570) {
            return 2 * typicalLots;
        }
        if (dice < 950) {
            return random.between(1, typicalLots);
        }
        return random.between(typicalLots, 10 * typicalLots);
    }
}
