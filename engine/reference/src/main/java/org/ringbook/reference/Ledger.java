package org.ringbook.reference;

import java.math.BigInteger;
import java.util.Collections;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;

/** What every account has of every asset, and what there is of each asset. No balance is ever negative. */
final class Ledger {
    private final SortedMap<Key, Balance> balances = new TreeMap<>();
    private final SortedMap<Integer, BigInteger> totals = new TreeMap<>();

    /** Whose balance of what. */
    record Key(int accountId, int assetId) implements Comparable<Key> {
        private static final Comparator<Key> ORDER =
                Comparator.comparingInt(Key::accountId).thenComparingInt(Key::assetId);

        @Override
        public int compareTo(final Key other) {
            return ORDER.compare(this, other);
        }
    }

    /** Amounts in units of the asset. */
    record Balance(BigInteger available, BigInteger held) {
        static final Balance NOTHING = new Balance(BigInteger.ZERO, BigInteger.ZERO);
    }

    Balance balance(final int accountId, final int assetId) {
        return balances.getOrDefault(new Key(accountId, assetId), Balance.NOTHING);
    }

    BigInteger total(final int assetId) {
        return totals.getOrDefault(assetId, BigInteger.ZERO);
    }

    /** By account and asset, those that are not nothing. */
    SortedMap<Key, Balance> balances() {
        return Collections.unmodifiableSortedMap(balances);
    }

    void deposit(final int accountId, final int assetId, final BigInteger units) {
        totals.merge(assetId, units, BigInteger::add);
        credit(accountId, assetId, units);
    }

    /** What was held leaves the exchange. */
    void payOut(final int accountId, final int assetId, final BigInteger units) {
        totals.merge(assetId, units, BigInteger::subtract);
        takeHeld(accountId, assetId, units);
    }

    void credit(final int accountId, final int assetId, final BigInteger units) {
        move(accountId, assetId, units, BigInteger.ZERO);
    }

    void takeHeld(final int accountId, final int assetId, final BigInteger units) {
        move(accountId, assetId, BigInteger.ZERO, units.negate());
    }

    /** From available to held; back if negative. */
    void hold(final int accountId, final int assetId, final BigInteger units) {
        move(accountId, assetId, units.negate(), units);
    }

    void release(final int accountId, final int assetId, final BigInteger units) {
        hold(accountId, assetId, units.negate());
    }

    private void move(
            final int accountId, final int assetId, final BigInteger availableDelta, final BigInteger heldDelta) {
        final Balance before = balance(accountId, assetId);
        final Balance after = new Balance(before.available.add(availableDelta), before.held.add(heldDelta));
        if (after.available.signum() < 0 || after.held.signum() < 0) {
            throw new IllegalStateException(
                    "negative balance: accountId=" + accountId + " assetId=" + assetId + " " + after);
        }
        if (after.equals(Balance.NOTHING)) {
            balances.remove(new Key(accountId, assetId));
        } else {
            balances.put(new Key(accountId, assetId), after);
        }
    }

    /** Per asset, the sum of all balances is its total. Throws if it is not. */
    void checkConservation() {
        final SortedMap<Integer, BigInteger> sums = new TreeMap<>();
        balances.forEach(
                (key, balance) -> sums.merge(key.assetId, balance.available.add(balance.held), BigInteger::add));
        totals.forEach((assetId, total) -> {
            final BigInteger sum = sums.getOrDefault(assetId, BigInteger.ZERO);
            if (!sum.equals(total)) {
                throw new IllegalStateException(
                        "asset not conserved: assetId=" + assetId + " total=" + total + " sum=" + sum);
            }
        });
        if (!totals.keySet().containsAll(sums.keySet())) {
            throw new IllegalStateException("balances of assets without a total: " + sums + " totals=" + totals);
        }
    }
}
