package org.ringbook.flow.cme;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ringbook.flow.Side;

/**
 * The opening auction of a record.
 *
 * @param timeNs when it was; up to then orders gather.
 * @param fills what each order traded, in the record's order.
 * @param unseen orders that traded though the record never showed them, in the record's order.
 */
record CmeAuction(long timeNs, List<CmeRow> fills, List<Unseen> unseen) {
    /**
     * An order that only its fill shows, such as a stop that the opening price triggered. The record tells neither its side nor its price;
     * but it names the fills of bids and offers in turn, each side in its priority: so its side is the other one than that of the fill before,
     * and its place is behind the last order of its side that was named before, at whose price it is taken to be.
     */
    record Unseen(long orderId, Side side, long price, long size) {}

    /** Gathers it row by row. */
    static final class Builder {
        private record Shown(Side side, long price) {}

        private final Map<Long, Shown> shown = new HashMap<>();
        private final List<CmeRow> fills = new ArrayList<>();
        private final List<Unseen> unseen = new ArrayList<>();
        private final Map<Side, Long> prices = new HashMap<>();
        private final Map<Side, Long> filled = new HashMap<>();
        private CmeRow trade;
        private Side lastSide = Side.SELL;

        void add(final CmeRow row) {
            if (trade == null && (row.action() == CmeRow.Action.ADD || row.action() == CmeRow.Action.MODIFY)) {
                shown.put(row.orderId(), new Shown(row.side(), row.price()));
            } else if (row.side() == null && row.action() == CmeRow.Action.TRADE) {
                trade = row;
            } else if (trade != null && row.side() == null && row.action() == CmeRow.Action.FILL) {
                addFill(row);
            }
        }

        private void addFill(final CmeRow row) {
            fills.add(row);
            final Shown order = shown.get(row.orderId());
            final Side side = order == null ? lastSide.opposite() : order.side();
            lastSide = side;
            filled.merge(side, row.size(), Math::addExact);
            if (order == null) {
                unseen.add(new Unseen(row.orderId(), side, prices.getOrDefault(side, row.price()), row.size()));
            } else {
                prices.put(side, order.price());
            }
        }

        /** Null if there was none. Unseen orders are left out unless with them both sides trade what the record says. */
        CmeAuction build() {
            if (trade == null) {
                return null;
            }
            final boolean isWhole = filled.getOrDefault(Side.BUY, 0L) == trade.size()
                    && filled.getOrDefault(Side.SELL, 0L) == trade.size();
            return new CmeAuction(trade.timeNs(), List.copyOf(fills), isWhole ? List.copyOf(unseen) : List.of());
        }
    }
}
