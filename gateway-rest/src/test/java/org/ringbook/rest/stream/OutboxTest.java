package org.ringbook.rest.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A connection that does not read is ended, and the others of its feed do not notice. */
class OutboxTest {
    @Test
    void shouldSendInOrderWhatWaitedBehindAStop() {
        final RecordedSocket socket = new RecordedSocket();
        final Outbox outbox = socket.outbox(10);
        socket.stop();
        for (int i = 1; i <= 4; i++) {
            assertTrue(outbox.offer("m" + i));
        }
        assertEquals(List.of("m1"), socket.take());
        assertEquals(3, outbox.waiting());
        socket.goOn();
        assertEquals(List.of("m2", "m3", "m4"), socket.take());
        assertNull(socket.closeReason());
    }

    @Test
    void shouldEndWhoDoesNotReadAndServeTheOthers() {
        final Audience audience = new Audience();
        final RecordedSocket reader = new RecordedSocket();
        final RecordedSocket still = new RecordedSocket();
        final Outbox stuck = still.outbox(3);
        audience.add(reader.outbox(3));
        audience.add(stuck);
        still.stop();
        for (int i = 1; i <= 100; i++) {
            audience.send("m" + i);
        }
        assertEquals(100, reader.take().size());
        assertEquals("too slow: messages were not read in time", still.closeReason());
        assertEquals(0, stuck.waiting());
        assertEquals(1, audience.size());
        assertFalse(stuck.offer("more"));
    }

    @Test
    void shouldBoundCharactersToo() {
        final RecordedSocket socket = new RecordedSocket();
        final Outbox outbox = new Outbox(socket, Runnable::run, 100, 10);
        socket.stop();
        assertTrue(outbox.offer("1234567890"));
        assertTrue(outbox.offer("12345"));
        assertFalse(outbox.offer("123456"));
        assertTrue(outbox.isClosed());
    }
}
