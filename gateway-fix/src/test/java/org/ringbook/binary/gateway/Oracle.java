package org.ringbook.binary.gateway;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ringbook.client.EngineListener;
import org.ringbook.client.EventFrame;
import org.ringbook.sbe.messages.CancelOrderDecoder;
import org.ringbook.sbe.messages.CancelReason;
import org.ringbook.sbe.messages.CancelRejectedDecoder;
import org.ringbook.sbe.messages.CommandHeaderDecoder;
import org.ringbook.sbe.messages.MessageHeaderDecoder;
import org.ringbook.sbe.messages.NewOrderDecoder;
import org.ringbook.sbe.messages.OrderAcceptedDecoder;
import org.ringbook.sbe.messages.OrderCanceledDecoder;
import org.ringbook.sbe.messages.OrderRejectedDecoder;
import org.ringbook.sbe.messages.OrderReplacedDecoder;
import org.ringbook.sbe.messages.TradeDecoder;

/** What each session has to be told of its orders, from one reading of the whole event stream, worked out in the plainest way. */
final class Oracle implements EngineListener {
    private final Map<Integer, List<String>> told = new HashMap<>();
    private final Map<Long, Integer> sessionOf = new HashMap<>();
    private final Set<String> clOrdIds = new HashSet<>();
    private final Set<String> numbers = new HashSet<>();
    private final List<String> duplicates = new ArrayList<>();
    private int sender;
    private int commandType;

    List<String> of(final int sessionId) {
        return told.getOrDefault(sessionId, List.of());
    }

    /** Orders or numbers that are in the journal twice. */
    List<String> duplicates() {
        return duplicates;
    }

    @Override
    public void onFrame(final EventFrame frame) {
        if (frame.index() == 0) {
            onCommand(frame);
            return;
        }
        switch (frame.templateId()) {
            case OrderAcceptedDecoder.TEMPLATE_ID -> {
                sessionOf.put(frame.sequence(), sender);
                tell(sender, frame, 0, "accepted");
            }
            case OrderRejectedDecoder.TEMPLATE_ID -> tell(sender, frame, 0, "rejected");
            case CancelRejectedDecoder.TEMPLATE_ID -> tell(sender, frame, 0, "cancel rejected");
            case TradeDecoder.TEMPLATE_ID -> {
                final TradeDecoder trade = new TradeDecoder();
                trade.wrap(frame.buffer(), frame.bodyOffset(), frame.blockLength(), frame.version());
                tell(sessionOf.getOrDefault(trade.buyOrderId(), 0), frame, 0, "filled");
                tell(sessionOf.getOrDefault(trade.sellOrderId(), 0), frame, 1, "filled");
            }
            case OrderCanceledDecoder.TEMPLATE_ID -> onCanceled(frame);
            case OrderReplacedDecoder.TEMPLATE_ID -> {
                final OrderReplacedDecoder replaced = new OrderReplacedDecoder();
                replaced.wrap(frame.buffer(), frame.bodyOffset(), frame.blockLength(), frame.version());
                final int before = sessionOf.put(replaced.orderId(), sender);
                tell(before, frame, 0, "replaced");
                if (before != sender) {
                    tell(sender, frame, 0, "replaced");
                }
            }
            default -> {
                // not of orders
            }
        }
    }

    private void onCommand(final EventFrame frame) {
        final CommandHeaderDecoder header = new CommandHeaderDecoder().wrap(frame.buffer(), frame.bodyOffset());
        sender = header.sessionId();
        commandType = frame.templateId();
        final int number = header.sessionSequence();
        if (number > 0 && !numbers.add(sender + "-" + number)) {
            duplicates.add("number " + number + " of session " + sender);
        }
        if (commandType == NewOrderDecoder.TEMPLATE_ID) {
            final NewOrderDecoder order = new NewOrderDecoder()
                    .wrapAndApplyHeader(frame.buffer(), frame.offset(), new MessageHeaderDecoder());
            final String clOrdId = order.clOrdId();
            if (!clOrdIds.add(clOrdId)) {
                duplicates.add("order " + clOrdId);
            }
        }
    }

    private void onCanceled(final EventFrame frame) {
        final OrderCanceledDecoder canceled = new OrderCanceledDecoder();
        canceled.wrap(frame.buffer(), frame.bodyOffset(), frame.blockLength(), frame.version());
        final int owner = sessionOf.getOrDefault(canceled.orderId(), 0);
        tell(owner, frame, 0, "canceled");
        if (commandType == CancelOrderDecoder.TEMPLATE_ID
                && canceled.reason() == CancelReason.REQUESTED
                && owner != sender) {
            tell(sender, frame, 0, "canceled");
        }
    }

    private void tell(final int session, final EventFrame frame, final int part, final String kind) {
        told.computeIfAbsent(session, id -> new ArrayList<>())
                .add(frame.sequence() + "-" + frame.index() + "-" + part + " " + kind);
    }
}
