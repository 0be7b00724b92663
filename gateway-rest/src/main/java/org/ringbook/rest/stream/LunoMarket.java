package org.ringbook.rest.stream;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.ringbook.client.Instrument;
import org.ringbook.readmodel.books.MarketBook;
import org.ringbook.readmodel.marketdata.BookOrder;
import org.ringbook.readmodel.marketdata.BookSide;
import org.ringbook.rest.api.OrderIds;
import org.ringbook.sbe.messages.MarketState;
import org.ringbook.sbe.messages.Side;
import org.ringbook.sbe.messages.TradeDecoder;

/**
 * The market stream of one pair in Luno's form: every order by id, one message after the other, numbered without gaps. One trade a message, in which
 * the maker is said again as it is after it, so that clients whose books ignore trades are right, too. What rests of the taker has a message of its own.
 * An order that changes in place, goes to another price or shows its next peak is created again under its id.
 *
 * <p>A trade never takes more of its maker than clients have been shown: one that shows less, or is not shown since it has no price, is first created
 * with what is traded. Under the view's lock: changes on the thread that applies records, {@link #join} on any.
 */
final class LunoMarket {
    /** What became of an order in this record, after the last message; qtyLots 0 = it is not shown any more. */
    private record Change(boolean sell, long priceTicks, long qtyLots) {}

    private static final String NOTHING = "null";

    private final Audience audience = new Audience();
    private final Map<Long, Change> changes = new LinkedHashMap<>();
    private final StringBuilder out = new StringBuilder(512);
    private Instrument market;
    private long sequence;
    private long timestampMs;
    private String status = "DISABLED";
    private String trade = NOTHING;
    private long makerId;
    private String snapshot;
    private long snapshotSequence = -1;

    /** As it is called in this stream. */
    static String status(final MarketState state) {
        return state == MarketState.OPEN ? "ACTIVE" : "DISABLED";
    }

    /** The market is there, or has other terms. */
    void define(final Instrument definition, final MarketBook book) {
        market = definition;
        status = status(book.state());
        snapshotSequence = -1;
    }

    void beginRecord(final long timestampNs) {
        timestampMs = TimeUnit.NANOSECONDS.toMillis(timestampNs);
    }

    Audience audience() {
        return audience;
    }

    /** The number of the last message. */
    long sequence() {
        return sequence;
    }

    /** Sends the book as it is, and all messages after it from now on. */
    synchronized void join(final Outbox member, final MarketBook book) {
        if (snapshotSequence != sequence || audience.isEmpty()) {
            snapshot = snapshot(book);
            snapshotSequence = sequence;
        }
        if (member.offer(snapshot)) {
            audience.add(member);
        }
    }

    private String snapshot(final MarketBook book) {
        final StringBuilder text = new StringBuilder(1 << 12);
        text.append("{\"sequence\":\"").append(sequence).append("\",\"asks\":");
        appendOrders(text, book.book().offers());
        text.append(",\"bids\":");
        appendOrders(text, book.book().bids());
        text.append(",\"status\":\"").append(status(book.state())).append("\",\"timestamp\":");
        text.append(System.currentTimeMillis());
        return text.append('}').toString();
    }

    private void appendOrders(final StringBuilder text, final BookSide side) {
        text.append('[');
        final int start = text.length();
        for (int depth = 0; depth < side.size(); depth++) {
            if (side.level(depth).priceTicks() == 0) {
                continue; // an auction's orders without price
            }
            for (BookOrder order = side.level(depth).first(); order != null; order = order.next()) {
                text.append(text.length() == start ? "" : ",");
                text.append("{\"id\":\"").append(OrderIds.text(order.orderId())).append("\",\"price\":\"");
                market.price().append(order.priceTicks(), text).append("\",\"volume\":\"");
                market.quantity().append(order.qtyLots(), text).append("\"}");
            }
        }
        text.append(']');
    }

    // ---- changes, in the order in which they happen

    void orderShown(final BookOrder order) {
        if (!audience.isEmpty()) {
            changes.put(order.orderId(), new Change(order.isSell(), order.priceTicks(), order.qtyLots()));
        }
    }

    void orderRemoved(final BookOrder order) {
        if (!audience.isEmpty()) {
            changes.put(order.orderId(), new Change(order.isSell(), order.priceTicks(), 0));
        }
    }

    void traded(final MarketBook book, final TradeDecoder event) {
        if (audience.isEmpty()) {
            return;
        }
        flush();
        final boolean makerSells = makerSells(book, event);
        makerId = makerSells ? event.sellOrderId() : event.buyOrderId();
        final BookOrder shown = book.book().order(makerId);
        final boolean hasPrice = shown != null && shown.priceTicks() != 0;
        if (!hasPrice || shown.qtyLots() < event.qtyLots()) {
            final long priceTicks = hasPrice ? shown.priceTicks() : event.priceTicks();
            create(makerId, new Change(makerSells, priceTicks, event.qtyLots()));
        }
        trade = trade(event, makerSells ? event.buyOrderId() : event.sellOrderId());
    }

    /** In an auction both rest: the seller, unless only the buyer is shown. */
    private static boolean makerSells(final MarketBook book, final TradeDecoder event) {
        if (event.aggressorSide() != Side.NULL_VAL) {
            return event.aggressorSide() == Side.BUY;
        }
        final BookOrder seller = book.book().order(event.sellOrderId());
        final BookOrder buyer = book.book().order(event.buyOrderId());
        return seller.priceTicks() != 0 || buyer.priceTicks() == 0;
    }

    private String trade(final TradeDecoder event, final long takerId) {
        final String maker = OrderIds.text(makerId);
        final StringBuilder text = new StringBuilder(256);
        text.append("[{\"sequence\":").append(event.tradeId()).append(",\"base\":\"");
        market.quantity().append(event.qtyLots(), text).append("\",\"counter\":\"");
        market.quote().append(event.quoteUnits(), text).append("\",\"maker_order_id\":\"");
        text.append(maker).append("\",\"taker_order_id\":\"").append(OrderIds.text(takerId));
        return text.append("\",\"order_id\":\"").append(maker).append("\"}]").toString();
    }

    void stateChanged(final MarketState state) {
        final String word = status(state);
        if (word.equals(status)) {
            return;
        }
        flush();
        status = word;
        send(NOTHING, NOTHING, NOTHING, "{\"status\":\"" + word + "\"}");
    }

    void endRecord() {
        flush();
    }

    private void flush() {
        if (!trade.equals(NOTHING)) {
            final Change maker = changes.remove(makerId);
            if (maker == null || isHidden(maker)) {
                send(trade, NOTHING, deleted(makerId), NOTHING);
            } else {
                send(trade, created(makerId, maker), NOTHING, NOTHING);
            }
            trade = NOTHING;
        }
        changes.forEach(this::tell);
        changes.clear();
    }

    private static boolean isHidden(final Change change) {
        return change.qtyLots() == 0 || change.priceTicks() == 0;
    }

    private void tell(final long orderId, final Change change) {
        if (change.priceTicks() == 0) {
            return; // has never been shown
        }
        if (change.qtyLots() == 0) {
            send(NOTHING, NOTHING, deleted(orderId), NOTHING);
        } else {
            create(orderId, change);
        }
    }

    private void create(final long orderId, final Change change) {
        send(NOTHING, created(orderId, change), NOTHING, NOTHING);
    }

    private String created(final long orderId, final Change change) {
        final StringBuilder text = new StringBuilder(128);
        text.append("{\"order_id\":\"").append(OrderIds.text(orderId)).append("\",\"type\":\"");
        text.append(change.sell() ? "ASK" : "BID").append("\",\"price\":\"");
        market.price().append(change.priceTicks(), text).append("\",\"volume\":\"");
        return market.quantity().append(change.qtyLots(), text).append("\"}").toString();
    }

    private static String deleted(final long orderId) {
        return "{\"order_id\":\"" + OrderIds.text(orderId) + "\"}";
    }

    private void send(final String trades, final String create, final String delete, final String newStatus) {
        sequence++;
        out.setLength(0);
        out.append("{\"sequence\":\"")
                .append(sequence)
                .append("\",\"trade_updates\":")
                .append(trades);
        out.append(",\"create_update\":")
                .append(create)
                .append(",\"delete_update\":")
                .append(delete);
        out.append(",\"status_update\":")
                .append(newStatus)
                .append(",\"timestamp\":")
                .append(timestampMs);
        audience.send(out.append('}').toString());
    }
}
