package org.ringbook.flow.cme;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ringbook.flow.io.PeekingReader;

/**
 * The records of one event of the exchange: what traded first, and then what that leaves.
 *
 * @param trades each aggressor at one price with what it filled.
 * @param rest all other records in order, cancels moved to the front where they are about orders that rest already: the
 *     exchange takes orders out before the aggressor's rest enters, and writes them behind it.
 */
record CmeEvent(List<Trade> trades, List<CmeRow> rest) {
    /** An aggressor at one price. */
    record Trade(CmeRow aggressor, List<CmeRow> fills) {}

    static CmeEvent next(final PeekingReader<CmeRow> rows) throws IOException {
        if (rows.peek() == null) {
            return null;
        }
        final CmeEvent event = new CmeEvent(new ArrayList<>(), new ArrayList<>());
        final List<CmeRow> others = new ArrayList<>();
        final Set<Long> entered = new HashSet<>();
        CmeRow row;
        do {
            row = rows.next();
            switch (row.action()) {
                case TRADE -> {
                    event.trades.add(new Trade(row, new ArrayList<>()));
                }
                case FILL -> {
                    if (event.trades.isEmpty()) {
                        throw rows.fault("a fill must follow a trade: order_id=" + row.orderId());
                    }
                    event.trades.get(event.trades.size() - 1).fills().add(row);
                }
                case CANCEL -> {
                    (entered.contains(row.orderId()) ? others : event.rest).add(row);
                }
                default -> {
                    entered.add(row.orderId());
                    others.add(row);
                }
            }
        } while (!row.last() && rows.peek() != null);
        event.rest.addAll(others);
        return event;
    }

    /** Whether an order is canceled here without having been filled. */
    boolean onlyCancels(final long orderId) {
        return rest.stream().anyMatch(row -> row.action() == CmeRow.Action.CANCEL && row.orderId() == orderId)
                && trades.stream().noneMatch(trade -> fills(trade, orderId));
    }

    /** Whether an order is filled here after another fill. */
    boolean fillsAfter(final CmeRow fill, final long orderId) {
        boolean after = false;
        for (final Trade trade : trades) {
            for (final CmeRow each : trade.fills()) {
                if (after && each.orderId() == orderId) {
                    return true;
                }
                after |= each.equals(fill);
            }
        }
        return false;
    }

    private static boolean fills(final Trade trade, final long orderId) {
        return trade.fills().stream().anyMatch(fill -> fill.orderId() == orderId);
    }
}
