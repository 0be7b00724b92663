package org.ringbook.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.charset.StandardCharsets;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.ringbook.sbe.messages.GatewayHelloEncoder;
import org.ringbook.sbe.messages.MarketState;
import org.ringbook.sbe.messages.MessageHeaderEncoder;
import org.ringbook.sbe.messages.OrdType;
import org.ringbook.sbe.messages.SetMarketScheduleEncoder;
import org.ringbook.sbe.messages.Side;
import org.ringbook.sbe.messages.TimeInForce;
import org.ringbook.sbe.messages.TimerEncoder;

final class FrameCheckTest {
    private final CommandFrames frames = new CommandFrames();

    @Test
    void shouldTakeAWholeCommandOnly() {
        newOrder();
        assertEquals(FrameKind.COMMAND, check(frames.length));
        for (int length = 0; length < frames.length; length++) {
            assertNotEquals(FrameKind.COMMAND, check(length), "length=" + length);
        }
        assertEquals(FrameKind.MALFORMED, check(frames.length - 1));
        assertEquals(FrameKind.MALFORMED, check(frames.length + 1));
        assertEquals(FrameKind.INVALID, check(29));
    }

    @Test
    void shouldDropOtherSchemasTemplatesAndVersions() {
        newOrder();
        assertEquals(FrameKind.INVALID, checkWith(2, (short) 9));
        assertEquals(FrameKind.INVALID, checkWith(2, (short) -1));
        assertEquals(FrameKind.INVALID, checkWith(2, (short) 100));
        assertEquals(FrameKind.INVALID, checkWith(4, (short) 2));
        assertEquals(FrameKind.INVALID, checkWith(6, (short) 1));
        assertEquals(FrameKind.MALFORMED, checkWith(0, (short) 55));
        assertEquals(FrameKind.INVALID, checkWith(0, (short) 21));
    }

    @Test
    void shouldDropNumbersThatMakeNoSense() {
        newOrder();
        frames.buffer.putShort(8 + 20, (short) 7);
        assertEquals(FrameKind.INVALID, check(frames.length), "no epoch, no sequence");
        frames.buffer.putInt(8 + 8, 1);
        assertEquals(FrameKind.INVALID, check(frames.length), "no sequence");
        frames.buffer.putLong(8, 1);
        assertEquals(FrameKind.COMMAND, check(frames.length));
        frames.buffer.putShort(8 + 20, (short) -1);
        assertEquals(FrameKind.INVALID, check(frames.length), "gateway 65535");
    }

    @Test
    void shouldTellTheHostsOwnCommands() {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[64]);
        new TimerEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder());
        assertEquals(FrameKind.HOST_COMMAND, FrameCheck.check(buffer, 0, 30));
    }

    @Test
    void shouldWantANumberedGatewayToSayHello() {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[64]);
        final GatewayHelloEncoder hello = new GatewayHelloEncoder();
        hello.wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder()).name("x");
        final int length = 8 + hello.encodedLength();
        assertEquals(FrameKind.INVALID, FrameCheck.check(buffer, 0, length));
        buffer.putShort(8 + 20, (short) 7);
        buffer.putInt(8 + 8, 1);
        assertEquals(FrameKind.COMMAND, FrameCheck.check(buffer, 0, length));
    }

    @Test
    void shouldTakeAScheduleWithAllItsEntriesOnly() {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[256]);
        final SetMarketScheduleEncoder schedule = new SetMarketScheduleEncoder();
        schedule.wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder()).marketId(1);
        final int block = 8 + schedule.encodedLength();
        final SetMarketScheduleEncoder.EntriesEncoder entries = schedule.entriesCount(2);
        entries.next().secondsOfDay(0).state(MarketState.OPEN).days((short) 1);
        entries.next().secondsOfDay(1).state(MarketState.CLOSED).days((short) 1);
        final int length = 8 + schedule.encodedLength();
        assertEquals(FrameKind.COMMAND, FrameCheck.check(buffer, 0, length));
        for (int shorter = block; shorter < length; shorter++) {
            assertEquals(FrameKind.MALFORMED, FrameCheck.check(buffer, 0, shorter), "length=" + shorter);
        }
        assertEquals(FrameKind.MALFORMED, FrameCheck.check(buffer, 0, length + 1));
        buffer.putShort(block, (short) 7);
        assertEquals(FrameKind.MALFORMED, FrameCheck.check(buffer, 0, length), "an entry of another length");
    }

    private void newOrder() {
        final byte[] id = "abc".getBytes(StandardCharsets.US_ASCII);
        frames.newOrder(1, 1, Side.BUY, OrdType.LIMIT, TimeInForce.GTC, 5, 5, id);
    }

    private FrameKind checkWith(final int offset, final short value) {
        final short before = frames.buffer.getShort(offset);
        frames.buffer.putShort(offset, value);
        final FrameKind kind = check(frames.length);
        frames.buffer.putShort(offset, before);
        return kind;
    }

    private FrameKind check(final int length) {
        return FrameCheck.check(frames.buffer, 0, length);
    }
}
