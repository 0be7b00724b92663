package org.ringbook.core;

import org.agrona.DirectBuffer;
import org.ringbook.sbe.messages.CancelAllAfterDecoder;
import org.ringbook.sbe.messages.CancelOrderDecoder;
import org.ringbook.sbe.messages.MassCancelDecoder;
import org.ringbook.sbe.messages.NewOrderDecoder;
import org.ringbook.sbe.messages.ReplaceOrderDecoder;

/** Decodes what traders send. Core thread only. */
final class OrderCommands {
    private final OrderEntry orderEntry;
    private final OrderChanges orderChanges;
    private final CancelsOfMany cancels;
    private final AccountControls accountControls;

    private final NewOrderDecoder newOrder = new NewOrderDecoder();
    private final CancelOrderDecoder cancelOrder = new CancelOrderDecoder();
    private final ReplaceOrderDecoder replaceOrder = new ReplaceOrderDecoder();
    private final MassCancelDecoder massCancel = new MassCancelDecoder();
    private final CancelAllAfterDecoder cancelAllAfter = new CancelAllAfterDecoder();

    OrderCommands(
            final OrderEntry orderEntry,
            final OrderChanges orderChanges,
            final CancelsOfMany cancels,
            final AccountControls accountControls) {
        this.orderEntry = orderEntry;
        this.orderChanges = orderChanges;
        this.cancels = cancels;
        this.accountControls = accountControls;
    }

    /** Whether it was one of these; then it is done. */
    boolean apply(
            final int templateId,
            final DirectBuffer buffer,
            final int body,
            final int block,
            final int version,
            final EventSink events) {
        switch (templateId) {
            case NewOrderDecoder.TEMPLATE_ID ->
                orderEntry.onNewOrder(newOrder.wrap(buffer, body, block, version), buffer, events);
            case CancelOrderDecoder.TEMPLATE_ID ->
                orderChanges.onCancelOrder(cancelOrder.wrap(buffer, body, block, version), buffer, events);
            case ReplaceOrderDecoder.TEMPLATE_ID ->
                orderChanges.onReplaceOrder(replaceOrder.wrap(buffer, body, block, version), buffer, events);
            case MassCancelDecoder.TEMPLATE_ID ->
                cancels.onMassCancel(massCancel.wrap(buffer, body, block, version), events);
            case CancelAllAfterDecoder.TEMPLATE_ID ->
                accountControls.onCancelAllAfter(cancelAllAfter.wrap(buffer, body, block, version), events);
            default -> {
                return false;
            }
        }
        return true;
    }
}
