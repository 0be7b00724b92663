package org.ringbook.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class HopTimesTest {
    private final HopTimes hops = new HopTimes(4, 10);

    @Test
    void shouldTellTimesOfCommittedRecords() {
        hops.sequenced(11, 1, 2);
        hops.sequenced(12, 3, 4);
        assertEquals(10, hops.committedSequence());
        hops.committed(11, 12, 5);
        assertEquals(12, hops.committedSequence());
        assertTimes(11, 1, 2, 5);
        assertTimes(12, 3, 4, 5);
    }

    @Test
    void shouldNotKnowWhatIsNotCommittedOrWasWrittenOver() {
        hops.sequenced(11, 1, 2);
        assertTimes(11, 0, 0, 0);
        hops.committed(11, 11, 3);
        hops.sequenced(15, 4, 5);
        assertTimes(11, 0, 0, 0);
        hops.committed(15, 15, 6);
        assertTimes(11, 0, 0, 0);
        assertTimes(15, 4, 5, 6);
        assertTimes(19, 0, 0, 0);
    }

    @Test
    void shouldNotTellTheTimesOfALaterRecordWhenItIsCommittedLate() {
        for (long sequence = 11; sequence <= 16; sequence++) {
            hops.sequenced(sequence, sequence, sequence);
        }
        hops.committed(11, 14, 3);
        assertEquals(14, hops.committedSequence());
        assertTimes(11, 0, 0, 0);
        assertTimes(12, 0, 0, 0);
        assertTimes(13, 13, 13, 3);
        assertTimes(14, 14, 14, 3);
    }

    @Test
    void shouldWantPowerOfTwo() {
        assertThrows(IllegalArgumentException.class, () -> new HopTimes(3, 0));
    }

    private void assertTimes(
            final long sequence, final long gatewayInNs, final long sequencedNs, final long committedNs) {
        hops.read(sequence);
        assertEquals(gatewayInNs, hops.gatewayInNs());
        assertEquals(sequencedNs, hops.sequencedNs());
        assertEquals(committedNs, hops.committedNs());
    }
}
