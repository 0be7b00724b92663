package org.ringbook.core.market;

import java.util.ArrayList;
import java.util.List;
import org.ringbook.core.book.OrderBook;
import org.ringbook.core.book.OrderStore;
import org.ringbook.core.ledger.Asset;
import org.ringbook.core.ledger.TextMap;

/** All markets by dense id from 1. Core thread only. */
public final class Markets {
    /** Most markets. */
    public static final int MAX_MARKETS = 65_534;

    private final TextMap symbols = new TextMap();
    private final List<Market> byId = new ArrayList<>();
    private final OrderStore orders;

    /**
     * No markets.
     *
     * @param orders that holds the orders of all books
     */
    public Markets(final OrderStore orders) {
        this.orders = orders;
    }

    /**
     * The symbols, whose indexes are the market ids.
     *
     * @return live map
     */
    public TextMap symbols() {
        return symbols;
    }

    /**
     * Number of markets.
     *
     * @return the highest id
     */
    public int count() {
        return byId.size();
    }

    /**
     * Finds a market.
     *
     * @param marketId any number
     * @return the market, or null
     */
    public Market getOrNull(final int marketId) {
        return marketId >= 1 && marketId <= byId.size() ? byId.get(marketId - 1) : null;
    }

    /**
     * Adds the market whose symbol was just added to {@link #symbols()}; it is closed.
     *
     * @param base what is traded
     * @param quote what it is paid with
     * @param terms steps and bounds, sound
     * @return the market
     */
    public Market add(final Asset base, final Asset quote, final MarketTerms terms) {
        final Market market = new Market(byId.size() + 1, base, quote, terms, new OrderBook(orders));
        byId.add(market);
        return market;
    }
}
