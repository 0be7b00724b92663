package org.ringbook.binary.gateway;

import io.aeron.exceptions.AeronException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.ringbook.binary.client.BinaryClient;
import org.ringbook.binary.client.BinaryClientContext;
import org.ringbook.binary.client.BinaryListener;
import org.ringbook.binary.client.StreamPosition;
import org.ringbook.sbe.binary.CancelRejectedDecoder;
import org.ringbook.sbe.binary.EventHeaderDecoder;
import org.ringbook.sbe.binary.LogonOkDecoder;
import org.ringbook.sbe.binary.NewOrderEncoder;
import org.ringbook.sbe.binary.OrdStatus;
import org.ringbook.sbe.binary.OrdType;
import org.ringbook.sbe.binary.OrderAcceptedDecoder;
import org.ringbook.sbe.binary.OrderCanceledDecoder;
import org.ringbook.sbe.binary.OrderFilledDecoder;
import org.ringbook.sbe.binary.OrderRejectedDecoder;
import org.ringbook.sbe.binary.OrderReplacedDecoder;
import org.ringbook.sbe.binary.RefusedDecoder;
import org.ringbook.sbe.binary.Side;
import org.ringbook.sbe.binary.TimeInForce;

/** Trades at random, on a thread of its own, and keeps what it was told and how it believes its orders to be. A cut client forgets what it sent. */
final class LoadClient implements Runnable, BinaryListener {
    private static final int OPEN_MAX = 60;

    /** An order as this client believes it to be. */
    record Known(long cumQty, long leavesQty) {}

    private final BinaryClientContext context;
    private final String name;
    private final Random random;
    private final int pauseNs;
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final List<String> violations = new CopyOnWriteArrayList<>();
    private final Map<Long, Known> open = new HashMap<>();
    private final Set<Integer> outstanding = new TreeSet<>();
    private final Set<Integer> answered = new HashSet<>();
    private BinaryClient client;
    private boolean losesDriver;
    private int orders;
    private final AtomicInteger logons = new AtomicInteger();
    private volatile boolean cutting;
    private volatile boolean active;
    private volatile boolean sending = true;
    private volatile boolean stopped;
    private volatile String view = "";

    LoadClient(final BinaryClientContext context, final String name, final long pauseNs) {
        this.context = context.listener(this);
        this.name = name;
        this.pauseNs = (int) pauseNs;
        random = new Random(name.hashCode());
        context.errorHandler(this::onError);
    }

    private void onError(final Throwable error) {
        if (!(losesDriver && error instanceof AeronException)) {
            violations.add(name + ": " + error);
        }
    }

    /** The media driver is killed with the engine: what Aeron says of that is part of the test. */
    LoadClient losesDriver() {
        losesDriver = true;
        return this;
    }

    @Override
    public void run() {
        client = new BinaryClient(context);
        long nextNs = System.nanoTime();
        while (!stopped) {
            int work = client.poll();
            active = client.isCaughtUp();
            if (cutting && active) {
                cut();
            }
            if (sending && active && client.isEngineReady() && System.nanoTime() - nextNs > 0) {
                nextNs = System.nanoTime() + random.nextInt(2 * pauseNs);
                work += act();
            }
            if (work == 0) {
                LockSupport.parkNanos(50_000);
            }
            look();
        }
        client.close();
    }

    private void look() {
        if (!sending && active) {
            view = outstanding.isEmpty() && client.pending() == 0 ? new java.util.TreeMap<>(open).toString() : "";
        }
    }

    /** The process dies: only the position is left. */
    private void cut() {
        final StreamPosition position = client.position();
        client.close();
        outstanding.clear();
        active = false;
        client = new BinaryClient(context.position(position));
        cutting = false;
    }

    private int act() {
        final int dice = random.nextInt(10);
        if (open.size() > OPEN_MAX || (dice < 3 && !open.isEmpty())) {
            client.cancelOrder().orderId(someOrder());
        } else if (dice < 5 && !open.isEmpty()) {
            client.replaceOrder()
                    .orderId(someOrder())
                    .priceTicks(900 + random.nextInt(200))
                    .orderQty(10 + random.nextInt(200));
        } else {
            order();
        }
        final long number = client.send();
        if (number > 0) {
            outstanding.add((int) number);
        }
        return 1;
    }

    private void order() {
        orders++;
        final NewOrderEncoder order = client.newOrder()
                .marketId(1 + random.nextInt(2))
                .side(random.nextBoolean() ? Side.BUY : Side.SELL)
                .ordType(OrdType.LIMIT)
                .timeInForce(random.nextInt(5) == 0 ? TimeInForce.IOC : TimeInForce.GTC)
                .quantity(10 + random.nextInt(200))
                .priceTicks(950 + random.nextInt(100));
        order.clOrdId(name + "-" + orders);
    }

    private long someOrder() {
        int skip = random.nextInt(open.size());
        for (final long id : open.keySet()) {
            if (skip-- == 0) {
                return id;
            }
        }
        return 1;
    }

    // ---- from the test's thread

    void cutNow() {
        cutting = true;
    }

    boolean isCut() {
        return cutting;
    }

    boolean isActive() {
        return active && !cutting;
    }

    void stopSending() {
        sending = false;
    }

    void stop() {
        stopped = true;
    }

    /** Its open orders as it believes them to be; empty while it does not know the outcome of all that it sent. */
    String view() {
        return view;
    }

    List<String> told() {
        return new ArrayList<>(told);
    }

    long reports() {
        return told.size();
    }

    List<String> violations() {
        return violations;
    }

    String summary() {
        return name + ": orders " + orders + ", reports " + told.size() + ", log-ons " + logons + ", outstanding "
                + outstanding.size();
    }

    // ---- what it hears

    private void tell(final EventHeaderDecoder header, final String kind) {
        told.add(header.sequence() + "-" + header.index() + "-" + header.part() + " " + kind);
        if (header.clientSequence() > 0) {
            outstanding.remove(header.clientSequence());
            if (!answered.add(header.clientSequence())) {
                violations.add(name + " was answered twice: " + header.clientSequence());
            }
        }
    }

    @Override
    public void onLoggedOn(final LogonOkDecoder message) {
        logons.incrementAndGet();
    }

    @Override
    public void onRefused(final RefusedDecoder message) {
        outstanding.remove(message.clientSequence());
    }

    @Override
    public void onOrderAccepted(final OrderAcceptedDecoder message) {
        tell(message.header(), "accepted");
        open.put(message.orderId(), new Known(0, message.quantity()));
    }

    @Override
    public void onOrderRejected(final OrderRejectedDecoder message) {
        tell(message.header(), "rejected");
    }

    @Override
    public void onOrderFilled(final OrderFilledDecoder message) {
        tell(message.header(), "filled");
        final Known known = open.get(message.orderId());
        if (known == null || known.leavesQty() - message.qtyLots() != message.leavesQty()) {
            violations.add(name + ": a fill does not fit " + known + " of order " + message.orderId());
        } else if (message.leavesQty() == 0) {
            open.remove(message.orderId());
        } else {
            open.put(message.orderId(), new Known(known.cumQty() + message.qtyLots(), message.leavesQty()));
        }
    }

    @Override
    public void onOrderCanceled(final OrderCanceledDecoder message) {
        tell(message.header(), "canceled");
        final Known known = open.remove(message.orderId());
        if (known == null || known.leavesQty() != message.canceledQty() || known.cumQty() != message.cumQty()) {
            violations.add(name + ": a cancel does not fit " + known + " of order " + message.orderId());
        }
    }

    @Override
    public void onOrderReplaced(final OrderReplacedDecoder message) {
        tell(message.header(), "replaced");
        final Known known = open.get(message.orderId());
        if (known == null) {
            violations.add(name + ": a replace of unknown order " + message.orderId());
        } else if (message.ordStatus() == OrdStatus.FILLED) {
            open.remove(message.orderId());
        } else {
            open.put(message.orderId(), new Known(known.cumQty(), message.leavesQty()));
        }
    }

    @Override
    public void onCancelRejected(final CancelRejectedDecoder message) {
        tell(message.header(), "cancel rejected");
    }
}
