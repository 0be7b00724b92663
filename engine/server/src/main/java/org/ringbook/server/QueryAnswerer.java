package org.ringbook.server;

import java.util.function.LongSupplier;
import org.agrona.concurrent.status.AtomicCounter;
import org.ringbook.core.CoreView;
import org.ringbook.core.ExchangeCore;
import org.ringbook.sbe.transport.QueryKind;
import org.ringbook.sbe.transport.Side;

/** Answers queries from the core's state, a page at a time. Core thread, between batches; nothing is allocated. */
final class QueryAnswerer {
    static final int BOOK_LEVELS_MAX = QueryPage.ROWS_MAX;
    private static final int FEE_TIERS = 16;
    private static final int NO_ID = Integer.MAX_VALUE - 1;

    private final ExchangeCore core;
    private final CoreView view;
    private final QueryQueues queues;
    private final LongSupplier freeBytes;
    private final RowWriter rows = new RowWriter();
    private final AtomicCounter answered;
    private final AtomicCounter failed;

    QueryAnswerer(
            final ExchangeCore core,
            final QueryQueues queues,
            final LongSupplier freeBytes,
            final EngineCounters counters) {
        this.core = core;
        this.view = core.view();
        this.queues = queues;
        this.freeBytes = freeBytes;
        answered = counters.of(CounterId.QUERIES);
        failed = counters.of(CounterId.QUERIES_FAILED);
    }

    /**
     * Answers one query, if one waits that was asked before what the core has consumed of the ring.
     *
     * @param consumed the last slot of the ring that was given back
     * @return 1 if one was answered
     */
    int answerOne(final long consumed) {
        final QueryPage page = queues.questions().peek();
        if (page == null || page.afterCursor() > consumed) {
            return 0;
        }
        queues.questions().poll();
        rows.begin(page.rows(), page.correlationId(), QueryPage.ROWS_MAX);
        try {
            writeRows(page);
        } catch (final RuntimeException e) {
            failed.incrementRelease(); // nothing has changed by looking, so commands go on; the page ends here
        }
        rows.end(view.lastSequence());
        page.answered(rows.length(), view.lastSequence());
        queues.answers().offer(page);
        answered.incrementRelease();
        return 1;
    }

    private void writeRows(final QueryPage page) {
        final QueryKind kind = QueryKind.get(page.kind());
        switch (kind) {
            case STATUS -> rows.status(view, freeBytes.getAsLong(), page.key1() == 1 ? core.stateHash() : 0);
            case ASSETS -> view.assets(intKey(page.afterId()), rows);
            case MARKETS -> view.markets(intKey(page.afterId()), rows);
            case ACCOUNTS -> view.accounts(intKey(page.afterId()), rows);
            case BALANCES -> {
                rows.ofAccount(intKey(page.key1()));
                view.balances(intKey(page.key1()), intKey(page.afterId()), rows);
            }
            case OPEN_ORDERS -> view.openOrders(intKey(page.key1()), page.afterId(), rows);
            case BOOK -> writeBook(intKey(page.key1()), page.key2());
            case FEES -> {
                for (int tier = 0; tier < FEE_TIERS; tier++) {
                    rows.fee(tier, view.makerPpm(tier), view.takerPpm(tier));
                }
            }
            case GATEWAYS -> view.gateways(intKey(page.afterId()), rows);
            case KEYS -> view.keys(intKey(page.afterId()), rows);
            case LIMITS -> {
                rows.ofAccount(intKey(page.key1()));
                view.limits(intKey(page.key1()), intKey(page.afterId()), rows);
            }
            case SCHEDULE -> {
                rows.ofMarket(intKey(page.key1()));
                view.schedule(intKey(page.key1()), rows);
            }
            default -> throw new IllegalStateException("ingress let through a query of kind " + kind);
        }
    }

    private void writeBook(final int marketId, final long levels) {
        final int limit = levels < 1 || levels > BOOK_LEVELS_MAX ? BOOK_LEVELS_MAX : (int) levels;
        rows.side(Side.BUY, limit);
        view.levels(marketId, false, rows);
        rows.side(Side.SELL, limit);
        view.levels(marketId, true, rows);
    }

    /** Ids are 32 bits wide and never reach the largest such number: what is not an id is as unknown as that. */
    private static int intKey(final long key) {
        return key < 0 || key > NO_ID ? NO_ID : (int) key;
    }
}
