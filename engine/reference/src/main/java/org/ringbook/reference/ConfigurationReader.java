package org.ringbook.reference;

import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.ringbook.sbe.messages.AddAssetDecoder;
import org.ringbook.sbe.messages.AddMarketDecoder;
import org.ringbook.sbe.messages.HaltEngineDecoder;
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

/** Commands about assets, markets, accounts and keys. */
class ConfigurationReader extends CommandFrame {
    ConfigurationReader(final DirectBuffer buffer, final int offset, final int length) {
        super(buffer, offset, length);
    }

    /** Throws if it is none of these. */
    Command read() {
        return switch (templateId()) {
            case AddAssetDecoder.TEMPLATE_ID -> addAsset();
            case AddMarketDecoder.TEMPLATE_ID -> addMarket();
            case SetMarketStateDecoder.TEMPLATE_ID -> setMarketState();
            case SetPriceBandsDecoder.TEMPLATE_ID -> setPriceBands();
            case SetMarketScheduleDecoder.TEMPLATE_ID -> setMarketSchedule();
            case SetMarketTermsDecoder.TEMPLATE_ID -> setMarketTerms();
            case OpenAccountDecoder.TEMPLATE_ID -> openAccount();
            case SetFeesDecoder.TEMPLATE_ID -> setFees();
            case SetFeeTierDecoder.TEMPLATE_ID -> setFeeTier();
            case SetClOrdIdPoolDecoder.TEMPLATE_ID -> setClOrdIdPool();
            case HaltEngineDecoder.TEMPLATE_ID -> haltEngine();
            case SetAccountKillDecoder.TEMPLATE_ID -> setAccountKill();
            case SetAccountLimitsDecoder.TEMPLATE_ID -> setAccountLimits();
            case SetSelfTradeDecoder.TEMPLATE_ID -> setSelfTrade();
            case IssueApiKeyDecoder.TEMPLATE_ID -> issueApiKey();
            case RevokeApiKeyDecoder.TEMPLATE_ID -> revokeApiKey();
            default -> throw new IllegalStateException("not a command: templateId=" + templateId());
        };
    }

    private Command addAsset() {
        final AddAssetDecoder in = block(new AddAssetDecoder());
        return whole(in, new Command.AddAsset(header(in.header()), in.scale(), in.payoutScale(), in.code()));
    }

    private Command addMarket() {
        final AddMarketDecoder in = block(new AddMarketDecoder());
        return whole(
                in,
                new Command.AddMarket(
                        header(in.header()),
                        in.baseAssetId(),
                        in.quoteAssetId(),
                        new Command.Terms(
                                in.tickMantissa(),
                                in.lotMantissa(),
                                in.tickScale(),
                                in.lotScale(),
                                in.minQtyLots(),
                                in.maxQtyLots(),
                                in.minNotionalUnits(),
                                in.maxNotionalUnits()),
                        in.symbol()));
    }

    private Command setMarketState() {
        final SetMarketStateDecoder in = block(new SetMarketStateDecoder());
        return whole(in, new Command.SetMarketState(header(in.header()), in.marketId(), in.state(), in.auctionEndNs()));
    }

    private Command setPriceBands() {
        final SetPriceBandsDecoder in = block(new SetPriceBandsDecoder());
        return whole(
                in,
                new Command.SetPriceBands(
                        header(in.header()),
                        in.marketId(),
                        in.dynamicBandPpm(),
                        in.staticBandPpm(),
                        in.collarPpm(),
                        in.initialReferenceTicks(),
                        in.volatilityAuctionNs(),
                        in.auctionExtensionNs()));
    }

    private Command setMarketSchedule() {
        final SetMarketScheduleDecoder in = block(new SetMarketScheduleDecoder());
        final int marketId = in.marketId();
        final List<Command.ScheduleEntry> entries = new ArrayList<>();
        for (final SetMarketScheduleDecoder.EntriesDecoder entry : in.entries()) {
            entries.add(new Command.ScheduleEntry(entry.secondsOfDay(), entry.state(), entry.days()));
        }
        return whole(in, new Command.SetMarketSchedule(header(), marketId, entries));
    }

    private Command setMarketTerms() {
        final SetMarketTermsDecoder in = block(new SetMarketTermsDecoder());
        return whole(
                in,
                new Command.SetMarketTerms(
                        header(in.header()),
                        in.marketId(),
                        new Command.Terms(
                                in.tickMantissa(),
                                in.lotMantissa(),
                                in.tickScale(),
                                in.lotScale(),
                                in.minQtyLots(),
                                in.maxQtyLots(),
                                in.minNotionalUnits(),
                                in.maxNotionalUnits())));
    }

    private Command openAccount() {
        final OpenAccountDecoder in = block(new OpenAccountDecoder());
        return whole(in, new Command.OpenAccount(header(in.header()), in.ownerId(), in.feeTier(), in.name()));
    }

    private Command setFees() {
        final SetFeesDecoder in = block(new SetFeesDecoder());
        return whole(in, new Command.SetFees(header(in.header()), in.feeTier(), in.makerPpm(), in.takerPpm()));
    }

    private Command setFeeTier() {
        final SetFeeTierDecoder in = block(new SetFeeTierDecoder());
        return whole(in, new Command.SetFeeTier(header(in.header()), in.accountId(), in.feeTier()));
    }

    private Command setClOrdIdPool() {
        final SetClOrdIdPoolDecoder in = block(new SetClOrdIdPoolDecoder());
        return whole(in, new Command.SetClOrdIdPool(header(in.header()), in.capacity()));
    }

    private Command haltEngine() {
        final HaltEngineDecoder in = block(new HaltEngineDecoder());
        return whole(in, new Command.HaltEngine(header(in.header()), in.halted()));
    }

    private Command setAccountKill() {
        final SetAccountKillDecoder in = block(new SetAccountKillDecoder());
        return whole(in, new Command.SetAccountKill(header(in.header()), in.accountId(), in.killed()));
    }

    private Command setAccountLimits() {
        final SetAccountLimitsDecoder in = block(new SetAccountLimitsDecoder());
        return whole(
                in,
                new Command.SetAccountLimits(
                        header(in.header()),
                        in.accountId(),
                        in.marketId(),
                        in.maxOpenOrders(),
                        in.maxQtyLots(),
                        in.maxNotionalUnits()));
    }

    private Command setSelfTrade() {
        final SetSelfTradeDecoder in = block(new SetSelfTradeDecoder());
        return whole(in, new Command.SetSelfTrade(header(in.header()), in.accountId(), in.allowed()));
    }

    private Command issueApiKey() {
        final IssueApiKeyDecoder in = block(new IssueApiKeyDecoder());
        return whole(
                in,
                new Command.IssueApiKey(
                        header(in.header()),
                        in.ownerId(),
                        in.defaultAccountId(),
                        in.permissions(),
                        in.expireTimeNs(),
                        in.iterations(),
                        in.cancelOnDisconnect(),
                        bytes(IssueApiKeyDecoder.saltLength(), in::salt),
                        bytes(IssueApiKeyDecoder.storedKeyLength(), in::storedKey),
                        bytes(IssueApiKeyDecoder.serverKeyLength(), in::serverKey),
                        in.keyId(),
                        in.compId(),
                        in.label()));
    }

    private Command revokeApiKey() {
        final RevokeApiKeyDecoder in = block(new RevokeApiKeyDecoder());
        return whole(in, new Command.RevokeApiKey(header(in.header()), in.keyId()));
    }
}
