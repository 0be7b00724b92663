package org.ringbook.core.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

final class BalancesTest {
    private final Balances balances = new Balances(1);

    @Test
    void shouldMoveUnitsBetweenAvailableAndHeld() {
        balances.deposit(600, 100);
        balances.hold(600, 70);
        balances.pay(600, 20, 10);
        assertEquals(40, balances.available(600));
        assertEquals(40, balances.held(600));
        balances.credit(7, 20);
        balances.withdraw(600, 40);
        assertEquals(60, balances.totalUnits());
        assertEquals(balances.totalUnits(), balances.available(600) + balances.held(600) + balances.available(7));
        assertEquals(0, balances.available(1_000_000));
    }

    @Test
    void shouldStopBeforeAnyBalanceIsBelowZero() {
        balances.deposit(1, 100);
        assertThrows(IllegalStateException.class, () -> balances.hold(1, 101));
        final Balances other = new Balances(2);
        other.deposit(1, 100);
        assertThrows(IllegalStateException.class, () -> other.pay(1, 1, 0));
    }
}
