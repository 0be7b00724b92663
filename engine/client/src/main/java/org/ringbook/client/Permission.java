package org.ringbook.client;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What gateways let a key do: Luno's bits, with their names, and the exchange's own. The core keeps the mask and does not look at it. */
public enum Permission {
    /** See balances. */
    R_BALANCE(1),
    /** See what moved money. */
    R_TRANSACTIONS(1 << 1),
    /** Send to somebody. */
    W_SEND(1 << 2),
    /** See receive addresses. */
    R_ADDRESSES(1 << 3),
    /** Make receive addresses. */
    W_ADDRESSES(1 << 4),
    /** See orders and trades. */
    R_ORDERS(1 << 5),
    /** Place, replace and cancel orders. */
    W_ORDERS(1 << 6),
    /** See withdrawals. */
    R_WITHDRAWALS(1 << 7),
    /** Request and cancel withdrawals. */
    W_WITHDRAWALS(1 << 8),
    /** Debit a client. */
    W_CLIENT_DEBIT(1 << 13),
    /** Credit a client. */
    W_CLIENT_CREDIT(1 << 14),
    /** See beneficiaries. */
    R_BENEFICIARIES(1 << 15),
    /** Change beneficiaries. */
    W_BENEFICIARIES(1 << 16),
    /** See transfers. */
    R_TRANSFERS(1 << 17),
    /** Operate the exchange: what the administration interface does. */
    ADMIN(1L << 32),
    /** Of a FIX session that enters orders: to be told of all orders of its owner's accounts, not of its own only. */
    R_ACCOUNT_REPORTS(1L << 33);

    private final long bit;

    Permission(final long bit) {
        this.bit = bit;
    }

    /**
     * Its place in the mask.
     *
     * @return one bit.
     */
    public long bit() {
        return bit;
    }

    /**
     * Whether a key with this mask may.
     *
     * @param mask a key's permissions.
     * @return true if so.
     */
    public boolean isIn(final long mask) {
        return (mask & bit) != 0;
    }

    /**
     * The mask of some.
     *
     * @param permissions which.
     * @return a bit each.
     */
    public static long mask(final Collection<Permission> permissions) {
        return permissions.stream().mapToLong(Permission::bit).reduce(0, (a, b) -> a | b);
    }

    /**
     * The permissions of a mask; bits that this version does not know are left out.
     *
     * @param mask a key's permissions.
     * @return in the order of their bits.
     */
    public static Set<Permission> of(final long mask) {
        final Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        Arrays.stream(values()).filter(permission -> permission.isIn(mask)).forEach(permissions::add);
        return permissions;
    }

    /**
     * The permission that somebody names.
     *
     * @param name as above or as Luno writes it, such as W_ClientDebit; in any case of letters.
     * @return empty if there is none.
     */
    public static Optional<Permission> named(final String name) {
        return Arrays.stream(values())
                .filter(permission -> permission.name().replace("_", "").equalsIgnoreCase(name.replace("_", "")))
                .findFirst();
    }

    /**
     * Everything but {@link #ADMIN}, and {@link #R_ACCOUNT_REPORTS}, which is asked for by name.
     *
     * @return what a client is given.
     */
    public static Set<Permission> ofClients() {
        return EnumSet.complementOf(EnumSet.of(ADMIN, R_ACCOUNT_REPORTS));
    }
}
