package org.ringbook.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.ringbook.reference.Admission;
import org.ringbook.reference.Admission.Answer;
import org.ringbook.reference.ReferenceCore;
import org.ringbook.scenarios.CommandFrames.Sender;

/** Admission row by row, what hello and down do, and the promises of the host. */
class GatewaysTest {
    private static final int G = 7;
    private static final long NONCE = 99;

    private final ReferenceCore core = new ReferenceCore();
    private final CommandFrames frames = new CommandFrames();

    private byte[] hello(final int gatewayId, final int epoch, final long nonce) {
        return frames.from(new Sender(gatewayId, epoch, 0, 0)).gatewayHello(nonce);
    }

    private byte[] numbered(final int epoch, final long number) {
        return frames.from(new Sender(G, epoch, number, 0)).malformedCommand();
    }

    private Answer admits(final byte[] frame) {
        return core.admit(new UnsafeBuffer(frame), 0, frame.length).answer();
    }

    private String applies(final byte[] frame) {
        final byte[] event = core.apply(core.lastSequence() + 1, 1, new UnsafeBuffer(frame), 0, frame.length)
                .get(0);
        final String text = FrameText.of(event);
        return FrameText.name(event) + " " + text.substring(text.indexOf("):") + 2);
    }

    @Test
    void shouldAdmitGateway0AlwaysButItsHello() {
        assertEquals(Answer.ADMIT, admits(frames.from(CommandFrames.HOST).timer()));
        assertEquals(Answer.ADMIT, admits(frames.from(new Sender(0, 5, -5, 0)).timer()));
        assertEquals(Answer.STALE, admits(hello(0, 1, NONCE)));
    }

    @Test
    void shouldWantAHelloFirst() {
        assertEquals(Answer.DOWN, admits(numbered(1, 1)));
        assertEquals(Answer.STALE, admits(hello(G, 0, NONCE)));
        assertEquals(Answer.STALE, admits(hello(65_535, 1, NONCE)));
        assertEquals(Answer.ADMIT, admits(hello(G, 3, NONCE)));
        assertEquals("GatewayUp gatewayId=7|epoch=3|nonce=99|lastGatewaySequence=0", applies(hello(G, 3, NONCE)));
    }

    @Test
    void shouldKnowItsIncarnationFromOthers() {
        applies(hello(G, 3, NONCE));
        assertEquals(Answer.DUPLICATE, admits(hello(G, 3, NONCE)));
        assertEquals(Answer.STALE, admits(hello(G, 3, NONCE + 1)));
        assertEquals(Answer.STALE, admits(hello(G, 2, NONCE)));
        assertEquals(Answer.ADMIT, admits(hello(G, 4, NONCE)));
    }

    @Test
    void shouldTakeNumbersOneByOne() {
        applies(hello(G, 3, NONCE));
        assertEquals(Answer.STALE, admits(numbered(2, 1)));
        assertEquals(Answer.STALE, admits(numbered(4, 1)));
        assertEquals(Answer.DUPLICATE, admits(numbered(3, 0)));
        assertEquals(Answer.GAP, admits(numbered(3, 2)));
        assertEquals("CommandRejected existingId=0|reason=MALFORMED", applies(numbered(3, 1)));
        assertEquals(Answer.DUPLICATE, admits(numbered(3, 1)));
        assertEquals(Answer.ADMIT, admits(numbered(3, 2)));
        final byte[] gap = numbered(3, 9);
        assertEquals(new Admission(Answer.GAP, 2), core.admit(new UnsafeBuffer(gap), 0, gap.length));
    }

    @Test
    void shouldGoOnAfterSilenceOrBeginAnew() {
        applies(hello(G, 3, NONCE));
        applies(numbered(3, 1));
        final byte[] other = frames.from(CommandFrames.HOST).gatewayDown(G, 2);
        assertEquals(
                0, core.apply(3, 1, new UnsafeBuffer(other), 0, other.length).size());
        assertEquals(
                "GatewayWentDown gatewayId=7|epoch=3",
                applies(frames.from(CommandFrames.HOST).gatewayDown(G, 3)));
        final byte[] again = frames.from(CommandFrames.HOST).gatewayDown(G, 3);
        assertEquals(
                0, core.apply(5, 1, new UnsafeBuffer(again), 0, again.length).size());
        assertEquals(Answer.DOWN, admits(numbered(3, 2)));
        assertEquals(Answer.STALE, admits(hello(G, 3, NONCE + 1)));
        assertEquals("GatewayUp gatewayId=7|epoch=3|nonce=99|lastGatewaySequence=1", applies(hello(G, 3, NONCE)));
        assertEquals(Answer.ADMIT, admits(numbered(3, 2)));
        assertEquals("GatewayUp gatewayId=7|epoch=4|nonce=1|lastGatewaySequence=0", applies(hello(G, 4, 1)));
        assertEquals(Answer.STALE, admits(numbered(3, 2)));
        assertEquals(Answer.ADMIT, admits(numbered(4, 1)));
    }

    @Test
    void shouldHoldTheHostToItsPromises() {
        applies(frames.from(CommandFrames.HOST).haltEngine(0));
        fails(1, 1, frames.from(CommandFrames.HOST).timer());
        fails(3, 1, frames.from(CommandFrames.HOST).timer());
        fails(2, 0, frames.from(CommandFrames.HOST).timer());
        fails(2, 1, frames.goOn());
        fails(2, 1, numbered(1, 1));
        fails(2, 1, hello(0, 1, 1));
        final byte[] unknown = frames.from(CommandFrames.HOST).timer();
        unknown[2] = 79;
        fails(2, 1, unknown);
        final byte[] otherSchema = frames.from(CommandFrames.HOST).timer();
        otherSchema[4] = 2;
        fails(2, 1, otherSchema);
        assertEquals(1, core.lastSequence());
    }

    @Test
    void shouldNotReadBeyondAFrame() {
        final byte[] deposit = frames.from(CommandFrames.HOST).deposit(1, 1, 1, "reference");
        final UnsafeBuffer buffer = new UnsafeBuffer(deposit);
        for (int length = 0; length < deposit.length; length++) {
            final int tooShort = length;
            assertThrows(IllegalStateException.class, () -> core.apply(1, 1, buffer, 0, tooShort));
        }
    }

    private void fails(final long sequence, final long timestampNs, final byte[] frame) {
        assertThrows(
                IllegalStateException.class,
                () -> core.apply(sequence, timestampNs, new UnsafeBuffer(frame), 0, frame.length));
    }
}
