package org.ringbook.audit.records;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.collections.LongHashSet;
import org.ringbook.audit.decode.MessageSchema;
import org.ringbook.audit.decode.MessageTemplate;
import org.ringbook.sbe.Frames;
import org.ringbook.sbe.messages.MessageHeaderDecoder;
import org.ringbook.sbe.messages.NewOrderDecoder;
import org.ringbook.sbe.messages.OrderAcceptedDecoder;

/**
 * Whether a record or an event is about an order, given by its id, or by a client order id: then about every order that an
 * accepted command with this id is of, from there on. Records come in their order.
 */
final class OrderCriterion {
    private static final List<String> CLIENT_IDS = List.of("clOrdId", "origClOrdId");

    private final MessageSchema schema;
    private final FrameFields orderIds;
    private final LongHashSet ids = new LongHashSet();
    private final byte[] clOrdId;

    private OrderCriterion(final MessageSchema schema, final byte[] clOrdId) {
        this.schema = schema;
        this.clOrdId = clOrdId;
        orderIds = new FrameFields(schema, "OrderId");
    }

    static OrderCriterion ofId(final MessageSchema schema, final long orderId) {
        final OrderCriterion criterion = new OrderCriterion(schema, null);
        criterion.ids.add(orderId);
        return criterion;
    }

    static OrderCriterion ofClOrdId(final MessageSchema schema, final String clOrdId) {
        return new OrderCriterion(schema, clOrdId.getBytes(StandardCharsets.US_ASCII));
    }

    /** Orders that the client order id turned out to name, or the one that was given. */
    LongHashSet ids() {
        return ids;
    }

    boolean matches(final long sequence, final DirectBuffer buffer, final int from, final int to) {
        boolean matches = ids.contains(sequence);
        if (clOrdId != null && namesClient(buffer, Frames.offset(from))) {
            learn(sequence, buffer, from, to);
            matches = true;
        }
        for (int at = from; !matches && at < to; at = Frames.next(buffer, at)) {
            matches = matchesFrame(buffer, Frames.offset(at));
        }
        return matches;
    }

    boolean matchesEvent(final long sequence, final DirectBuffer buffer, final int offset) {
        return matchesFrame(buffer, offset)
                || (ids.contains(sequence) && Frames.templateId(buffer, offset) == OrderAcceptedDecoder.TEMPLATE_ID);
    }

    private boolean matchesFrame(final DirectBuffer buffer, final int offset) {
        return orderIds.any(buffer, offset, id -> id != 0 && ids.contains(id));
    }

    /** A new order's id is its record's; a cancel's or replace's is in its event. */
    private void learn(final long sequence, final DirectBuffer buffer, final int from, final int to) {
        final int first = Frames.next(buffer, from);
        if (first >= to) {
            return;
        }
        final int event = Frames.offset(first);
        if (Frames.templateId(buffer, Frames.offset(from)) == NewOrderDecoder.TEMPLATE_ID) {
            if (Frames.templateId(buffer, event) == OrderAcceptedDecoder.TEMPLATE_ID) {
                ids.add(sequence);
            }
            return;
        }
        orderIds.any(buffer, event, id -> {
            if (id != 0) {
                ids.add(id);
            }
            return true;
        });
    }

    private boolean namesClient(final DirectBuffer buffer, final int offset) {
        final MessageTemplate template = schema.template(Frames.templateId(buffer, offset));
        if (template == null || template.texts().stream().noneMatch(CLIENT_IDS::contains)) {
            return false;
        }
        int at = offset
                + MessageHeaderDecoder.ENCODED_LENGTH
                + (buffer.getShort(offset, ByteOrder.LITTLE_ENDIAN) & 0xFFFF);
        for (final String text : template.texts()) {
            final int length = buffer.getByte(at) & 0xFF;
            if (CLIENT_IDS.contains(text) && isClientId(buffer, at + 1, length)) {
                return true;
            }
            at += 1 + length;
        }
        return false;
    }

    private boolean isClientId(final DirectBuffer buffer, final int at, final int length) {
        if (length != clOrdId.length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (buffer.getByte(at + i) != clOrdId[i]) {
                return false;
            }
        }
        return true;
    }
}
