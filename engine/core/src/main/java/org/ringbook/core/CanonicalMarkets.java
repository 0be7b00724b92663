package org.ringbook.core;

import org.ringbook.core.book.OrderBook;
import org.ringbook.core.book.OrderFlags;
import org.ringbook.core.book.OrderStore;
import org.ringbook.core.market.Indicative;
import org.ringbook.core.market.Market;
import org.ringbook.core.market.MarketSchedule;
import org.ringbook.core.market.MarketTerms;
import org.ringbook.core.market.PriceBands;
import org.ringbook.core.orders.ClOrdIdEntries;

/** Parts 3 and 6 of the canonical state: the markets and their orders. Core thread only. */
final class CanonicalMarkets {
    private final CoreState state;
    private final OrderStore orders;
    private final StateHash out;

    CanonicalMarkets(final CoreState state, final StateHash out) {
        this.state = state;
        this.orders = state.orders;
        this.out = out;
    }

    void writeMarkets() {
        out.put(state.markets.count());
        for (int id = 1; id <= state.markets.count(); id++) {
            final Market market = state.markets.getOrNull(id);
            out.putText(state.markets.symbols(), id);
            out.put(market.base().id());
            out.put(market.quote().id());
            writeTerms(market.terms());
            out.put(market.terms().lotUnits());
            out.put(market.terms().quoteUnitsPerTickLot());
            writePrices(market);
            writeAuction(market);
            writeSchedule(market);
            out.put(market.bustedTrades().size());
            for (int i = 0; i < market.bustedTrades().size(); i++) {
                out.put(market.bustedTrades().tradeId(i));
            }
            writeTerms(market.addedTerms());
        }
    }

    private void writeTerms(final MarketTerms terms) {
        out.put(terms.tickMantissa());
        out.put(terms.tickScale());
        out.put(terms.lotMantissa());
        out.put(terms.lotScale());
        out.put(terms.minQtyLots());
        out.put(terms.maxQtyLots());
        out.put(terms.minNotionalUnits());
        out.put(terms.maxNotionalUnits());
    }

    private void writePrices(final Market market) {
        final PriceBands bands = market.bands();
        out.put(market.state());
        out.put(market.lastTradeId());
        out.put(market.lastTicks());
        out.put(market.uncrossTicks());
        out.put(bands.dynamicPpm());
        out.put(bands.staticPpm());
        out.put(bands.collarPpm());
        out.put(market.initialReferenceTicks());
        out.put(bands.volatilityAuctionNs());
        out.put(bands.auctionExtensionNs());
    }

    private void writeAuction(final Market market) {
        final Indicative indicative = market.indicative();
        out.put(market.auctionEndNs());
        out.put(market.auctionReferenceTicks());
        out.put(indicative.priceTicks());
        out.put(indicative.pairedQty());
        out.put(indicative.imbalanceSide());
        out.put(indicative.imbalanceQty());
    }

    private void writeSchedule(final Market market) {
        final MarketSchedule schedule = market.schedule();
        out.put(schedule.size());
        for (int i = 0; i < schedule.size(); i++) {
            out.put(schedule.secondsOfDay(i));
            out.put(schedule.state(i));
            out.put(schedule.days(i));
        }
        out.put(state.deadlines.timeNs(Deadlines.SCHEDULE, market.id()));
    }

    void writeOrders() {
        for (int id = 1; id <= state.markets.count(); id++) {
            final OrderBook book = state.markets.getOrNull(id).book();
            writeSide(book, false);
            writeSide(book, true);
            writeWaiting(book, false);
            writeWaiting(book, true);
        }
    }

    private void writeSide(final OrderBook book, final boolean sell) {
        int count = 0;
        for (int slot = book.first(sell); slot != 0; slot = book.after(sell, slot)) {
            count++;
        }
        out.put(count);
        for (int slot = book.first(sell); slot != 0; slot = book.after(sell, slot)) {
            writeOrder(slot);
        }
    }

    private void writeWaiting(final OrderBook book, final boolean sell) {
        int count = 0;
        for (int slot = book.firstWaiting(sell); slot != 0; slot = book.waitingAfter(sell, slot)) {
            count++;
        }
        out.put(count);
        for (int slot = book.firstWaiting(sell); slot != 0; slot = book.waitingAfter(sell, slot)) {
            writeOrder(slot);
        }
    }

    private void writeOrder(final int slot) {
        final int flags = orders.flags(slot);
        out.put(orders.orderId(slot));
        out.put(orders.accountId(slot));
        out.put(orders.sessionId(slot));
        out.put(orders.limitTicks(slot));
        out.put(orders.orderQty(slot));
        out.put(orders.cumQty(slot));
        out.put(OrderFlags.ordType(flags));
        out.put(OrderFlags.timeInForce(flags));
        out.put(OrderFlags.isPostOnly(flags));
        out.put(OrderFlags.isByQuote(flags));
        out.put(OrderFlags.selfTradePrevention(flags));
        out.put(orders.stopPriceTicks(slot));
        out.put(orders.peakQty(slot));
        out.put(OrderFlags.isByQuote(flags) ? 0 : orders.displayedQty(slot));
        out.put(orders.expireTimeNs(slot));
        writeIds(orders.firstClOrdId(slot));
    }

    private void writeIds(final int first) {
        final ClOrdIdEntries entries = state.clOrdIds.entries();
        int count = 0;
        for (int entry = first; entry != 0; entry = entries.nextOfOrder(entry)) {
            count++;
        }
        out.put(count);
        for (int entry = first; entry != 0; entry = entries.nextOfOrder(entry)) {
            out.putId(entries, entry);
        }
    }
}
