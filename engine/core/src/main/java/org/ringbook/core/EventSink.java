package org.ringbook.core;

import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.ringbook.sbe.Frames;
import org.ringbook.sbe.messages.AccountKillSetEncoder;
import org.ringbook.sbe.messages.AccountLimitsSetEncoder;
import org.ringbook.sbe.messages.AccountOpenedEncoder;
import org.ringbook.sbe.messages.ApiKeyIssuedEncoder;
import org.ringbook.sbe.messages.ApiKeyRevokedEncoder;
import org.ringbook.sbe.messages.AssetAddedEncoder;
import org.ringbook.sbe.messages.AuctionExtendedEncoder;
import org.ringbook.sbe.messages.AuctionIndicativeEncoder;
import org.ringbook.sbe.messages.BooleanType;
import org.ringbook.sbe.messages.CancelAllAfterSetEncoder;
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
import org.ringbook.sbe.messages.MarketScheduleSetEncoder;
import org.ringbook.sbe.messages.MarketState;
import org.ringbook.sbe.messages.MarketStateChangedEncoder;
import org.ringbook.sbe.messages.MarketTermsSetEncoder;
import org.ringbook.sbe.messages.MassCanceledEncoder;
import org.ringbook.sbe.messages.MessageHeaderEncoder;
import org.ringbook.sbe.messages.OrderAcceptedEncoder;
import org.ringbook.sbe.messages.OrderCanceledEncoder;
import org.ringbook.sbe.messages.OrderReducedEncoder;
import org.ringbook.sbe.messages.OrderRejectedEncoder;
import org.ringbook.sbe.messages.OrderReplacedEncoder;
import org.ringbook.sbe.messages.OrderTriggeredEncoder;
import org.ringbook.sbe.messages.PriceBandsSetEncoder;
import org.ringbook.sbe.messages.RejectReason;
import org.ringbook.sbe.messages.SelfTradePreventedEncoder;
import org.ringbook.sbe.messages.SelfTradeSetEncoder;
import org.ringbook.sbe.messages.SessionLoggedOnEncoder;
import org.ringbook.sbe.messages.SessionLoggedOutEncoder;
import org.ringbook.sbe.messages.StateChangeCause;
import org.ringbook.sbe.messages.TradeBustedEncoder;
import org.ringbook.sbe.messages.TradeEncoder;
import org.ringbook.sbe.messages.TransferredEncoder;
import org.ringbook.sbe.messages.WithdrawalCanceledEncoder;
import org.ringbook.sbe.messages.WithdrawalRequestedEncoder;
import org.ringbook.sbe.messages.WithdrawalSettledEncoder;

/**
 * Writes the events of one command as frames (see {@link Frames}) straight into the host's record. Every event has the
 * bounds of the record checked before it is begun. Core thread only; the encoders are reused, so fill one before asking
 * for the next.
 */
public final class EventSink {
    private MutableDirectBuffer buffer = new UnsafeBuffer(0, 0);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final CommandRejectedEncoder commandRejected = new CommandRejectedEncoder();
    private final OrderAcceptedEncoder orderAccepted = new OrderAcceptedEncoder();
    private final OrderRejectedEncoder orderRejected = new OrderRejectedEncoder();
    private final CancelRejectedEncoder cancelRejected = new CancelRejectedEncoder();
    private final TradeEncoder trade = new TradeEncoder();
    private final OrderCanceledEncoder orderCanceled = new OrderCanceledEncoder();
    private final OrderReplacedEncoder orderReplaced = new OrderReplacedEncoder();
    private final MassCanceledEncoder massCanceled = new MassCanceledEncoder();
    private final AssetAddedEncoder assetAdded = new AssetAddedEncoder();
    private final MarketAddedEncoder marketAdded = new MarketAddedEncoder();
    private final MarketStateChangedEncoder marketStateChanged = new MarketStateChangedEncoder();
    private final AccountOpenedEncoder accountOpened = new AccountOpenedEncoder();
    private final FeesSetEncoder feesSet = new FeesSetEncoder();
    private final FeeTierSetEncoder feeTierSet = new FeeTierSetEncoder();
    private final ClOrdIdPoolSetEncoder clOrdIdPoolSet = new ClOrdIdPoolSetEncoder();
    private final EngineModeChangedEncoder engineModeChanged = new EngineModeChangedEncoder();
    private final DepositedEncoder deposited = new DepositedEncoder();
    private final WithdrawalRequestedEncoder withdrawalRequested = new WithdrawalRequestedEncoder();
    private final WithdrawalSettledEncoder withdrawalSettled = new WithdrawalSettledEncoder();
    private final WithdrawalCanceledEncoder withdrawalCanceled = new WithdrawalCanceledEncoder();
    private final AccountKillSetEncoder accountKillSet = new AccountKillSetEncoder();
    private final AccountLimitsSetEncoder accountLimitsSet = new AccountLimitsSetEncoder();
    private final SelfTradeSetEncoder selfTradeSet = new SelfTradeSetEncoder();
    private final CancelAllAfterSetEncoder cancelAllAfterSet = new CancelAllAfterSetEncoder();
    private final ApiKeyIssuedEncoder apiKeyIssued = new ApiKeyIssuedEncoder();
    private final ApiKeyRevokedEncoder apiKeyRevoked = new ApiKeyRevokedEncoder();
    private final MarketScheduleSetEncoder marketScheduleSet = new MarketScheduleSetEncoder();
    private final MarketTermsSetEncoder marketTermsSet = new MarketTermsSetEncoder();
    private final TransferredEncoder transferred = new TransferredEncoder();
    private final TradeBustedEncoder tradeBusted = new TradeBustedEncoder();
    private final SessionLoggedOnEncoder sessionLoggedOn = new SessionLoggedOnEncoder();
    private final SessionLoggedOutEncoder sessionLoggedOut = new SessionLoggedOutEncoder();
    private final GatewayUpEncoder gatewayUp = new GatewayUpEncoder();
    private final GatewayWentDownEncoder gatewayWentDown = new GatewayWentDownEncoder();
    private final OrderTriggeredEncoder orderTriggered = new OrderTriggeredEncoder();
    private final SelfTradePreventedEncoder selfTradePrevented = new SelfTradePreventedEncoder();
    private final OrderReducedEncoder orderReduced = new OrderReducedEncoder();
    private final AuctionIndicativeEncoder auctionIndicative = new AuctionIndicativeEncoder();
    private final AuctionExtendedEncoder auctionExtended = new AuctionExtendedEncoder();
    private final PriceBandsSetEncoder priceBandsSet = new PriceBandsSetEncoder();
    private int start;
    private int limit;
    private int position;
    private int count;

    /**
     * Points the sink at the place of the next record's events and empties it.
     *
     * @param target to write to
     * @param offset where the first event's length goes
     * @param end index that must not be written any more
     */
    public void wrap(final MutableDirectBuffer target, final int offset, final int end) {
        if (target != buffer) { // a reference that is not stored costs no barrier of the collector
            buffer = target;
        }
        start = offset;
        position = offset;
        limit = end;
        count = 0;
    }

    /**
     * Bytes written since {@link #wrap}.
     *
     * @return length of all frames with their prefixes
     */
    public int length() {
        return position - start;
    }

    /**
     * Events written since {@link #wrap}.
     *
     * @return 0 to {@link Frames#MAX_EVENTS}
     */
    public int count() {
        return count;
    }

    void commandRejected(final RejectReason reason, final long existingId) {
        commandRejected
                .wrapAndApplyHeader(buffer, begin(CommandRejectedEncoder.BLOCK_LENGTH), header)
                .existingId(existingId)
                .reason(reason);
    }

    void assetAdded(final int assetId) {
        assetAdded
                .wrapAndApplyHeader(buffer, begin(AssetAddedEncoder.BLOCK_LENGTH), header)
                .assetId(assetId);
    }

    void accountOpened(final int accountId, final int ownerId) {
        accountOpened
                .wrapAndApplyHeader(buffer, begin(AccountOpenedEncoder.BLOCK_LENGTH), header)
                .accountId(accountId)
                .ownerId(ownerId);
    }

    void feesSet(final int feeTier, final int makerPpm, final int takerPpm) {
        feesSet.wrapAndApplyHeader(buffer, begin(FeesSetEncoder.BLOCK_LENGTH), header)
                .feeTier((short) feeTier)
                .makerPpm(makerPpm)
                .takerPpm(takerPpm);
    }

    void feeTierSet(final int accountId, final int feeTier) {
        feeTierSet
                .wrapAndApplyHeader(buffer, begin(FeeTierSetEncoder.BLOCK_LENGTH), header)
                .accountId(accountId)
                .feeTier((short) feeTier);
    }

    void clOrdIdPoolSet(final int capacity) {
        clOrdIdPoolSet
                .wrapAndApplyHeader(buffer, begin(ClOrdIdPoolSetEncoder.BLOCK_LENGTH), header)
                .capacity(capacity);
    }

    void engineModeChanged(final boolean halted, final boolean lowSpace) {
        engineModeChanged
                .wrapAndApplyHeader(buffer, begin(EngineModeChangedEncoder.BLOCK_LENGTH), header)
                .halted(booleanType(halted))
                .lowSpace(booleanType(lowSpace));
    }

    void deposited(final int accountId, final int assetId, final long amountUnits) {
        deposited
                .wrapAndApplyHeader(buffer, begin(DepositedEncoder.BLOCK_LENGTH), header)
                .accountId(accountId)
                .assetId(assetId)
                .amountUnits(amountUnits);
    }

    void withdrawalRequested(final int accountId, final int assetId, final long amountUnits) {
        withdrawalRequested
                .wrapAndApplyHeader(buffer, begin(WithdrawalRequestedEncoder.BLOCK_LENGTH), header)
                .accountId(accountId)
                .assetId(assetId)
                .amountUnits(amountUnits);
    }

    void withdrawalSettled(final long withdrawalId, final int accountId, final int assetId, final long amountUnits) {
        withdrawalSettled
                .wrapAndApplyHeader(buffer, begin(WithdrawalSettledEncoder.BLOCK_LENGTH), header)
                .withdrawalId(withdrawalId)
                .accountId(accountId)
                .assetId(assetId)
                .amountUnits(amountUnits);
    }

    void withdrawalCanceled(final long withdrawalId, final int accountId, final int assetId, final long amountUnits) {
        withdrawalCanceled
                .wrapAndApplyHeader(buffer, begin(WithdrawalCanceledEncoder.BLOCK_LENGTH), header)
                .withdrawalId(withdrawalId)
                .accountId(accountId)
                .assetId(assetId)
                .amountUnits(amountUnits);
    }

    void gatewayWentDown(final int gatewayId, final int epoch) {
        gatewayWentDown
                .wrapAndApplyHeader(buffer, begin(GatewayWentDownEncoder.BLOCK_LENGTH), header)
                .gatewayId(gatewayId)
                .epoch(epoch);
    }

    void massCanceled(
            final int accountId,
            final int marketId,
            final int sessionId,
            final int canceledCount,
            final CancelReason reason,
            final boolean more) {
        massCanceled
                .wrapAndApplyHeader(buffer, begin(MassCanceledEncoder.BLOCK_LENGTH), header)
                .accountId(accountId)
                .marketId(marketId)
                .sessionId(sessionId)
                .canceledCount(canceledCount)
                .reason(reason)
                .more(booleanType(more));
    }

    void marketStateChanged(
            final int marketId, final MarketState state, final StateChangeCause cause, final long untilNs) {
        marketStateChanged
                .wrapAndApplyHeader(buffer, begin(MarketStateChangedEncoder.BLOCK_LENGTH), header)
                .marketId(marketId)
                .state(state)
                .cause(cause)
                .untilNs(untilNs);
    }

    void priceBandsSet(final int marketId) {
        priceBandsSet
                .wrapAndApplyHeader(buffer, begin(PriceBandsSetEncoder.BLOCK_LENGTH), header)
                .marketId(marketId);
    }

    void orderTriggered(final long orderId, final int accountId, final int marketId) {
        orderTriggered
                .wrapAndApplyHeader(buffer, begin(OrderTriggeredEncoder.BLOCK_LENGTH), header)
                .orderId(orderId)
                .accountId(accountId)
                .marketId(marketId);
    }

    void auctionExtended(final int marketId, final long priceTicks, final long untilNs) {
        auctionExtended
                .wrapAndApplyHeader(buffer, begin(AuctionExtendedEncoder.BLOCK_LENGTH), header)
                .marketId(marketId)
                .priceTicks(priceTicks)
                .untilNs(untilNs);
    }

    AuctionIndicativeEncoder auctionIndicative() {
        return auctionIndicative.wrapAndApplyHeader(buffer, begin(AuctionIndicativeEncoder.BLOCK_LENGTH), header);
    }

    SelfTradePreventedEncoder selfTradePrevented() {
        return selfTradePrevented.wrapAndApplyHeader(buffer, begin(SelfTradePreventedEncoder.BLOCK_LENGTH), header);
    }

    OrderReducedEncoder orderReduced() {
        return orderReduced.wrapAndApplyHeader(buffer, begin(OrderReducedEncoder.BLOCK_LENGTH), header);
    }

    MarketAddedEncoder marketAdded() {
        return marketAdded.wrapAndApplyHeader(buffer, begin(MarketAddedEncoder.BLOCK_LENGTH), header);
    }

    GatewayUpEncoder gatewayUp() {
        return gatewayUp.wrapAndApplyHeader(buffer, begin(GatewayUpEncoder.BLOCK_LENGTH), header);
    }

    OrderAcceptedEncoder orderAccepted() {
        return orderAccepted.wrapAndApplyHeader(buffer, begin(OrderAcceptedEncoder.BLOCK_LENGTH), header);
    }

    OrderRejectedEncoder orderRejected() {
        return orderRejected.wrapAndApplyHeader(buffer, begin(OrderRejectedEncoder.BLOCK_LENGTH), header);
    }

    CancelRejectedEncoder cancelRejected() {
        return cancelRejected.wrapAndApplyHeader(buffer, begin(CancelRejectedEncoder.BLOCK_LENGTH), header);
    }

    TradeEncoder trade() {
        return trade.wrapAndApplyHeader(buffer, begin(TradeEncoder.BLOCK_LENGTH), header);
    }

    OrderCanceledEncoder orderCanceled() {
        return orderCanceled.wrapAndApplyHeader(buffer, begin(OrderCanceledEncoder.BLOCK_LENGTH), header);
    }

    OrderReplacedEncoder orderReplaced() {
        return orderReplaced.wrapAndApplyHeader(buffer, begin(OrderReplacedEncoder.BLOCK_LENGTH), header);
    }

    void accountKillSet(final int accountId, final boolean killed) {
        accountKillSet
                .wrapAndApplyHeader(buffer, begin(AccountKillSetEncoder.BLOCK_LENGTH), header)
                .accountId(accountId)
                .killed(booleanType(killed));
    }

    void accountLimitsSet(final int accountId, final int marketId) {
        accountLimitsSet
                .wrapAndApplyHeader(buffer, begin(AccountLimitsSetEncoder.BLOCK_LENGTH), header)
                .accountId(accountId)
                .marketId(marketId);
    }

    void selfTradeSet(final int accountId, final boolean allowed) {
        selfTradeSet
                .wrapAndApplyHeader(buffer, begin(SelfTradeSetEncoder.BLOCK_LENGTH), header)
                .accountId(accountId)
                .allowed(booleanType(allowed));
    }

    void cancelAllAfterSet(final int accountId, final long deadlineNs) {
        cancelAllAfterSet
                .wrapAndApplyHeader(buffer, begin(CancelAllAfterSetEncoder.BLOCK_LENGTH), header)
                .accountId(accountId)
                .deadlineNs(deadlineNs);
    }

    void apiKeyIssued(final int sessionId) {
        apiKeyIssued
                .wrapAndApplyHeader(buffer, begin(ApiKeyIssuedEncoder.BLOCK_LENGTH), header)
                .sessionId(sessionId);
    }

    void apiKeyRevoked(final int sessionId) {
        apiKeyRevoked
                .wrapAndApplyHeader(buffer, begin(ApiKeyRevokedEncoder.BLOCK_LENGTH), header)
                .sessionId(sessionId);
    }

    void marketScheduleSet(final int marketId, final long nextNs) {
        marketScheduleSet
                .wrapAndApplyHeader(buffer, begin(MarketScheduleSetEncoder.BLOCK_LENGTH), header)
                .marketId(marketId)
                .nextNs(nextNs);
    }

    void marketTermsSet(final int marketId, final long lotUnits, final long quoteUnitsPerTickLot) {
        marketTermsSet
                .wrapAndApplyHeader(buffer, begin(MarketTermsSetEncoder.BLOCK_LENGTH), header)
                .marketId(marketId)
                .lotUnits(lotUnits)
                .quoteUnitsPerTickLot(quoteUnitsPerTickLot);
    }

    void transferred(final int fromAccountId, final int toAccountId, final int assetId, final long amountUnits) {
        transferred
                .wrapAndApplyHeader(buffer, begin(TransferredEncoder.BLOCK_LENGTH), header)
                .fromAccountId(fromAccountId)
                .toAccountId(toAccountId)
                .assetId(assetId)
                .amountUnits(amountUnits);
    }

    void sessionLoggedOn(final int sessionId, final int ownerId, final int gatewayId) {
        sessionLoggedOn
                .wrapAndApplyHeader(buffer, begin(SessionLoggedOnEncoder.BLOCK_LENGTH), header)
                .sessionId(sessionId)
                .ownerId(ownerId)
                .gatewayId(gatewayId);
    }

    void sessionLoggedOut(final int sessionId, final long cancelAtNs) {
        sessionLoggedOut
                .wrapAndApplyHeader(buffer, begin(SessionLoggedOutEncoder.BLOCK_LENGTH), header)
                .sessionId(sessionId)
                .cancelAtNs(cancelAtNs);
    }

    TradeBustedEncoder tradeBusted() {
        return tradeBusted.wrapAndApplyHeader(buffer, begin(TradeBustedEncoder.BLOCK_LENGTH), header);
    }

    static BooleanType booleanType(final boolean value) {
        return value ? BooleanType.TRUE : BooleanType.FALSE;
    }

    private int begin(final int blockLength) {
        final int frameLength = MessageHeaderEncoder.ENCODED_LENGTH + blockLength;
        final int at = position;
        if (at + Frames.PREFIX_LENGTH + frameLength > limit || count == Frames.MAX_EVENTS) {
            throw new IllegalStateException("no room in the record: events=" + count + " length=" + length());
        }
        Frames.putLength(buffer, at, frameLength);
        position = at + Frames.PREFIX_LENGTH + frameLength;
        count++;
        return Frames.offset(at);
    }
}
