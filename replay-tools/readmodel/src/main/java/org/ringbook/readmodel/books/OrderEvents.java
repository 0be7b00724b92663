package org.ringbook.readmodel.books;

import org.agrona.DirectBuffer;
import org.agrona.collections.Long2ObjectHashMap;
import org.ringbook.readmodel.marketdata.BookOrder;
import org.ringbook.readmodel.marketdata.BookSide;
import org.ringbook.readmodel.marketdata.PriceLevel;
import org.ringbook.sbe.messages.BooleanType;
import org.ringbook.sbe.messages.MessageHeaderDecoder;
import org.ringbook.sbe.messages.NewOrderDecoder;
import org.ringbook.sbe.messages.OrdStatus;
import org.ringbook.sbe.messages.OrdType;
import org.ringbook.sbe.messages.OrderAcceptedDecoder;
import org.ringbook.sbe.messages.OrderCanceledDecoder;
import org.ringbook.sbe.messages.OrderReducedDecoder;
import org.ringbook.sbe.messages.OrderReplacedDecoder;
import org.ringbook.sbe.messages.OrderTriggeredDecoder;
import org.ringbook.sbe.messages.SelfTradePreventedDecoder;
import org.ringbook.sbe.messages.Side;
import org.ringbook.sbe.messages.TradeDecoder;

/**
 * What events make of orders. An order that was accepted, triggered, or replaced without its place, sweeps first: trades, cancels and
 * reductions follow, and with the first event of another kind, or the end of the record, what is left of it joins the back of its
 * price. What may not rest has ended by then with an event of its own, so nothing else of the order has to be looked at.
 */
final class OrderEvents {
    private final MarketDataBuilder builder;
    private final MarketDataListener listener;
    private final Long2ObjectHashMap<OpenOrder> orders = new Long2ObjectHashMap<>();
    private final MessageHeaderDecoder commandHeader = new MessageHeaderDecoder();
    private final NewOrderDecoder newOrder = new NewOrderDecoder();
    private final OrderAcceptedDecoder accepted = new OrderAcceptedDecoder();
    private final TradeDecoder trade = new TradeDecoder();
    private final OrderCanceledDecoder canceled = new OrderCanceledDecoder();
    private final OrderReplacedDecoder replaced = new OrderReplacedDecoder();
    private final OrderReducedDecoder reduced = new OrderReducedDecoder();
    private final OrderTriggeredDecoder triggered = new OrderTriggeredDecoder();
    private long sequence;
    private long timestampNs;
    private DirectBuffer record;
    private int command;
    /** The order that sweeps; null if none does. */
    private OpenOrder aggressor;

    OrderEvents(final MarketDataBuilder builder, final MarketDataListener listener) {
        this.builder = builder;
        this.listener = listener;
    }

    void beginRecord(
            final long recordSequence,
            final long recordTimestampNs,
            final DirectBuffer buffer,
            final int commandOffset) {
        sequence = recordSequence;
        timestampNs = recordTimestampNs;
        record = buffer;
        command = commandOffset;
    }

    void endRecord(final int lastIndex) {
        rest(lastIndex);
        record = null;
    }

    /** Whether it is of orders. */
    boolean apply(final DirectBuffer buffer, final int offset, final MessageHeaderDecoder header, final int index) {
        switch (header.templateId()) {
            case TradeDecoder.TEMPLATE_ID -> traded(trade.wrapAndApplyHeader(buffer, offset, header), index);
            case OrderCanceledDecoder.TEMPLATE_ID -> {
                canceled.wrapAndApplyHeader(buffer, offset, header);
                end(open(canceled.orderId()), index);
            }
            case OrderReducedDecoder.TEMPLATE_ID -> reduced(reduced.wrapAndApplyHeader(buffer, offset, header), index);
            case SelfTradePreventedDecoder.TEMPLATE_ID -> {
                // What it did is said by the events behind it.
            }
            default -> {
                rest(index - 1);
                return applyChange(buffer, offset, header, index);
            }
        }
        return true;
    }

    private boolean applyChange(
            final DirectBuffer buffer, final int offset, final MessageHeaderDecoder header, final int index) {
        switch (header.templateId()) {
            case OrderAcceptedDecoder.TEMPLATE_ID -> accepted(accepted.wrapAndApplyHeader(buffer, offset, header));
            case OrderReplacedDecoder.TEMPLATE_ID ->
                replaced(replaced.wrapAndApplyHeader(buffer, offset, header), index);
            case OrderTriggeredDecoder.TEMPLATE_ID -> {
                aggressor = open(
                        triggered.wrapAndApplyHeader(buffer, offset, header).orderId());
                aggressor.waiting = false;
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void accepted(final OrderAcceptedDecoder event) {
        newOrder.wrapAndApplyHeader(record, command, commandHeader);
        final OpenOrder order = new OpenOrder(
                sequence,
                builder.market(event.marketId()),
                newOrder.side() == Side.SELL,
                newOrder.flags().byQuote());
        final OrdType type = newOrder.ordType();
        order.priceTicks = event.priceTicks();
        order.leavesQty = newOrder.quantity();
        order.peakQty = newOrder.displayQty() == newOrder.quantity() ? 0 : newOrder.displayQty();
        order.marketOrder = type == OrdType.MARKET || type == OrdType.STOP;
        order.waiting = type == OrdType.STOP || type == OrdType.STOP_LIMIT;
        orders.put(sequence, order);
        aggressor = order.waiting ? null : order;
    }

    private void replaced(final OrderReplacedDecoder event, final int index) {
        final OpenOrder order = open(event.orderId());
        if (event.ordStatus() == OrdStatus.FILLED) {
            end(order, index);
            return;
        }
        order.priceTicks = event.priceTicks();
        order.leavesQty = event.leavesQty();
        order.peakQty = event.displayQty();
        order.waiting = event.stopPriceTicks() != 0;
        if (order.waiting) {
            return;
        }
        if (event.keptPriority() == BooleanType.TRUE) {
            showAtMost(order, order.leavesQty, index);
        } else {
            hide(order, index);
            aggressor = order;
        }
    }

    private void reduced(final OrderReducedDecoder event, final int index) {
        final OpenOrder order = open(event.orderId());
        if (!order.byQuote) {
            order.leavesQty = event.leavesQty();
        }
        if (order != aggressor) {
            showAtMost(order, order.leavesQty, index);
        }
    }

    private void traded(final TradeDecoder event, final int index) {
        final OpenOrder buy = open(event.buyOrderId());
        final OpenOrder sell = open(event.sellOrderId());
        buy.market.traded(event, timestampNs);
        listener.traded(buy.market, index, event);
        fill(buy, event.qtyLots(), event.buyLeavesQty(), index);
        fill(sell, event.qtyLots(), event.sellLeavesQty(), index);
    }

    private void fill(final OpenOrder order, final long qtyLots, final long leavesQty, final int index) {
        if (order.byQuote) {
            return;
        }
        if (order.leavesQty - qtyLots != leavesQty) {
            throw contradiction(
                    "a trade leaves another quantity than the book: leavesQty=" + leavesQty + " for "
                            + (order.leavesQty - qtyLots),
                    order.orderId);
        }
        order.leavesQty = leavesQty;
        if (order != aggressor) {
            takeOffBook(order, qtyLots, index);
        } else if (leavesQty == 0) {
            end(order, index);
        }
    }

    private void takeOffBook(final OpenOrder order, final long qtyLots, final int index) {
        final PriceLevel best = order.market.book().side(order.sell).best();
        if (order.shown == null || best.first() != order.shown) {
            throw contradiction("a trade is not with the first order of the book", order.orderId);
        }
        final long displayed = order.shown.qtyLots();
        if (order.leavesQty == 0) {
            end(order, index);
        } else if (qtyLots < displayed) {
            showAtMost(order, displayed - qtyLots, index);
        } else {
            hide(order, index);
            show(order, index);
        }
    }

    /** What is left of the order that sweeps is displayed. */
    private void rest(final int index) {
        if (aggressor != null) {
            final OpenOrder order = aggressor;
            aggressor = null;
            show(order, index);
        }
    }

    private void show(final OpenOrder order, final int index) {
        order.shown = order.market
                .book()
                .add(
                        order.orderId,
                        BookOrder.priority(sequence, index),
                        order.sell,
                        order.marketOrder ? 0 : order.priceTicks,
                        order.qtyToShow());
        listener.orderAdded(order.market, index, order.shown);
    }

    private void showAtMost(final OpenOrder order, final long qtyLots, final int index) {
        if (order.shown == null) {
            throw contradiction("an order that is not in the book was changed there", order.orderId);
        }
        if (qtyLots < order.shown.qtyLots()) {
            order.market.book().change(order.shown, qtyLots);
            listener.orderChanged(order.market, index, order.shown);
        }
    }

    private void hide(final OpenOrder order, final int index) {
        if (order.shown != null) {
            order.market.book().remove(order.shown);
            listener.orderRemoved(order.market, index, order.shown);
            order.shown = null;
        }
    }

    private void end(final OpenOrder order, final int index) {
        hide(order, index);
        orders.remove(order.orderId);
        if (order == aggressor) {
            aggressor = null;
        }
    }

    /** Between two records: those of the books in matching order, then those that wait. */
    void save(final StateOutput out) {
        out.put(orders.size());
        for (final MarketBook market : builder.markets()) {
            save(market.book().bids(), out);
            save(market.book().offers(), out);
        }
        orders.values().stream().filter(order -> order.shown == null).forEach(order -> order.save(out));
    }

    /** From the worst price on: a level is then added where a side has its room. */
    private void save(final BookSide side, final StateOutput out) {
        for (int depth = side.size() - 1; depth >= 0; depth--) {
            for (BookOrder order = side.level(depth).first(); order != null; order = order.next()) {
                orders.get(order.orderId()).save(out);
            }
        }
    }

    /** Into one that is new, behind the markets. */
    void load(final StateInput in) {
        final int count = in.getInt();
        for (int i = 0; i < count; i++) {
            final OpenOrder order = OpenOrder.load(in, builder);
            orders.put(order.orderId, order);
        }
    }

    private OpenOrder open(final long orderId) {
        final OpenOrder order = orders.get(orderId);
        if (order == null) {
            throw contradiction("an event names an order that is not open", orderId);
        }
        return order;
    }

    private IllegalStateException contradiction(final String what, final long orderId) {
        return new IllegalStateException(what + ": orderId=" + orderId + " sequence=" + sequence);
    }
}
