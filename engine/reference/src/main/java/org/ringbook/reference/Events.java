package org.ringbook.reference;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.ringbook.sbe.messages.AccountOpenedEncoder;
import org.ringbook.sbe.messages.AssetAddedEncoder;
import org.ringbook.sbe.messages.BooleanType;
import org.ringbook.sbe.messages.CancelReason;
import org.ringbook.sbe.messages.CancelRejectedEncoder;
import org.ringbook.sbe.messages.ClOrdIdPoolSetEncoder;
import org.ringbook.sbe.messages.CommandRejectedEncoder;
import org.ringbook.sbe.messages.DepositedEncoder;
import org.ringbook.sbe.messages.EngineModeChangedEncoder;
import org.ringbook.sbe.messages.FeeTierSetEncoder;
import org.ringbook.sbe.messages.FeesSetEncoder;
import org.ringbook.sbe.messages.GatewayUpEncoder;
import org.ringbook.sbe.messages.GatewayWentDownEncoder;
import org.ringbook.sbe.messages.MarketAddedEncoder;
import org.ringbook.sbe.messages.MarketStateChangedEncoder;
import org.ringbook.sbe.messages.MassCanceledEncoder;
import org.ringbook.sbe.messages.MessageHeaderEncoder;
import org.ringbook.sbe.messages.OrdStatus;
import org.ringbook.sbe.messages.OrderAcceptedEncoder;
import org.ringbook.sbe.messages.OrderCanceledEncoder;
import org.ringbook.sbe.messages.OrderRejectedEncoder;
import org.ringbook.sbe.messages.OrderReplacedEncoder;
import org.ringbook.sbe.messages.RejectReason;
import org.ringbook.sbe.messages.Side;
import org.ringbook.sbe.messages.TradeEncoder;
import org.ringbook.sbe.messages.WithdrawalCanceledEncoder;
import org.ringbook.sbe.messages.WithdrawalRequestedEncoder;
import org.ringbook.sbe.messages.WithdrawalSettledEncoder;

/** The events of one command, each as a frame. */
final class Events {
    private static final int EVENTS_MAX = 8_192;

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final List<byte[]> frames = new ArrayList<>();

    /** A trade after it was made: what is open of the orders is what it left. */
    record Fill(
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

    List<byte[]> frames() {
        return frames;
    }

    private MutableDirectBuffer frame(final int blockLength) {
        if (frames.size() == EVENTS_MAX) {
            throw new IllegalStateException("more events than a record may have: " + EVENTS_MAX);
        }
        final byte[] frame = new byte[MessageHeaderEncoder.ENCODED_LENGTH + blockLength];
        frames.add(frame);
        return new UnsafeBuffer(frame);
    }

    void commandRejected(final RejectReason reason, final long existingId) {
        new CommandRejectedEncoder()
                .wrapAndApplyHeader(frame(CommandRejectedEncoder.BLOCK_LENGTH), 0, header)
                .existingId(existingId)
                .reason(reason);
    }

    void orderAccepted(final Order order) {
        new OrderAcceptedEncoder()
                .wrapAndApplyHeader(frame(OrderAcceptedEncoder.BLOCK_LENGTH), 0, header)
                .accountId(order.account().id())
                .marketId(order.market().id())
                .holdAssetId(order.holdAssetId())
                .holdUnits(order.held().longValueExact());
    }

    void orderRejected(final int accountId, final int marketId, final RejectReason reason, final OrderState first) {
        new OrderRejectedEncoder()
                .wrapAndApplyHeader(frame(OrderRejectedEncoder.BLOCK_LENGTH), 0, header)
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
        new CancelRejectedEncoder()
                .wrapAndApplyHeader(frame(CancelRejectedEncoder.BLOCK_LENGTH), 0, header)
                .accountId(accountId)
                .reason(reason)
                .ordStatus(order.status())
                .orderId(order.orderId())
                .orderQty(order.orderQty())
                .cumQty(order.cumQty())
                .leavesQty(order.leavesQty());
    }

    void trade(final Fill fill) {
        new TradeEncoder()
                .wrapAndApplyHeader(frame(TradeEncoder.BLOCK_LENGTH), 0, header)
                .tradeId(fill.market.nextTradeId())
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
        new OrderCanceledEncoder()
                .wrapAndApplyHeader(frame(OrderCanceledEncoder.BLOCK_LENGTH), 0, header)
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
        new OrderReplacedEncoder()
                .wrapAndApplyHeader(frame(OrderReplacedEncoder.BLOCK_LENGTH), 0, header)
                .orderId(order.id())
                .accountId(order.account().id())
                .marketId(order.market().id())
                .holdAssetId(order.holdAssetId())
                .ordStatus(ends ? OrdStatus.FILLED : order.state().status())
                .keptPriority(of(keptPriority))
                .priceTicks(order.priceTicks())
                .orderQty(order.orderQty())
                .leavesQty(order.leavesQty())
                .holdDeltaUnits(holdDeltaUnits.longValueExact());
    }

    void massCanceled(final int accountId, final int canceledCount, final boolean more) {
        new MassCanceledEncoder()
                .wrapAndApplyHeader(frame(MassCanceledEncoder.BLOCK_LENGTH), 0, header)
                .accountId(accountId)
                .canceledCount(canceledCount)
                .more(of(more));
    }

    void assetAdded(final int assetId) {
        new AssetAddedEncoder()
                .wrapAndApplyHeader(frame(AssetAddedEncoder.BLOCK_LENGTH), 0, header)
                .assetId(assetId);
    }

    void marketAdded(final Market market) {
        new MarketAddedEncoder()
                .wrapAndApplyHeader(frame(MarketAddedEncoder.BLOCK_LENGTH), 0, header)
                .marketId(market.id())
                .lotUnits(market.lotUnits().longValueExact())
                .quoteUnitsPerTickLot(market.quoteUnitsPerTickLot().longValueExact());
    }

    void marketStateChanged(final Market market) {
        new MarketStateChangedEncoder()
                .wrapAndApplyHeader(frame(MarketStateChangedEncoder.BLOCK_LENGTH), 0, header)
                .marketId(market.id())
                .state(market.state());
    }

    void accountOpened(final Account account) {
        new AccountOpenedEncoder()
                .wrapAndApplyHeader(frame(AccountOpenedEncoder.BLOCK_LENGTH), 0, header)
                .accountId(account.id())
                .ownerId(account.ownerId());
    }

    void feesSet(final Command.SetFees command) {
        new FeesSetEncoder()
                .wrapAndApplyHeader(frame(FeesSetEncoder.BLOCK_LENGTH), 0, header)
                .feeTier((short) command.feeTier())
                .makerPpm(command.makerPpm())
                .takerPpm(command.takerPpm());
    }

    void feeTierSet(final Account account) {
        new FeeTierSetEncoder()
                .wrapAndApplyHeader(frame(FeeTierSetEncoder.BLOCK_LENGTH), 0, header)
                .accountId(account.id())
                .feeTier((short) account.feeTier());
    }

    void clOrdIdPoolSet(final int capacity) {
        new ClOrdIdPoolSetEncoder()
                .wrapAndApplyHeader(frame(ClOrdIdPoolSetEncoder.BLOCK_LENGTH), 0, header)
                .capacity(capacity);
    }

    void engineModeChanged(final boolean isHalted, final boolean isLowSpace) {
        new EngineModeChangedEncoder()
                .wrapAndApplyHeader(frame(EngineModeChangedEncoder.BLOCK_LENGTH), 0, header)
                .halted(of(isHalted))
                .lowSpace(of(isLowSpace));
    }

    void deposited(final Transfers.Transfer deposit) {
        new DepositedEncoder()
                .wrapAndApplyHeader(frame(DepositedEncoder.BLOCK_LENGTH), 0, header)
                .accountId(deposit.accountId())
                .assetId(deposit.assetId())
                .amountUnits(deposit.amountUnits());
    }

    void withdrawalRequested(final Transfers.Transfer withdrawal) {
        new WithdrawalRequestedEncoder()
                .wrapAndApplyHeader(frame(WithdrawalRequestedEncoder.BLOCK_LENGTH), 0, header)
                .accountId(withdrawal.accountId())
                .assetId(withdrawal.assetId())
                .amountUnits(withdrawal.amountUnits());
    }

    void withdrawalSettled(final Transfers.Transfer withdrawal) {
        new WithdrawalSettledEncoder()
                .wrapAndApplyHeader(frame(WithdrawalSettledEncoder.BLOCK_LENGTH), 0, header)
                .withdrawalId(withdrawal.sequence())
                .accountId(withdrawal.accountId())
                .assetId(withdrawal.assetId())
                .amountUnits(withdrawal.amountUnits());
    }

    void withdrawalCanceled(final Transfers.Transfer withdrawal) {
        new WithdrawalCanceledEncoder()
                .wrapAndApplyHeader(frame(WithdrawalCanceledEncoder.BLOCK_LENGTH), 0, header)
                .withdrawalId(withdrawal.sequence())
                .accountId(withdrawal.accountId())
                .assetId(withdrawal.assetId())
                .amountUnits(withdrawal.amountUnits());
    }

    void gatewayUp(final Gateways.Gateway gateway) {
        new GatewayUpEncoder()
                .wrapAndApplyHeader(frame(GatewayUpEncoder.BLOCK_LENGTH), 0, header)
                .gatewayId(gateway.id())
                .epoch(gateway.epoch())
                .nonce(gateway.nonce())
                .lastGatewaySequence(gateway.lastGatewaySequence());
    }

    void gatewayWentDown(final Gateways.Gateway gateway) {
        new GatewayWentDownEncoder()
                .wrapAndApplyHeader(frame(GatewayWentDownEncoder.BLOCK_LENGTH), 0, header)
                .gatewayId(gateway.id())
                .epoch(gateway.epoch());
    }

    private static BooleanType of(final boolean value) {
        return value ? BooleanType.TRUE : BooleanType.FALSE;
    }
}
