package org.ringbook.core.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class FeeScheduleTest {
    @Test
    void shouldRoundEveryFeeUpToAUnit() {
        assertEquals(0, FeeSchedule.feeRoundedUp(0, 100_000));
        assertEquals(0, FeeSchedule.feeRoundedUp(1_000, 0));
        assertEquals(1, FeeSchedule.feeRoundedUp(1, 1));
        assertEquals(1, FeeSchedule.feeRoundedUp(1_000_000, 1));
        assertEquals(2, FeeSchedule.feeRoundedUp(1_000_001, 1));
    }

    @Test
    void shouldBeExactForEveryAmountAndRate() {
        final Random random = new Random(3);
        for (int i = 0; i < 200_000; i++) {
            final long units = random.nextLong(Balances.MAX_TOTAL + 1) >>> random.nextInt(62);
            final int ppm = random.nextInt(FeeSchedule.MAX_PPM + 1);
            final BigInteger expected = BigInteger.valueOf(units)
                    .multiply(BigInteger.valueOf(ppm))
                    .add(BigInteger.valueOf(999_999))
                    .divide(BigInteger.valueOf(1_000_000));
            assertEquals(
                    expected.longValueExact(), FeeSchedule.feeRoundedUp(units, ppm), "units=" + units + " ppm=" + ppm);
        }
    }
}
