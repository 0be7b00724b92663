package org.ringbook.settlement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ringbook.followers.settlement.Movement;
import org.ringbook.followers.settlement.MovementKind;

final class NettingTest {
    private static final int ACCOUNTS = 7;

    /** Random movements of three assets; some amounts are so large that their sums need more than 64 bits. */
    private static List<Movement> movements(final Random random, final int count) {
        final List<Movement> movements = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            final MovementKind kind = MovementKind.of(1 + random.nextInt(5));
            final boolean isTrade = kind == MovementKind.TRADE || kind == MovementKind.BUST;
            final int account = 1 + random.nextInt(ACCOUNTS);
            final int other = isTrade || kind == MovementKind.TRANSFER ? 1 + random.nextInt(ACCOUNTS) : 0;
            final long units = 1 + (random.nextLong() >>> (1 + random.nextInt(60)));
            final long quoteUnits = 1 + (random.nextLong() >>> (1 + random.nextInt(60)));
            movements.add(new Movement(
                    i + 1,
                    1,
                    i,
                    kind,
                    isTrade ? 1 : 0,
                    i,
                    account,
                    other,
                    1 + random.nextInt(2),
                    units,
                    isTrade ? units / 1_000 : 0,
                    isTrade ? 3 : 0,
                    isTrade ? quoteUnits : 0,
                    isTrade ? quoteUnits / 500 : 0,
                    0,
                    ""));
        }
        return movements;
    }

    /** Each movement as what it moves from whom to whom, added up plainly: who is below 0 is outside the exchange. */
    private static Map<List<Integer>, BigInteger> plainly(final List<Movement> movements) {
        final Map<List<Integer>, BigInteger> balances = new HashMap<>();
        for (final Movement one : movements) {
            switch (one.kind()) {
                case TRADE -> {
                    move(balances, one.assetId(), one.counterAccountId(), one.accountId(), one.units());
                    move(balances, one.assetId(), one.accountId(), 0, one.feeUnits());
                    move(balances, one.quoteAssetId(), one.accountId(), one.counterAccountId(), one.quoteUnits());
                    move(balances, one.quoteAssetId(), one.counterAccountId(), 0, one.quoteFeeUnits());
                }
                case BUST -> {
                    move(balances, one.assetId(), one.accountId(), one.counterAccountId(), one.units());
                    move(balances, one.assetId(), 0, one.accountId(), one.feeUnits());
                    move(balances, one.quoteAssetId(), one.counterAccountId(), one.accountId(), one.quoteUnits());
                    move(balances, one.quoteAssetId(), 0, one.counterAccountId(), one.quoteFeeUnits());
                }
                case DEPOSIT -> move(balances, one.assetId(), -1, one.accountId(), one.units());
                case WITHDRAWAL -> move(balances, one.assetId(), one.accountId(), -1, one.units());
                case TRANSFER -> move(balances, one.assetId(), one.accountId(), one.counterAccountId(), one.units());
            }
        }
        return balances;
    }

    private static void move(
            final Map<List<Integer>, BigInteger> balances,
            final int assetId,
            final int from,
            final int to,
            final long units) {
        balances.merge(List.of(assetId, from), BigInteger.valueOf(-units), BigInteger::add);
        balances.merge(List.of(assetId, to), BigInteger.valueOf(units), BigInteger::add);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldNetToTheSumOfAllMovements(final long seed) {
        final Random random = new Random(seed);
        final List<Movement> movements = movements(random, 3_000);
        final Netting netting = new Netting();
        movements.forEach(netting::add);
        final Map<List<Integer>, BigInteger> expected = plainly(movements);
        for (final Obligation one : netting.obligations()) {
            assertEquals(
                    expected.get(List.of(one.assetId(), one.accountId())),
                    one.change(),
                    () -> "seed=" + seed + " " + one);
        }
        for (final AssetControl control : netting.controls()) {
            assertTrue(control.isBalanced(), () -> "seed=" + seed + " " + control);
            assertEquals(
                    expected.getOrDefault(List.of(control.assetId(), -1), BigInteger.ZERO)
                            .negate(),
                    control.deposits().subtract(control.withdrawals()));
        }
        final Netting again = new Netting();
        Collections.shuffle(movements, random);
        movements.forEach(again::add);
        assertEquals(netting.obligations(), again.obligations());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void shouldFindADayOutOfBalanceIfOneSideIsMissing(final int missing) {
        final Netting netting = new Netting();
        movements(new Random(9), 500).forEach(netting::add);
        final List<Obligation> obligations = new ArrayList<>(netting.obligations());
        int at = 0;
        for (int seen = -1; seen < missing; at++) {
            seen += obligations.get(at).net().signum() != 0
                            && obligations.get(at).accountId() > 0
                    ? 1
                    : 0;
        }
        final int assetId = obligations.remove(at - 1).assetId();
        assertFalse(Netting.controls(obligations).stream()
                .filter(control -> control.assetId() == assetId)
                .allMatch(AssetControl::isBalanced));
    }
}
