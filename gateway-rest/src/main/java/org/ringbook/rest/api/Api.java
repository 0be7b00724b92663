package org.ringbook.rest.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.ringbook.rest.exchange.Exchange;
import org.ringbook.rest.exchange.ExchangeView;
import org.ringbook.rest.http.Document;
import org.ringbook.rest.http.Route;

/** The table of all routes over an exchange. */
public final class Api {
    private final List<Route> routes = new ArrayList<>();

    /**
     * Makes the table.
     *
     * @param exchange the gateway's engine side.
     * @param history  the past.
     * @param office   the back office.
     * @param nowMs    milliseconds since the epoch.
     */
    public Api(
            final Exchange exchange,
            final History history,
            final Optional<BackOffice> office,
            final LongSupplier nowMs) {
        final ExchangeView view = exchange.view();
        final Lookup lookup = new Lookup(view);
        final Submitter submitter = new Submitter(exchange.desk());
        final OrderFinder orders = new OrderFinder(view, lookup, history);
        final Candles candles = new Candles(history, nowMs);
        routes.addAll(new MarketRoutes(view, lookup, candles, nowMs).routes());
        final OrderEntry entry = new OrderEntry(submitter);
        routes.addAll(new OrderRoutes(lookup, entry, orders, new OrderTexts(view)).routes());
        routes.addAll(new AccountRoutes(view, lookup, new Statements(view, history, submitter)).routes());
        final MoneyDesk desk = new MoneyDesk(office);
        routes.addAll(new DepositRoutes(view, lookup, desk, submitter, nowMs).routes());
        routes.addAll(new WithdrawalRoutes(view, lookup, desk, submitter, history).routes());
        routes.addAll(new BeneficiaryRoutes(view, lookup, desk).routes());
        routes.addAll(new RingbookOrders(view, lookup, entry, orders).routes());
        routes.addAll(new RingbookRoutes(exchange, lookup, candles, nowMs).routes());
        final Administration administration = new Administration(view, submitter);
        routes.addAll(new AdminMarketRoutes(view, lookup, administration).routes());
        routes.addAll(new AdminAccountRoutes(view, lookup, administration).routes());
        routes.addAll(NotOffered.routes());
        final Document docs = DocsPage.of(routes);
        final Map<String, Object> openApi = OpenApi.document(routes);
        routes.add(Route.get("/api/ringbook/1/openapi.json")
                .named("Documentation", "readOpenApi", "This API as an OpenAPI 3.1 document.")
                .anytime()
                .by(Map.class, call -> openApi));
        routes.add(Route.get("/api/ringbook/1/docs")
                .named("Documentation", "readDocs", "This API as a page to read.")
                .anytime()
                .by(Document.class, call -> docs));
    }

    /** {@return every route} */
    public List<Route> routes() {
        return List.copyOf(routes);
    }
}
