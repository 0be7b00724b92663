package org.ringbook.client;

import java.util.Random;

/** How often what goes wrong in a fake engine, in a thousand; seeded. */
final class FaultPlan {
    final Random random;
    int loseCommand;
    int loseEvent;
    int loseControl;
    int loseReplayRequest;
    int breakReplay;

    FaultPlan(final long seed) {
        random = new Random(seed);
    }

    boolean strikes(final int perThousand) {
        return perThousand > 0 && random.nextInt(1000) < perThousand;
    }

    void stop() {
        loseCommand = 0;
        loseEvent = 0;
        loseControl = 0;
        loseReplayRequest = 0;
        breakReplay = 0;
    }
}
