package org.ringbook.binary.client;

import io.aeron.logbuffer.FragmentHandler;
import io.aeron.logbuffer.Header;
import org.agrona.DirectBuffer;
import org.ringbook.sbe.binary.CancelAllAfterSetDecoder;
import org.ringbook.sbe.binary.CancelRejectedDecoder;
import org.ringbook.sbe.binary.CaughtUpDecoder;
import org.ringbook.sbe.binary.ChallengeDecoder;
import org.ringbook.sbe.binary.EventHeaderDecoder;
import org.ringbook.sbe.binary.GatewayHeartbeatDecoder;
import org.ringbook.sbe.binary.LoggedOutDecoder;
import org.ringbook.sbe.binary.LogonOkDecoder;
import org.ringbook.sbe.binary.MarketDefinitionDecoder;
import org.ringbook.sbe.binary.MarketListEndDecoder;
import org.ringbook.sbe.binary.MarketStateChangedDecoder;
import org.ringbook.sbe.binary.MassCancelDoneDecoder;
import org.ringbook.sbe.binary.MessageHeaderDecoder;
import org.ringbook.sbe.binary.OrderAcceptedDecoder;
import org.ringbook.sbe.binary.OrderCanceledDecoder;
import org.ringbook.sbe.binary.OrderFilledDecoder;
import org.ringbook.sbe.binary.OrderListEndDecoder;
import org.ringbook.sbe.binary.OrderReducedDecoder;
import org.ringbook.sbe.binary.OrderRejectedDecoder;
import org.ringbook.sbe.binary.OrderReplacedDecoder;
import org.ringbook.sbe.binary.OrderStatusDecoder;
import org.ringbook.sbe.binary.OrderTriggeredDecoder;
import org.ringbook.sbe.binary.RefusedDecoder;
import org.ringbook.sbe.binary.RequestRejectedDecoder;
import org.ringbook.sbe.binary.TradeBustedDecoder;

/** Reads what the gateway sends and tells the client or its listener. One thread; allocates nothing. */
final class Inbox implements FragmentHandler {
    private static final int FIRST_NUMBERED = OrderAcceptedDecoder.TEMPLATE_ID;
    private static final int LAST_NUMBERED = 79; // those that this client does not know, too

    private final BinaryClient client;
    private final BinaryListener listener;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final EventHeaderDecoder event = new EventHeaderDecoder();
    private final ChallengeDecoder challenge = new ChallengeDecoder();
    private final LogonOkDecoder logonOk = new LogonOkDecoder();
    private final LoggedOutDecoder loggedOut = new LoggedOutDecoder();
    private final GatewayHeartbeatDecoder heartbeat = new GatewayHeartbeatDecoder();
    private final RefusedDecoder refused = new RefusedDecoder();
    private final CaughtUpDecoder caughtUp = new CaughtUpDecoder();
    private final OrderAcceptedDecoder orderAccepted = new OrderAcceptedDecoder();
    private final OrderRejectedDecoder orderRejected = new OrderRejectedDecoder();
    private final OrderFilledDecoder orderFilled = new OrderFilledDecoder();
    private final OrderCanceledDecoder orderCanceled = new OrderCanceledDecoder();
    private final OrderReplacedDecoder orderReplaced = new OrderReplacedDecoder();
    private final OrderTriggeredDecoder orderTriggered = new OrderTriggeredDecoder();
    private final OrderReducedDecoder orderReduced = new OrderReducedDecoder();
    private final CancelRejectedDecoder cancelRejected = new CancelRejectedDecoder();
    private final MassCancelDoneDecoder massCancelDone = new MassCancelDoneDecoder();
    private final RequestRejectedDecoder requestRejected = new RequestRejectedDecoder();
    private final CancelAllAfterSetDecoder cancelAllAfterSet = new CancelAllAfterSetDecoder();
    private final MarketStateChangedDecoder marketStateChanged = new MarketStateChangedDecoder();
    private final MarketDefinitionDecoder marketDefinition = new MarketDefinitionDecoder();
    private final TradeBustedDecoder tradeBusted = new TradeBustedDecoder();
    private final MarketListEndDecoder marketListEnd = new MarketListEndDecoder();
    private final OrderStatusDecoder orderStatus = new OrderStatusDecoder();
    private final OrderListEndDecoder orderListEnd = new OrderListEndDecoder();

    Inbox(final BinaryClient client, final BinaryListener listener) {
        this.client = client;
        this.listener = listener;
    }

    @Override
    public void onFragment(final DirectBuffer buffer, final int offset, final int length, final Header fragment) {
        header.wrap(buffer, offset);
        if (header.schemaId() != MessageHeaderDecoder.SCHEMA_ID || !client.isListening()) {
            return;
        }
        client.heard();
        final int templateId = header.templateId();
        if (templateId < FIRST_NUMBERED) {
            onSessionMessage(buffer, offset, length);
        } else if (templateId > LAST_NUMBERED) {
            onList(buffer, offset);
        } else {
            event.wrap(buffer, offset + MessageHeaderDecoder.ENCODED_LENGTH);
            if (event.sequence() == 0) {
                listener.onMarketDefinition(marketDefinition.wrapAndApplyHeader(buffer, offset, header));
            } else if (client.onNumbered(event)) {
                onNumbered(buffer, offset);
            }
        }
    }

    private void onSessionMessage(final DirectBuffer buffer, final int offset, final int length) {
        switch (header.templateId()) {
            case ChallengeDecoder.TEMPLATE_ID ->
                client.onChallenge(challenge.wrapAndApplyHeader(buffer, offset, header), buffer, offset, length);
            case LogonOkDecoder.TEMPLATE_ID -> client.onLogonOk(logonOk.wrapAndApplyHeader(buffer, offset, header));
            case LoggedOutDecoder.TEMPLATE_ID ->
                client.onLoggedOut(
                        loggedOut.wrapAndApplyHeader(buffer, offset, header).reason());
            case GatewayHeartbeatDecoder.TEMPLATE_ID ->
                client.onHeartbeat(heartbeat.wrapAndApplyHeader(buffer, offset, header));
            case RefusedDecoder.TEMPLATE_ID -> client.onRefused(refused.wrapAndApplyHeader(buffer, offset, header));
            case CaughtUpDecoder.TEMPLATE_ID ->
                client.onCaughtUp(
                        caughtUp.wrapAndApplyHeader(buffer, offset, header).streamSequence());
            default -> {
                // newer than this client
            }
        }
    }

    private void onNumbered(final DirectBuffer buffer, final int offset) {
        switch (header.templateId()) {
            case OrderAcceptedDecoder.TEMPLATE_ID ->
                listener.onOrderAccepted(orderAccepted.wrapAndApplyHeader(buffer, offset, header));
            case OrderRejectedDecoder.TEMPLATE_ID ->
                listener.onOrderRejected(orderRejected.wrapAndApplyHeader(buffer, offset, header));
            case OrderFilledDecoder.TEMPLATE_ID ->
                listener.onOrderFilled(orderFilled.wrapAndApplyHeader(buffer, offset, header));
            case OrderCanceledDecoder.TEMPLATE_ID ->
                listener.onOrderCanceled(orderCanceled.wrapAndApplyHeader(buffer, offset, header));
            case OrderReplacedDecoder.TEMPLATE_ID ->
                listener.onOrderReplaced(orderReplaced.wrapAndApplyHeader(buffer, offset, header));
            case OrderTriggeredDecoder.TEMPLATE_ID ->
                listener.onOrderTriggered(orderTriggered.wrapAndApplyHeader(buffer, offset, header));
            case OrderReducedDecoder.TEMPLATE_ID ->
                listener.onOrderReduced(orderReduced.wrapAndApplyHeader(buffer, offset, header));
            case CancelRejectedDecoder.TEMPLATE_ID ->
                listener.onCancelRejected(cancelRejected.wrapAndApplyHeader(buffer, offset, header));
            case MassCancelDoneDecoder.TEMPLATE_ID ->
                listener.onMassCancelDone(massCancelDone.wrapAndApplyHeader(buffer, offset, header));
            case RequestRejectedDecoder.TEMPLATE_ID ->
                listener.onRequestRejected(requestRejected.wrapAndApplyHeader(buffer, offset, header));
            case CancelAllAfterSetDecoder.TEMPLATE_ID ->
                listener.onCancelAllAfterSet(cancelAllAfterSet.wrapAndApplyHeader(buffer, offset, header));
            case MarketStateChangedDecoder.TEMPLATE_ID ->
                listener.onMarketStateChanged(marketStateChanged.wrapAndApplyHeader(buffer, offset, header));
            case MarketDefinitionDecoder.TEMPLATE_ID ->
                listener.onMarketDefinition(marketDefinition.wrapAndApplyHeader(buffer, offset, header));
            case TradeBustedDecoder.TEMPLATE_ID ->
                listener.onTradeBusted(tradeBusted.wrapAndApplyHeader(buffer, offset, header));
            default -> {
                // newer than this client
            }
        }
    }

    private void onList(final DirectBuffer buffer, final int offset) {
        switch (header.templateId()) {
            case OrderStatusDecoder.TEMPLATE_ID ->
                listener.onOrderStatus(orderStatus.wrapAndApplyHeader(buffer, offset, header));
            case OrderListEndDecoder.TEMPLATE_ID ->
                listener.onOrderListEnd(orderListEnd.wrapAndApplyHeader(buffer, offset, header));
            case MarketListEndDecoder.TEMPLATE_ID ->
                listener.onMarketListEnd(marketListEnd.wrapAndApplyHeader(buffer, offset, header));
            default -> {
                // newer than this client
            }
        }
    }
}
