package org.ringbook.rest.api;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.ringbook.rest.exchange.Exchange;
import org.ringbook.rest.exchange.ExchangeView;
import org.ringbook.rest.http.Route;

/** The table of all routes over an exchange. */
public final class Api {
    private final List<Route> routes = new ArrayList<>();

    /**
     * Makes the table.
     *
     * @param exchange the gateway's engine side.
     * @param history  the past.
     * @param nowMs    milliseconds since the epoch.
     */
    public Api(final Exchange exchange, final History history, final LongSupplier nowMs) {
        final ExchangeView view = exchange.view();
        final Lookup lookup = new Lookup(view);
        final Submitter submitter = new Submitter(exchange.desk());
        final OrderFinder orders = new OrderFinder(view, lookup, history);
        final Candles candles = new Candles(history, nowMs);
        routes.addAll(new MarketRoutes(view, lookup, candles, nowMs).routes());
        routes.addAll(new OrderRoutes(lookup, new OrderEntry(submitter), orders, new OrderTexts(view)).routes());
        routes.addAll(new AccountRoutes(view, lookup, new Statements(view, history, submitter)).routes());
    }

    /** {@return every route} */
    public List<Route> routes() {
        return List.copyOf(routes);
    }
}
