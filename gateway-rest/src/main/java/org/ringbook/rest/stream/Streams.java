package org.ringbook.rest.stream;

import io.javalin.Javalin;
import io.javalin.http.ServiceUnavailableResponse;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsConnectContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.websocket.api.Session;
import org.ringbook.client.venue.ApiKey;
import org.ringbook.readmodel.books.MarketBook;
import org.ringbook.rest.exchange.ExchangeView;
import org.ringbook.rest.exchange.MarketView;

/** All WebSocket streams of the gateway: Luno's two, and two beyond. To be made before records are applied to the view. */
public final class Streams implements AutoCloseable {
    /** "Try again later". */
    private static final int OVERLOADED = 1013;

    private static final int SHUTTING_DOWN = 1001;
    private static final int TEXT_LENGTH_MAX = 16_384;
    private static final Duration IDLE_MAX = Duration.ofMinutes(5);
    private static final long TICKER_MS = 200;
    private static final long CANDLE_MS = 500;
    private static final long TICK_MS = 1_000;

    private final ExchangeView view;
    private final Credentials credentials;
    private final StreamContext context;
    private final Sessions sessions;
    private final Map<Integer, LunoMarket> lunoMarkets = new ConcurrentHashMap<>();
    private final Map<Integer, PairFeed> pairs = new ConcurrentHashMap<>();
    private final AccountFeeds accounts;
    private final UserFeeds users;
    private final Map<Session, Connection> connections = new ConcurrentHashMap<>();
    private final ExecutorService senders;
    private final ExecutorService timer;

    /**
     * Listens to a view.
     *
     * @param view        before its first record.
     * @param credentials who may open keyed streams.
     * @param context     bounds.
     */
    public Streams(final ExchangeView view, final Credentials credentials, final StreamContext context) {
        this.view = view;
        this.credentials = credentials;
        this.context = context;
        sessions = new Sessions(context.sessionsPerKey());
        accounts = new AccountFeeds(view);
        users = new UserFeeds(view);
        view.add(new FeedListener(lunoMarkets, pairs, accounts, users));
        senders = Executors.newFixedThreadPool(context.senderThreads(), threads("ringbook-rest-stream"));
        timer = Executors.newSingleThreadExecutor(threads("ringbook-rest-timer"));
        every(TICKER_MS, this::sendTickers);
        every(CANDLE_MS, this::sendCandles);
        every(TICK_MS, this::tick);
    }

    private static ThreadFactory threads(final String name) {
        final AtomicInteger count = new AtomicInteger();
        return task -> {
            final Thread thread = new Thread(task, name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Also after it threw once. */
    private void every(final long intervalMs, final Runnable task) {
        final Executor later = CompletableFuture.delayedExecutor(intervalMs, TimeUnit.MILLISECONDS, timer);
        later.execute(() -> {
            try {
                task.run();
            } catch (final RuntimeException e) {
                context.errorHandler().onError(e);
            }
            if (!timer.isShutdown()) {
                every(intervalMs, task);
            }
        });
    }

    /**
     * Puts the streams on a server, and what describes them (AsyncAPI).
     *
     * @param server  not started yet.
     * @param isReady whether the view has caught up; before, whoever comes is told to come again: keys and markets are not known yet.
     */
    public void register(final Javalin server, final BooleanSupplier isReady) {
        server.wsBeforeUpgrade(request -> {
            if (!isReady.getAsBoolean()) {
                throw new ServiceUnavailableResponse("the gateway has not caught up with the exchange yet");
            }
        });
        server.ws("/api/1/stream/{pair}", ws -> serve(ws, this::luno));
        server.ws("/api/1/userstream", ws -> serve(ws, this::user));
        server.ws("/api/ringbook/1/stream", ws -> serve(ws, (socket, outbox) -> new PublicConnection(this, outbox)));
        server.ws("/api/ringbook/1/private", ws -> serve(ws, this::account));
        final byte[] document = document();
        server.get(
                "/api/ringbook/1/asyncapi.json",
                request -> request.contentType("application/json").result(document));
    }

    private static byte[] document() {
        try (InputStream in = Streams.class.getResourceAsStream("/org/ringbook/rest/asyncapi.json")) {
            return in.readAllBytes();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve(final WsConfig ws, final BiFunction<WsConnectContext, Outbox, Connection> opened) {
        ws.onConnect(socket -> open(socket, opened));
        ws.onMessage(socket -> {
            final Connection connection = connections.get(socket.session);
            if (connection != null) {
                connection.onText(socket.message());
            }
        });
        ws.onBinaryMessage(socket -> socket.session.close(1003, "text only"));
        ws.onClose(socket -> closed(socket.session));
        ws.onError(socket -> closed(socket.session));
    }

    private void open(final WsConnectContext socket, final BiFunction<WsConnectContext, Outbox, Connection> opened) {
        if (connections.size() >= context.connectionsMax()) {
            socket.session.close(OVERLOADED, "too many connections");
            return;
        }
        socket.session.setMaxTextMessageSize(TEXT_LENGTH_MAX);
        socket.session.setIdleTimeout(IDLE_MAX);
        final Outbox outbox = new Outbox(
                new JettySocket(socket.session), senders, context.queuedMessagesMax(), context.queuedCharactersMax());
        final Connection connection = opened.apply(socket, outbox);
        if (connection == null) {
            return;
        }
        connections.put(socket.session, connection);
        if (!socket.session.isOpen()) {
            closed(socket.session); // its end was told before it was known
        }
    }

    private void closed(final Session session) {
        final Connection connection = connections.remove(session);
        if (connection != null) {
            connection.outbox().close(SHUTTING_DOWN, "closed");
            connection.onClosed();
        }
    }

    private Connection luno(final WsConnectContext socket, final Outbox outbox) {
        final MarketView market = view.market(socket.pathParam("pair"));
        if (market == null) {
            outbox.close(Outbox.REFUSED, "unknown pair");
            return null;
        }
        return new LunoConnection(this, outbox, address(socket), market.market().marketId());
    }

    private Connection user(final WsConnectContext socket, final Outbox outbox) {
        return new LunoConnection(this, outbox, address(socket), LunoConnection.NO_MARKET);
    }

    private Connection account(final WsConnectContext socket, final Outbox outbox) {
        final PrivateConnection connection = new PrivateConnection(this, outbox, address(socket));
        final String authorization = socket.header("Authorization");
        if (authorization != null && authorization.startsWith("Basic ")) {
            final String pair = decoded(authorization.substring("Basic ".length()));
            final int colon = pair.indexOf(':');
            connection.authenticate(pair.substring(0, Math.max(colon, 0)), pair.substring(colon + 1));
        }
        return connection;
    }

    private static String decoded(final String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64.trim()), StandardCharsets.UTF_8);
        } catch (final IllegalArgumentException e) {
            return "";
        }
    }

    /** Without the port, which is another one for each try. */
    private static String address(final WsConnectContext socket) {
        return socket.session.getRemoteAddress() instanceof InetSocketAddress internet
                ? internet.getAddress().getHostAddress()
                : "";
    }

    /**
     * How many connections there are.
     *
     * @return of all streams.
     */
    public int connectionCount() {
        return connections.size();
    }

    /**
     * How far the market stream of a pair is.
     *
     * @param marketId of one that there is.
     * @return the number of its last message; 0 = none yet.
     */
    public long lunoSequence(final int marketId) {
        return view.read(() -> lunoMarkets.get(marketId).sequence());
    }

    // ---- what connections ask for

    ExchangeView view() {
        return view;
    }

    Credentials credentials() {
        return credentials;
    }

    StreamContext context() {
        return context;
    }

    Sessions sessions() {
        return sessions;
    }

    AccountFeeds accounts() {
        return accounts;
    }

    UserFeeds users() {
        return users;
    }

    /** No record is applied meanwhile. */
    void inOneMoment(final Runnable action) {
        view.read(() -> {
            action.run();
            return null;
        });
    }

    void joinLuno(final int marketId, final Outbox outbox) {
        inOneMoment(() -> lunoMarkets.get(marketId).join(outbox, book(marketId)));
    }

    void leaveLuno(final int marketId, final Outbox outbox) {
        lunoMarkets.get(marketId).audience().remove(outbox);
    }

    void joinAccount(final Outbox outbox, final ApiKey key) {
        inOneMoment(() -> accounts.join(outbox, key));
    }

    PairFeed pair(final int marketId) {
        return pairs.get(marketId);
    }

    /** Only in one moment. */
    MarketBook book(final int marketId) {
        return view.books().get(marketId - 1);
    }

    // ---- timer

    private void sendTickers() {
        pairs.forEach((marketId, pair) -> {
            if (pair.isTickerDue()) {
                inOneMoment(() -> pair.sendTicker(book(marketId)));
            }
        });
    }

    private void sendCandles() {
        pairs.forEach((marketId, pair) -> {
            if (pair.areCandlesDue()) {
                inOneMoment(() -> pair.sendCandles(book(marketId)));
            }
        });
    }

    private void tick() {
        final long nowNs = System.nanoTime();
        Set.copyOf(connections.values()).forEach(connection -> connection.onTick(nowNs));
        users.expire();
    }

    /** Ends all connections. */
    @Override
    public void close() {
        timer.shutdownNow();
        connections.keySet().forEach(session -> session.close(SHUTTING_DOWN, "the gateway stops"));
        senders.shutdown();
    }
}
