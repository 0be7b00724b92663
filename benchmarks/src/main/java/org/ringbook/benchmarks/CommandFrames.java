package org.ringbook.benchmarks;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.collections.Long2LongHashMap;
import org.agrona.concurrent.UnsafeBuffer;
import org.ringbook.sbe.Frames;
import org.ringbook.sbe.messages.CancelOrderEncoder;
import org.ringbook.sbe.messages.CommandHeaderEncoder;
import org.ringbook.sbe.messages.MessageHeaderEncoder;
import org.ringbook.sbe.messages.NewOrderEncoder;
import org.ringbook.sbe.messages.OrdType;
import org.ringbook.sbe.messages.ReplaceOrderEncoder;
import org.ringbook.sbe.messages.SelfTradePrevention;
import org.ringbook.sbe.messages.Side;
import org.ringbook.sbe.messages.TimeInForce;
import org.ringbook.workloads.OrderFlow;

/**
 * A flow as the commands of one gateway, encoded beforehand, behind the commands that set up the exchange for it. Command
 * {@code n} is meant to be record {@code n}, so the order ids that cancels and replaces name are known. Frames lie one
 * after the other as in a record ({@link Frames}).
 */
public final class CommandFrames {
    /** Accounts that the orders are spread over. */
    static final int ACCOUNTS = 1_000;

    static final int MARKET_ID = 1;
    static final int GATEWAY_ID = 1;
    static final int GATEWAY_EPOCH = 1;
    private static final int LONGEST = 128;
    private static final int CL_ORD_ID_LENGTH = 16;
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    private final OrderFlow flow;
    private final boolean clOrdIds;
    private final MutableDirectBuffer buffer;
    private final Long2LongHashMap sequences = new Long2LongHashMap(0);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final NewOrderEncoder newOrder = new NewOrderEncoder();
    private final CancelOrderEncoder cancelOrder = new CancelOrderEncoder();
    private final ReplaceOrderEncoder replaceOrder = new ReplaceOrderEncoder();
    private final byte[] clOrdId = new byte[CL_ORD_ID_LENGTH];
    private final byte[] origClOrdId = new byte[CL_ORD_ID_LENGTH];
    private final int setupCount;
    private int end;

    /**
     * Encodes a flow.
     *
     * @param flow of orders
     * @param clOrdIds true: every command carries a client order id of 16 characters, and cancels and replaces name their
     *     order by one; false: there are none, and they name it by order id
     */
    public CommandFrames(final OrderFlow flow, final boolean clOrdIds) {
        this.flow = flow;
        this.clOrdIds = clOrdIds;
        buffer = new UnsafeBuffer(ByteBuffer.allocateDirect(
                Math.multiplyExact(flow.length() + ExchangeSetup.commands(ACCOUNTS), LONGEST)));
        final ExchangeSetup setup = new ExchangeSetup(buffer, ACCOUNTS);
        setup.write();
        setupCount = ExchangeSetup.commands(ACCOUNTS);
        end = setup.length();
        for (int i = 0; i < flow.length(); i++) {
            encode(i);
        }
        sequences.clear();
        sequences.compact();
    }

    /** {@return the frames} */
    public DirectBuffer buffer() {
        return buffer;
    }

    /** {@return index behind the last frame} */
    public int end() {
        return end;
    }

    /** {@return the flow that was encoded} */
    public OrderFlow flow() {
        return flow;
    }

    /** {@return how many commands come before the flow's timed part: the setup and the prefill} */
    public int untimed() {
        return setupCount + flow.prefill();
    }

    /** {@return the number of commands, the untimed ones included} */
    public int count() {
        return setupCount + flow.length();
    }

    /**
     * What the flow calls an order of the core.
     *
     * @param orderId sequence of the command that created it
     * @return order id in the flow
     */
    public long flowOrderId(final long orderId) {
        return flow.orderId((int) orderId - setupCount - 1);
    }

    private void encode(final int i) {
        final long orderId = flow.orderId(i);
        final long terms = flow.terms(i);
        final int offset = Frames.offset(end);
        writeHex(i, clOrdId);
        final int length = switch (OrderFlow.kind(terms)) {
            case OrderFlow.ADD, OrderFlow.IOC -> newOrder(offset, i, orderId, terms);
            case OrderFlow.CANCEL -> cancelOrder(offset, i, orderId);
            default -> replaceOrder(offset, i, orderId, terms);
        };
        Frames.putLength(buffer, end, length);
        end = offset + length;
    }

    private int newOrder(final int offset, final int i, final long orderId, final long terms) {
        sequences.put(orderId, setupCount + 1L + i);
        final boolean market = OrderFlow.isMarket(terms);
        newOrder.wrapAndApplyHeader(buffer, offset, header);
        from(newOrder.header(), i);
        newOrder.accountId(OrderFlow.accountOf(orderId, ACCOUNTS))
                .marketId(MARKET_ID)
                .side(OrderFlow.isSell(terms) ? Side.SELL : Side.BUY)
                .ordType(market ? OrdType.MARKET : OrdType.LIMIT)
                .timeInForce(OrderFlow.kind(terms) == OrderFlow.IOC ? TimeInForce.IOC : TimeInForce.GTC);
        newOrder.flags().clear();
        newOrder.selfTradePrevention(SelfTradePrevention.NONE);
        newOrder.priceTicks(market ? 0 : OrderFlow.priceTicks(terms))
                .quantity(OrderFlow.orderQty(terms))
                .validUntilNs(0)
                .stopPriceTicks(0)
                .displayQty(0)
                .minQty(0)
                .expireTimeNs(0)
                .putClOrdId(clOrdId, 0, clOrdIdLength());
        return newOrder.limit() - offset;
    }

    private int cancelOrder(final int offset, final int i, final long orderId) {
        final long sequence = nameOrder(orderId);
        cancelOrder.wrapAndApplyHeader(buffer, offset, header);
        from(cancelOrder.header(), i);
        cancelOrder
                .accountId(OrderFlow.accountOf(orderId, ACCOUNTS))
                .orderId(clOrdIds ? 0 : sequence)
                .putOrigClOrdId(origClOrdId, 0, clOrdIdLength())
                .putClOrdId(clOrdId, 0, clOrdIdLength());
        return cancelOrder.limit() - offset;
    }

    private int replaceOrder(final int offset, final int i, final long orderId, final long terms) {
        final long sequence = nameOrder(orderId);
        replaceOrder.wrapAndApplyHeader(buffer, offset, header);
        from(replaceOrder.header(), i);
        replaceOrder
                .accountId(OrderFlow.accountOf(orderId, ACCOUNTS))
                .orderId(clOrdIds ? 0 : sequence)
                .priceTicks(OrderFlow.priceTicks(terms))
                .orderQty(OrderFlow.orderQty(terms))
                .stopPriceTicks(0)
                .displayQty(0)
                .putOrigClOrdId(origClOrdId, 0, clOrdIdLength())
                .putClOrdId(clOrdId, 0, clOrdIdLength());
        return replaceOrder.limit() - offset;
    }

    private void from(final CommandHeaderEncoder sender, final int i) {
        sender.gatewaySequence(i + 1L)
                .gatewayEpoch(GATEWAY_EPOCH)
                .sessionId(1)
                .sessionSequence(i + 1)
                .gatewayId(GATEWAY_ID);
    }

    private long nameOrder(final long orderId) {
        final long sequence = sequences.get(orderId);
        writeHex(sequence - setupCount - 1, origClOrdId);
        return sequence;
    }

    private int clOrdIdLength() {
        return clOrdIds ? CL_ORD_ID_LENGTH : 0;
    }

    private static void writeHex(final long number, final byte[] text) {
        for (int i = 0; i < CL_ORD_ID_LENGTH; i++) {
            text[CL_ORD_ID_LENGTH - 1 - i] = HEX[(int) (number >>> (4 * i)) & 15];
        }
    }
}
