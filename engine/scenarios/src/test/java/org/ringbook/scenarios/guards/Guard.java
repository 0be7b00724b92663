package org.ringbook.scenarios.guards;

import java.util.Arrays;

/** What stands between an order and a trade that must not be. */
enum Guard {
    FUNDS("funds"),
    BAND("band"),
    LIMITS("limits"),
    SELF_TRADE("self-trade"),
    STATE("state"),
    TICK_AND_LOT("tick and lot");

    private final String words;

    Guard(final String words) {
        this.words = words;
    }

    static Guard of(final String words) {
        return Arrays.stream(values())
                .filter(value -> value.words.equals(words))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not a guard: " + words));
    }

    @Override
    public String toString() {
        return words;
    }
}
