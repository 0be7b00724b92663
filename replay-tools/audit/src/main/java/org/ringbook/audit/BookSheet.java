package org.ringbook.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.agrona.DirectBuffer;
import org.ringbook.core.ExchangeCore;
import org.ringbook.sbe.Frames;
import org.ringbook.sbe.snapshot.BookPlace;
import org.ringbook.sbe.snapshot.MarketState;
import org.ringbook.sbe.snapshot.MessageHeaderDecoder;
import org.ringbook.sbe.snapshot.SavedMarketDecoder;
import org.ringbook.sbe.snapshot.SavedOrderDecoder;

/**
 * The order book of a market in a core's state, in matching order.
 *
 * @param marketId       the market.
 * @param state          what it takes.
 * @param lastTicks      price of its last trade, 0 before the first.
 * @param indicative     what its auction would do; null if it is in none.
 * @param auctionEndNs   when its auction ends by itself, 0 for never.
 * @param bids           market orders first, then from the best.
 * @param offers         market orders first, then from the best.
 * @param waitingBuys    stops that wait for a price.
 * @param waitingSells   stops that wait for a price.
 */
public record BookSheet(
        int marketId,
        String state,
        long lastTicks,
        Indicative indicative,
        long auctionEndNs,
        List<Order> bids,
        List<Order> offers,
        List<Order> waitingBuys,
        List<Order> waitingSells) {
    /** Takes copies. */
    public BookSheet {
        bids = List.copyOf(bids);
        offers = List.copyOf(offers);
        waitingBuys = List.copyOf(waitingBuys);
        waitingSells = List.copyOf(waitingSells);
    }

    /**
     * What an auction would do, as it was last said.
     *
     * @param priceTicks    0: nothing would trade.
     * @param pairedQty     lots that would trade.
     * @param imbalanceSide BUY, SELL or empty.
     * @param imbalanceQty  lots that would be left over at that price.
     */
    public record Indicative(long priceTicks, long pairedQty, String imbalanceSide, long imbalanceQty) {}

    /**
     * An open order.
     *
     * @param orderId      its id.
     * @param accountId    whose.
     * @param type         what it is now.
     * @param timeInForce  how long it is in force.
     * @param priceTicks   its limit, 0 if it has none.
     * @param stopTicks    what it waits for, 0 if it does not.
     * @param byQuote      whether its quantity is an amount of quote.
     * @param orderQty     its total in lots; by quote in units.
     * @param leavesQty    what of it is open, the same way.
     * @param displayedQty what of that the book shows.
     * @param clOrdId      the client order id it was given last; empty if none.
     */
    public record Order(
            long orderId,
            int accountId,
            String type,
            String timeInForce,
            long priceTicks,
            long stopTicks,
            boolean byQuote,
            long orderQty,
            long leavesQty,
            long displayedQty,
            String clOrdId) {}

    /**
     * All orders at one price.
     *
     * @param priceTicks   the price: of waiting orders what they wait for; 0 for market orders.
     * @param leavesQty    their open quantity; of orders by quote nothing.
     * @param displayedQty what of it the book shows.
     * @param orders       their number.
     */
    public record Level(long priceTicks, long leavesQty, long displayedQty, int orders) {}

    /**
     * A list of orders by price.
     *
     * @param orders of one side, in matching order.
     * @return in the same order.
     */
    public static List<Level> levels(final List<Order> orders) {
        final Map<Long, Level> levels = new LinkedHashMap<>();
        for (final Order order : orders) {
            final boolean hasNoPrice = "MARKET".equals(order.type());
            final long price = order.stopTicks() != 0 ? order.stopTicks() : hasNoPrice ? 0 : order.priceTicks();
            final long leaves = order.byQuote() ? 0 : order.leavesQty();
            levels.merge(
                    price,
                    new Level(price, leaves, order.displayedQty(), 1),
                    (a, b) -> new Level(
                            price,
                            a.leavesQty() + b.leavesQty(),
                            a.displayedQty() + b.displayedQty(),
                            a.orders() + b.orders()));
        }
        return new ArrayList<>(levels.values());
    }

    /**
     * Of a core's state.
     *
     * @param core     the core, between commands.
     * @param marketId of a market that it knows.
     * @return its book.
     */
    public static BookSheet of(final ExchangeCore core, final int marketId) {
        final Collector collector = new Collector(marketId);
        core.save(collector::row);
        return collector.sheet();
    }

    /** Picks one market's rows out of the state's. */
    private static final class Collector {
        private final MessageHeaderDecoder header = new MessageHeaderDecoder();
        private final SavedMarketDecoder market = new SavedMarketDecoder();
        private final SavedOrderDecoder order = new SavedOrderDecoder();
        private final Map<BookPlace, List<Order>> lists = Map.of(
                BookPlace.BIDS, new ArrayList<>(),
                BookPlace.OFFERS, new ArrayList<>(),
                BookPlace.WAITING_BUYS, new ArrayList<>(),
                BookPlace.WAITING_SELLS, new ArrayList<>());
        private final int marketId;
        private int markets;
        private String state = "";
        private long lastTicks;
        private long auctionEndNs;
        private Indicative indicative;

        private Collector(final int marketId) {
            this.marketId = marketId;
        }

        private void row(final DirectBuffer buffer, final int offset, final int length) {
            final int templateId = Frames.templateId(buffer, offset);
            if (templateId == SavedMarketDecoder.TEMPLATE_ID && ++markets == marketId) {
                market.wrapAndApplyHeader(buffer, offset, header);
                state = market.state().name();
                lastTicks = market.lastTicks();
                auctionEndNs = market.auctionEndNs();
                indicative = market.state() == MarketState.AUCTION ? auction() : null;
            } else if (templateId == SavedOrderDecoder.TEMPLATE_ID) {
                order.wrapAndApplyHeader(buffer, offset, header);
                if (order.marketId() == marketId) {
                    lists.get(order.place()).add(read());
                }
            }
        }

        private Indicative auction() {
            return new Indicative(
                    market.indicativeTicks(),
                    market.pairedQty(),
                    market.imbalanceSide() == 0
                            ? ""
                            : org.ringbook.sbe.messages.Side.get(market.imbalanceSide())
                                    .name(),
                    market.imbalanceQty());
        }

        private Order read() {
            final boolean byQuote = order.flags().byQuote();
            final long leaves = order.orderQty() - order.cumQty();
            String clOrdId = "";
            final long displayed = order.displayedQty();
            final SavedOrderDecoder.ClOrdIdsDecoder ids = order.clOrdIds();
            while (ids.hasNext()) {
                clOrdId = ids.next().clOrdId();
            }
            return new Order(
                    order.orderId(),
                    order.accountId(),
                    order.ordType().name(),
                    order.timeInForce().name(),
                    order.limitTicks(),
                    order.stopPriceTicks(),
                    byQuote,
                    order.orderQty(),
                    leaves,
                    displayed,
                    clOrdId);
        }

        private BookSheet sheet() {
            return new BookSheet(
                    marketId,
                    state,
                    lastTicks,
                    indicative,
                    auctionEndNs,
                    lists.get(BookPlace.BIDS),
                    lists.get(BookPlace.OFFERS),
                    lists.get(BookPlace.WAITING_BUYS),
                    lists.get(BookPlace.WAITING_SELLS));
        }
    }
}
