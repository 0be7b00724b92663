package org.ringbook.fix.gateway;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ResendBudgetTest {
    private static final long SECOND_NS = 1_000_000_000L;

    private final ResendBudget budget = new ResendBudget();

    @Test
    void shouldAllowAllThatIsKeptAtOnceAndThenANumberASecond() {
        assertTrue(budget.take(ResendBudget.MESSAGES_MAX, -5));
        assertFalse(budget.take(1, -5));
        assertFalse(budget.take(ResendBudget.PER_SECOND + 1, SECOND_NS - 5));
        assertTrue(budget.take(ResendBudget.PER_SECOND, SECOND_NS - 5));
        assertFalse(budget.take(1, SECOND_NS - 5));
    }

    @Test
    void shouldCountWhatIsNotKeptAnyMoreAsNothing() {
        assertTrue(budget.take(Integer.MAX_VALUE, 0));
        assertFalse(budget.take(1, 0));
    }

    @Test
    void shouldNotSaveMoreThanAllThatIsKept() {
        assertTrue(budget.take(1, 0));
        final long later = 3_600 * SECOND_NS;
        assertTrue(budget.take(ResendBudget.MESSAGES_MAX, later));
        assertFalse(budget.take(1, later));
    }
}
