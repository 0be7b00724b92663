package org.ringbook.benchmarks;

import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.YieldingIdleStrategy;

/** What all threads of a pass do when they find nothing to do. */
enum Waiting {
    /** Never sleep: the median is as short as it can be, if the processors are there. */
    YIELDING {
        @Override
        IdleStrategy newStrategy() {
            return new YieldingIdleStrategy();
        }
    },
    /** Sleep before long, as {@code ./ringbook start} does. */
    SLEEPING {
        @Override
        IdleStrategy newStrategy() {
            return new BackoffIdleStrategy(MAX_SPINS, MAX_YIELDS, MIN_PARK_NS, MAX_PARK_NS);
        }
    };

    private static final long MAX_SPINS = 100;
    private static final long MAX_YIELDS = 100;
    private static final long MIN_PARK_NS = 1_000;
    private static final long MAX_PARK_NS = 100_000;

    abstract IdleStrategy newStrategy();
}
