package org.ringbook.cli.flow;

import java.util.ArrayDeque;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;
import org.ringbook.cli.ExitStatus;
import org.ringbook.cli.Failure;
import org.ringbook.client.AeronEngineClient;
import org.ringbook.client.ClientContext;
import org.ringbook.client.EngineClient;
import org.ringbook.client.EngineException;
import org.ringbook.client.EngineListener;
import org.ringbook.client.EventFrame;
import org.ringbook.flow.FlowListener;
import org.ringbook.flow.FlowOutcome;
import org.ringbook.flow.FlowStep;
import org.ringbook.flow.FlowTarget;
import org.ringbook.flow.Side;
import org.ringbook.sbe.messages.CommandHeaderDecoder;
import org.ringbook.sbe.messages.MarketState;
import org.ringbook.sbe.messages.NewOrderEncoder;
import org.ringbook.sbe.messages.OrdType;
import org.ringbook.sbe.messages.SelfTradePrevention;
import org.ringbook.sbe.messages.TimeInForce;

/**
 * An engine as the target of a flow: a gateway of its own on the client, so every step is in the journal once. Works ahead by a window of
 * steps. One thread, which has to come back within half a second ({@link #poll()}).
 */
public final class EngineFlowTarget implements FlowTarget, EngineListener, AutoCloseable {
    private static final long STALL_LIMIT_NS = TimeUnit.SECONDS.toNanos(15);
    private static final int ORDER_NUMBER_RADIX = 36;
    private static final String NO_ORDER = "f-none";

    private final EngineClient client;
    private final int window;
    private final int sessionId;
    private final Map<String, Integer> marketIds;
    private final Map<String, Integer> accountIds;
    private final OrderIds ids = new OrderIds();
    private final RecordReader reader;
    private final ArrayDeque<PendingStep> pending = new ArrayDeque<>();
    private final CommandHeaderDecoder header = new CommandHeaderDecoder();
    private final HopLatency latency = new HopLatency();
    private final FlowCounts counts = new FlowCounts();
    private final IdleStrategy idle = new BackoffIdleStrategy(20, 50, 1_000, TimeUnit.MICROSECONDS.toNanos(100));
    private long lastOrderNumber;
    private long lastProgressNs = System.nanoTime();
    private String shutOut;
    private volatile Throwable failure;

    /**
     * Connects and waits until the engine takes the gateway's commands.
     *
     * @param gateway   who this is.
     * @param window    how many steps may be on their way.
     * @param market    ids of markets by the symbols of the flow's instruments.
     * @param accounts  ids of accounts by the names of the flow's participants.
     * @param strangers hears what others do to the flow's orders.
     * @throws EngineException.Unreachable if the engine does not take them.
     */
    EngineFlowTarget(
            final Gateway gateway,
            final int window,
            final Map<String, Integer> market,
            final Map<String, Integer> accounts,
            final StrangersListener strangers) {
        this.window = window;
        sessionId = gateway.id();
        marketIds = Map.copyOf(market);
        accountIds = Map.copyOf(accounts);
        reader = new RecordReader(ids, strangers);
        client = new AeronEngineClient(new ClientContext()
                .aeronDirectory(gateway.aeronDirectory())
                .gatewayId(gateway.id())
                .gatewayName(gateway.name())
                .errorHandler(error -> failure = error)
                .listener(this));
        while (!client.isReady()) {
            poll();
        }
    }

    /**
     * Who a flow is to the engine.
     *
     * @param id             of the gateway; also the session of its orders.
     * @param name           for people.
     * @param aeronDirectory of the engine's media driver.
     */
    record Gateway(int id, String name, String aeronDirectory) {}

    @Override
    public void submit(final FlowStep step, final FlowListener listener) {
        while (pending.size() >= window) {
            poll();
        }
        final String clOrdId = encode(step);
        long result = client.send();
        while (result < 0) {
            poll();
            result = client.send();
        }
        pending.add(new PendingStep(step, clOrdId, result, listener));
    }

    @Override
    public void drain() {
        while (!pending.isEmpty()) {
            poll();
        }
    }

    /** One turn: takes what has come, or idles for a moment. */
    void poll() {
        final int work = client.poll();
        idle.idle(work);
        if (failure != null) {
            throw new IllegalStateException("the flow can't be followed any more", failure);
        }
        if (shutOut != null) {
            throw new Failure(ExitStatus.FAILED, "another flow of this kind runs on this engine: " + shutOut);
        }
        final long nowNs = System.nanoTime();
        if (work > 0 || (pending.isEmpty() && client.isReady())) {
            lastProgressNs = nowNs;
        } else if (nowNs - lastProgressNs > STALL_LIMIT_NS) {
            throw new EngineException.Unreachable("the engine does not answer any more: unconfirmed=" + pending.size());
        }
    }

    int unconfirmed() {
        return pending.size();
    }

    FlowCounts counts() {
        return counts;
    }

    HopLatency latency() {
        return latency;
    }

    private int accountOf(final FlowStep step) {
        return idOf("account", step.participant(), accountIds);
    }

    private static int idOf(final String what, final String name, final Map<String, Integer> idsByName) {
        final Integer id = idsByName.get(name);
        if (id == null) {
            throw new IllegalArgumentException("the flow has no such " + what + ": " + name);
        }
        return id;
    }

    /** Writes the step's command into the client's draft; the client order id that it goes by. */
    private String encode(final FlowStep step) {
        return switch (step.action()) {
            case NEW_LIMIT -> newOrder(step, OrdType.LIMIT, TimeInForce.GTC);
            case NEW_IOC_LIMIT -> newOrder(step, OrdType.LIMIT, TimeInForce.IOC);
            case NEW_MARKET -> newOrder(step, OrdType.MARKET, TimeInForce.IOC);
            case NEW_MARKET_TO_LIMIT -> newOrder(step, OrdType.MARKET_TO_LIMIT, TimeInForce.GTC);
            case GATHER -> state(step, MarketState.AUCTION);
            case UNCROSS -> state(step, MarketState.OPEN);
            case CANCEL -> {
                final String clOrdId = nameOf(step.orderId());
                client.draft()
                        .cancelOrder()
                        .accountId(accountOf(step))
                        .orderId(0)
                        .origClOrdId(clOrdId);
                yield clOrdId;
            }
            case REPLACE -> {
                final String clOrdId = nameOf(step.orderId());
                final var replace = client.draft().replaceOrder();
                replace.header().sessionId(sessionId);
                replace.accountId(accountOf(step))
                        .orderId(0)
                        .priceTicks(step.priceTicks())
                        .orderQty(step.qtyLots())
                        .origClOrdId(clOrdId);
                yield clOrdId;
            }
        };
    }

    private String state(final FlowStep step, final MarketState state) {
        client.draft().setMarketState().marketId(marketOf(step)).state(state);
        return NO_ORDER;
    }

    private int marketOf(final FlowStep step) {
        return idOf("market", step.instrument().symbol(), marketIds);
    }

    private String newOrder(final FlowStep step, final OrdType ordType, final TimeInForce timeInForce) {
        final String clOrdId = "f" + client.gatewayId() + "." + client.epoch() + "-"
                + Long.toString(++lastOrderNumber, ORDER_NUMBER_RADIX);
        final NewOrderEncoder order = client.draft().newOrder();
        order.header().sessionId(sessionId);
        order.accountId(accountOf(step))
                .marketId(marketOf(step))
                .side(
                        step.side() == Side.BUY
                                ? org.ringbook.sbe.messages.Side.BUY
                                : org.ringbook.sbe.messages.Side.SELL)
                .ordType(ordType)
                .timeInForce(timeInForce)
                .selfTradePrevention(SelfTradePrevention.CANCEL_OLDEST)
                .priceTicks(step.priceTicks())
                .quantity(step.qtyLots())
                .clOrdId(clOrdId);
        ids.sent(step.orderId(), clOrdId);
        return clOrdId;
    }

    /** Of an order that is not open any more: a name that no order has, so that the engine answers in its turn. */
    private String nameOf(final long feedId) {
        final String clOrdId = ids.clOrdId(feedId);
        return clOrdId == null ? NO_ORDER : clOrdId;
    }

    @Override
    public void onFrame(final EventFrame frame) {
        if (frame.index() == 0) {
            begin(frame);
        } else {
            reader.event(frame);
        }
        if (frame.isLastOfRecord() && reader.isOwn()) {
            end();
        }
    }

    private void begin(final EventFrame frame) {
        header.wrap(frame.buffer(), frame.bodyOffset());
        final PendingStep next = pending.peek();
        if (next == null
                || header.gatewayId() != client.gatewayId()
                || header.gatewayEpoch() != client.epoch()
                || header.gatewaySequence() != next.correlationId()) {
            reader.begin(null);
            return;
        }
        latency.record(frame, System.nanoTime());
        reader.begin(next);
    }

    private void end() {
        final PendingStep done = pending.remove();
        final FlowOutcome outcome = reader.outcome();
        reader.begin(null);
        counts.add(done.step(), outcome);
        done.listener().onOutcome(done.step(), outcome);
    }

    @Override
    public void onShutOut(final int epochInForce, final String reason) {
        shutOut = reason;
    }

    @Override
    public void close() {
        client.close();
    }
}
