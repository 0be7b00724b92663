package org.ringbook.binary.gateway;

import org.ringbook.client.EventFrame;
import org.ringbook.client.venue.Catalog;
import org.ringbook.client.venue.CommandInForce;
import org.ringbook.sbe.messages.BooleanType;
import org.ringbook.sbe.messages.CancelAllAfterDecoder;
import org.ringbook.sbe.messages.CancelAllAfterSetDecoder;
import org.ringbook.sbe.messages.CancelOrderDecoder;
import org.ringbook.sbe.messages.CancelReason;
import org.ringbook.sbe.messages.CancelRejectedDecoder;
import org.ringbook.sbe.messages.CommandRejectedDecoder;
import org.ringbook.sbe.messages.MalformedCommandDecoder;
import org.ringbook.sbe.messages.MarketAddedDecoder;
import org.ringbook.sbe.messages.MarketStateChangedDecoder;
import org.ringbook.sbe.messages.MarketTermsSetDecoder;
import org.ringbook.sbe.messages.MassCancelDecoder;
import org.ringbook.sbe.messages.MassCanceledDecoder;
import org.ringbook.sbe.messages.NewOrderDecoder;
import org.ringbook.sbe.messages.OrdStatus;
import org.ringbook.sbe.messages.OrderAcceptedDecoder;
import org.ringbook.sbe.messages.OrderCanceledDecoder;
import org.ringbook.sbe.messages.OrderReducedDecoder;
import org.ringbook.sbe.messages.OrderRejectedDecoder;
import org.ringbook.sbe.messages.OrderReplacedDecoder;
import org.ringbook.sbe.messages.OrderTriggeredDecoder;
import org.ringbook.sbe.messages.Side;
import org.ringbook.sbe.messages.TradeBustedDecoder;
import org.ringbook.sbe.messages.TradeDecoder;

/**
 * Reads the event stream frame by frame and tells its audience what concerns it. What a session is told, and in which order, depends on the stream
 * alone. One for what happens, and one for each replay. The gateway's thread only; allocates nothing.
 */
final class EventReports {
    private static final int SELLER = 1;

    private final Catalog catalog;
    private final Audience audience;
    private final Ownership ownership;
    private final MassCancelInForce mass = new MassCancelInForce();
    private final CommandInForce command = new CommandInForce();
    private final ReportEncoder encoder;
    private final NewOrderDecoder newOrder = new NewOrderDecoder();
    private final OrderAcceptedDecoder accepted = new OrderAcceptedDecoder();
    private final OrderRejectedDecoder orderRejected = new OrderRejectedDecoder();
    private final CancelRejectedDecoder cancelRejected = new CancelRejectedDecoder();
    private final CommandRejectedDecoder commandRejected = new CommandRejectedDecoder();
    private final TradeDecoder trade = new TradeDecoder();
    private final OrderCanceledDecoder canceled = new OrderCanceledDecoder();
    private final OrderReplacedDecoder replaced = new OrderReplacedDecoder();
    private final OrderTriggeredDecoder triggered = new OrderTriggeredDecoder();
    private final OrderReducedDecoder reduced = new OrderReducedDecoder();
    private final MassCanceledDecoder massCanceled = new MassCanceledDecoder();
    private final CancelAllAfterSetDecoder cancelAllAfterSet = new CancelAllAfterSetDecoder();
    private final MarketStateChangedDecoder stateChanged = new MarketStateChangedDecoder();
    private final MarketAddedDecoder marketAdded = new MarketAddedDecoder();
    private final MarketTermsSetDecoder termsSet = new MarketTermsSetDecoder();
    private final TradeBustedDecoder busted = new TradeBustedDecoder();

    /**
     * @param catalog   of the live stream: only what never changes is read in it.
     * @param ownership kept up to date by this reader.
     */
    EventReports(final Catalog catalog, final Ownership ownership, final Audience audience) {
        this.catalog = catalog;
        this.ownership = ownership;
        this.audience = audience;
        encoder = new ReportEncoder(catalog, command);
    }

    CommandInForce command() {
        return command;
    }

    MassCancelInForce mass() {
        return mass;
    }

    /** The next frame of the stream: each once, in order. */
    void onFrame(final EventFrame frame) {
        encoder.at(frame);
        if (frame.index() == 0) {
            command.begin(frame);
            if (frame.templateId() == MassCancelDecoder.TEMPLATE_ID) {
                mass.begin(
                        frame.sequence(), command.sessionId(), command.header().sessionSequence());
            }
        } else {
            onEvent(frame);
        }
    }

    private void onEvent(final EventFrame frame) {
        switch (frame.templateId()) {
            case OrderAcceptedDecoder.TEMPLATE_ID -> onAccepted(frame);
            case TradeDecoder.TEMPLATE_ID -> onTrade(frame);
            case OrderCanceledDecoder.TEMPLATE_ID -> onCanceled(frame);
            case OrderReplacedDecoder.TEMPLATE_ID -> onReplaced(frame);
            case OrderRejectedDecoder.TEMPLATE_ID -> onOrderRejected(frame);
            case CancelRejectedDecoder.TEMPLATE_ID -> onCancelRejected(frame);
            case OrderTriggeredDecoder.TEMPLATE_ID -> onTriggered(frame);
            case OrderReducedDecoder.TEMPLATE_ID -> onReduced(frame);
            case MassCanceledDecoder.TEMPLATE_ID -> onMassCanceled(frame);
            case CommandRejectedDecoder.TEMPLATE_ID -> onCommandRejected(frame);
            case CancelAllAfterSetDecoder.TEMPLATE_ID -> onCancelAllAfterSet(frame);
            case MarketStateChangedDecoder.TEMPLATE_ID -> onMarketState(frame);
            case MarketAddedDecoder.TEMPLATE_ID -> onMarketAdded(frame);
            case MarketTermsSetDecoder.TEMPLATE_ID -> onMarketTerms(frame);
            case TradeBustedDecoder.TEMPLATE_ID -> onBusted(frame);
            default -> {
                // no client is told
            }
        }
    }

    /** The session that sent the record's command, if it is of the audience. */
    private ClientSession sender() {
        return audience.session(command.sessionId());
    }

    private ClientSession owner(final long orderId) {
        final long owner = ownership.of(orderId);
        return owner == Ownership.NOBODY ? null : audience.session(Ownership.sessionOf(owner));
    }

    /** Whether a session is to be told of this event. It is counted as its newest either way. */
    private boolean begins(final ClientSession session, final int part) {
        return session != null && session.begins(audience.isLive(), encoder.sequence(), encoder.index(), part);
    }

    private void end(final ClientSession session, final int part, final int length) {
        session.tell(encoder.sequence(), encoder.index(), part, encoder.buffer(), length);
    }

    private int number() {
        return command.header().sessionSequence();
    }

    private void onAccepted(final EventFrame frame) {
        final ClientSession session = sender();
        if (session == null) {
            return;
        }
        accepted.wrap(frame.buffer(), frame.bodyOffset(), frame.blockLength(), frame.version());
        command.decode(newOrder);
        final boolean byQuote = newOrder.flags().byQuote();
        ownership.set(frame.sequence(), Ownership.owner(session.sessionId(), byQuote), frame.sequence());
        if (begins(session, 0)) {
            end(session, 0, encoder.accepted(session, number(), newOrder, accepted.priceTicks()));
        }
    }

    private void onOrderRejected(final EventFrame frame) {
        final ClientSession session = sender();
        if (begins(session, 0)) {
            orderRejected.wrap(frame.buffer(), frame.bodyOffset(), frame.blockLength(), frame.version());
            end(session, 0, encoder.orderRejected(session, number(), command.decode(newOrder), orderRejected));
        }
    }

    private void onCancelRejected(final EventFrame frame) {
        final ClientSession session = sender();
        if (begins(session, 0)) {
            cancelRejected.wrap(frame.buffer(), frame.bodyOffset(), frame.blockLength(), frame.version());
            final boolean cancel = command.templateId() == CancelOrderDecoder.TEMPLATE_ID;
            end(session, 0, encoder.cancelRejected(session, number(), cancelRejected, !cancel));
        }
    }

    private void onTrade(final EventFrame frame) {
        trade.wrap(frame.buffer(), frame.bodyOffset(), frame.blockLength(), frame.version());
        final long buyOrderId = trade.buyOrderId();
        final long sellOrderId = trade.sellOrderId();
        fill(buyOrderId, Side.BUY, 0, trade.buyLeavesQty());
        fill(sellOrderId, Side.SELL, SELLER, trade.sellLeavesQty());
    }

    private void fill(final long orderId, final Side side, final int part, final long leavesQty) {
        final ClientSession session = owner(orderId);
        if (begins(session, part)) {
            end(session, part, encoder.filled(session, trade, side, part));
        }
        if (leavesQty == 0
                && !Ownership.isByQuote(ownership.of(orderId))) { // a revoked key's too, which has no session
            ownership.set(orderId, Ownership.NOBODY, encoder.sequence());
        }
    }

    private void onCanceled(final EventFrame frame) {
        canceled.wrap(frame.buffer(), frame.bodyOffset(), frame.blockLength(), frame.version());
        final long orderId = canceled.orderId();
        final ClientSession session = owner(orderId);
        final ClientSession asking =
                command.templateId() == CancelOrderDecoder.TEMPLATE_ID && canceled.reason() == CancelReason.REQUESTED
                        ? sender()
                        : null;
        if (begins(session, 0)) {
            end(session, 0, encoder.canceled(session, session == asking ? number() : 0, canceled));
        }
        if (asking != session && begins(asking, 0)) {
            end(asking, 0, encoder.canceled(asking, number(), canceled));
        }
        ownership.set(orderId, Ownership.NOBODY, frame.sequence());
    }

    private void onReplaced(final EventFrame frame) {
        replaced.wrap(frame.buffer(), frame.bodyOffset(), frame.blockLength(), frame.version());
        final long orderId = replaced.orderId();
        final ClientSession session = owner(orderId);
        final ClientSession asking = sender();
        if (asking != session && begins(session, 0)) {
            end(session, 0, encoder.replaced(session, 0, replaced));
        }
        if (begins(asking, 0)) {
            end(asking, 0, encoder.replaced(asking, number(), replaced));
        }
        if (session != null || asking != null) {
            final boolean open = replaced.ordStatus() != OrdStatus.FILLED;
            ownership.set(
                    orderId,
                    open && asking != null ? Ownership.owner(asking.sessionId(), false) : Ownership.NOBODY,
                    frame.sequence());
        }
    }

    private void onTriggered(final EventFrame frame) {
        triggered.wrap(frame.buffer(), frame.bodyOffset(), frame.blockLength(), frame.version());
        final ClientSession session = owner(triggered.orderId());
        if (begins(session, 0)) {
            end(session, 0, encoder.triggered(session, triggered));
        }
    }

    private void onReduced(final EventFrame frame) {
        reduced.wrap(frame.buffer(), frame.bodyOffset(), frame.blockLength(), frame.version());
        final ClientSession session = owner(reduced.orderId());
        if (begins(session, 0)) {
            end(session, 0, encoder.reduced(session, reduced));
        }
    }

    private void onMassCanceled(final EventFrame frame) {
        massCanceled.wrap(frame.buffer(), frame.bodyOffset(), frame.blockLength(), frame.version());
        if (!mass.isUnderWay() || massCanceled.reason() != CancelReason.MASS_CANCEL) {
            return;
        }
        final ClientSession session = audience.session(mass.sessionId());
        if (begins(session, 0)) {
            end(session, 0, encoder.massCanceled(session, mass.number(), massCanceled));
        }
        if (massCanceled.more() == BooleanType.FALSE) {
            if (session != null && mass.beginSequence() < frame.sequence()) {
                ownership.onMassCancelEnd(mass.beginSequence(), frame.sequence(), mass.sessionId(), mass.number());
            }
            mass.end();
        }
    }

    private void onCommandRejected(final EventFrame frame) {
        final int templateId = command.templateId();
        if (templateId == MassCancelDecoder.TEMPLATE_ID) {
            mass.end();
        } else if (templateId != CancelAllAfterDecoder.TEMPLATE_ID
                && templateId != MalformedCommandDecoder.TEMPLATE_ID) {
            return;
        }
        final ClientSession session = sender();
        if (begins(session, 0)) {
            commandRejected.wrap(frame.buffer(), frame.bodyOffset(), frame.blockLength(), frame.version());
            end(
                    session,
                    0,
                    encoder.requestRejected(
                            session, number(), commandRejected.reason().value()));
        }
    }

    private void onCancelAllAfterSet(final EventFrame frame) {
        final ClientSession session = sender();
        if (begins(session, 0)) {
            cancelAllAfterSet.wrap(frame.buffer(), frame.bodyOffset(), frame.blockLength(), frame.version());
            end(session, 0, encoder.cancelAllAfterSet(session, number(), cancelAllAfterSet));
        }
    }

    private void onMarketState(final EventFrame frame) {
        stateChanged.wrap(frame.buffer(), frame.bodyOffset(), frame.blockLength(), frame.version());
        for (int i = 0; i < audience.size(); i++) {
            final ClientSession session = audience.at(i);
            if (begins(session, 0)) {
                end(session, 0, encoder.marketState(session, stateChanged));
            }
        }
    }

    private void onMarketAdded(final EventFrame frame) {
        marketAdded.wrap(frame.buffer(), frame.bodyOffset(), frame.blockLength(), frame.version());
        for (int i = 0; i < audience.size(); i++) {
            final ClientSession session = audience.at(i);
            if (begins(session, 0)) {
                end(session, 0, encoder.marketAdded(session, marketAdded.marketId()));
            }
        }
    }

    private void onMarketTerms(final EventFrame frame) {
        termsSet.wrap(frame.buffer(), frame.bodyOffset(), frame.blockLength(), frame.version());
        for (int i = 0; i < audience.size(); i++) {
            final ClientSession session = audience.at(i);
            if (begins(session, 0)) {
                end(session, 0, encoder.marketTerms(session, termsSet.marketId()));
            }
        }
    }

    /** The trade may be of any day, and nobody remembers whose orders it was of: who has the account is told. */
    private void onBusted(final EventFrame frame) {
        busted.wrap(frame.buffer(), frame.bodyOffset(), frame.blockLength(), frame.version());
        final int buyer = catalog.account(busted.buyAccountId()).ownerId();
        final int seller = catalog.account(busted.sellAccountId()).ownerId();
        for (int i = 0; i < audience.size(); i++) {
            final ClientSession session = audience.at(i);
            final int owner = session.key().ownerId();
            if (owner == buyer && begins(session, 0)) {
                end(session, 0, encoder.tradeBusted(session, busted, Side.BUY, 0));
            }
            if (owner == seller && begins(session, SELLER)) {
                end(session, SELLER, encoder.tradeBusted(session, busted, Side.SELL, SELLER));
            }
        }
    }
}
