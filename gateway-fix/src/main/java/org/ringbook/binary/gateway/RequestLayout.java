package org.ringbook.binary.gateway;

import org.agrona.DirectBuffer;
import org.ringbook.sbe.binary.CancelAllAfterDecoder;
import org.ringbook.sbe.binary.CancelOrderDecoder;
import org.ringbook.sbe.binary.HeartbeatDecoder;
import org.ringbook.sbe.binary.HelloDecoder;
import org.ringbook.sbe.binary.LogonDecoder;
import org.ringbook.sbe.binary.LogoutDecoder;
import org.ringbook.sbe.binary.MarketListRequestDecoder;
import org.ringbook.sbe.binary.MassCancelDecoder;
import org.ringbook.sbe.binary.MessageHeaderDecoder;
import org.ringbook.sbe.binary.NewOrderDecoder;
import org.ringbook.sbe.binary.OpenOrdersRequestDecoder;
import org.ringbook.sbe.binary.OrderStatusRequestDecoder;
import org.ringbook.sbe.binary.ReplaceOrderDecoder;

/**
 * Whether bytes from outside are a whole message that a client may send, so that decoding it reads nothing beside it. A block may be longer than
 * known here: a newer client's. The gateway's thread only; allocates nothing.
 */
final class RequestLayout {
    /** What is not a message of clients. */
    static final int UNKNOWN = -1;

    private static final int TEXT_MAX = 254;
    private static final int TEXTS_OF_CHANGE = 2;

    private RequestLayout() {}

    static boolean isWhole(
            final DirectBuffer buffer, final int offset, final int length, final MessageHeaderDecoder header) {
        final int known = blockLength(header.templateId());
        final int block = header.blockLength();
        if (known == UNKNOWN || block < known) {
            return false;
        }
        int at = MessageHeaderDecoder.ENCODED_LENGTH + block;
        for (int i = texts(header.templateId()); i > 0; i--) {
            if (at >= length) {
                return false;
            }
            final int textLength = buffer.getByte(offset + at) & 0xff;
            if (textLength > TEXT_MAX) {
                return false;
            }
            at += 1 + textLength;
        }
        return at <= length;
    }

    static int blockLength(final int templateId) {
        return switch (templateId) {
            case HelloDecoder.TEMPLATE_ID -> HelloDecoder.BLOCK_LENGTH;
            case LogonDecoder.TEMPLATE_ID -> LogonDecoder.BLOCK_LENGTH;
            case LogoutDecoder.TEMPLATE_ID -> LogoutDecoder.BLOCK_LENGTH;
            case HeartbeatDecoder.TEMPLATE_ID -> HeartbeatDecoder.BLOCK_LENGTH;
            case NewOrderDecoder.TEMPLATE_ID -> NewOrderDecoder.BLOCK_LENGTH;
            case CancelOrderDecoder.TEMPLATE_ID -> CancelOrderDecoder.BLOCK_LENGTH;
            case ReplaceOrderDecoder.TEMPLATE_ID -> ReplaceOrderDecoder.BLOCK_LENGTH;
            case MassCancelDecoder.TEMPLATE_ID -> MassCancelDecoder.BLOCK_LENGTH;
            case CancelAllAfterDecoder.TEMPLATE_ID -> CancelAllAfterDecoder.BLOCK_LENGTH;
            case OrderStatusRequestDecoder.TEMPLATE_ID -> OrderStatusRequestDecoder.BLOCK_LENGTH;
            case OpenOrdersRequestDecoder.TEMPLATE_ID -> OpenOrdersRequestDecoder.BLOCK_LENGTH;
            case MarketListRequestDecoder.TEMPLATE_ID -> MarketListRequestDecoder.BLOCK_LENGTH;
            default -> UNKNOWN;
        };
    }

    private static int texts(final int templateId) {
        return switch (templateId) {
            case HelloDecoder.TEMPLATE_ID, NewOrderDecoder.TEMPLATE_ID, OrderStatusRequestDecoder.TEMPLATE_ID -> 1;
            case CancelOrderDecoder.TEMPLATE_ID, ReplaceOrderDecoder.TEMPLATE_ID -> TEXTS_OF_CHANGE;
            default -> 0;
        };
    }
}
