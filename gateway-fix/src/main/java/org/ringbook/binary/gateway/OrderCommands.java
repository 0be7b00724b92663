package org.ringbook.binary.gateway;

import java.nio.ByteBuffer;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.ringbook.client.CommandDraft;
import org.ringbook.sbe.binary.BooleanType;
import org.ringbook.sbe.binary.CancelAllAfterDecoder;
import org.ringbook.sbe.binary.CancelOrderDecoder;
import org.ringbook.sbe.binary.MassCancelDecoder;
import org.ringbook.sbe.binary.MessageHeaderDecoder;
import org.ringbook.sbe.binary.NewOrderDecoder;
import org.ringbook.sbe.binary.ReplaceOrderDecoder;
import org.ringbook.sbe.messages.CommandHeaderEncoder;
import org.ringbook.sbe.messages.MassCancelEncoder;
import org.ringbook.sbe.messages.NewOrderEncoder;

/**
 * Makes the engine's command of a client's. Enumerated values are passed on as they are: the core knows which there are. The gateway's thread only;
 * allocates nothing.
 */
final class OrderCommands {
    private static final int TEXT_MAX = 255;

    private final CommandDraft draft;
    private final UnsafeBuffer text = new UnsafeBuffer(ByteBuffer.allocateDirect(TEXT_MAX));
    private final NewOrderDecoder newOrder = new NewOrderDecoder();
    private final CancelOrderDecoder cancelOrder = new CancelOrderDecoder();
    private final ReplaceOrderDecoder replaceOrder = new ReplaceOrderDecoder();
    private final MassCancelDecoder massCancel = new MassCancelDecoder();
    private final CancelAllAfterDecoder cancelAllAfter = new CancelAllAfterDecoder();
    private int sessionId;
    private int number;
    private int accountId;

    OrderCommands(final CommandDraft draft) {
        this.draft = draft;
    }

    static boolean takes(final int templateId) {
        return switch (templateId) {
            case NewOrderDecoder.TEMPLATE_ID,
                    CancelOrderDecoder.TEMPLATE_ID,
                    ReplaceOrderDecoder.TEMPLATE_ID,
                    MassCancelDecoder.TEMPLATE_ID,
                    CancelAllAfterDecoder.TEMPLATE_ID -> true;
            default -> false;
        };
    }

    /** Writes the draft. The message is whole, and one that is taken. */
    void write(
            final DirectBuffer buffer,
            final int offset,
            final MessageHeaderDecoder header,
            final int session,
            final int clientNumber,
            final int account) {
        sessionId = session;
        number = clientNumber;
        accountId = account;
        switch (header.templateId()) {
            case NewOrderDecoder.TEMPLATE_ID -> order(newOrder.wrapAndApplyHeader(buffer, offset, header));
            case CancelOrderDecoder.TEMPLATE_ID -> cancel(cancelOrder.wrapAndApplyHeader(buffer, offset, header));
            case ReplaceOrderDecoder.TEMPLATE_ID -> replace(replaceOrder.wrapAndApplyHeader(buffer, offset, header));
            case MassCancelDecoder.TEMPLATE_ID -> massCancel(massCancel.wrapAndApplyHeader(buffer, offset, header));
            default -> cancelAllAfter(cancelAllAfter.wrapAndApplyHeader(buffer, offset, header));
        }
    }

    private void stamp(final CommandHeaderEncoder command) {
        command.sessionId(sessionId).sessionSequence(number);
    }

    private void order(final NewOrderDecoder order) {
        final NewOrderEncoder command = draft.newOrder();
        stamp(command.header());
        command.accountId(accountId)
                .marketId(order.marketId())
                .priceTicks(order.priceTicks())
                .quantity(order.quantity())
                .validUntilNs(order.validUntilNs())
                .stopPriceTicks(order.stopPriceTicks())
                .displayQty(order.displayQty())
                .minQty(order.minQty())
                .expireTimeNs(order.expireTimeNs());
        Raw.put(command, NewOrderEncoder.sideEncodingOffset(), order.sideRaw());
        Raw.put(command, NewOrderEncoder.ordTypeEncodingOffset(), order.ordTypeRaw());
        Raw.put(command, NewOrderEncoder.timeInForceEncodingOffset(), order.timeInForceRaw());
        Raw.put(command, NewOrderEncoder.flagsEncodingOffset(), order.flags().getRaw());
        Raw.put(command, NewOrderEncoder.selfTradePreventionEncodingOffset(), order.selfTradePreventionRaw());
        command.putClOrdId(text, 0, order.getClOrdId(text, 0, TEXT_MAX));
    }

    private void cancel(final CancelOrderDecoder cancel) {
        final var command = draft.cancelOrder();
        stamp(command.header());
        command.accountId(accountId).orderId(cancel.orderId());
        command.putOrigClOrdId(text, 0, cancel.getOrigClOrdId(text, 0, TEXT_MAX));
        command.putClOrdId(text, 0, cancel.getClOrdId(text, 0, TEXT_MAX));
    }

    private void replace(final ReplaceOrderDecoder replace) {
        final var command = draft.replaceOrder();
        stamp(command.header());
        command.accountId(accountId)
                .orderId(replace.orderId())
                .priceTicks(replace.priceTicks())
                .orderQty(replace.orderQty())
                .stopPriceTicks(replace.stopPriceTicks())
                .displayQty(replace.displayQty());
        command.putOrigClOrdId(text, 0, replace.getOrigClOrdId(text, 0, TEXT_MAX));
        command.putClOrdId(text, 0, replace.getClOrdId(text, 0, TEXT_MAX));
    }

    private void massCancel(final MassCancelDecoder cancel) {
        final MassCancelEncoder command = draft.massCancel();
        stamp(command.header());
        command.accountId(accountId)
                .marketId(cancel.marketId())
                .sessionId(cancel.ownOnly() == BooleanType.TRUE ? sessionId : 0);
        Raw.put(command, MassCancelEncoder.sideEncodingOffset(), cancel.sideRaw());
    }

    private void cancelAllAfter(final CancelAllAfterDecoder cancel) {
        final var command = draft.cancelAllAfter();
        stamp(command.header());
        command.accountId(accountId).timeoutNs(cancel.timeoutNs());
    }
}
