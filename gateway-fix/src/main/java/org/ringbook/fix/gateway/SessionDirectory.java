package org.ringbook.fix.gateway;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.agrona.collections.Int2ObjectHashMap;
import org.ringbook.client.venue.ApiKey;
import org.ringbook.client.venue.Catalog;
import org.ringbook.fix.report.Report;
import org.ringbook.fix.report.ReportListener;
import uk.co.real_logic.artio.Reply;
import uk.co.real_logic.artio.builder.HeaderEncoder;
import uk.co.real_logic.artio.library.FixLibrary;
import uk.co.real_logic.artio.library.SessionAcquiredInfo;
import uk.co.real_logic.artio.library.SessionHandler;
import uk.co.real_logic.artio.messages.SessionReplyStatus;
import uk.co.real_logic.artio.session.Session;
import uk.co.real_logic.artio.session.SessionWriter;

/**
 * All FIX sessions: one for each key with a comp id, from the moment that the event stream tells of it. Each is taken over from Artio whether its
 * client is there or not, so that its reports are numbered and archived either way. Hands reports to those whom they concern. The gateway's thread
 * only.
 */
final class SessionDirectory implements ReportListener, Catalog.Listener {
    private static final int REPLY_MS = 10_000;

    /** Mass cancels whose client order ids are remembered until they are answered. */
    private static final int MASS_IDS_MAX = 1_024;

    /** Messages of market data that a session is given in a turn. */
    private static final int MARKET_DATA_LIMIT = 4;

    private final FixGatewayContext context;
    private final FixSession.SessionTurn turn;
    private final Consumer<String> log;
    private final List<FixSession> sessions = new ArrayList<>();
    private final Int2ObjectHashMap<FixSession> bySessionId = new Int2ObjectHashMap<>();

    /** Sessions that hear of all orders of an owner. */
    private final Int2ObjectHashMap<List<FixSession>> observers = new Int2ObjectHashMap<>();

    /** Those of the exchange, which hear of all orders. */
    private final List<FixSession> houseObservers = new ArrayList<>();

    private final Map<String, FixSession> byCompId = new HashMap<>();
    private final ArrayDeque<FixSession> toAcquire = new ArrayDeque<>();
    private final Map<Long, String> massCancelIds = new LinkedHashMap<>();
    private FixSession acquiring;
    private Reply<SessionWriter> opened;
    private Reply<SessionReplyStatus> requested;
    private int waiting;

    SessionDirectory(final FixGatewayContext context, final FixSession.SessionTurn turn) {
        this.context = context;
        this.turn = turn;
        log = context.log();
    }

    /** In the order in which their keys were issued. */
    List<FixSession> all() {
        return sessions;
    }

    FixSession find(final int sessionId) {
        return bySessionId.get(sessionId);
    }

    boolean isSettled() {
        return acquiring == null && toAcquire.isEmpty();
    }

    @Override
    public void onKey(final ApiKey key) {
        if (!key.isFixSession()) {
            return;
        }
        final FixSession session = new FixSession(key, turn, context.messagesPerSecond());
        sessions.add(session);
        bySessionId.put(key.sessionId(), session);
        if (key.ownerId() == 0 && key.observes(0)) {
            houseObservers.add(session);
        } else if (key.observes(key.ownerId())) {
            observers.computeIfAbsent(key.ownerId(), owner -> new ArrayList<>()).add(session);
        }
        byCompId.put(key.compId(), session);
        toAcquire.addLast(session);
    }

    @Override
    public void onRevoked(final ApiKey key) {
        final FixSession session = bySessionId.get(key.sessionId());
        if (session != null) {
            session.end("its key was revoked");
        }
    }

    /** Artio hands a session over. */
    SessionHandler onAcquired(final Session session, final SessionAcquiredInfo info) {
        final String compId = session.compositeKey().remoteCompId();
        final FixSession known = byCompId.get(compId);
        if (known == null) {
            throw new IllegalStateException("Artio has a session that nobody may log on to: " + compId);
        }
        return known.acquired(session, info);
    }

    /** Takes over what is not taken over yet, one after the other. Returns how much was done. */
    int acquire(final FixLibrary library) {
        if (acquiring == null) {
            acquiring = toAcquire.pollFirst();
            if (acquiring == null) {
                return 0;
            }
            final HeaderEncoder header = new HeaderEncoder();
            header.senderCompID(acquiring.key().compId())
                    .targetCompID(context.compId()); // as in a message of the client's
            opened = library.followerSession(header, REPLY_MS);
            requested = null;
            return 1;
        }
        if (requested == null) {
            if (opened.isExecuting()) {
                return 0;
            }
            if (!opened.hasCompleted()) {
                throw new IllegalStateException(
                        "Artio did not open session " + acquiring.key().compId() + ": " + opened);
            }
            final long id = opened.resultIfPresent().id();
            requested =
                    library.requestSession(id, FixLibrary.NO_MESSAGE_REPLAY, FixLibrary.NO_MESSAGE_REPLAY, REPLY_MS);
            return 1;
        }
        return awaitSession();
    }

    private int awaitSession() {
        if (requested.isExecuting()) {
            return 0;
        }
        final SessionReplyStatus status = requested.hasCompleted() ? requested.resultIfPresent() : null;
        if (!acquiring.isAcquired()) {
            if (status == SessionReplyStatus.OK || status == SessionReplyStatus.OTHER_SESSION_OWNER) {
                return 0;
            }
            log.accept("session " + acquiring.key().compId() + " is asked for again: " + status);
            toAcquire.addFirst(acquiring);
        }
        acquiring = null;
        return 1;
    }

    @Override
    public boolean hasRecipient(final int sessionId, final int otherId, final int ownerId) {
        return bySessionId.containsKey(sessionId) || bySessionId.containsKey(otherId) || hasObserver(ownerId);
    }

    private boolean hasObserver(final int ownerId) {
        return ownerId >= 0 && (!houseObservers.isEmpty() || observers.containsKey(ownerId));
    }

    @Override
    public void onReport(final Report report) {
        enqueue(bySessionId.get(report.sessionId()), report);
        if (report.otherId() != report.sessionId()) {
            enqueue(bySessionId.get(report.otherId()), report);
        }
        if (report.ownerId() >= 0) {
            observe(houseObservers, report);
            observe(observers.get(report.ownerId()), report);
        }
    }

    private static void enqueue(final FixSession session, final Report report) {
        if (session != null) {
            session.enqueue(report);
        }
    }

    /** Who has it already, since it is of its own order, is not told twice. */
    private static void observe(final List<FixSession> all, final Report report) {
        if (all != null) {
            for (int i = 0; i < all.size(); i++) {
                final int id = all.get(i).key().sessionId();
                if (id != report.sessionId() && id != report.otherId()) {
                    all.get(i).enqueue(report);
                }
            }
        }
    }

    @Override
    public String massCancelId(final int sessionId, final int sessionNumber) {
        final String id = massCancelIds.remove(massKey(sessionId, sessionNumber));
        return id == null ? "" : id;
    }

    void rememberMassCancel(final int sessionId, final int number, final String clOrdId) {
        massCancelIds.put(massKey(sessionId, number), clOrdId);
        if (massCancelIds.size() > MASS_IDS_MAX) {
            massCancelIds.remove(massCancelIds.keySet().iterator().next());
        }
    }

    private static long massKey(final int sessionId, final int number) {
        return (long) sessionId << Integer.SIZE | number;
    }

    /** Gives Artio what waits. Returns how many messages. */
    int flush(final SessionNumbers numbers, final int limit) {
        int sent = 0;
        waiting = 0;
        for (final FixSession session : sessions) {
            if (session.waiting() > 0) {
                sent += session.flush(
                        limit - sent, numbers.of(session.key().sessionId()).resetSequence());
                waiting += session.waiting();
            }
        }
        return sent;
    }

    /** Gives Artio market data, some of each session's. Returns how many messages. */
    int flushMarketData() {
        int sent = 0;
        for (final FixSession session : bySessionId.values()) {
            sent += session.flushMarketData(MARKET_DATA_LIMIT);
        }
        return sent;
    }

    /** Messages that wait after the last flush. */
    int waiting() {
        return waiting;
    }
}
