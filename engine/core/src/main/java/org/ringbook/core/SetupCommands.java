package org.ringbook.core;

import org.agrona.DirectBuffer;
import org.ringbook.sbe.messages.AddAssetDecoder;
import org.ringbook.sbe.messages.AddMarketDecoder;
import org.ringbook.sbe.messages.IssueApiKeyDecoder;
import org.ringbook.sbe.messages.OpenAccountDecoder;
import org.ringbook.sbe.messages.RevokeApiKeyDecoder;
import org.ringbook.sbe.messages.SetAccountKillDecoder;
import org.ringbook.sbe.messages.SetAccountLimitsDecoder;
import org.ringbook.sbe.messages.SetClOrdIdPoolDecoder;
import org.ringbook.sbe.messages.SetFeeTierDecoder;
import org.ringbook.sbe.messages.SetFeesDecoder;
import org.ringbook.sbe.messages.SetMarketScheduleDecoder;
import org.ringbook.sbe.messages.SetMarketStateDecoder;
import org.ringbook.sbe.messages.SetMarketTermsDecoder;
import org.ringbook.sbe.messages.SetPriceBandsDecoder;
import org.ringbook.sbe.messages.SetSelfTradeDecoder;

/** Decodes what operators set up. Core thread only. */
final class SetupCommands {
    private final ReferenceData referenceData;
    private final MarketSetup marketSetup;
    private final MarketStates marketStates;
    private final AccountControls accountControls;
    private final KeyCommands keys;

    private final AddAssetDecoder addAsset = new AddAssetDecoder();
    private final OpenAccountDecoder openAccount = new OpenAccountDecoder();
    private final SetFeesDecoder setFees = new SetFeesDecoder();
    private final SetFeeTierDecoder setFeeTier = new SetFeeTierDecoder();
    private final SetClOrdIdPoolDecoder setClOrdIdPool = new SetClOrdIdPoolDecoder();
    private final AddMarketDecoder addMarket = new AddMarketDecoder();
    private final SetMarketTermsDecoder setMarketTerms = new SetMarketTermsDecoder();
    private final SetMarketScheduleDecoder setMarketSchedule = new SetMarketScheduleDecoder();
    private final SetMarketStateDecoder setMarketState = new SetMarketStateDecoder();
    private final SetPriceBandsDecoder setPriceBands = new SetPriceBandsDecoder();
    private final SetAccountKillDecoder setAccountKill = new SetAccountKillDecoder();
    private final SetAccountLimitsDecoder setAccountLimits = new SetAccountLimitsDecoder();
    private final SetSelfTradeDecoder setSelfTrade = new SetSelfTradeDecoder();
    private final IssueApiKeyDecoder issueApiKey = new IssueApiKeyDecoder();
    private final RevokeApiKeyDecoder revokeApiKey = new RevokeApiKeyDecoder();

    SetupCommands(final CoreState state, final MarketStates marketStates, final AccountControls accountControls) {
        referenceData = new ReferenceData(state);
        marketSetup = new MarketSetup(state);
        this.marketStates = marketStates;
        this.accountControls = accountControls;
        keys = new KeyCommands(state);
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
            case AddAssetDecoder.TEMPLATE_ID ->
                referenceData.onAddAsset(addAsset.wrap(buffer, body, block, version), buffer, events);
            case OpenAccountDecoder.TEMPLATE_ID ->
                referenceData.onOpenAccount(openAccount.wrap(buffer, body, block, version), buffer, events);
            case SetFeesDecoder.TEMPLATE_ID ->
                referenceData.onSetFees(setFees.wrap(buffer, body, block, version), events);
            case SetFeeTierDecoder.TEMPLATE_ID ->
                referenceData.onSetFeeTier(setFeeTier.wrap(buffer, body, block, version), events);
            case SetClOrdIdPoolDecoder.TEMPLATE_ID ->
                referenceData.onSetClOrdIdPool(setClOrdIdPool.wrap(buffer, body, block, version), events);
            case SetAccountKillDecoder.TEMPLATE_ID ->
                accountControls.onSetAccountKill(setAccountKill.wrap(buffer, body, block, version), events);
            case SetAccountLimitsDecoder.TEMPLATE_ID ->
                accountControls.onSetAccountLimits(setAccountLimits.wrap(buffer, body, block, version), events);
            case SetSelfTradeDecoder.TEMPLATE_ID ->
                accountControls.onSetSelfTrade(setSelfTrade.wrap(buffer, body, block, version), events);
            case IssueApiKeyDecoder.TEMPLATE_ID ->
                keys.onIssueApiKey(issueApiKey.wrap(buffer, body, block, version), buffer, events);
            case RevokeApiKeyDecoder.TEMPLATE_ID ->
                keys.onRevokeApiKey(revokeApiKey.wrap(buffer, body, block, version), buffer, events);
            default -> {
                return applyToMarket(templateId, buffer, body, block, version, events);
            }
        }
        return true;
    }

    private boolean applyToMarket(
            final int templateId,
            final DirectBuffer buffer,
            final int body,
            final int block,
            final int version,
            final EventSink events) {
        switch (templateId) {
            case AddMarketDecoder.TEMPLATE_ID ->
                marketSetup.onAddMarket(addMarket.wrap(buffer, body, block, version), buffer, events);
            case SetMarketTermsDecoder.TEMPLATE_ID ->
                marketSetup.onSetMarketTerms(setMarketTerms.wrap(buffer, body, block, version), events);
            case SetMarketScheduleDecoder.TEMPLATE_ID ->
                marketSetup.onSetMarketSchedule(setMarketSchedule.wrap(buffer, body, block, version), events);
            case SetMarketStateDecoder.TEMPLATE_ID ->
                marketStates.onSetMarketState(setMarketState.wrap(buffer, body, block, version), events);
            case SetPriceBandsDecoder.TEMPLATE_ID ->
                marketStates.onSetPriceBands(setPriceBands.wrap(buffer, body, block, version), events);
            default -> {
                return false;
            }
        }
        return true;
    }
}
