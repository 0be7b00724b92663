package org.ringbook.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PermissionTest {
    @Test
    void shouldHaveTheBitsThatClientsKnow() {
        assertEquals(1, Permission.R_BALANCE.bit());
        assertEquals(32 + 64, Permission.mask(Set.of(Permission.R_ORDERS, Permission.W_ORDERS)));
        assertEquals(8192, Permission.W_CLIENT_DEBIT.bit());
        assertEquals(131_072, Permission.R_TRANSFERS.bit());
    }

    @Test
    void shouldReadBackWhatItWroteAndLeaveOutWhatItDoesNotKnow() {
        final Set<Permission> all = EnumSet.allOf(Permission.class);
        assertEquals(all, Permission.of(Permission.mask(all) | 1L << 40));
        assertEquals(Set.of(), Permission.of(0));
    }

    @Test
    void shouldNotMakeClientsOperators() {
        final long mask = Permission.mask(Permission.ofClients());
        assertTrue(Permission.W_ORDERS.isIn(mask));
        assertFalse(Permission.ADMIN.isIn(mask));
    }
}
