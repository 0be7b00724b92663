package org.ringbook.reference;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.sbe.MessageEncoderFlyweight;
import org.ringbook.sbe.messages.AuctionExtendedEncoder;
import org.ringbook.sbe.messages.AuctionIndicativeEncoder;
import org.ringbook.sbe.messages.BooleanType;
import org.ringbook.sbe.messages.CancelReason;
import org.ringbook.sbe.messages.CancelRejectedEncoder;
import org.ringbook.sbe.messages.CommandRejectedEncoder;
import org.ringbook.sbe.messages.MarketStateChangedEncoder;
import org.ringbook.sbe.messages.MassCanceledEncoder;
import org.ringbook.sbe.messages.MessageHeaderEncoder;
import org.ringbook.sbe.messages.OrdStatus;
import org.ringbook.sbe.messages.OrderAcceptedEncoder;
import org.ringbook.sbe.messages.OrderCanceledEncoder;
import org.ringbook.sbe.messages.OrderReducedEncoder;
import org.ringbook.sbe.messages.OrderRejectedEncoder;
import org.ringbook.sbe.messages.OrderReplacedEncoder;
import org.ringbook.sbe.messages.OrderTriggeredEncoder;
import org.ringbook.sbe.messages.RejectReason;
import org.ringbook.sbe.messages.SelfTradePreventedEncoder;
import org.ringbook.sbe.messages.Side;
import org.ringbook.sbe.messages.StateChangeCause;
import org.ringbook.sbe.messages.TradeEncoder;

/** The events of one command, each as a frame; here those of orders and markets. */
final class Events {
    private static final int EVENTS_MAX = 8_192;

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final List<byte[]> frames = new ArrayList<>();

    /** A trade after it was made: what is open of the orders is what it left. The aggressor's side is null in an auction. */
    record Fill(
            long tradeId,
            Market market,
            Side aggressorSide,
            long priceTicks,
            long qtyLots,
            Order buy,
            Order sell,
            BigInteger baseUnits,
            BigInteger quoteUnits,
            BigInteger buyFeeUnits,
            BigInteger sellFeeUnits,
            BigInteger buyReleasedUnits) {}

    /** To add the events of all else to. */
    OtherEvents other() {
        return new OtherEvents(this);
    }

    List<byte[]> frames() {
        return frames;
    }

    /** How many there are so far. */
    int count() {
        return frames.size();
    }

    /** The encoder at the block of a new frame. */
    <E extends MessageEncoderFlyweight> E add(final E encoder) {
        if (frames.size() == EVENTS_MAX) {
            throw new IllegalStateException("more events than a record may have: " + EVENTS_MAX);
        }
        final byte[] frame = new byte[MessageHeaderEncoder.ENCODED_LENGTH + encoder.sbeBlockLength()];
        frames.add(frame);
        final UnsafeBuffer buffer = new UnsafeBuffer(frame);
        header.wrap(buffer, 0)
                .blockLength(encoder.sbeBlockLength())
                .templateId(encoder.sbeTemplateId())
                .schemaId(encoder.sbeSchemaId())
                .version(encoder.sbeSchemaVersion());
        encoder.wrap(buffer, MessageHeaderEncoder.ENCODED_LENGTH);
        return encoder;
    }

    static BooleanType of(final boolean value) {
        return value ? BooleanType.TRUE : BooleanType.FALSE;
    }

    void commandRejected(final RejectReason reason, final long existingId) {
        add(new CommandRejectedEncoder()).existingId(existingId).reason(reason);
    }

    void orderAccepted(final Order order) {
        add(new OrderAcceptedEncoder())
                .accountId(order.account().id())
                .marketId(order.market().id())
                .holdAssetId(order.holdAssetId())
                .holdUnits(order.held().longValueExact())
                .priceTicks(order.limitTicks());
    }

    void orderRejected(final int accountId, final int marketId, final RejectReason reason, final OrderState first) {
        add(new OrderRejectedEncoder())
                .accountId(accountId)
                .marketId(marketId)
                .reason(reason)
                .firstOrdStatus(first.status())
                .firstOrderId(first.orderId())
                .firstOrderQty(first.orderQty())
                .firstCumQty(first.cumQty())
                .firstLeavesQty(first.leavesQty());
    }

    void cancelRejected(final int accountId, final RejectReason reason, final OrderState order) {
        add(new CancelRejectedEncoder())
                .accountId(accountId)
                .reason(reason)
                .ordStatus(order.status())
                .orderId(order.orderId())
                .orderQty(order.orderQty())
                .cumQty(order.cumQty())
                .leavesQty(order.leavesQty());
    }

    void trade(final Fill fill) {
        add(new TradeEncoder())
                .tradeId(fill.tradeId)
                .marketId(fill.market.id())
                .aggressorSide(fill.aggressorSide)
                .priceTicks(fill.priceTicks)
                .qtyLots(fill.qtyLots)
                .baseUnits(fill.baseUnits.longValueExact())
                .quoteUnits(fill.quoteUnits.longValueExact())
                .buyOrderId(fill.buy.id())
                .sellOrderId(fill.sell.id())
                .buyAccountId(fill.buy.account().id())
                .sellAccountId(fill.sell.account().id())
                .buyFeeUnits(fill.buyFeeUnits.longValueExact())
                .sellFeeUnits(fill.sellFeeUnits.longValueExact())
                .buyReleasedUnits(fill.buyReleasedUnits.longValueExact())
                .buyLeavesQty(fill.buy.leavesQty())
                .sellLeavesQty(fill.sell.leavesQty());
    }

    void orderCanceled(final Order order, final CancelReason reason, final OrdStatus status) {
        add(new OrderCanceledEncoder())
                .orderId(order.id())
                .accountId(order.account().id())
                .marketId(order.market().id())
                .releasedAssetId(order.holdAssetId())
                .reason(reason)
                .ordStatus(status)
                .releasedUnits(order.held().longValueExact())
                .canceledQty(order.leavesQty())
                .cumQty(order.cumQty());
    }

    void orderReplaced(
            final Order order, final boolean ends, final boolean keptPriority, final BigInteger holdDeltaUnits) {
        add(new OrderReplacedEncoder())
                .orderId(order.id())
                .accountId(order.account().id())
                .marketId(order.market().id())
                .holdAssetId(order.holdAssetId())
                .ordStatus(ends ? OrdStatus.FILLED : order.state().status())
                .keptPriority(of(keptPriority))
                .priceTicks(order.limitTicks())
                .orderQty(order.orderQty())
                .leavesQty(order.leavesQty())
                .holdDeltaUnits(holdDeltaUnits.longValueExact())
                .stopPriceTicks(order.stopPriceTicks())
                .displayQty(order.peak());
    }

    void massCanceled(
            final int accountId,
            final int marketId,
            final int sessionId,
            final int canceledCount,
            final CancelReason reason,
            final boolean more) {
        add(new MassCanceledEncoder())
                .accountId(accountId)
                .marketId(marketId)
                .sessionId(sessionId)
                .canceledCount(canceledCount)
                .reason(reason)
                .more(of(more));
    }

    void orderTriggered(final Order order) {
        add(new OrderTriggeredEncoder())
                .orderId(order.id())
                .accountId(order.account().id())
                .marketId(order.market().id());
    }

    void selfTradePrevented(final Order aggressor, final Order resting, final long preventedQty) {
        add(new SelfTradePreventedEncoder())
                .marketId(aggressor.market().id())
                .mode(aggressor.preventionInForce())
                .aggressorOrderId(aggressor.id())
                .restingOrderId(resting.id())
                .preventedQty(preventedQty);
    }

    void orderReduced(final Order order, final BigInteger releasedUnits, final long reducedQty) {
        add(new OrderReducedEncoder())
                .orderId(order.id())
                .accountId(order.account().id())
                .marketId(order.market().id())
                .releasedAssetId(order.holdAssetId())
                .releasedUnits(releasedUnits.longValueExact())
                .reducedQty(reducedQty)
                .leavesQty(order.isByQuote() ? 0 : order.leavesQty());
    }

    void auctionIndicative(final Market market, final Uncross uncross) {
        add(new AuctionIndicativeEncoder())
                .marketId(market.id())
                .imbalanceSide(uncross.imbalanceSide())
                .priceTicks(uncross.priceTicks())
                .pairedQty(uncross.pairedQty())
                .imbalanceQty(uncross.imbalanceQty());
    }

    void auctionExtended(final Market market, final long priceTicks) {
        add(new AuctionExtendedEncoder())
                .marketId(market.id())
                .priceTicks(priceTicks)
                .untilNs(market.auction().endNs());
    }

    void marketStateChanged(final Market market, final StateChangeCause cause) {
        add(new MarketStateChangedEncoder())
                .marketId(market.id())
                .state(market.state())
                .cause(cause)
                .untilNs(market.auction().endNs());
    }
}
