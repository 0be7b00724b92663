package org.ringbook.binary.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.ringbook.binary.client.BinaryClient;
import org.ringbook.binary.client.BinaryClientContext;
import org.ringbook.binary.client.BinaryListener;
import org.ringbook.binary.client.StreamPosition;
import org.ringbook.sbe.binary.CancelAllAfterSetDecoder;
import org.ringbook.sbe.binary.CancelRejectedDecoder;
import org.ringbook.sbe.binary.EventHeaderDecoder;
import org.ringbook.sbe.binary.LogonOkDecoder;
import org.ringbook.sbe.binary.LogoutReason;
import org.ringbook.sbe.binary.MarketDefinitionDecoder;
import org.ringbook.sbe.binary.MarketListEndDecoder;
import org.ringbook.sbe.binary.MarketStateChangedDecoder;
import org.ringbook.sbe.binary.MassCancelDoneDecoder;
import org.ringbook.sbe.binary.NewOrderEncoder;
import org.ringbook.sbe.binary.OrdType;
import org.ringbook.sbe.binary.OrderAcceptedDecoder;
import org.ringbook.sbe.binary.OrderCanceledDecoder;
import org.ringbook.sbe.binary.OrderFilledDecoder;
import org.ringbook.sbe.binary.OrderListEndDecoder;
import org.ringbook.sbe.binary.OrderReducedDecoder;
import org.ringbook.sbe.binary.OrderRejectedDecoder;
import org.ringbook.sbe.binary.OrderReplacedDecoder;
import org.ringbook.sbe.binary.OrderStatusDecoder;
import org.ringbook.sbe.binary.OrderTriggeredDecoder;
import org.ringbook.sbe.binary.RefusedDecoder;
import org.ringbook.sbe.binary.RequestRejectedDecoder;
import org.ringbook.sbe.binary.Side;
import org.ringbook.sbe.binary.TimeInForce;
import org.ringbook.sbe.binary.TradeBustedDecoder;

/** A client that writes down, in words, what it is told: numbered messages with their positions, the others apart. */
final class TestClient implements BinaryListener, AutoCloseable {
    private static final long LIMIT_NS = TimeUnit.SECONDS.toNanos(20);

    /** All of this thread's, so that none falls silent while another is waited for. */
    private static final ThreadLocal<List<TestClient>> TOGETHER = ThreadLocal.withInitial(ArrayList::new);

    private final BinaryClient client;
    private final List<String> told = new ArrayList<>();
    private final List<String> positions = new ArrayList<>();
    private final List<String> aside = new ArrayList<>();
    private long lastOrderId;
    private int read;

    TestClient(final BinaryClientContext context) {
        client = new BinaryClient(context.listener(this));
        TOGETHER.get().add(this);
    }

    static TestClient loggedOn(final BinaryClientContext context) {
        final TestClient client = new TestClient(context.onlyNew(true));
        client.await("the log-on", () -> client.client.isCaughtUp());
        return client;
    }

    BinaryClient client() {
        return client;
    }

    int poll() {
        return client.poll();
    }

    void await(final String what, final BooleanSupplier condition) {
        final long until = System.nanoTime() + LIMIT_NS;
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < until, () -> what + " did not come; told " + told + " aside " + aside);
            int work = 0;
            for (final TestClient each : TOGETHER.get()) {
                work += each.client.poll();
            }
            if (work == 0) {
                LockSupport.parkNanos(20_000);
            }
        }
    }

    /** The next numbered messages, which have to be these. */
    void expect(final String... messages) {
        await(messages.length + " messages", () -> told.size() >= read + messages.length);
        assertEquals(List.of(messages), told.subList(read, read + messages.length));
        read += messages.length;
    }

    /** The next message that is not numbered. */
    void expectAside(final String message) {
        await(message, () -> aside.contains(message));
        aside.remove(message);
    }

    /** Nothing more was told up to now: an answered question proves it. */
    void expectNothing() {
        final int markets =
                (int) aside.stream().filter(text -> text.startsWith("markets")).count();
        client.marketList();
        await("room", () -> client.send() == 0);
        await(
                "the list",
                () -> aside.stream().filter(text -> text.startsWith("markets")).count() > markets);
        assertEquals(List.of(), told.subList(read, told.size()));
    }

    List<String> told() {
        return told;
    }

    List<String> positions() {
        return positions;
    }

    List<String> aside() {
        return aside;
    }

    long lastOrderId() {
        return lastOrderId;
    }

    StreamPosition position() {
        return client.position();
    }

    // ---- what it says

    NewOrderEncoder order(final Side side, final long quantity, final long priceTicks) {
        return client.newOrder()
                .marketId(1)
                .side(side)
                .ordType(OrdType.LIMIT)
                .timeInForce(TimeInForce.GTC)
                .quantity(quantity)
                .priceTicks(priceTicks);
    }

    int send() {
        final long[] number = new long[1];
        await("room", () -> {
            number[0] = client.send();
            return number[0] >= 0;
        });
        return (int) number[0];
    }

    int buy(final long quantity, final long priceTicks, final String clOrdId) {
        order(Side.BUY, quantity, priceTicks).clOrdId(clOrdId);
        return send();
    }

    int sell(final long quantity, final long priceTicks, final String clOrdId) {
        order(Side.SELL, quantity, priceTicks).clOrdId(clOrdId);
        return send();
    }

    int cancel(final long orderId) {
        client.cancelOrder().orderId(orderId);
        return send();
    }

    /** Leaves in order. */
    void leave() {
        await("its session", client::logout);
        expectAside("out REQUESTED");
        close();
    }

    /** The connection is cut: nothing is said. */
    void cut() {
        close();
    }

    @Override
    public void close() {
        TOGETHER.get().remove(this);
        client.close();
    }

    // ---- what it hears

    private void tell(final EventHeaderDecoder header, final String text) {
        positions.add(header.sequence() + "-" + header.index() + "-" + header.part());
        told.add(header.clientSequence() == 0 ? text : text + " #" + header.clientSequence());
    }

    @Override
    public void onLoggedOn(final LogonOkDecoder message) {
        aside.add("on, last " + message.lastClientSequence());
    }

    @Override
    public void onLoggedOut(final LogoutReason reason, final boolean isFinal) {
        aside.add("out " + reason);
    }

    @Override
    public void onDisconnected(final String reason) {
        aside.add("disconnected");
    }

    @Override
    public void onNotSent(final int clientSequence) {
        aside.add("not sent " + clientSequence);
    }

    @Override
    public void onRefused(final RefusedDecoder message) {
        aside.add("refused " + message.clientSequence() + " " + message.reason());
    }

    @Override
    public void onOrderAccepted(final OrderAcceptedDecoder message) {
        lastOrderId = message.orderId();
        tell(
                message.header(),
                "accepted " + message.side() + " " + message.ordType() + " " + message.quantity() + "@"
                        + message.priceTicks() + " " + message.clOrdId());
    }

    @Override
    public void onOrderRejected(final OrderRejectedDecoder message) {
        tell(
                message.header(),
                "rejected " + message.reason() + " first " + message.firstOrdStatus() + " " + message.firstCumQty()
                        + "+" + message.firstLeavesQty() + " " + message.clOrdId());
    }

    @Override
    public void onOrderFilled(final OrderFilledDecoder message) {
        tell(
                message.header(),
                "filled " + message.side() + " " + message.qtyLots() + "@" + message.priceTicks() + " leaves "
                        + message.leavesQty() + " " + message.liquidity());
    }

    @Override
    public void onOrderCanceled(final OrderCanceledDecoder message) {
        tell(
                message.header(),
                "canceled " + message.reason() + " " + message.ordStatus() + " " + message.canceledQty());
    }

    @Override
    public void onOrderReplaced(final OrderReplacedDecoder message) {
        tell(
                message.header(),
                "replaced " + message.ordStatus() + " " + message.orderQty() + "@" + message.priceTicks() + " kept "
                        + message.keptPriority() + " session " + message.sessionId());
    }

    @Override
    public void onOrderTriggered(final OrderTriggeredDecoder message) {
        tell(message.header(), "triggered");
    }

    @Override
    public void onOrderReduced(final OrderReducedDecoder message) {
        tell(message.header(), "reduced " + message.reducedQty() + " leaves " + message.leavesQty());
    }

    @Override
    public void onCancelRejected(final CancelRejectedDecoder message) {
        tell(
                message.header(),
                "cancel rejected " + message.reason() + " " + message.ordStatus() + " replace " + message.isReplace());
    }

    @Override
    public void onMassCancelDone(final MassCancelDoneDecoder message) {
        tell(message.header(), "mass canceled " + message.canceledCount() + " more " + message.more());
    }

    @Override
    public void onRequestRejected(final RequestRejectedDecoder message) {
        tell(message.header(), "request rejected " + message.reason());
    }

    @Override
    public void onCancelAllAfterSet(final CancelAllAfterSetDecoder message) {
        tell(message.header(), "switch " + (message.deadlineNs() == 0 ? "off" : "on"));
    }

    @Override
    public void onMarketStateChanged(final MarketStateChangedDecoder message) {
        tell(message.header(), "market " + message.marketId() + " " + message.state() + " " + message.cause());
    }

    @Override
    public void onMarketDefinition(final MarketDefinitionDecoder message) {
        final String text = "definition " + message.marketId() + " " + message.state() + " tick "
                + message.tickMantissa() + "/" + message.tickScale() + " lot " + message.lotMantissa() + "/"
                + message.lotScale() + " " + message.symbol() + " " + message.baseCode() + " " + message.quoteCode();
        if (message.header().sequence() == 0) {
            aside.add(text);
        } else {
            tell(message.header(), text);
        }
    }

    @Override
    public void onTradeBusted(final TradeBustedDecoder message) {
        tell(
                message.header(),
                "busted " + message.side() + " trade " + message.tradeId() + " " + message.qtyLots() + "@"
                        + message.priceTicks() + " fee " + message.feeUnits());
    }

    @Override
    public void onMarketListEnd(final MarketListEndDecoder message) {
        aside.add("markets " + message.marketCount());
    }

    @Override
    public void onOrderStatus(final OrderStatusDecoder message) {
        aside.add("status " + message.orderId() + " " + message.side() + " " + message.cumQty() + "/"
                + message.orderQty() + "@" + message.priceTicks() + " " + message.clOrdId());
    }

    @Override
    public void onOrderListEnd(final OrderListEndDecoder message) {
        aside.add("orders " + message.orderCount() + " of request " + message.requestId());
    }
}
