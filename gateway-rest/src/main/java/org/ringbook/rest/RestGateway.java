package org.ringbook.rest;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.ringbook.rest.api.Api;
import org.ringbook.rest.api.BackOffice;
import org.ringbook.rest.api.History;
import org.ringbook.rest.exchange.Exchange;
import org.ringbook.rest.exchange.ExchangeContext;
import org.ringbook.rest.exchange.ExchangeView;
import org.ringbook.rest.http.KeyCheck;
import org.ringbook.rest.http.RestContext;
import org.ringbook.rest.http.RestCounts;
import org.ringbook.rest.http.RestServer;
import org.ringbook.rest.stream.StreamContext;
import org.ringbook.rest.stream.Streams;

/**
 * The retail door as a whole: the exchange in memory, and a server over it. It listens at once, and answers with 503 until it has caught up with
 * the engine.
 */
public final class RestGateway implements AutoCloseable {
    private final Exchange exchange;
    private final Streams streams;
    private final RestServer server;
    private final Optional<BackOffice> office;

    private RestGateway(
            final Exchange exchange,
            final Streams streams,
            final RestServer server,
            final Optional<BackOffice> office) {
        this.exchange = exchange;
        this.streams = streams;
        this.server = server;
        this.office = office;
    }

    /**
     * Starts it.
     *
     * @param engine   how the engine is reached, and where the checkpoint is.
     * @param settings of the server.
     * @param bounds   of the streams.
     * @param history  what the followers know of the past.
     * @param office   the back office; without it clients neither pay out nor in. Closed with the gateway.
     * @return listening.
     */
    public static RestGateway launch(
            final ExchangeContext engine,
            final RestContext settings,
            final StreamContext bounds,
            final History history,
            final Optional<BackOffice> office) {
        final ExchangeView view = new ExchangeView();
        final KeyCheck keys = new KeyCheck(view::key, System::currentTimeMillis);
        final Streams streams = new Streams(view, keys::check, bounds);
        final Exchange exchange = Exchange.launch(engine, view);
        try {
            final Api api = new Api(exchange, history, office, System::currentTimeMillis);
            final RestServer server = new RestServer(
                    settings,
                    keys,
                    api.routes(),
                    exchange::isReady,
                    javalin -> streams.register(javalin, exchange::isReady));
            return new RestGateway(exchange, streams, server.start(), office);
        } catch (final RuntimeException e) {
            streams.close();
            exchange.close();
            office.ifPresent(BackOffice::close);
            throw e;
        }
    }

    /**
     * Waits until it answers.
     *
     * @param timeout how long.
     * @param unit    of it.
     * @return whether it does; if not, {@link #fault()} may say why it never will.
     * @throws InterruptedException if the caller is interrupted.
     */
    public boolean awaitReady(final long timeout, final TimeUnit unit) throws InterruptedException {
        return exchange.awaitReady(timeout, unit);
    }

    /** {@return the exchange as it knows it, for any thread} */
    public ExchangeView view() {
        return exchange.view();
    }

    /** {@return whether it answers} */
    public boolean isReady() {
        return exchange.isReady();
    }

    /** {@return whether the engine takes commands} */
    public boolean takesCommands() {
        return exchange.desk().isOpen();
    }

    /** {@return why it does not run any more; empty while it does} */
    public String fault() {
        return exchange.fault();
    }

    /** {@return such as http://127.0.0.1:8080} */
    public String address() {
        return server.address();
    }

    /** {@return the port it listens on} */
    public int port() {
        return server.port();
    }

    /** {@return what the server has done} */
    public RestCounts counts() {
        return server.counts();
    }

    /** {@return the streams} */
    public Streams streams() {
        return streams;
    }

    /** Lets requests that have begun end, takes no new ones, and writes down what is known. */
    @Override
    public void close() {
        streams.close();
        server.close();
        exchange.close();
        office.ifPresent(BackOffice::close);
    }
}
