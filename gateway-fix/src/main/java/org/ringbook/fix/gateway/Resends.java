package org.ringbook.fix.gateway;

import java.util.function.LongSupplier;
import org.agrona.collections.Long2ObjectHashMap;
import uk.co.real_logic.artio.decoder.AbstractResendRequestDecoder;
import uk.co.real_logic.artio.session.ResendRequestController;
import uk.co.real_logic.artio.session.ResendRequestResponse;
import uk.co.real_logic.artio.session.Session;

/**
 * Bounds what a session is sent again, since the thread that does it is that of all sessions: one resend at a time and one that waits, and only so
 * many messages a second. What is beyond is answered with a Reject. The gateway's thread only.
 */
final class Resends implements ResendRequestController {
    private static final int BEGIN_SEQ_NO = 7;

    /** The next part may be asked for before it is known that the last one is all sent. */
    private static final int REQUESTS_MAX = 2;

    private final LongSupplier nowNs;
    private final Long2ObjectHashMap<Resent> sessions = new Long2ObjectHashMap<>();

    private static final class Resent {
        private final ResendBudget budget = new ResendBudget();
        private int requests;
    }

    Resends(final LongSupplier nowNs) {
        this.nowNs = nowNs;
    }

    @Override
    public void onResend(
            final Session session,
            final AbstractResendRequestDecoder request,
            final int correctedEndSeqNo,
            final ResendRequestResponse response) {
        final Resent resent = sessions.computeIfAbsent(session.id(), id -> new Resent());
        if (!session.isReplaying()) {
            resent.requests = 0; // also those that ended with their connection
        }
        final long messages = (long) correctedEndSeqNo - request.beginSeqNo() + 1;
        if (resent.requests < REQUESTS_MAX && resent.budget.take(messages, nowNs.getAsLong())) {
            resent.requests++;
            response.resend();
        } else {
            response.reject(BEGIN_SEQ_NO);
        }
    }

    @Override
    public void onResendComplete(final Session session, final int remainingReplaysInFlight) {
        final Resent resent = sessions.get(session.id());
        if (resent != null) {
            resent.requests = remainingReplaysInFlight;
        }
    }
}
