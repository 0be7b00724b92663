package org.ringbook.core;

import org.ringbook.core.book.OrderBook;
import org.ringbook.core.book.OrderFlags;
import org.ringbook.core.book.OrderStore;
import org.ringbook.core.orders.ClOrdIdEntries;
import org.ringbook.sbe.snapshot.BookPlace;
import org.ringbook.sbe.snapshot.OrdType;
import org.ringbook.sbe.snapshot.SavedOrderEncoder;
import org.ringbook.sbe.snapshot.SelfTradePrevention;
import org.ringbook.sbe.snapshot.TimeInForce;

/** Writes part 6 of the canonical state, the orders with their client order ids, as rows. Core thread only. */
final class OrderSaver {
    private final CoreState state;
    private final OrderStore orders;
    private final ClOrdIdEntries ids;
    private final RowWriter rows;
    private final SavedOrderEncoder row = new SavedOrderEncoder();

    OrderSaver(final CoreState state, final RowWriter rows) {
        this.state = state;
        this.rows = rows;
        orders = state.orders;
        ids = state.clOrdIds.entries();
    }

    void save() {
        for (int id = 1; id <= state.markets.count(); id++) {
            final OrderBook book = state.markets.getOrNull(id).book();
            saveSide(book, false, BookPlace.BIDS);
            saveSide(book, true, BookPlace.OFFERS);
            saveWaiting(book, false, BookPlace.WAITING_BUYS);
            saveWaiting(book, true, BookPlace.WAITING_SELLS);
        }
    }

    private void saveSide(final OrderBook book, final boolean sell, final BookPlace place) {
        for (int slot = book.first(sell); slot != 0; slot = book.after(sell, slot)) {
            saveOrder(slot, place);
        }
    }

    private void saveWaiting(final OrderBook book, final boolean sell, final BookPlace place) {
        for (int slot = book.firstWaiting(sell); slot != 0; slot = book.waitingAfter(sell, slot)) {
            saveOrder(slot, place);
        }
    }

    private void saveOrder(final int slot, final BookPlace place) {
        final int flags = orders.flags(slot);
        final boolean byQuote = OrderFlags.isByQuote(flags);
        row.wrapAndApplyHeader(rows.buffer(), 0, rows.header())
                .orderId(orders.orderId(slot))
                .limitTicks(orders.limitTicks(slot))
                .orderQty(orders.orderQty(slot))
                .cumQty(orders.cumQty(slot))
                .stopPriceTicks(orders.stopPriceTicks(slot))
                .peakQty(orders.peakQty(slot))
                .displayedQty(byQuote ? 0 : orders.displayedQty(slot))
                .expireTimeNs(orders.expireTimeNs(slot))
                .accountId(orders.accountId(slot))
                .sessionId(orders.sessionId(slot))
                .marketId(orders.marketId(slot))
                .place(place)
                .ordType(OrdType.get((short) OrderFlags.ordType(flags)))
                .timeInForce(TimeInForce.get((short) OrderFlags.timeInForce(flags)))
                .selfTradePrevention(SelfTradePrevention.get((short) OrderFlags.selfTradePrevention(flags)));
        row.flags().clear().postOnly(OrderFlags.isPostOnly(flags)).byQuote(byQuote);
        putIds(orders.firstClOrdId(slot));
        rows.write(row);
    }

    private void putIds(final int first) {
        int count = 0;
        for (int entry = first; entry != 0; entry = ids.nextOfOrder(entry)) {
            count++;
        }
        final SavedOrderEncoder.ClOrdIdsEncoder group = row.clOrdIdsCount(count);
        for (int entry = first; entry != 0; entry = ids.nextOfOrder(entry)) {
            group.next().putClOrdId(rows.text(), 0, ids.copy(entry, rows.text()));
        }
    }
}
