package org.ringbook.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.ringbook.sbe.messages.CancelOrderDecoder;
import org.ringbook.sbe.messages.MarketState;
import org.ringbook.sbe.messages.MassCancelDecoder;
import org.ringbook.sbe.messages.MessageHeaderDecoder;
import org.ringbook.sbe.messages.MessageHeaderEncoder;
import org.ringbook.sbe.messages.NewOrderDecoder;
import org.ringbook.sbe.messages.SetMarketScheduleDecoder;
import org.ringbook.sbe.messages.Side;
import org.ringbook.sbe.messages.TimerEncoder;
import org.ringbook.sbe.transport.CommandEnvelopeDecoder;

class CommandDraftTest {
    private final CommandDraft draft = new CommandDraft();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();

    @Test
    void shouldStampEnvelopeAndHeader() {
        final var order = draft.newOrder();
        order.header().sessionId(5).sessionSequence(6);
        order.accountId(1).clOrdId("abc");
        final int length = draft.stamp(7, 2, 99, 1234);
        final CommandEnvelopeDecoder envelope = new CommandEnvelopeDecoder();
        envelope.wrapAndApplyHeader(draft.buffer(), 0, new org.ringbook.sbe.transport.MessageHeaderDecoder());
        assertEquals(1234, envelope.gatewayInNs());
        final NewOrderDecoder decoder = new NewOrderDecoder();
        decoder.wrapAndApplyHeader(draft.buffer(), CommandDraft.FRAME_OFFSET, header);
        assertEquals(7, decoder.header().gatewayId());
        assertEquals(2, decoder.header().gatewayEpoch());
        assertEquals(99, decoder.header().gatewaySequence());
        assertEquals(5, decoder.header().sessionId());
        assertEquals(6, decoder.header().sessionSequence());
        assertEquals("abc", decoder.clOrdId());
        assertEquals(length, decoder.limit());
    }

    @Test
    void shouldKeepTheTimeThatTheGatewayGave() {
        draft.newOrder();
        draft.gatewayInNs(55);
        draft.stamp(7, 1, 1, 1234);
        final CommandEnvelopeDecoder envelope = new CommandEnvelopeDecoder();
        envelope.wrapAndApplyHeader(draft.buffer(), 0, new org.ringbook.sbe.transport.MessageHeaderDecoder());
        assertEquals(55, envelope.gatewayInNs());
    }

    @Test
    void shouldLeaveNothingOfTheCommandBefore() {
        draft.newOrder().accountId(9).quantity(9).flags().postOnly(true);
        draft.newOrder().marketId(1);
        draft.stamp(7, 1, 1, 1);
        final NewOrderDecoder decoder = new NewOrderDecoder();
        decoder.wrapAndApplyHeader(draft.buffer(), CommandDraft.FRAME_OFFSET, header);
        assertEquals(0, decoder.accountId());
        assertEquals(0, decoder.quantity());
        assertEquals(false, decoder.flags().postOnly());
    }

    @Test
    void shouldMakeTextsThatAreLeftOutEmpty() {
        draft.cancelOrder().accountId(1).origClOrdId("first");
        final int length = draft.stamp(7, 1, 1, 1);
        final CancelOrderDecoder decoder = new CancelOrderDecoder();
        decoder.wrapAndApplyHeader(draft.buffer(), CommandDraft.FRAME_OFFSET, header);
        assertEquals("first", decoder.origClOrdId());
        assertEquals("", decoder.clOrdId());
        assertEquals(length, decoder.limit());
    }

    @Test
    void shouldCancelBothSidesUnlessOneIsSet() {
        draft.massCancel().accountId(1);
        draft.stamp(7, 1, 1, 1);
        final MassCancelDecoder decoder = new MassCancelDecoder();
        decoder.wrapAndApplyHeader(draft.buffer(), CommandDraft.FRAME_OFFSET, header);
        assertEquals(Side.NULL_VAL, decoder.side());
    }

    @Test
    void shouldTakeOverOnlyFramesThatAGatewayMaySend() {
        final UnsafeBuffer frame = new UnsafeBuffer(new byte[64]);
        new TimerEncoder().wrapAndApplyHeader(frame, 0, new MessageHeaderEncoder());
        assertThrows(IllegalArgumentException.class, () -> draft.frame(frame, 0, 30));
        assertThrows(IllegalArgumentException.class, () -> draft.frame(frame, 0, 29));
        assertThrows(IllegalArgumentException.class, () -> draft.frame(frame, 0, CommandDraft.MAX_FRAME_LENGTH + 1));
        draft.haltEngine();
        frame.putBytes(0, draft.buffer(), CommandDraft.FRAME_OFFSET, 31);
        draft.frame(frame, 0, 31);
        assertEquals(CommandDraft.FRAME_OFFSET + 31, draft.stamp(1, 1, 1, 1));
    }

    @Test
    void shouldSendTheEntriesOfASchedule() {
        final var entries = draft.setMarketSchedule().marketId(3).entriesCount(2);
        entries.next().secondsOfDay(3_600).state(MarketState.AUCTION).days((short) 31);
        entries.next().secondsOfDay(7_200).state(MarketState.OPEN).days((short) 127);
        final int length = draft.stamp(7, 1, 1, 1);
        final SetMarketScheduleDecoder decoder = new SetMarketScheduleDecoder();
        decoder.wrapAndApplyHeader(draft.buffer(), CommandDraft.FRAME_OFFSET, header);
        final var read = decoder.entries();
        assertEquals(2, read.count());
        assertEquals(3_600, read.next().secondsOfDay());
        assertEquals(127, read.next().days());
        assertEquals(length, decoder.limit());
    }

    @Test
    void shouldSendAnEmptySchedule() {
        draft.setMarketSchedule().marketId(3).entriesCount(0);
        final int length = draft.stamp(7, 1, 1, 1);
        final SetMarketScheduleDecoder decoder = new SetMarketScheduleDecoder();
        decoder.wrapAndApplyHeader(draft.buffer(), CommandDraft.FRAME_OFFSET, header);
        assertEquals(0, decoder.entries().count());
        assertEquals(length, decoder.limit());
    }
}
