package org.ringbook.reference;

import java.math.BigInteger;
import org.ringbook.reference.Payments.Payment;
import org.ringbook.sbe.messages.AccountKillSetEncoder;
import org.ringbook.sbe.messages.AccountLimitsSetEncoder;
import org.ringbook.sbe.messages.AccountOpenedEncoder;
import org.ringbook.sbe.messages.ApiKeyIssuedEncoder;
import org.ringbook.sbe.messages.ApiKeyRevokedEncoder;
import org.ringbook.sbe.messages.AssetAddedEncoder;
import org.ringbook.sbe.messages.CancelAllAfterSetEncoder;
import org.ringbook.sbe.messages.ClOrdIdPoolSetEncoder;
import org.ringbook.sbe.messages.DepositedEncoder;
import org.ringbook.sbe.messages.EngineModeChangedEncoder;
import org.ringbook.sbe.messages.FeeTierSetEncoder;
import org.ringbook.sbe.messages.FeesSetEncoder;
import org.ringbook.sbe.messages.GatewayUpEncoder;
import org.ringbook.sbe.messages.GatewayWentDownEncoder;
import org.ringbook.sbe.messages.MarketAddedEncoder;
import org.ringbook.sbe.messages.MarketScheduleSetEncoder;
import org.ringbook.sbe.messages.MarketTermsSetEncoder;
import org.ringbook.sbe.messages.PriceBandsSetEncoder;
import org.ringbook.sbe.messages.SelfTradeSetEncoder;
import org.ringbook.sbe.messages.SessionLoggedOnEncoder;
import org.ringbook.sbe.messages.SessionLoggedOutEncoder;
import org.ringbook.sbe.messages.TradeBustedEncoder;
import org.ringbook.sbe.messages.TransferredEncoder;
import org.ringbook.sbe.messages.WithdrawalCanceledEncoder;
import org.ringbook.sbe.messages.WithdrawalRequestedEncoder;
import org.ringbook.sbe.messages.WithdrawalSettledEncoder;

/** The events of configuration, money, gateways and sessions. */
final class OtherEvents {
    private final Events events;

    OtherEvents(final Events events) {
        this.events = events;
    }

    void assetAdded(final int assetId) {
        events.add(new AssetAddedEncoder()).assetId(assetId);
    }

    void marketAdded(final Market market) {
        events.add(new MarketAddedEncoder())
                .marketId(market.id())
                .lotUnits(market.terms().lotUnits().longValueExact())
                .quoteUnitsPerTickLot(market.terms().quoteUnitsPerTickLot().longValueExact());
    }

    void marketTermsSet(final Market market) {
        events.add(new MarketTermsSetEncoder())
                .marketId(market.id())
                .lotUnits(market.terms().lotUnits().longValueExact())
                .quoteUnitsPerTickLot(market.terms().quoteUnitsPerTickLot().longValueExact());
    }

    void priceBandsSet(final Market market) {
        events.add(new PriceBandsSetEncoder()).marketId(market.id());
    }

    void marketScheduleSet(final Market market) {
        events.add(new MarketScheduleSetEncoder())
                .marketId(market.id())
                .nextNs(market.schedule().nextNs());
    }

    void accountOpened(final Account account) {
        events.add(new AccountOpenedEncoder()).accountId(account.id()).ownerId(account.ownerId());
    }

    void feesSet(final Command.SetFees command) {
        events.add(new FeesSetEncoder())
                .feeTier((short) command.feeTier())
                .makerPpm(command.makerPpm())
                .takerPpm(command.takerPpm());
    }

    void feeTierSet(final Account account) {
        events.add(new FeeTierSetEncoder()).accountId(account.id()).feeTier((short) account.feeTier());
    }

    void clOrdIdPoolSet(final int capacity) {
        events.add(new ClOrdIdPoolSetEncoder()).capacity(capacity);
    }

    void engineModeChanged(final boolean isHalted, final boolean isLowSpace) {
        events.add(new EngineModeChangedEncoder()).halted(Events.of(isHalted)).lowSpace(Events.of(isLowSpace));
    }

    void accountKillSet(final Account account) {
        events.add(new AccountKillSetEncoder()).accountId(account.id()).killed(Events.of(account.isKilled()));
    }

    void accountLimitsSet(final Account account, final Market market) {
        events.add(new AccountLimitsSetEncoder()).accountId(account.id()).marketId(market.id());
    }

    void selfTradeSet(final Account account) {
        events.add(new SelfTradeSetEncoder()).accountId(account.id()).allowed(Events.of(account.maySelfTrade()));
    }

    void cancelAllAfterSet(final Account account) {
        events.add(new CancelAllAfterSetEncoder()).accountId(account.id()).deadlineNs(account.cancelAllAtNs());
    }

    void apiKeyIssued(final Keys.Key key) {
        events.add(new ApiKeyIssuedEncoder()).sessionId(key.sessionId());
    }

    void apiKeyRevoked(final Keys.Key key) {
        events.add(new ApiKeyRevokedEncoder()).sessionId(key.sessionId());
    }

    void deposited(final Payment deposit) {
        events.add(new DepositedEncoder())
                .accountId(deposit.accountId())
                .assetId(deposit.assetId())
                .amountUnits(deposit.amountUnits());
    }

    void withdrawalRequested(final Payment withdrawal) {
        events.add(new WithdrawalRequestedEncoder())
                .accountId(withdrawal.accountId())
                .assetId(withdrawal.assetId())
                .amountUnits(withdrawal.amountUnits());
    }

    void withdrawalSettled(final Payment withdrawal) {
        events.add(new WithdrawalSettledEncoder())
                .withdrawalId(withdrawal.sequence())
                .accountId(withdrawal.accountId())
                .assetId(withdrawal.assetId())
                .amountUnits(withdrawal.amountUnits());
    }

    void withdrawalCanceled(final Payment withdrawal) {
        events.add(new WithdrawalCanceledEncoder())
                .withdrawalId(withdrawal.sequence())
                .accountId(withdrawal.accountId())
                .assetId(withdrawal.assetId())
                .amountUnits(withdrawal.amountUnits());
    }

    void transferred(final Command.Transfer command) {
        events.add(new TransferredEncoder())
                .fromAccountId(command.fromAccountId())
                .toAccountId(command.toAccountId())
                .assetId(command.assetId())
                .amountUnits(command.amountUnits());
    }

    void tradeBusted(final Command.BustTrade command, final BigInteger baseUnits, final BigInteger quoteUnits) {
        events.add(new TradeBustedEncoder())
                .tradeId(command.tradeId())
                .marketId(command.marketId())
                .buyAccountId(command.buyAccountId())
                .sellAccountId(command.sellAccountId())
                .baseUnits(baseUnits.longValueExact())
                .quoteUnits(quoteUnits.longValueExact())
                .buyFeeUnits(command.buyFeeUnits())
                .sellFeeUnits(command.sellFeeUnits());
    }

    void gatewayUp(final Gateways.Gateway gateway) {
        events.add(new GatewayUpEncoder())
                .gatewayId(gateway.id())
                .epoch(gateway.epoch())
                .nonce(gateway.nonce())
                .lastGatewaySequence(gateway.lastGatewaySequence());
    }

    void gatewayWentDown(final Gateways.Gateway gateway) {
        events.add(new GatewayWentDownEncoder()).gatewayId(gateway.id()).epoch(gateway.epoch());
    }

    void sessionLoggedOn(final Session session) {
        events.add(new SessionLoggedOnEncoder())
                .sessionId(session.id())
                .ownerId(session.ownerId())
                .gatewayId(session.gatewayId());
    }

    void sessionLoggedOut(final Session session) {
        events.add(new SessionLoggedOutEncoder()).sessionId(session.id()).cancelAtNs(session.cancelAtNs());
    }
}
