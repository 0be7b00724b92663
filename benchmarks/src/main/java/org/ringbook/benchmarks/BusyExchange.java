package org.ringbook.benchmarks;

import io.aeron.CommonContext;
import java.nio.file.Path;
import org.HdrHistogram.Histogram;
import org.agrona.CloseHelper;
import org.agrona.concurrent.IdleStrategy;
import org.ringbook.client.AeronEngineClient;
import org.ringbook.client.ClientContext;
import org.ringbook.client.CommandDraft;
import org.ringbook.client.EngineClient;
import org.ringbook.client.EventFrame;
import org.ringbook.sbe.messages.CommandHeaderDecoder;
import org.ringbook.sbe.messages.GatewayHelloDecoder;
import org.ringbook.sbe.messages.MarketState;
import org.ringbook.sbe.messages.NewOrderEncoder;
import org.ringbook.sbe.messages.OrdType;
import org.ringbook.sbe.messages.SelfTradePrevention;
import org.ringbook.sbe.messages.Side;
import org.ringbook.sbe.messages.TimeInForce;
import org.ringbook.server.Engine;
import org.ringbook.server.EngineContext;

/**
 * An engine with a large state, and one gateway in this process: accounts with open orders far from the touch, and commands at a constant
 * rate near it, which leave the state as large as it was. One thread.
 */
final class BusyExchange implements AutoCloseable {
    private static final int GATEWAY_ID = 1;
    private static final int WINDOW = 1 << 12;
    private static final int MARKET_ID = 1;
    private static final int BASE = 1;
    private static final int QUOTE = 2;
    private static final long DEPOSIT = 1L << 40;
    private static final long SILENCE_LIMIT_NS = 30_000_000_000L;
    private static final long MID_TICKS = 1_000_000;
    private static final int FAR_TICKS = 100;
    private static final int LEVELS = 20_000;
    private static final int QUANTITY = 100;
    private static final long HIGHEST_NS = 60_000_000_000L;
    private static final int DIGITS = 3;
    private static final int CYCLE = 4;

    private final Engine engine;
    private final EngineClient client;
    private final int accounts;
    private final IdleStrategy idle;
    private final long[] scheduledNs = new long[WINDOW * 2];
    private Throwable failure;
    private long sent;
    private long heard;
    private final CommandHeaderDecoder header = new CommandHeaderDecoder();
    private String lastClOrdId = "";
    private TimeTaker timeTaker;

    /** Takes the times of a command that has come back. */
    @FunctionalInterface
    interface TimeTaker {
        /**
         * Of the frame that is the command.
         *
         * @param scheduledNs when it was to be sent, of the monotonic clock
         * @param receivedNs  when it was heard, of the same
         * @param frame       with the times between
         */
        void take(long scheduledNs, long receivedNs, EventFrame frame);
    }

    BusyExchange(final Path data, final int accounts) {
        this(data, accounts, Waiting.YIELDING, Transport.IPC);
    }

    BusyExchange(final Path data, final int accounts, final Waiting waiting, final Transport transport) {
        this.accounts = accounts;
        final String ingress = transport.newChannel();
        final String events = transport.newChannel();
        final String control = transport.newChannel();
        idle = waiting.newStrategy();
        engine = Engine.launch(new EngineContext()
                .dataDirectory(data)
                .embeddedDriver(CommonContext.generateRandomDirName())
                .gatewaySilenceLimitNs(SILENCE_LIMIT_NS)
                .idleStrategy(waiting::newStrategy)
                .channels(ingress, events, control)
                .log(line -> {}));
        client = new AeronEngineClient(new ClientContext()
                .aeronDirectory(engine.aeronDirectory())
                .ingressChannel(ingress)
                .eventChannel(events)
                .controlChannel(control)
                .replyChannel(transport.newChannel())
                .gatewayId(GATEWAY_ID)
                .firstEpoch(1)
                .windowSize(WINDOW)
                .startPosition(1, 0)
                .errorHandler(error -> failure = error)
                .listener(this::onFrame));
        while (!client.isReady()) {
            turn();
        }
    }

    /** Of its media driver. */
    String aeronDirectory() {
        return engine.aeronDirectory();
    }

    /** Makes assets, a market, accounts with money, and as many open orders. */
    void setUp(final int orders) {
        addAsset("BASE");
        addAsset("QUOTE");
        send(
                client.draft(),
                draft -> draft.addMarket()
                        .baseAssetId(BASE)
                        .quoteAssetId(QUOTE)
                        .tickMantissa(1)
                        .lotMantissa(1)
                        .tickScale((short) 2)
                        .lotScale((short) 6)
                        .minQtyLots(1)
                        .maxQtyLots(1L << 40)
                        .minNotionalUnits(10_000)
                        .maxNotionalUnits(1L << 60)
                        .symbol("BASEQUOTE"));
        send(client.draft(), draft -> draft.setMarketState().marketId(MARKET_ID).state(MarketState.OPEN));
        for (int accountId = 1; accountId <= accounts; accountId++) {
            final int id = accountId;
            send(client.draft(), draft -> draft.openAccount().name("account-" + id));
            for (int asset = BASE; asset <= QUOTE; asset++) {
                final int assetId = asset;
                send(
                        client.draft(),
                        draft -> draft.deposit()
                                .accountId(id)
                                .assetId(assetId)
                                .amountUnits(DEPOSIT)
                                .reference("deposit-" + id + "-" + assetId));
            }
        }
        for (int i = 0; i < orders; i++) {
            final boolean isSell = (i & 1) == 0;
            final int away = FAR_TICKS + i / 2 % LEVELS;
            order(1 + i % accounts, isSell, MID_TICKS + (isSell ? away : -away), TimeInForce.GTC, "");
        }
        awaitAll();
    }

    private void addAsset(final String code) {
        send(
                client.draft(),
                draft ->
                        draft.addAsset().scale((short) 8).payoutScale((short) 2).code(code));
    }

    /** Encodes a command. */
    @FunctionalInterface
    private interface Encoding {
        void encode(CommandDraft draft);
    }

    private void send(final CommandDraft draft, final Encoding encoding) {
        encoding.encode(draft);
        while (client.send() < 0) {
            turn();
            encoding.encode(draft);
        }
        sent++;
        if ((sent & 15) == 0) {
            client.poll();
        }
    }

    private void order(
            final int accountId,
            final boolean isSell,
            final long priceTicks,
            final TimeInForce time,
            final String clOrdId) {
        send(client.draft(), draft -> {
            final NewOrderEncoder order = draft.newOrder()
                    .accountId(accountId)
                    .marketId(MARKET_ID)
                    .side(isSell ? Side.SELL : Side.BUY)
                    .ordType(OrdType.LIMIT)
                    .timeInForce(time);
            order.selfTradePrevention(SelfTradePrevention.CANCEL_NEWEST)
                    .priceTicks(priceTicks)
                    .quantity(QUANTITY)
                    .clOrdId(clOrdId);
        });
    }

    private void awaitAll() {
        while (client.unconfirmed() > 0) {
            turn();
        }
    }

    /**
     * Sends at a constant rate and records how long each takes, from when it was to be sent.
     *
     * @param perSecond   commands a second
     * @param seconds     how long
     * @param fromEndToEnd takes the time from then to its event at the gateway
     * @param within      takes the time from when it was sequenced to its commit in the journal
     */
    void run(final int perSecond, final int seconds, final Histogram fromEndToEnd, final Histogram within) {
        run(perSecond, seconds, (scheduledAtNs, receivedNs, frame) -> {
            record(fromEndToEnd, receivedNs - scheduledAtNs);
            record(within, frame.committedNs() - frame.sequencedNs());
        });
    }

    /**
     * The same.
     *
     * @param perSecond commands a second
     * @param seconds   how long
     * @param taker     takes the times
     */
    void run(final int perSecond, final int seconds, final TimeTaker taker) {
        awaitAll();
        timeTaker = taker;
        final long count = (long) perSecond * seconds;
        final long beganNs = System.nanoTime();
        for (long i = 0; i < count; i++) {
            final long dueNs = beganNs + i * 1_000_000_000L / perSecond;
            while (System.nanoTime() - dueNs < 0) {
                turn();
            }
            scheduledNs[(int) (sent % scheduledNs.length)] = dueNs;
            step((int) (i % CYCLE), 1 + (int) (i / CYCLE % (accounts - 1)));
        }
        awaitAll();
        timeTaker = null;
    }

    /** An order that rests, one that takes it; one that rests, and its cancel. */
    private void step(final int phase, final int accountId) {
        switch (phase) {
            case 0 -> order(accountId, true, MID_TICKS, TimeInForce.GTC, "");
            case 1 -> order(accountId + 1, false, MID_TICKS, TimeInForce.IOC, "");
            case 2 -> {
                lastClOrdId = Long.toString(sent);
                order(accountId, false, MID_TICKS - 1, TimeInForce.GTC, lastClOrdId);
            }
            default ->
                send(
                        client.draft(),
                        draft -> draft.cancelOrder()
                                .accountId(accountId)
                                .orderId(0)
                                .origClOrdId(lastClOrdId)
                                .clOrdId(""));
        }
    }

    private void turn() {
        idle.idle(client.poll());
        if (failure != null) {
            throw new IllegalStateException("the exchange failed", failure);
        }
    }

    private void onFrame(final EventFrame frame) {
        if (frame.index() != 0 || frame.templateId() == GatewayHelloDecoder.TEMPLATE_ID) {
            return;
        }
        if (header.wrap(frame.buffer(), frame.bodyOffset()).gatewayId() != GATEWAY_ID) {
            return;
        }
        if (timeTaker != null) {
            timeTaker.take(scheduledNs[(int) (heard % scheduledNs.length)], System.nanoTime(), frame);
        }
        heard++;
    }

    static void record(final Histogram histogram, final long valueNs) {
        histogram.recordValue(Math.max(0, Math.min(valueNs, HIGHEST_NS)));
    }

    static Histogram newHistogram() {
        return new Histogram(HIGHEST_NS, DIGITS);
    }

    @Override
    public void close() {
        CloseHelper.closeAll(client, engine);
    }
}
