package org.ringbook.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.ringbook.sbe.Frames;
import org.ringbook.sbe.messages.BooleanType;
import org.ringbook.sbe.messages.CancelReason;
import org.ringbook.sbe.messages.MarketState;
import org.ringbook.sbe.messages.MassCanceledDecoder;
import org.ringbook.sbe.messages.MessageHeaderDecoder;
import org.ringbook.sbe.messages.OrdType;
import org.ringbook.sbe.messages.OrderCanceledDecoder;
import org.ringbook.sbe.messages.SessionLoggedOutDecoder;
import org.ringbook.sbe.messages.Side;
import org.ringbook.sbe.messages.TimeInForce;

final class CancelsOfManyTest {
    private static final byte[] NO_ID = new byte[0];
    private static final int ACCOUNTS = 10;
    private static final int SESSION = 7;
    private static final long GRACE_NS = 1_000;

    private final ExchangeCore core = new ExchangeCore();
    private final CommandFrames frames = new CommandFrames();
    private final EventSink events = new EventSink();
    private final UnsafeBuffer record = new UnsafeBuffer(new byte[Frames.MAX_RECORD_LENGTH]);
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final OrderCanceledDecoder canceled = new OrderCanceledDecoder();
    private final MassCanceledDecoder massCanceled = new MassCanceledDecoder();
    private final List<Long> canceledIds = new ArrayList<>();

    @Test
    void shouldCancelASessionsOrdersOfAllItsOwnersAccountsInEntryOrder() {
        final long seed = 17;
        final Random random = new Random(seed);
        setUp();
        frames.sessionLogon(SESSION, 1, true, GRACE_NS);
        apply();
        final List<Long> ofSession = enter(random, 12_000);
        frames.sessionLogout(SESSION);
        apply();
        assertEquals(core.lastTimestampNs() + GRACE_NS, core.nextDeadlineNs());
        final long due = core.nextDeadlineNs();
        frames.timer();
        apply(due);
        int slices = 1;
        while (core.continuationDue()) {
            assertEquals(RecordBounds.CANCELS, massCanceled.canceledCount());
            assertEquals(BooleanType.TRUE, massCanceled.more());
            frames.goOn();
            apply();
            slices++;
        }
        assertEquals(1 + ofSession.size() / RecordBounds.CANCELS, slices, "seed=" + seed);
        assertEquals(ofSession, canceledIds, "seed=" + seed);
        assertEquals(BooleanType.FALSE, massCanceled.more());
        assertEquals(CancelReason.DISCONNECT, massCanceled.reason());
        assertEquals(SESSION, massCanceled.sessionId());
        assertEquals(0, massCanceled.accountId());
        assertEquals(Long.MAX_VALUE, core.nextDeadlineNs());
    }

    @Test
    void shouldNotCancelTheOrdersOfASessionThatCameBackInTime() {
        setUp();
        frames.sessionLogon(SESSION, 1, true, GRACE_NS);
        apply();
        enter(new Random(1), 10);
        frames.sessionLogout(SESSION);
        apply();
        frames.sessionLogon(SESSION, 1, true, GRACE_NS);
        apply();
        assertEquals(Long.MAX_VALUE, core.nextDeadlineNs());
    }

    @Test
    void shouldEndTheSessionsOfAGatewayThatBeginsANewEpoch() {
        setUp();
        frames.hello(3, 1);
        apply();
        for (int session = 1; session <= 3; session++) {
            frames.sessionLogon(session, 1, session != 2, GRACE_NS);
            frames.ofGateway(session == 3 ? 0 : 3, session == 3 ? 0 : 1, session);
            apply();
        }
        frames.hello(3, 2);
        apply();
        assertEquals(3, events.count(), "the hello and two sessions");
        final SessionLoggedOutDecoder loggedOut = new SessionLoggedOutDecoder();
        int offset = nextFrame(0);
        loggedOut.wrapAndApplyHeader(record, Frames.offset(offset), header);
        assertEquals(1, loggedOut.sessionId());
        assertEquals(core.lastTimestampNs() + GRACE_NS, loggedOut.cancelAtNs());
        offset = nextFrame(offset);
        loggedOut.wrapAndApplyHeader(record, Frames.offset(offset), header);
        assertEquals(2, loggedOut.sessionId());
        assertEquals(0, loggedOut.cancelAtNs());
    }

    @Test
    void shouldTakeNothingButATimerFromADeadlineOn() {
        setUp();
        frames.cancelAllAfter(1, 50);
        apply();
        final long due = core.nextDeadlineNs();
        assertEquals(core.lastTimestampNs() + 50, due);
        frames.cancelAllAfter(1, 60);
        apply(due - 1);
        assertEquals(due - 1 + 60, core.nextDeadlineNs());
        frames.cancelAllAfter(1, 0);
        assertThrows(IllegalStateException.class, () -> apply(due - 1 + 60));
        frames.timer();
        apply(due - 1 + 60);
        assertEquals(CancelReason.DEAD_MAN, massCanceled.reason());
        assertEquals(1, massCanceled.accountId());
        assertFalse(core.continuationDue());
        assertEquals(Long.MAX_VALUE, core.nextDeadlineNs());
    }

    private void setUp() {
        frames.asset("XBT", 10, 8);
        apply();
        frames.asset("ZAR", 8, 2);
        apply();
        frames.market("XBTZAR", 1, 2);
        apply();
        frames.marketState(1, MarketState.OPEN);
        apply();
        for (int accountId = 1; accountId <= ACCOUNTS; accountId++) {
            frames.accountOf(accountId == 1 ? 0 : 1, "account" + accountId);
            apply();
            frames.deposit(accountId, 2, 1L << 57, ("r" + accountId).getBytes(StandardCharsets.US_ASCII));
            apply();
        }
    }

    private List<Long> enter(final Random random, final int orders) {
        final List<Long> ofSession = new ArrayList<>();
        for (int i = 0; i < orders; i++) {
            final int accountId = 1 + random.nextInt(ACCOUNTS);
            frames.newOrder(
                    accountId, 1, Side.BUY, OrdType.LIMIT, TimeInForce.GTC, 1_000 + random.nextInt(100), 100, NO_ID);
            if (random.nextInt(4) != 0) {
                frames.ofSession(SESSION);
                ofSession.add(core.lastSequence() + 1);
            }
            apply();
        }
        return ofSession;
    }

    private int nextFrame(final int offset) {
        return Frames.next(record, offset);
    }

    private void apply() {
        apply(core.lastTimestampNs() + 1);
    }

    private void apply(final long timestampNs) {
        events.wrap(record, 0, record.capacity());
        core.apply(core.lastSequence() + 1, timestampNs, frames.buffer, 0, frames.length, events);
        assertTrue(events.count() <= Frames.MAX_EVENTS);
        for (int i = 0, offset = 0; i < events.count(); i++, offset = nextFrame(offset)) {
            final int templateId = Frames.templateId(record, Frames.offset(offset));
            if (templateId == OrderCanceledDecoder.TEMPLATE_ID) {
                canceled.wrapAndApplyHeader(record, Frames.offset(offset), header);
                canceledIds.add(canceled.orderId());
            } else if (templateId == MassCanceledDecoder.TEMPLATE_ID) {
                massCanceled.wrapAndApplyHeader(record, Frames.offset(offset), header);
            }
        }
    }
}
