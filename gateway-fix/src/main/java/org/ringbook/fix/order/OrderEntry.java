package org.ringbook.fix.order;

import java.util.concurrent.TimeUnit;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.ringbook.client.CommandDraft;
import org.ringbook.client.venue.Account;
import org.ringbook.client.venue.ApiKey;
import org.ringbook.client.venue.Catalog;
import org.ringbook.client.venue.Market;
import org.ringbook.fix.message.FixMessage;
import org.ringbook.fix.message.OutMessage;
import org.ringbook.fix.message.Tags;
import org.ringbook.fix.message.UtcText;
import org.ringbook.fix.report.FixCode;
import org.ringbook.fix.report.Orders;
import org.ringbook.sbe.messages.CancelOrderEncoder;
import org.ringbook.sbe.messages.CommandHeaderEncoder;
import org.ringbook.sbe.messages.MassCancelEncoder;
import org.ringbook.sbe.messages.MessageHeaderEncoder;
import org.ringbook.sbe.messages.NewOrderEncoder;
import org.ringbook.sbe.messages.RejectReason;
import org.ringbook.sbe.messages.ReplaceOrderEncoder;
import org.ringbook.sbe.messages.Side;

/**
 * Orders, replaces, cancels and mass cancels (D, G, F, q), whose structure was checked, as command frames; or the message that refuses them
 * (8, 9, r). Nothing is rounded: what is not a whole number of ticks or lots is refused, and the rule named. One thread.
 */
public final class OrderEntry {
    /** A resent order (97=Y) that is not known is entered if it is not older than this. */
    public static final long RESEND_AGE_MAX_NS = TimeUnit.MINUTES.toNanos(5);

    private static final char DAY = '0';
    private static final char POST_ONLY = '6';
    private static final char ONE_MARKET = '1';

    private final Request request;
    private final InFlight inFlight;
    private final RefusalText refusals;
    private final UnsafeBuffer frame = new UnsafeBuffer(new byte[CommandDraft.MAX_FRAME_LENGTH]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final NewOrderEncoder newOrder = new NewOrderEncoder();
    private final CancelOrderEncoder cancelOrder = new CancelOrderEncoder();
    private final ReplaceOrderEncoder replaceOrder = new ReplaceOrderEncoder();
    private final MassCancelEncoder massCancel = new MassCancelEncoder();
    private int length;

    /**
     * Of an exchange.
     *
     * @param catalog its markets and accounts.
     * @param orders  its orders, as far as the event stream has told.
     */
    public OrderEntry(final Catalog catalog, final Orders orders) {
        request = new Request(catalog);
        inFlight = new InFlight(orders);
        refusals = new RefusalText();
    }

    /**
     * Orders that were sent and not seen in the event stream yet.
     *
     * @return to be told of what is seen.
     */
    public InFlight inFlight() {
        return inFlight;
    }

    /**
     * Whether a message becomes a command.
     *
     * @param type FIX tag 35.
     * @return true for D, F, G and q.
     */
    public static boolean takes(final String type) {
        return switch (type) {
            case "D", "F", "G", "q" -> true;
            default -> false;
        };
    }

    /**
     * Makes the command of a message.
     *
     * @param message of a type that it {@link #takes}, with a sound structure.
     * @param key     the session's.
     * @param number  its MsgSeqNum.
     * @param execId  ExecID of a refused order.
     * @param timeNs  when it is refused, nanoseconds since the epoch.
     * @param reply   takes the message that refuses it.
     * @return true: the command is in {@link #frame()}; false: the reply is written.
     */
    public boolean take(
            final FixMessage message,
            final ApiKey key,
            final int number,
            final String execId,
            final long timeNs,
            final OutMessage reply) {
        try {
            length = switch (message.type()) {
                case "D" -> order(message, key, number);
                case "F" -> cancel(message, key, number);
                case "G" -> replace(message, key, number);
                case "q" -> massCancel(message, key, number);
                default -> throw new IllegalArgumentException("type " + message.type());
            };
            return true;
        } catch (final Refusal refusal) {
            refusals.write(message, refusal, execId, timeNs, reply);
            return false;
        }
    }

    /**
     * The command.
     *
     * @return its frame begins at 0.
     */
    public DirectBuffer frame() {
        return frame;
    }

    /**
     * Length of the command.
     *
     * @return bytes.
     */
    public int length() {
        return length;
    }

    private void header(final CommandHeaderEncoder command, final ApiKey key, final int number) {
        command.gatewaySequence(0)
                .gatewayEpoch(0)
                .sessionId(key.sessionId())
                .sessionSequence(number)
                .gatewayId(0);
    }

    private int order(final FixMessage message, final ApiKey key, final int number) {
        final String clOrdId = Request.id(message, Tags.CL_ORD_ID);
        final Account account = request.account(message, key);
        final Market market = request.market(message);
        final boolean byQuote = message.has(Tags.CASH_ORDER_QTY);
        if (byQuote == message.has(Tags.ORDER_QTY)) {
            throw new Refusal(
                    RejectReason.INVALID_QUANTITY, "Either OrderQty (38) or CashOrderQty (152) is needed, not both.");
        }
        final long quantity = byQuote
                ? Request.steps(message, Tags.CASH_ORDER_QTY, market.quote().amount(), RejectReason.INVALID_QUANTITY)
                : Request.steps(message, Tags.ORDER_QTY, market.quantity(), RejectReason.INVALID_QUANTITY);
        final Side side = FixCode.side(message.character(Tags.SIDE, '1'));
        final String expireTime = message.text(Tags.EXPIRE_TIME);
        newOrder.wrapAndApplyHeader(frame, 0, header);
        header(newOrder.header(), key, number);
        newOrder.accountId(account.accountId())
                .marketId(market.marketId())
                .side(side)
                .ordType(FixCode.ordType(message.character(Tags.ORD_TYPE, '2')))
                .timeInForce(FixCode.timeInForce(message.character(Tags.TIME_IN_FORCE, DAY)));
        newOrder.flags()
                .clear()
                .postOnly(message.has(Tags.EXEC_INST)
                        && message.text(Tags.EXEC_INST).indexOf(POST_ONLY) >= 0)
                .byQuote(byQuote);
        newOrder.selfTradePrevention(FixCode.selfTradePrevention(message.number(Tags.SELF_MATCH_PREVENTION, 1)))
                .priceTicks(Request.steps(message, Tags.PRICE, market.price(), RejectReason.INVALID_PRICE))
                .quantity(quantity)
                .validUntilNs(validUntil(message))
                .stopPriceTicks(Request.steps(message, Tags.STOP_PX, market.price(), RejectReason.INVALID_STOP_PRICE))
                .displayQty(Request.steps(message, Tags.MAX_FLOOR, market.quantity(), RejectReason.INVALID_DISPLAY_QTY))
                .minQty(Request.steps(message, Tags.MIN_QTY, market.quantity(), RejectReason.INVALID_MIN_QTY))
                .expireTimeNs(expireTime == null ? 0 : UtcText.parse(expireTime))
                .clOrdId(clOrdId);
        inFlight.onOrder(key.sessionId(), number, account.accountId(), clOrdId, message, market);
        return MessageHeaderEncoder.ENCODED_LENGTH + newOrder.encodedLength();
    }

    /** A resent order is only entered anew if it is young, and none was sent first after it was sent again: 0 for others. */
    private static long validUntil(final FixMessage message) {
        if (!message.flag(Tags.POSS_RESEND)) {
            return 0;
        }
        final String original = message.text(Tags.ORIG_SENDING_TIME);
        final long sentNs = UtcText.parse(message.text(Tags.SENDING_TIME));
        final long firstSentNs = original == null ? sentNs : Math.min(sentNs, UtcText.parse(original));
        return firstSentNs + RESEND_AGE_MAX_NS;
    }

    private int cancel(final FixMessage message, final ApiKey key, final int number) {
        final String origClOrdId = Request.id(message, Tags.ORIG_CL_ORD_ID);
        final String clOrdId = Request.id(message, Tags.CL_ORD_ID);
        final Account account = request.account(message, key);
        request.market(message);
        cancelOrder.wrapAndApplyHeader(frame, 0, header);
        header(cancelOrder.header(), key, number);
        cancelOrder
                .accountId(account.accountId())
                .orderId(Request.orderId(message))
                .origClOrdId(origClOrdId)
                .clOrdId(clOrdId);
        return MessageHeaderEncoder.ENCODED_LENGTH + cancelOrder.encodedLength();
    }

    private int replace(final FixMessage message, final ApiKey key, final int number) {
        final String origClOrdId = Request.id(message, Tags.ORIG_CL_ORD_ID);
        final String clOrdId = Request.id(message, Tags.CL_ORD_ID);
        final Account account = request.account(message, key);
        final Market market = request.market(message);
        final long orderId = Request.orderId(message);
        final boolean waits = inFlight.checkReplace(account.accountId(), orderId, origClOrdId, message, market);
        replaceOrder.wrapAndApplyHeader(frame, 0, header);
        header(replaceOrder.header(), key, number);
        replaceOrder
                .accountId(account.accountId())
                .orderId(orderId)
                .priceTicks(Request.steps(message, Tags.PRICE, market.price(), RejectReason.INVALID_PRICE))
                .orderQty(Request.steps(message, Tags.ORDER_QTY, market.quantity(), RejectReason.INVALID_QUANTITY))
                .stopPriceTicks(
                        waits
                                ? Request.steps(message, Tags.STOP_PX, market.price(), RejectReason.INVALID_STOP_PRICE)
                                : 0)
                .displayQty(Request.steps(message, Tags.MAX_FLOOR, market.quantity(), RejectReason.INVALID_DISPLAY_QTY))
                .origClOrdId(origClOrdId)
                .clOrdId(clOrdId);
        inFlight.onReplace(key.sessionId(), number, account.accountId(), origClOrdId, clOrdId);
        return MessageHeaderEncoder.ENCODED_LENGTH + replaceOrder.encodedLength();
    }

    private int massCancel(final FixMessage message, final ApiKey key, final int number) {
        final Account account = request.account(message, key);
        final boolean oneMarket = message.character(Tags.MASS_CANCEL_REQUEST_TYPE, ONE_MARKET) == ONE_MARKET;
        final int marketId = oneMarket ? request.market(message).marketId() : 0;
        massCancel.wrapAndApplyHeader(frame, 0, header);
        header(massCancel.header(), key, number);
        massCancel
                .accountId(account.accountId())
                .marketId(marketId)
                .side(message.has(Tags.SIDE) ? FixCode.side(message.character(Tags.SIDE, '1')) : Side.NULL_VAL)
                .sessionId(0);
        return MessageHeaderEncoder.ENCODED_LENGTH + massCancel.encodedLength();
    }
}
