package org.ringbook.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

class EventBalancesTest {
    @Test
    void shouldTellOfABalanceBelowZeroOnceAndOfNoneThatRecovered() {
        final EventBalances balances = new EventBalances();
        balances.move(1, 2, 10, 5);
        assertNull(balances.takeNegative());
        balances.move(1, 2, -11, 0);
        assertNotNull(balances.takeNegative());
        assertNull(balances.takeNegative());
        balances.move(3, 2, -1, 0);
        balances.move(3, 2, 1, 0);
        assertNull(balances.takeNegative());
    }

    @Test
    void shouldSumAvailableAndHeldOfOneAsset() {
        final EventBalances balances = new EventBalances();
        balances.move(0, 1, 3, 0);
        balances.move(7, 1, 10, 5);
        balances.move(7, 2, 100, 0);
        assertEquals(18, balances.sum(1));
        assertEquals(100, balances.sum(2));
        assertEquals(4, balances.size());
        balances.move(0, 1, -3, 0);
        assertEquals(3, balances.size());
    }
}
