package org.ringbook.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

class GatewayWatchTest {
    private static final long LIMIT = 1000;

    private final GatewayWatch watch = new GatewayWatch(LIMIT);

    @Test
    void shouldFindTheSilentOne() {
        watch.up(1, 1, 0);
        watch.up(2, 1, 0);
        watch.heard(2, 1, LIMIT);
        assertNull(watch.findSilent(LIMIT));
        assertEquals(1, watch.findSilent(LIMIT + 1).gatewayId());
        watch.forget(watch.findSilent(LIMIT + 1));
        assertNull(watch.findSilent(LIMIT + 1));
        assertEquals(2, watch.findSilent(2 * LIMIT + 1).gatewayId());
    }

    @Test
    void shouldNotHearAnotherEpoch() {
        watch.up(1, 2, 0);
        watch.heard(1, 1, LIMIT);
        watch.heard(1, 3, LIMIT);
        assertEquals(2, watch.findSilent(LIMIT + 1).epoch());
    }

    @Test
    void shouldNotWatchWhoNeverSaidHello() {
        watch.heard(1, 1, 0);
        assertNull(watch.findSilent(10 * LIMIT));
    }

    @Test
    void shouldBeginAnewAfterPauseOfItsOwn() {
        watch.up(1, 1, 0);
        watch.restart(5 * LIMIT);
        assertNull(watch.findSilent(6 * LIMIT));
        assertEquals(1, watch.findSilent(6 * LIMIT + 1).gatewayId());
    }
}
