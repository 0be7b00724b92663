package org.ringbook.binary.client;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.sbe.MessageEncoderFlyweight;
import org.ringbook.sbe.binary.CancelAllAfterEncoder;
import org.ringbook.sbe.binary.CancelOrderEncoder;
import org.ringbook.sbe.binary.LogoutEncoder;
import org.ringbook.sbe.binary.MarketListRequestEncoder;
import org.ringbook.sbe.binary.MassCancelEncoder;
import org.ringbook.sbe.binary.MessageHeaderEncoder;
import org.ringbook.sbe.binary.NewOrderEncoder;
import org.ringbook.sbe.binary.OpenOrdersRequestEncoder;
import org.ringbook.sbe.binary.OrderStatusRequestEncoder;
import org.ringbook.sbe.binary.ReplaceOrderEncoder;
import org.ringbook.sbe.binary.Side;

/** The message that is being written: all fields are 0 at first, texts that are left out are empty. One thread; allocates nothing. */
final class RequestDraft {
    private static final int BODY = MessageHeaderEncoder.ENCODED_LENGTH;
    private static final int TEXTS_OF_CHANGE = 2;
    private static final int FIRST_COMMAND = NewOrderEncoder.TEMPLATE_ID;
    private static final int LAST_COMMAND = 19;

    private final UnsafeBuffer buffer = new UnsafeBuffer(ByteBuffer.allocateDirect(CommandWindow.SLOT_LENGTH));
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final NewOrderEncoder newOrder = new NewOrderEncoder();
    private final CancelOrderEncoder cancelOrder = new CancelOrderEncoder();
    private final ReplaceOrderEncoder replaceOrder = new ReplaceOrderEncoder();
    private final MassCancelEncoder massCancel = new MassCancelEncoder();
    private final CancelAllAfterEncoder cancelAllAfter = new CancelAllAfterEncoder();
    private final OrderStatusRequestEncoder orderStatus = new OrderStatusRequestEncoder();
    private final OpenOrdersRequestEncoder openOrders = new OpenOrdersRequestEncoder();
    private final MarketListRequestEncoder marketList = new MarketListRequestEncoder();
    private final LogoutEncoder logout = new LogoutEncoder();
    private MessageEncoderFlyweight current;
    private int texts;

    UnsafeBuffer buffer() {
        return buffer;
    }

    private void begin(final MessageEncoderFlyweight encoder, final int textCount) {
        buffer.setMemory(BODY, encoder.sbeBlockLength(), (byte) 0);
        current = encoder;
        texts = textCount;
    }

    NewOrderEncoder newOrder() {
        begin(newOrder, 1);
        return newOrder.wrapAndApplyHeader(buffer, 0, header);
    }

    CancelOrderEncoder cancelOrder() {
        begin(cancelOrder, TEXTS_OF_CHANGE);
        return cancelOrder.wrapAndApplyHeader(buffer, 0, header);
    }

    ReplaceOrderEncoder replaceOrder() {
        begin(replaceOrder, TEXTS_OF_CHANGE);
        return replaceOrder.wrapAndApplyHeader(buffer, 0, header);
    }

    MassCancelEncoder massCancel() {
        begin(massCancel, 0);
        return massCancel.wrapAndApplyHeader(buffer, 0, header).side(Side.NULL_VAL);
    }

    CancelAllAfterEncoder cancelAllAfter() {
        begin(cancelAllAfter, 0);
        return cancelAllAfter.wrapAndApplyHeader(buffer, 0, header);
    }

    OrderStatusRequestEncoder orderStatus() {
        begin(orderStatus, 1);
        return orderStatus.wrapAndApplyHeader(buffer, 0, header);
    }

    OpenOrdersRequestEncoder openOrders() {
        begin(openOrders, 0);
        return openOrders.wrapAndApplyHeader(buffer, 0, header);
    }

    MarketListRequestEncoder marketList() {
        begin(marketList, 0);
        return marketList.wrapAndApplyHeader(buffer, 0, header);
    }

    LogoutEncoder logout() {
        begin(logout, 0);
        return logout.wrapAndApplyHeader(buffer, 0, header);
    }

    boolean isEmpty() {
        return current == null;
    }

    boolean isCommand() {
        return current.sbeTemplateId() >= FIRST_COMMAND && current.sbeTemplateId() <= LAST_COMMAND;
    }

    void number(final int clientSequence) {
        buffer.putInt(BODY, clientSequence, ByteOrder.LITTLE_ENDIAN);
    }

    /** Ends the message: texts that were not put are empty. Returns its length. */
    int end() {
        int at = BODY + current.sbeBlockLength();
        final int limit = current.limit();
        for (int i = 0; i < texts; i++) {
            if (at >= limit) {
                buffer.putByte(at, (byte) 0);
            }
            at += 1 + (buffer.getByte(at) & 0xff);
        }
        return at;
    }

    void clear() {
        current = null;
    }
}
