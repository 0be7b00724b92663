package org.ringbook.scenarios;

import java.util.List;
import org.ringbook.sbe.messages.AddAssetEncoder;
import org.ringbook.sbe.messages.AddMarketEncoder;
import org.ringbook.sbe.messages.HaltEngineEncoder;
import org.ringbook.sbe.messages.IssueApiKeyEncoder;
import org.ringbook.sbe.messages.OpenAccountEncoder;
import org.ringbook.sbe.messages.RevokeApiKeyEncoder;
import org.ringbook.sbe.messages.SetAccountKillEncoder;
import org.ringbook.sbe.messages.SetAccountLimitsEncoder;
import org.ringbook.sbe.messages.SetClOrdIdPoolEncoder;
import org.ringbook.sbe.messages.SetFeeTierEncoder;
import org.ringbook.sbe.messages.SetFeesEncoder;
import org.ringbook.sbe.messages.SetLowSpaceEncoder;
import org.ringbook.sbe.messages.SetMarketScheduleEncoder;
import org.ringbook.sbe.messages.SetMarketScheduleEncoder.EntriesEncoder;
import org.ringbook.sbe.messages.SetMarketStateEncoder;
import org.ringbook.sbe.messages.SetMarketTermsEncoder;
import org.ringbook.sbe.messages.SetPriceBandsEncoder;
import org.ringbook.sbe.messages.SetSelfTradeEncoder;
import org.ringbook.scenarios.CommandFrames.Bands;
import org.ringbook.scenarios.CommandFrames.ScheduleEntry;

/** Commands that set up assets, markets, accounts and keys. */
abstract class ConfigurationFrames extends FrameWriter {
    /** Scales are decimals of a unit. */
    public final byte[] addAsset(final String code, final int scale, final int payoutScale) {
        final AddAssetEncoder out = new AddAssetEncoder().wrapAndApplyHeader(clean(), 0, header);
        begin(out.header(), out).scale((short) scale).payoutScale((short) payoutScale);
        out.putCode(bytes(code), 0, code.length());
        return end(out.limit());
    }

    /** With all its terms. */
    public final byte[] addMarket(final MarketFields market) {
        final AddMarketEncoder out = new AddMarketEncoder().wrapAndApplyHeader(clean(), 0, header);
        begin(out.header(), out)
                .baseAssetId(market.baseAssetId())
                .quoteAssetId(market.quoteAssetId())
                .tickMantissa(market.tickMantissa())
                .lotMantissa(market.lotMantissa())
                .tickScale((short) market.tickScale())
                .lotScale((short) market.lotScale())
                .minQtyLots(market.minQtyLots())
                .maxQtyLots(market.maxQtyLots())
                .minNotionalUnits(market.minNotionalUnits())
                .maxNotionalUnits(market.maxNotionalUnits());
        out.putSymbol(bytes(market.symbol()), 0, market.symbol().length());
        return end(out.limit());
    }

    /** Of the fields it takes the terms. */
    public final byte[] setMarketTerms(final int marketId, final MarketFields market) {
        final SetMarketTermsEncoder out = new SetMarketTermsEncoder().wrapAndApplyHeader(clean(), 0, header);
        begin(out.header(), out)
                .marketId(marketId)
                .tickMantissa(market.tickMantissa())
                .lotMantissa(market.lotMantissa())
                .tickScale((short) market.tickScale())
                .lotScale((short) market.lotScale())
                .minQtyLots(market.minQtyLots())
                .maxQtyLots(market.maxQtyLots())
                .minNotionalUnits(market.minNotionalUnits())
                .maxNotionalUnits(market.maxNotionalUnits());
        return end(out.limit());
    }

    /** Without an end of the auction. */
    public final byte[] setMarketState(final int marketId, final int state) {
        return setMarketState(marketId, state, 0);
    }

    /** With the end of an auction; 0 is none. */
    public final byte[] setMarketState(final int marketId, final int state, final long auctionEndNs) {
        final SetMarketStateEncoder out = new SetMarketStateEncoder().wrapAndApplyHeader(clean(), 0, header);
        begin(out.header(), out).marketId(marketId).auctionEndNs(auctionEndNs);
        raw(SetMarketStateEncoder.stateEncodingOffset(), state);
        return end(out.limit());
    }

    /** All of them anew. */
    public final byte[] setPriceBands(final int marketId, final Bands bands) {
        final SetPriceBandsEncoder out = new SetPriceBandsEncoder().wrapAndApplyHeader(clean(), 0, header);
        begin(out.header(), out)
                .marketId(marketId)
                .dynamicBandPpm(bands.dynamicPpm())
                .staticBandPpm(bands.staticPpm())
                .collarPpm(bands.collarPpm())
                .initialReferenceTicks(bands.initialReferenceTicks())
                .volatilityAuctionNs(bands.volatilityAuctionNs())
                .auctionExtensionNs(bands.auctionExtensionNs());
        return end(out.limit());
    }

    /** In place of the present one; without entries there is none. */
    public final byte[] setMarketSchedule(final int marketId, final List<ScheduleEntry> entries) {
        final SetMarketScheduleEncoder out = new SetMarketScheduleEncoder().wrapAndApplyHeader(clean(), 0, header);
        begin(out.header(), out).marketId(marketId);
        final EntriesEncoder group = out.entriesCount(entries.size());
        for (final ScheduleEntry entry : entries) {
            final int at = out.limit();
            group.next().secondsOfDay(entry.secondsOfDay()).days((short) entry.days());
            buffer.putByte(at + EntriesEncoder.stateEncodingOffset(), (byte) entry.state());
        }
        return end(out.limit());
    }

    /** Owner 0 makes a new one. */
    public final byte[] openAccount(final String name, final int ownerId, final int feeTier) {
        final OpenAccountEncoder out = new OpenAccountEncoder().wrapAndApplyHeader(clean(), 0, header);
        begin(out.header(), out).ownerId(ownerId).feeTier((short) feeTier);
        out.putName(bytes(name), 0, name.length());
        return end(out.limit());
    }

    /** In parts per million. */
    public final byte[] setFees(final int feeTier, final int makerPpm, final int takerPpm) {
        final SetFeesEncoder out = new SetFeesEncoder().wrapAndApplyHeader(clean(), 0, header);
        begin(out.header(), out).feeTier((short) feeTier).makerPpm(makerPpm).takerPpm(takerPpm);
        return end(out.limit());
    }

    /** From the next trade on. */
    public final byte[] setFeeTier(final int accountId, final int feeTier) {
        final SetFeeTierEncoder out = new SetFeeTierEncoder().wrapAndApplyHeader(clean(), 0, header);
        begin(out.header(), out).accountId(accountId).feeTier((short) feeTier);
        return end(out.limit());
    }

    /** So many ids of ended orders are remembered. */
    public final byte[] setClOrdIdPool(final int capacity) {
        final SetClOrdIdPoolEncoder out = new SetClOrdIdPoolEncoder().wrapAndApplyHeader(clean(), 0, header);
        begin(out.header(), out).capacity(capacity);
        return end(out.limit());
    }

    /** 1 kills, 0 takes it back. */
    public final byte[] setAccountKill(final int accountId, final int killed) {
        final SetAccountKillEncoder out = new SetAccountKillEncoder().wrapAndApplyHeader(clean(), 0, header);
        begin(out.header(), out).accountId(accountId);
        raw(SetAccountKillEncoder.killedEncodingOffset(), killed);
        return end(out.limit());
    }

    /** 0 is no limit. */
    public final byte[] setAccountLimits(
            final int accountId,
            final int marketId,
            final int maxOpenOrders,
            final long maxQtyLots,
            final long maxNotionalUnits) {
        final SetAccountLimitsEncoder out = new SetAccountLimitsEncoder().wrapAndApplyHeader(clean(), 0, header);
        begin(out.header(), out)
                .accountId(accountId)
                .marketId(marketId)
                .maxOpenOrders(maxOpenOrders)
                .maxQtyLots(maxQtyLots)
                .maxNotionalUnits(maxNotionalUnits);
        return end(out.limit());
    }

    /** 1 allows it to switch self-trade prevention off. */
    public final byte[] setSelfTrade(final int accountId, final int allowed) {
        final SetSelfTradeEncoder out = new SetSelfTradeEncoder().wrapAndApplyHeader(clean(), 0, header);
        begin(out.header(), out).accountId(accountId);
        raw(SetSelfTradeEncoder.allowedEncodingOffset(), allowed);
        return end(out.limit());
    }

    /** With a verifier in place of its secret. */
    public final byte[] issueApiKey(final KeyFields key) {
        final byte[] verifier = bytes(key.verifier());
        final int salt = IssueApiKeyEncoder.saltLength();
        final int stored = IssueApiKeyEncoder.storedKeyLength();
        final IssueApiKeyEncoder out = new IssueApiKeyEncoder().wrapAndApplyHeader(clean(), 0, header);
        begin(out.header(), out)
                .ownerId(key.ownerId())
                .defaultAccountId(key.defaultAccountId())
                .permissions(key.permissions())
                .expireTimeNs(key.expireTimeNs())
                .iterations(key.iterations())
                .putSalt(verifier, 0, salt)
                .putStoredKey(verifier, salt, stored)
                .putServerKey(verifier, salt + stored, IssueApiKeyEncoder.serverKeyLength());
        raw(IssueApiKeyEncoder.cancelOnDisconnectEncodingOffset(), key.cancelOnDisconnect());
        out.putKeyId(bytes(key.keyId()), 0, key.keyId().length());
        out.putCompId(bytes(key.compId()), 0, key.compId().length());
        out.putLabel(bytes(key.label()), 0, key.label().length());
        return end(out.limit());
    }

    /** For good. */
    public final byte[] revokeApiKey(final String keyId) {
        final RevokeApiKeyEncoder out = new RevokeApiKeyEncoder().wrapAndApplyHeader(clean(), 0, header);
        begin(out.header(), out);
        out.putKeyId(bytes(keyId), 0, keyId.length());
        return end(out.limit());
    }

    /** 1 halts, 0 goes on. */
    public final byte[] haltEngine(final int halted) {
        final HaltEngineEncoder out = new HaltEngineEncoder().wrapAndApplyHeader(clean(), 0, header);
        begin(out.header(), out);
        raw(HaltEngineEncoder.haltedEncodingOffset(), halted);
        return end(out.limit());
    }

    /** 1 for too little space, 0 for enough. */
    public final byte[] setLowSpace(final int lowSpace) {
        final SetLowSpaceEncoder out = new SetLowSpaceEncoder().wrapAndApplyHeader(clean(), 0, header);
        begin(out.header(), out);
        raw(SetLowSpaceEncoder.lowSpaceEncodingOffset(), lowSpace);
        return end(out.limit());
    }
}
