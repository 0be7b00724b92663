package org.ringbook.audit.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.DateTimeException;
import org.junit.jupiter.api.Test;

class MomentTest {
    @Test
    void shouldWriteAndReadToTheNanosecond() {
        assertEquals("2025-10-09T08:53:20.000000001Z", Moment.text(1_760_000_000_000_000_001L));
        assertEquals(1_760_000_000_000_000_001L, Moment.parse("2025-10-09T08:53:20.000000001Z"));
        assertEquals(1_760_000_000_000_000_000L, Moment.parse("2025-10-09T10:53:20+02:00"));
    }

    @Test
    void shouldNotReadATimeWithoutAZone() {
        assertThrows(DateTimeException.class, () -> Moment.parse("2025-10-09T08:53:20"));
    }

    @Test
    void shouldWriteDecimalsExactly() {
        assertEquals("0.000001", new Decimal(1, 6).text(1));
        assertEquals("-12.5", new Decimal(25, 1).text(-5));
        assertEquals("922337203685477580.7", new Decimal(1, 1).text(Long.MAX_VALUE));
        assertEquals("0", new Decimal(1, 8).text(0));
        assertEquals("100", new Decimal(1, 0).text(100));
    }
}
