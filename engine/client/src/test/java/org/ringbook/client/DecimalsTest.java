package org.ringbook.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {
    private static final Decimals CENT_PRICE = Decimals.ofStep("price", "tick size", 1, 2);

    @ParameterizedTest
    @CsvSource({
        "1, 100",
        "1.00, 100",
        "0.01, 1",
        ".5, 50",
        "5., 500",
        "000012.30, 1230",
        "0, 0",
        "0.000000000000000000000000000000, 0",
        "92233720368547758.07, 9223372036854775807"
    })
    void shouldReadWhatIsAMultiple(final String text, final long count) {
        assertEquals(count, CENT_PRICE.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "-1", "+1", " 1", "1 ", "1,5", "1e2", "1E-2", "0x1", "NaN", "1.2.3", "1_000", "١"})
    void shouldRefuseWhatIsNotAPlainNumber(final String text) {
        final DecimalException refused = assertThrows(DecimalException.class, () -> CENT_PRICE.parse(text));
        assertNull(refused.below());
    }

    @Test
    void shouldRefuseTextThatIsTooLong() {
        final DecimalException refused =
                assertThrows(DecimalException.class, () -> CENT_PRICE.parse("1".repeat(1_000_000)));
        assertTrue(refused.getMessage().length() < 200);
    }

    @Test
    void shouldNameTheRuleAndTheNearestValues() {
        final DecimalException refused = assertThrows(DecimalException.class, () -> CENT_PRICE.parse("100.005"));
        assertEquals(
                "price 100.005 is not a multiple of the tick size 0.01; the nearest valid: 100.00 and 100.01",
                refused.getMessage());
        assertEquals("100.00", refused.below());
        assertEquals("100.01", refused.above());
    }

    @Test
    void shouldRefuseWhatDoesNotFit() {
        final DecimalException refused =
                assertThrows(DecimalException.class, () -> CENT_PRICE.parse("92233720368547758.08"));
        assertEquals("92233720368547758.07", refused.below());
        assertThrows(DecimalException.class, () -> CENT_PRICE.parse("9".repeat(40)));
    }

    @Test
    void shouldReadExponentsOnlyWhereAllowed() {
        final Decimals lenient = CENT_PRICE.withExponents();
        assertEquals(1, lenient.parse("1e-2"));
        assertEquals(120_000, lenient.parse("1.2E+3"));
        for (final String text : new String[] {"1e", "1e+", "e5", "1e999", "1e1.5", "1e-3"}) {
            assertThrows(DecimalException.class, () -> lenient.parse(text), text);
        }
    }

    @ParameterizedTest
    @CsvSource({"5, 1, 0.5, 1", "25, 2, 100, 400", "10, 1, 7, 7", "1000, 0, 3000, 3"})
    void shouldCountStepsThatAreNotPowersOfTen(
            final long mantissa, final int scale, final String text, final long count) {
        final Decimals decimals = Decimals.ofStep("quantity", "lot size", mantissa, scale);
        assertEquals(count, decimals.parse(text));
        assertEquals(0, new BigDecimal(text).compareTo(new BigDecimal(decimals.text(count))));
    }

    @Test
    void shouldWriteNegativeAndExtremeCounts() {
        final Decimals units = Decimals.ofScale("amount of XBT", 10);
        assertEquals("-0.0000000001", units.text(-1));
        assertEquals("922337203.6854775807", units.text(Long.MAX_VALUE));
        assertEquals("-922337203.6854775808", units.text(Long.MIN_VALUE));
        assertEquals("-1.5", units.shortText(-15_000_000_000L));
        assertEquals("0", units.shortText(0));
        assertEquals("100", Decimals.ofScale("amount of JPY", 0).shortText(100));
    }

    @Test
    void shouldAgreeWithExactArithmeticOnRandomText() {
        final long seed = System.nanoTime();
        final Random random = new Random(seed);
        for (int i = 0; i < 50_000; i++) {
            final long mantissa = random.nextInt(4) == 0 ? 1 + random.nextInt(5_000) : 1;
            final int scale = random.nextInt(19);
            final Decimals decimals = Decimals.ofStep("price", "tick size", mantissa, scale);
            final String text = randomText(random);
            check(decimals, new BigDecimal(text), BigDecimal.valueOf(mantissa, scale), text, seed);
        }
    }

    private static void check(
            final Decimals decimals,
            final BigDecimal value,
            final BigDecimal step,
            final String text,
            final long seed) {
        final BigDecimal[] division = value.divideAndRemainder(step);
        final BigInteger count = division[0].toBigInteger();
        final String where = text + " by " + step + " seed=" + seed;
        if (division[1].signum() == 0 && count.bitLength() < 64) {
            assertEquals(count.longValue(), decimals.parse(text), where);
            assertEquals(count.longValue(), decimals.parse(decimals.text(count.longValue())), where);
            assertEquals(count.longValue(), decimals.parse(decimals.shortText(count.longValue())), where);
        } else {
            final DecimalException refused = assertThrows(DecimalException.class, () -> decimals.parse(text), where);
            assertTrue(new BigDecimal(refused.below()).compareTo(value) < 0, where);
            decimals.parse(refused.below());
            if (refused.above() != null) {
                assertTrue(new BigDecimal(refused.above()).compareTo(value) > 0, where);
                decimals.parse(refused.above());
            }
        }
    }

    private static String randomText(final Random random) {
        final StringBuilder text = new StringBuilder();
        final int whole = random.nextInt(21);
        for (int i = 0; i < whole; i++) {
            text.append((char) ('0' + random.nextInt(10)));
        }
        if (whole == 0 || random.nextBoolean()) {
            text.append('.');
            final int fraction = (whole == 0 ? 1 : 0) + random.nextInt(21);
            for (int i = 0; i < fraction; i++) {
                text.append(random.nextInt(3) == 0 ? '0' : (char) ('0' + random.nextInt(10)));
            }
        }
        return text.toString();
    }
}
