package org.ringbook.torture;

import java.util.Random;
import org.ringbook.client.CommandDraft;
import org.ringbook.sbe.messages.NewOrderEncoder;
import org.ringbook.sbe.messages.OrdType;
import org.ringbook.sbe.messages.Side;
import org.ringbook.sbe.messages.TimeInForce;

/** Random commands of a client: orders of which some expire soon, cancels, replaces, and dead-man's switches that go off. */
final class CommandMix {
    private static final int MID_PRICE = 1_000;
    private static final int PRICE_RANGE = 20;
    private static final int MAX_LOTS = 50;
    private static final int REMEMBERED = 256;
    private static final long EXPIRE_NS_MAX = 400_000_000L;
    private static final long SWITCH_NS_MAX = 300_000_000L;

    private final Random random;
    private final long[] orders = new long[REMEMBERED];
    private int accepted;

    CommandMix(final Random random) {
        this.random = random;
    }

    /** Writes the next command. The time of the last record that was heard decides when an order expires. */
    void draft(final CommandDraft draft, final long number, final long recordTimeNs) {
        final int percent = random.nextInt(100);
        if (percent < 70 || accepted == 0) {
            order(draft.newOrder(), number, recordTimeNs);
        } else if (percent < 88) {
            draft.cancelOrder()
                    .accountId(account())
                    .orderId(anOrder())
                    .origClOrdId("")
                    .clOrdId("c" + number);
        } else if (percent < 97) {
            draft.replaceOrder()
                    .accountId(account())
                    .orderId(anOrder())
                    .priceTicks(price())
                    .orderQty(1 + random.nextInt(MAX_LOTS))
                    .origClOrdId("")
                    .clOrdId("r" + number);
        } else if (percent < 99) {
            draft.cancelAllAfter().accountId(account()).timeoutNs(1 + random.nextLong(SWITCH_NS_MAX));
        } else {
            draft.massCancel().accountId(account()).marketId(LabMarket.MARKET);
        }
    }

    private void order(final NewOrderEncoder order, final long number, final long recordTimeNs) {
        final int kind = random.nextInt(10);
        order.accountId(account())
                .marketId(LabMarket.MARKET)
                .side(random.nextBoolean() ? Side.BUY : Side.SELL)
                .ordType(OrdType.LIMIT)
                .timeInForce(kind < 2 ? TimeInForce.IOC : kind < 4 ? TimeInForce.GTD : TimeInForce.GTC)
                .priceTicks(price())
                .quantity(1 + random.nextInt(MAX_LOTS));
        if (kind == 2 || kind == 3) {
            order.expireTimeNs(recordTimeNs + 1 + random.nextLong(EXPIRE_NS_MAX));
        }
        order.clOrdId("t" + number);
    }

    private int account() {
        return 1 + random.nextInt(LabMarket.ACCOUNTS);
    }

    private long price() {
        return MID_PRICE + random.nextInt(PRICE_RANGE) - PRICE_RANGE / 2L;
    }

    private long anOrder() {
        return orders[random.nextInt(Math.min(accepted, REMEMBERED))];
    }

    void accepted(final long orderId) {
        orders[accepted++ % REMEMBERED] = orderId;
    }
}
