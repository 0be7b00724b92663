package org.ringbook.scenarios.guards;

import java.util.Arrays;

/** A path into matching. */
enum Way {
    NEW("new order"),
    REPLACE("replace"),
    STOP("stop trigger"),
    AUCTION("auction"),
    PEAK("iceberg refresh");

    private final String words;

    Way(final String words) {
        this.words = words;
    }

    static Way of(final String words) {
        return Arrays.stream(values())
                .filter(value -> value.words.equals(words))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not a path: " + words));
    }

    /** Whether a step of a scenario is on this path itself, where that can be told from its words. */
    boolean isSeenAt(final String step) {
        return switch (this) {
            case NEW -> step.matches("\\S+ (buy|sell) .*") || step.startsWith("terms ");
            case REPLACE -> step.contains(" replace ");
            default -> true;
        };
    }

    @Override
    public String toString() {
        return words;
    }
}
