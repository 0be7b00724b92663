package org.ringbook.binary.example;

import io.aeron.driver.MediaDriver;
import io.aeron.driver.ThreadingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;
import org.ringbook.binary.client.BinaryClient;
import org.ringbook.binary.client.BinaryClientContext;
import org.ringbook.binary.client.BinaryListener;
import org.ringbook.sbe.binary.BooleanType;
import org.ringbook.sbe.binary.CancelRejectedDecoder;
import org.ringbook.sbe.binary.LogonOkDecoder;
import org.ringbook.sbe.binary.LogoutReason;
import org.ringbook.sbe.binary.OrdType;
import org.ringbook.sbe.binary.OrderAcceptedDecoder;
import org.ringbook.sbe.binary.OrderCanceledDecoder;
import org.ringbook.sbe.binary.OrderFilledDecoder;
import org.ringbook.sbe.binary.OrderRejectedDecoder;
import org.ringbook.sbe.binary.OrderReplacedDecoder;
import org.ringbook.sbe.binary.RefusedDecoder;
import org.ringbook.sbe.binary.Side;
import org.ringbook.sbe.binary.TimeInForce;

/**
 * A market maker that quotes both sides of one market around a price that wanders, leaning against what it holds. It shows how the client library is
 * used, and no strategy that anybody should run.
 *
 * <p>Arguments: the gateway's channel, key id, a file with the secret in its first line, market id, middle price in ticks, half the spread in ticks,
 * lots, and the milliseconds between two quotes. docs/binary.md has an example.
 */
public final class QuotingMaker implements BinaryListener {
    private static final int ARGUMENTS = 8;
    private static final int LEAN_LOTS = 4;

    private final int marketId;
    private final long halfSpread;
    private final long lots;
    private final BinaryClient client;
    private final Quote bid = new Quote(Side.BUY);
    private final Quote offer = new Quote(Side.SELL);
    private long middle;
    private long position;
    private boolean ended;

    /** One side: which order it is, and what it waits for. */
    private static final class Quote {
        private final Side side;
        private long orderId;
        private int pending;

        private Quote(final Side side) {
            this.side = side;
        }
    }

    private QuotingMaker(
            final BinaryClientContext context,
            final int marketId,
            final long middle,
            final long halfSpread,
            final long lots) {
        this.marketId = marketId;
        this.middle = middle;
        this.halfSpread = halfSpread;
        this.lots = lots;
        client = new BinaryClient(context.onlyNew(true).resends(false).listener(this));
    }

    /**
     * Quotes until the gateway ends the session or the process is stopped.
     *
     * @param arguments as above.
     * @throws java.io.IOException if the secret can't be read.
     */
    public static void main(final String[] arguments) throws java.io.IOException {
        if (arguments.length != ARGUMENTS) {
            System.err.println("arguments: CHANNEL KEYID SECRETFILE MARKETID MIDDLE HALFSPREAD LOTS INTERVALMS");
            System.exit(2);
        }
        final String secret = Files.readAllLines(Path.of(arguments[2])).get(0).strip();
        try (MediaDriver driver = MediaDriver.launchEmbedded(
                new MediaDriver.Context().threadingMode(ThreadingMode.SHARED).dirDeleteOnShutdown(true))) {
            final QuotingMaker maker = new QuotingMaker(
                    new BinaryClientContext()
                            .aeronDirectory(driver.aeronDirectoryName())
                            .gatewayChannel(arguments[0])
                            .key(arguments[1], secret),
                    Integer.parseInt(arguments[3]),
                    Long.parseLong(arguments[4]),
                    Long.parseLong(arguments[5]),
                    Long.parseLong(arguments[6]));
            maker.run(TimeUnit.MILLISECONDS.toNanos(Long.parseLong(arguments[7])));
        }
    }

    private void run(final long intervalNs) {
        final IdleStrategy idle = new BackoffIdleStrategy(100, 10, 1_000, 100_000);
        long nextNs = System.nanoTime();
        while (!ended) {
            idle.idle(client.poll());
            if (client.isCaughtUp() && client.isEngineReady() && System.nanoTime() - nextNs >= 0) {
                nextNs = System.nanoTime() + intervalNs;
                middle += ThreadLocalRandom.current().nextInt(3) - 1;
                final long lean = position * halfSpread / (LEAN_LOTS * lots);
                quote(bid, Math.max(1, middle - halfSpread - lean));
                quote(offer, Math.max(2, middle + halfSpread - lean));
            }
        }
        client.close();
    }

    /** A side has one order, which is replaced; while an outcome is awaited nothing is sent. */
    private void quote(final Quote quote, final long priceTicks) {
        if (quote.pending != 0) {
            return;
        }
        if (quote.orderId == 0) {
            client.newOrder()
                    .marketId(marketId)
                    .side(quote.side)
                    .ordType(OrdType.LIMIT)
                    .timeInForce(TimeInForce.GTC)
                    .priceTicks(priceTicks)
                    .quantity(lots)
                    .flags()
                    .postOnly(true);
        } else {
            client.replaceOrder().orderId(quote.orderId).priceTicks(priceTicks).orderQty(lots);
        }
        final long number = client.send();
        quote.pending = number > 0 ? (int) number : 0;
    }

    private Quote of(final long orderId) {
        if (orderId != 0 && orderId == bid.orderId) {
            return bid;
        }
        return orderId != 0 && orderId == offer.orderId ? offer : null;
    }

    private void answered(final int number) {
        if (number != 0 && number == bid.pending) {
            bid.pending = 0;
        } else if (number != 0 && number == offer.pending) {
            offer.pending = 0;
        }
    }

    private void gone(final long orderId) {
        final Quote quote = of(orderId);
        if (quote != null) {
            quote.orderId = 0;
        }
    }

    @Override
    public void onLoggedOn(final LogonOkDecoder message) {
        System.out.println("on as session " + message.sessionId());
        if (message.cancelOnDisconnect() == BooleanType.FALSE) {
            client.massCancel().marketId(marketId).ownOnly(BooleanType.TRUE);
            client.send(); // what an earlier life has left
        }
    }

    @Override
    public void onDisconnected(final String reason) {
        System.out.println("disconnected: " + reason);
    }

    @Override
    public void onLoggedOut(final LogoutReason reason, final boolean isFinal) {
        System.out.println("logged out: " + reason);
        ended = isFinal;
    }

    @Override
    public void onNotSent(final int clientSequence) {
        answered(clientSequence);
    }

    @Override
    public void onRefused(final RefusedDecoder message) {
        answered(message.clientSequence());
    }

    @Override
    public void onOrderAccepted(final OrderAcceptedDecoder message) {
        final Quote quote = message.side() == Side.BUY ? bid : offer;
        quote.orderId = message.orderId();
        answered(message.header().clientSequence());
    }

    @Override
    public void onOrderRejected(final OrderRejectedDecoder message) {
        System.out.println("rejected: " + message.reason());
        answered(message.header().clientSequence());
    }

    @Override
    public void onOrderReplaced(final OrderReplacedDecoder message) {
        answered(message.header().clientSequence());
    }

    @Override
    public void onCancelRejected(final CancelRejectedDecoder message) {
        answered(message.header().clientSequence());
    }

    @Override
    public void onOrderFilled(final OrderFilledDecoder message) {
        position += message.side() == Side.BUY ? message.qtyLots() : -message.qtyLots();
        System.out.println("filled " + message.side() + " " + message.qtyLots() + " @ " + message.priceTicks()
                + ", position " + position);
        if (message.leavesQty() == 0) {
            gone(message.orderId());
        }
    }

    @Override
    public void onOrderCanceled(final OrderCanceledDecoder message) {
        gone(message.orderId());
        answered(message.header().clientSequence());
    }
}
