package org.ringbook.scenarios.fuzz;

import java.util.SortedMap;
import java.util.TreeMap;
import org.ringbook.sbe.messages.OrdStatus;
import org.ringbook.sbe.messages.OrderAcceptedDecoder;
import org.ringbook.sbe.messages.OrderCanceledDecoder;
import org.ringbook.sbe.messages.OrderReducedDecoder;
import org.ringbook.sbe.messages.OrderReplacedDecoder;
import org.ringbook.sbe.messages.TradeDecoder;

/**
 * What every open order holds, by the events alone. A sell holds its open lots, a buy with a limit their notional at the limit; what
 * an order gives back at its end is exactly what is left of its hold.
 */
final class OrderHolds {
    private final SortedMap<Long, Held> orders = new TreeMap<>();
    private final SortedMap<Integer, long[]> lotAndTickLotUnits = new TreeMap<>();

    private static final class Held {
        private final int accountId;
        private final int marketId;
        private final boolean isSell;
        private final boolean isByQuote;
        private long limit;
        private long leaves;
        private long units;

        private Held(
                final OrderAcceptedDecoder in, final boolean isSell, final boolean isByQuote, final long quantity) {
            accountId = in.accountId();
            marketId = in.marketId();
            this.isSell = isSell;
            this.isByQuote = isByQuote;
            limit = in.priceTicks();
            leaves = quantity;
            units = in.holdUnits();
        }
    }

    void terms(final int marketId, final long lotUnits, final long quoteUnitsPerTickLot) {
        lotAndTickLotUnits.put(marketId, new long[] {lotUnits, quoteUnitsPerTickLot});
    }

    void accepted(
            final long orderId,
            final OrderAcceptedDecoder in,
            final boolean isSell,
            final boolean isByQuote,
            final long quantity) {
        final Held order = new Held(in, isSell, isByQuote, quantity);
        orders.put(orderId, order);
        check(orderId, order);
    }

    void traded(final TradeDecoder in) {
        check(in.baseUnits() == Math.multiplyExact(in.qtyLots(), units(in.marketId())[0]), "baseUnits", in.tradeId());
        final long ticks = Math.multiplyExact(in.priceTicks(), in.qtyLots());
        check(in.quoteUnits() == Math.multiplyExact(ticks, units(in.marketId())[1]), "quoteUnits", in.tradeId());
        fill(
                in.buyOrderId(),
                in.buyAccountId(),
                in.buyLeavesQty(),
                in.qtyLots(),
                Math.addExact(in.quoteUnits(), in.buyReleasedUnits()));
        fill(in.sellOrderId(), in.sellAccountId(), in.sellLeavesQty(), in.qtyLots(), in.baseUnits());
    }

    private void fill(
            final long orderId, final int accountId, final long leaves, final long quantity, final long units) {
        final Held order = order(orderId, accountId);
        order.units -= units;
        if (order.isByQuote) {
            check(order.units >= 0 && leaves == 0, "amount of an order by quote", orderId);
            return;
        }
        check(leaves == order.leaves - quantity, "leaves after a trade", orderId);
        order.leaves = leaves;
        check(orderId, order);
        if (leaves == 0) {
            check(order.units == 0, "filled and holds something", orderId);
            orders.remove(orderId);
        }
    }

    void canceled(final OrderCanceledDecoder in) {
        final Held order = order(in.orderId(), in.accountId());
        check(order.units == in.releasedUnits(), "released at the end", in.orderId());
        check(in.canceledQty() == (order.isByQuote ? 0 : order.leaves), "canceledQty", in.orderId());
        orders.remove(in.orderId());
    }

    void reduced(final OrderReducedDecoder in) {
        final Held order = order(in.orderId(), in.accountId());
        order.units -= in.releasedUnits();
        if (!order.isByQuote) {
            order.leaves -= in.reducedQty();
            check(order.leaves > 0 && order.leaves == in.leavesQty(), "leaves after a reduction", in.orderId());
        }
        check(in.orderId(), order);
    }

    void replaced(final OrderReplacedDecoder in) {
        final Held order = order(in.orderId(), in.accountId());
        order.units += in.holdDeltaUnits();
        order.limit = in.priceTicks();
        order.leaves = in.leavesQty();
        check(in.orderId(), order);
        if (in.ordStatus() == OrdStatus.FILLED) {
            orders.remove(in.orderId());
        }
    }

    private Held order(final long orderId, final int accountId) {
        final Held order = orders.get(orderId);
        check(order != null, "an event of an order that is not open", orderId);
        check(order.accountId == accountId, "an event that names another account", orderId);
        return order;
    }

    private void check(final long orderId, final Held order) {
        check(order.units >= 0, "holds less than nothing", orderId);
        if (order.isSell) {
            check(order.units == Math.multiplyExact(order.leaves, units(order.marketId)[0]), "hold of a sell", orderId);
        } else if (order.limit > 0 && !order.isByQuote) {
            final long ticks = Math.multiplyExact(order.leaves, order.limit);
            check(order.units == Math.multiplyExact(ticks, units(order.marketId)[1]), "hold of a buy", orderId);
        }
    }

    private long[] units(final int marketId) {
        return lotAndTickLotUnits.get(marketId);
    }

    private static void check(final boolean holds, final String what, final long id) {
        if (!holds) {
            throw new AssertionError(what + ": id=" + id);
        }
    }

    /** So many are open. */
    int count() {
        return orders.size();
    }
}
