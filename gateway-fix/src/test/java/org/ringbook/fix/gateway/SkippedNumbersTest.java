package org.ringbook.fix.gateway;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SkippedNumbersTest {
    private final SkippedNumbers skipped = new SkippedNumbers();

    private boolean isTaken(final String message) {
        final byte[] bytes = message.replace('|', (char) 1).getBytes(StandardCharsets.ISO_8859_1);
        return skipped.onBytes(ByteBuffer.wrap(bytes), 0, bytes.length);
    }

    private static String reset(final long number, final long newNumber) {
        return "8=FIX.4.4|9=60|35=4|49=MM|34=" + number + "|123=N|36=" + newNumber + "|10=123|";
    }

    @Test
    void shouldTakeAMillionInAConnection() {
        assertTrue(isTaken(reset(5, 500_005)));
        assertTrue(isTaken(reset(500_005, 1_000_005)));
        assertFalse(isTaken(reset(1_000_005, 1_000_006)));
    }

    @Test
    void shouldNotTakeBillionsByOneMessage() {
        assertFalse(isTaken(reset(1, 2_000_000_000)));
    }

    @Test
    void shouldNotCountWhatGoesBack() {
        for (int i = 0; i < 10; i++) {
            assertTrue(isTaken(reset(900_000, 1)));
        }
    }

    @Test
    void shouldSeeANumberInWhateverPartsItComes() {
        final byte[] bytes = reset(7, 3_000_000).replace('|', (char) 1).getBytes(StandardCharsets.ISO_8859_1);
        final ByteBuffer buffer = ByteBuffer.wrap(bytes);
        for (int at = 1; at < bytes.length; at++) {
            final SkippedNumbers parts = new SkippedNumbers();
            assertFalse(parts.onBytes(buffer, 0, at) && parts.onBytes(buffer, at, bytes.length), "cut at " + at);
        }
    }

    @Test
    void shouldCountWhatArtioTakesForNumbers() {
        assertFalse(isTaken("8=FIX.4.4|35=4|34=|36=7|10=000|"));
        assertFalse(new SkippedNumbersTest().isTaken("8=FIX.4.4|35=4|34=-2000000|36=7|10=000|"));
        assertFalse(new SkippedNumbersTest().isTaken("8=FIX.4.4|35=D|34=|11=7|10=000|"));
        assertTrue(new SkippedNumbersTest().isTaken("8=FIX.4.4|35=D|34=-20|11=7|10=000|"));
        assertTrue(new SkippedNumbersTest().isTaken("8=FIX.4.4|35=4|34=1x|36=2000000|10=000|"));
        assertTrue(new SkippedNumbersTest().isTaken("8=FIX.4.4|35=4|34=1|36=99999999999|10=000|"));
        assertTrue(new SkippedNumbersTest().isTaken("8=FIX.4.4|35=4|36=2000000|34=1|10=000|"));
    }

    @Test
    void shouldSeeANumberThatIsGivenAgain() {
        assertFalse(isTaken("8=FIX.4.4|35=4|34=3|36=4|36=5000000|10=000|"));
    }

    @Test
    void shouldNotMindOtherFieldsAndRubbish() {
        assertTrue(isTaken("8=FIX.4.4|35=D|34=3|11=36=9999999|38=99999999|136=99999999|10=000|"));
        assertTrue(isTaken("garbage 36 34|||==|36|34|=99999999|"));
        assertTrue(isTaken("36=99999999999999999999999|10=000|"));
        assertTrue(isTaken("34=1|35=0|10=1|"));
    }
}
