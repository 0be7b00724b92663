package org.ringbook.binary.gateway;

import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import org.ringbook.client.EngineClient;
import org.ringbook.client.QueryListener;
import org.ringbook.sbe.transport.OrderRowDecoder;
import org.ringbook.sbe.transport.QueryKind;

/** What clients ask about open orders: the engine is asked, one question after the other. The gateway's thread only. */
final class Questions implements QueryListener {
    private static final long TIMEOUT_NS = TimeUnit.SECONDS.toNanos(3);

    private record Question(Connection from, long requestId, int accountId, long orderId, String clOrdId) {
        boolean isOf(final OrderRowDecoder row) {
            if (orderId != 0) {
                return row.orderId() == orderId;
            }
            return clOrdId == null || row.clOrdId().equals(clOrdId);
        }
    }

    private final Turn turn;
    private final ArrayDeque<Question> waiting = new ArrayDeque<>();
    private Connections connections;
    private EngineClient client;
    private Question asked;
    private long correlationId;
    private long askedNs;
    private int count;

    Questions(final Turn turn) {
        this.turn = turn;
    }

    /** Whom it talks to: they are made with this as their listener. */
    void connect(final EngineClient engine, final Connections clients) {
        client = engine;
        connections = clients;
    }

    /** Whether one of this client is still to be answered. */
    boolean isAsking(final Connection from) {
        if (asked != null && asked.from() == from) {
            return true;
        }
        for (final Question question : waiting) {
            if (question.from() == from) {
                return true;
            }
        }
        return false;
    }

    /**
     * Asks for orders.
     *
     * @param orderId 0 = of any id.
     * @param clOrdId null = of any.
     */
    void ask(
            final Connection from,
            final long requestId,
            final int accountId,
            final long orderId,
            final String clOrdId) {
        waiting.addLast(new Question(from, requestId, accountId, orderId, clOrdId));
    }

    int work() {
        if (asked != null) {
            if (turn.nowNs() - askedNs > TIMEOUT_NS) {
                end(0, false);
            }
            return 0;
        }
        asked = waiting.pollFirst();
        if (asked == null) {
            return 0;
        }
        askedNs = turn.nowNs();
        count = 0;
        page(0);
        return 1;
    }

    private void page(final long afterId) {
        final long result = client.query(QueryKind.OPEN_ORDERS, asked.accountId(), 0, afterId);
        if (result < 0) {
            end(0, false);
        } else {
            correlationId = result;
        }
    }

    @Override
    public void onOrder(final OrderRowDecoder row) {
        if (asked == null || row.correlationId() != correlationId || !isThere()) {
            return;
        }
        if (asked.isOf(row)) {
            row.sbeRewind();
            tell(row);
        }
    }

    private void tell(final OrderRowDecoder row) {
        count++;
        connections.send(asked.from(), connections.encoder().orderStatus(asked.requestId(), asked.accountId(), row));
    }

    private boolean isThere() {
        return asked.from().session().connection() == asked.from();
    }

    @Override
    public void onQueryEnd(final long correlation, final long sequence, final long nextAfterId) {
        if (asked == null || correlation != correlationId) {
            return;
        }
        if (nextAfterId != 0 && isThere()) {
            page(nextAfterId);
        } else {
            end(sequence, true);
        }
    }

    private void end(final long sequence, final boolean complete) {
        final Question answered = asked;
        asked = null;
        if (answered.from().session().connection() == answered.from()) {
            connections.send(
                    answered.from(),
                    connections.encoder().orderListEnd(answered.requestId(), sequence, count, complete));
        }
    }
}
