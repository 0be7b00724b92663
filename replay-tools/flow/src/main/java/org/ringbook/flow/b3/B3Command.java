package org.ringbook.flow.b3;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.ringbook.flow.io.PeekingReader;

/**
 * One order event and the trades directly behind it, which it caused.
 *
 * @param row the New, Update or Cancel; null when the file has trades without one.
 * @param trades pairs of rows, the bid first.
 */
record B3Command(B3Row row, List<Pair> trades) {
    /** Rows of one trade. */
    record Pair(B3Row bid, B3Row offer) {
        /** The row of the aggressor, or null when both are passive: a cross agreed outside of the book. */
        B3Row aggressor() {
            return bid.aggressor() ? bid : offer.aggressor() ? offer : null;
        }

        B3Row passive() {
            return bid.aggressor() ? offer : bid;
        }
    }

    static B3Command next(final PeekingReader<B3Row> rows) throws IOException {
        if (rows.peek() == null) {
            return null;
        }
        final B3Row row = rows.peek().event() == B3Row.Event.TRADE ? null : rows.next();
        final List<Pair> trades = new ArrayList<>();
        while (rows.peek() != null && rows.peek().event() == B3Row.Event.TRADE) {
            final B3Row bid = rows.next();
            final B3Row offer = rows.peek();
            if (offer == null || offer.event() != B3Row.Event.TRADE || bid.side() == offer.side()) {
                throw rows.fault("trade rows must come in pairs of a bid and an offer");
            }
            trades.add(new Pair(bid, rows.next()));
        }
        return new B3Command(row, trades);
    }

    /** The pairs in which this command's order is the aggressor. */
    List<Pair> ownTrades() {
        final List<Pair> own = new ArrayList<>();
        for (final Pair pair : trades) {
            final B3Row aggressor = pair.aggressor();
            if (row != null && aggressor != null && aggressor.orderId() == row.orderId()) {
                own.add(pair);
            }
        }
        return own;
    }

    /** Quantities of {@link #ownTrades()}: how much the aggressor's traded quantity grows in each. */
    List<Long> ownQuantities() {
        final List<Long> quantities = new ArrayList<>();
        long traded = row == null ? 0 : row.tradedQty();
        for (final Pair pair : ownTrades()) {
            quantities.add(pair.aggressor().tradedQty() - traded);
            traded = pair.aggressor().tradedQty();
        }
        return quantities;
    }
}
