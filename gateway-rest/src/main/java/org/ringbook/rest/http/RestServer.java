package org.ringbook.rest.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.eclipse.jetty.server.handler.StatisticsHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The HTTP server: serves a table of routes, and whatever else is put on it. Stopping lets requests that have begun end, for some seconds, and
 * takes no new ones.
 */
public final class RestServer implements AutoCloseable {
    private static final int THREADS_MAX = 64;
    private static final long STOP_MS = TimeUnit.SECONDS.toMillis(5);

    private final RestContext context;
    private final Javalin javalin;
    private final RestCounts counts = new RestCounts();
    private final RouteHandler handler;
    private final PageFiles pages = new PageFiles();

    /**
     * A server, not started yet.
     *
     * @param context settings.
     * @param keys    who may come in.
     * @param routes  what it answers.
     * @param isReady whether it can answer; until then only routes that answer at any time do.
     * @param more    further handlers, such as those of streams.
     */
    public RestServer(
            final RestContext context,
            final KeyCheck keys,
            final List<Route> routes,
            final BooleanSupplier isReady,
            final Consumer<Javalin> more) {
        this.context = context;
        handler = new RouteHandler(context, keys, counts, isReady);
        javalin = Javalin.create(this::configure);
        for (final Route route : routes) {
            javalin.addHttpHandler(
                    HandlerType.valueOf(route.method().name()),
                    route.path(),
                    request -> handler.handle(request, route));
        }
        javalin.exception(HttpResponseException.class, this::onHttpError);
        javalin.exception(Exception.class, handler::onException);
        more.accept(javalin);
    }

    private void configure(final JavalinConfig config) {
        config.showJavalinBanner = false;
        config.startupWatcherEnabled = false;
        config.useVirtualThreads = false;
        config.http.prefer405over404 = true;
        config.http.maxRequestSize = context.bodyBytesMax();
        config.jetty.threadPool = new QueuedThreadPool(THREADS_MAX, 4);
        config.jetty.modifyServer(server -> {
            server.setErrorHandler(new JsonErrors());
            server.setStopTimeout(STOP_MS);
            server.setHandler(new StatisticsHandler());
        });
        config.jetty.addConnector((server, configuration) -> Connectors.of(context, server, configuration));
    }

    private void onHttpError(final HttpResponseException error, final Context request) {
        // No route takes OPTIONS: what asks before it calls from a page elsewhere is answered here.
        if (request.method() == HandlerType.OPTIONS) {
            handler.preflight(request);
            return;
        }
        if (isReading(request) && pages.serve(request)) {
            return;
        }
        final String allowed = error.getDetails().get("availableMethods");
        if (allowed != null) {
            request.header("Allow", allowed);
        }
        handler.fail(request, JsonErrors.error(error.getStatus()));
    }

    private static boolean isReading(final Context request) {
        return request.method() == HandlerType.GET || request.method() == HandlerType.HEAD;
    }

    /**
     * Listens.
     *
     * @return this.
     */
    public RestServer start() {
        javalin.start();
        return this;
    }

    /** {@return the port it listens on} */
    public int port() {
        return javalin.port();
    }

    /** {@return such as http://127.0.0.1:8080} */
    public String address() {
        return (context.keyStore() == null ? "http" : "https") + "://" + context.host() + ":" + port();
    }

    /** {@return what it has done} */
    public RestCounts counts() {
        return counts;
    }

    @Override
    public void close() {
        javalin.stop();
    }
}
