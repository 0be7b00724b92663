package org.ringbook.core;

import java.util.Arrays;
import org.ringbook.core.book.OrderFlags;
import org.ringbook.core.book.OrderStore;
import org.ringbook.core.market.Market;
import org.ringbook.core.orders.ClOrdIds;
import org.ringbook.sbe.snapshot.BookPlace;
import org.ringbook.sbe.snapshot.OrdType;
import org.ringbook.sbe.snapshot.OrderFlagsDecoder;
import org.ringbook.sbe.snapshot.SavedOrderDecoder;
import org.ringbook.sbe.snapshot.SelfTradePrevention;
import org.ringbook.sbe.snapshot.TimeInForce;

/**
 * Makes the books of the rows that {@link OrderSaver} wrote: an order goes to the back of its place, so the order of the rows is
 * that of the book. Core thread only.
 */
final class OrderLoader {
    private static final int WAITING_FROM = BookPlace.WAITING_BUYS.value();
    private static final int FLAGS = 3;

    private final CoreState state;
    private final OrderStore orders;
    private final ClOrdIds clOrdIds;
    private final RowReader rows;
    private final SavedOrderDecoder row = new SavedOrderDecoder();
    private int previousMarketId;
    private int previousPlace;

    OrderLoader(final CoreState state, final RowReader rows) {
        this.state = state;
        this.rows = rows;
        orders = state.orders;
        clOrdIds = state.clOrdIds;
    }

    void load(final int count) {
        rows.require(count >= 0, "number of orders");
        long[] ids = new long[Math.min(count, 1 << 16)];
        for (int i = 0; i < count; i++) {
            rows.next(row);
            if (i == ids.length) {
                ids = Arrays.copyOf(ids, Math.min(count, i * 2));
            }
            ids[i] = row.orderId();
            loadOrder();
        }
        addToAccounts(ids);
    }

    /** An account's orders are in the order of their entry, over all markets. */
    private void addToAccounts(final long[] ids) {
        Arrays.sort(ids);
        for (final long id : ids) {
            state.accountOrders.add(orders.slot(id));
        }
    }

    private void loadOrder() {
        final long orderId = row.orderId();
        final int accountId = row.accountId();
        final Market market = state.markets.getOrNull(row.marketId());
        final int place = row.placeRaw();
        rows.require(orderId >= 1 && orderId <= state.lastSequence && orders.slot(orderId) == 0, "its id");
        rows.require(state.accounts.exists(accountId), "its account");
        rows.require(market != null, "its market");
        requirePlace(market.id(), place);
        final int slot = orders.add(orderId, accountId, market.id(), flags(place));
        orders.sessionId(slot, row.sessionId());
        loadTerms(slot, place >= WAITING_FROM);
        loadIds(slot, accountId, orderId);
        rows.end(row);
        market.book().add(slot);
    }

    private void requirePlace(final int marketId, final int place) {
        rows.require(place <= BookPlace.WAITING_SELLS.value(), "its place");
        final boolean inOrder = marketId > previousMarketId || (marketId == previousMarketId && place >= previousPlace);
        rows.require(inOrder, "not in the order of markets and places");
        previousMarketId = marketId;
        previousPlace = place;
    }

    private int flags(final int place) {
        final boolean sell = place == BookPlace.OFFERS.value() || place == BookPlace.WAITING_SELLS.value();
        final int ordType = row.ordTypeRaw();
        final int timeInForce = row.timeInForceRaw();
        final int selfTradePrevention = row.selfTradePreventionRaw();
        final OrderFlagsDecoder flags = row.flags();
        rows.require(ordType >= OrdType.MARKET.value() && ordType <= OrdType.STOP_LIMIT.value(), "its type");
        rows.require(timeInForce <= TimeInForce.GTD.value(), "its time in force");
        rows.require(selfTradePrevention <= SelfTradePrevention.NONE.value(), "its self-trade prevention");
        rows.require(flags.getRaw() <= FLAGS, "its flags");
        return OrderFlags.of(sell, ordType, timeInForce, selfTradePrevention, flags.postOnly(), flags.byQuote());
    }

    private void loadTerms(final int slot, final boolean waits) {
        final long orderQty = row.orderQty();
        final long leavesQty = orderQty - row.cumQty();
        final long stopTicks = row.stopPriceTicks();
        final long limitTicks = row.limitTicks();
        rows.require(row.cumQty() >= 0 && leavesQty >= 1 && leavesQty <= orderQty, "its quantities");
        rows.require(limitTicks >= 0 && (waits ? stopTicks >= 1 : stopTicks == 0), "its prices");
        orders.terms(slot, limitTicks, orderQty, leavesQty);
        if (waits) {
            orders.waitFor(slot, stopTicks, limitTicks);
        }
        if (row.peakQty() != 0) {
            rows.require(row.peakQty() > 0 && row.displayedQty() >= 0 && row.displayedQty() <= leavesQty, "its peak");
            orders.peakQty(slot, row.peakQty());
            orders.displayedQty(slot, row.displayedQty());
        }
        final long expireTimeNs = row.expireTimeNs();
        final boolean expires = row.timeInForceRaw() == TimeInForce.GTD.value();
        rows.require(expires ? expireTimeNs > 0 : expireTimeNs == 0, "when it expires");
        if (expires) {
            orders.expireTimeNs(slot, expireTimeNs);
            state.deadlines.set(Deadlines.ORDER, row.orderId(), expireTimeNs);
        }
    }

    private void loadIds(final int slot, final int accountId, final long orderId) {
        final SavedOrderDecoder.ClOrdIdsDecoder ids = row.clOrdIds();
        int first = 0;
        while (ids.hasNext()) {
            ids.next().wrapClOrdId(rows.text());
            rows.require(clOrdIds.load(rows.text(), 0, rows.text().capacity()), "a client order id of it");
            rows.require(clOrdIds.find(accountId) == 0, "a client order id of it is taken");
            first = clOrdIds.take(accountId, orderId, first);
            clOrdIds.entries().slot(clOrdIds.entries().lastOfOrder(first), slot);
        }
        orders.firstClOrdId(slot, first);
    }
}
