package org.ringbook.reference;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The fees of the tiers, in parts per million of what a side receives. */
final class FeeSchedule {
    static final int TIERS = 16;
    static final int PPM_MAX = 100_000;
    private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);

    private final List<Fees> tiers = new ArrayList<>(Collections.nCopies(TIERS, new Fees(0, 0)));

    /** Of one tier. */
    record Fees(int makerPpm, int takerPpm) {}

    Fees tier(final int tier) {
        return tiers.get(tier);
    }

    void tier(final int tier, final Fees fees) {
        tiers.set(tier, fees);
    }

    static boolean isTier(final int tier) {
        return tier >= 0 && tier < TIERS;
    }

    BigInteger makerFee(final Account account, final BigInteger received) {
        return feeRoundedUp(received, tier(account.feeTier()).makerPpm);
    }

    BigInteger takerFee(final Account account, final BigInteger received) {
        return feeRoundedUp(received, tier(account.feeTier()).takerPpm);
    }

    static BigInteger feeRoundedUp(final BigInteger received, final int ppm) {
        final BigInteger[] fee = received.multiply(BigInteger.valueOf(ppm)).divideAndRemainder(MILLION);
        return fee[1].signum() == 0 ? fee[0] : fee[0].add(BigInteger.ONE);
    }
}
