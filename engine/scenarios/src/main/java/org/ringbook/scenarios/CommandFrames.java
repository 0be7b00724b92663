package org.ringbook.scenarios;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.ringbook.sbe.messages.AddAssetEncoder;
import org.ringbook.sbe.messages.AddMarketEncoder;
import org.ringbook.sbe.messages.BustTradeEncoder;
import org.ringbook.sbe.messages.CancelAllAfterEncoder;
import org.ringbook.sbe.messages.CancelOrderEncoder;
import org.ringbook.sbe.messages.CancelWithdrawalEncoder;
import org.ringbook.sbe.messages.CommandHeaderEncoder;
import org.ringbook.sbe.messages.ContinueEncoder;
import org.ringbook.sbe.messages.DepositEncoder;
import org.ringbook.sbe.messages.GatewayDownEncoder;
import org.ringbook.sbe.messages.GatewayHelloEncoder;
import org.ringbook.sbe.messages.HaltEngineEncoder;
import org.ringbook.sbe.messages.IssueApiKeyEncoder;
import org.ringbook.sbe.messages.MalformedCommandEncoder;
import org.ringbook.sbe.messages.MassCancelEncoder;
import org.ringbook.sbe.messages.MessageHeaderEncoder;
import org.ringbook.sbe.messages.NewOrderEncoder;
import org.ringbook.sbe.messages.OpenAccountEncoder;
import org.ringbook.sbe.messages.ReplaceOrderEncoder;
import org.ringbook.sbe.messages.RequestWithdrawalEncoder;
import org.ringbook.sbe.messages.RevokeApiKeyEncoder;
import org.ringbook.sbe.messages.SessionLogonEncoder;
import org.ringbook.sbe.messages.SessionLogoutEncoder;
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
import org.ringbook.sbe.messages.SettleWithdrawalEncoder;
import org.ringbook.sbe.messages.TimerEncoder;
import org.ringbook.sbe.messages.TransferEncoder;

/** Commands as frames. Enumerated values are given as raw numbers, so that unknown ones can be said too. */
public final class CommandFrames {
    public static final int BUY = 1;
    public static final int SELL = 2;
    public static final int NONE = 255;
    public static final int MARKET = 1;
    public static final int LIMIT = 2;
    public static final int STOP = 3;
    public static final int STOP_LIMIT = 4;
    public static final int MARKET_TO_LIMIT = 5;
    public static final int DAY = 0;
    public static final int GTC = 1;
    public static final int IOC = 3;
    public static final int FOK = 4;
    public static final int GTD = 6;
    public static final int POST_ONLY = 1;
    public static final int BY_QUOTE = 2;
    public static final int CLOSED = 0;
    public static final int OPEN = 1;
    public static final int HALTED = 2;
    public static final int AUCTION = 3;
    public static final int UNCROSSING = 4;
    public static final int SUSPENDED = 5;
    public static final int DELISTED = 6;
    public static final Sender HOST = new Sender(0, 0, 0, 0);

    private static final int BLOCK = MessageHeaderEncoder.ENCODED_LENGTH;
    private static final int FRAME_MAX = 4_096;

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[FRAME_MAX]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private Sender sender = HOST;

    /** What stands in the header of a command. */
    public record Sender(int gatewayId, int gatewayEpoch, long gatewaySequence, int sessionId) {}

    public CommandFrames from(final Sender newSender) {
        sender = newSender;
        return this;
    }

    /** Who sends what comes next. */
    public Sender sender() {
        return sender;
    }

    private <E> E begin(final CommandHeaderEncoder command, final E encoder) {
        command.gatewaySequence(sender.gatewaySequence)
                .gatewayEpoch(sender.gatewayEpoch)
                .sessionId(sender.sessionId)
                .sessionSequence(0)
                .gatewayId(sender.gatewayId);
        return encoder;
    }

    private MutableDirectBuffer clean() {
        buffer.setMemory(0, FRAME_MAX, (byte) 0);
        return buffer;
    }

    private byte[] end(final int limit) {
        return Arrays.copyOf(buffer.byteArray(), limit);
    }

    private void raw(final int offset, final int value) {
        buffer.putByte(BLOCK + offset, (byte) value);
    }

    private static byte[] bytes(final String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    public byte[] newOrder(final OrderFields order) {
        final NewOrderEncoder out = new NewOrderEncoder().wrapAndApplyHeader(clean(), 0, header);
        begin(out.header(), out)
                .accountId(order.accountId())
                .marketId(order.marketId())
                .priceTicks(order.priceTicks())
                .quantity(order.quantity())
                .validUntilNs(order.validUntilNs())
                .stopPriceTicks(order.stopPriceTicks())
                .displayQty(order.displayQty())
                .minQty(order.minQty())
                .expireTimeNs(order.expireTimeNs());
        raw(NewOrderEncoder.sideEncodingOffset(), order.side());
        raw(NewOrderEncoder.ordTypeEncodingOffset(), order.ordType());
        raw(NewOrderEncoder.timeInForceEncodingOffset(), order.timeInForce());
        raw(NewOrderEncoder.flagsEncodingOffset(), order.flags());
        raw(NewOrderEncoder.selfTradePreventionEncodingOffset(), order.selfTradePrevention());
        final byte[] clOrdId = bytes(order.clOrdId());
        out.putClOrdId(clOrdId, 0, clOrdId.length);
        return end(out.limit());
    }

    public byte[] cancelOrder(final int accountId, final long orderId, final String origClOrdId, final String clOrdId) {
        final CancelOrderEncoder out = new CancelOrderEncoder().wrapAndApplyHeader(clean(), 0, header);
        begin(out.header(), out).accountId(accountId).orderId(orderId);
        out.putOrigClOrdId(bytes(origClOrdId), 0, origClOrdId.length());
        out.putClOrdId(bytes(clOrdId), 0, clOrdId.length());
        return end(out.limit());
    }

    /** A replace that leaves stop price and peak as they are. */
    public byte[] replaceOrder(
            final int accountId,
            final long orderId,
            final String origClOrdId,
            final String clOrdId,
            final long priceTicks,
            final long orderQty) {
        return replaceOrder(accountId, orderId, origClOrdId, clOrdId, priceTicks, orderQty, 0, 0);
    }

    public byte[] replaceOrder(
            final int accountId,
            final long orderId,
            final String origClOrdId,
            final String clOrdId,
            final long priceTicks,
            final long orderQty,
            final long stopPriceTicks,
            final long displayQty) {
        final ReplaceOrderEncoder out = new ReplaceOrderEncoder().wrapAndApplyHeader(clean(), 0, header);
        begin(out.header(), out)
                .accountId(accountId)
                .orderId(orderId)
                .priceTicks(priceTicks)
                .orderQty(orderQty)
                .stopPriceTicks(stopPriceTicks)
                .displayQty(displayQty);
        out.putOrigClOrdId(bytes(origClOrdId), 0, origClOrdId.length());
        out.putClOrdId(bytes(clOrdId), 0, clOrdId.length());
        return end(out.limit());
    }

    public byte[] massCancel(final int accountId, final int marketId, final int side, final int sessionId) {
        final MassCancelEncoder out = new MassCancelEncoder().wrapAndApplyHeader(clean(), 0, header);
        begin(out.header(), out).accountId(accountId).marketId(marketId).sessionId(sessionId);
        raw(MassCancelEncoder.sideEncodingOffset(), side);
        return end(out.limit());
    }

    public byte[] cancelAllAfter(final int accountId, final long timeoutNs) {
        final CancelAllAfterEncoder out = new CancelAllAfterEncoder().wrapAndApplyHeader(clean(), 0, header);
        begin(out.header(), out).accountId(accountId).timeoutNs(timeoutNs);
        return end(out.limit());
    }

    public byte[] addAsset(final String code, final int scale, final int payoutScale) {
        final AddAssetEncoder out = new AddAssetEncoder().wrapAndApplyHeader(clean(), 0, header);
        begin(out.header(), out).scale((short) scale).payoutScale((short) payoutScale);
        out.putCode(bytes(code), 0, code.length());
        return end(out.limit());
    }

    public byte[] addMarket(final MarketFields market) {
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
    public byte[] setMarketTerms(final int marketId, final MarketFields market) {
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
    public byte[] setMarketState(final int marketId, final int state) {
        return setMarketState(marketId, state, 0);
    }

    public byte[] setMarketState(final int marketId, final int state, final long auctionEndNs) {
        final SetMarketStateEncoder out = new SetMarketStateEncoder().wrapAndApplyHeader(clean(), 0, header);
        begin(out.header(), out).marketId(marketId).auctionEndNs(auctionEndNs);
        raw(SetMarketStateEncoder.stateEncodingOffset(), state);
        return end(out.limit());
    }

    /** The fields of SetPriceBands after its market. */
    public record Bands(
            int dynamicPpm,
            int staticPpm,
            int collarPpm,
            long initialReferenceTicks,
            long volatilityAuctionNs,
            long auctionExtensionNs) {}

    public byte[] setPriceBands(final int marketId, final Bands bands) {
        final SetPriceBandsEncoder out = new SetPriceBandsEncoder().wrapAndApplyHeader(clean(), 0, header);
        begin(out.header(), out)
                .marketId(marketId)
                .dynamicBandPpm(bands.dynamicPpm)
                .staticBandPpm(bands.staticPpm)
                .collarPpm(bands.collarPpm)
                .initialReferenceTicks(bands.initialReferenceTicks)
                .volatilityAuctionNs(bands.volatilityAuctionNs)
                .auctionExtensionNs(bands.auctionExtensionNs);
        return end(out.limit());
    }

    /** When a market changes its state: seconds of the day, the state as its number, and the days' bits. */
    public record ScheduleEntry(int secondsOfDay, int state, int days) {}

    public byte[] setMarketSchedule(final int marketId, final List<ScheduleEntry> entries) {
        final SetMarketScheduleEncoder out = new SetMarketScheduleEncoder().wrapAndApplyHeader(clean(), 0, header);
        begin(out.header(), out).marketId(marketId);
        final EntriesEncoder group = out.entriesCount(entries.size());
        for (final ScheduleEntry entry : entries) {
            final int at = out.limit();
            group.next().secondsOfDay(entry.secondsOfDay).days((short) entry.days);
            buffer.putByte(at + EntriesEncoder.stateEncodingOffset(), (byte) entry.state);
        }
        return end(out.limit());
    }

    public byte[] openAccount(final String name, final int ownerId, final int feeTier) {
        final OpenAccountEncoder out = new OpenAccountEncoder().wrapAndApplyHeader(clean(), 0, header);
        begin(out.header(), out).ownerId(ownerId).feeTier((short) feeTier);
        out.putName(bytes(name), 0, name.length());
        return end(out.limit());
    }

    public byte[] setFees(final int feeTier, final int makerPpm, final int takerPpm) {
        final SetFeesEncoder out = new SetFeesEncoder().wrapAndApplyHeader(clean(), 0, header);
        begin(out.header(), out).feeTier((short) feeTier).makerPpm(makerPpm).takerPpm(takerPpm);
        return end(out.limit());
    }

    public byte[] setFeeTier(final int accountId, final int feeTier) {
        final SetFeeTierEncoder out = new SetFeeTierEncoder().wrapAndApplyHeader(clean(), 0, header);
        begin(out.header(), out).accountId(accountId).feeTier((short) feeTier);
        return end(out.limit());
    }

    public byte[] setClOrdIdPool(final int capacity) {
        final SetClOrdIdPoolEncoder out = new SetClOrdIdPoolEncoder().wrapAndApplyHeader(clean(), 0, header);
        begin(out.header(), out).capacity(capacity);
        return end(out.limit());
    }

    public byte[] setAccountKill(final int accountId, final int killed) {
        final SetAccountKillEncoder out = new SetAccountKillEncoder().wrapAndApplyHeader(clean(), 0, header);
        begin(out.header(), out).accountId(accountId);
        raw(SetAccountKillEncoder.killedEncodingOffset(), killed);
        return end(out.limit());
    }

    public byte[] setAccountLimits(
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

    public byte[] setSelfTrade(final int accountId, final int allowed) {
        final SetSelfTradeEncoder out = new SetSelfTradeEncoder().wrapAndApplyHeader(clean(), 0, header);
        begin(out.header(), out).accountId(accountId);
        raw(SetSelfTradeEncoder.allowedEncodingOffset(), allowed);
        return end(out.limit());
    }

    public byte[] issueApiKey(final KeyFields key) {
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

    public byte[] revokeApiKey(final String keyId) {
        final RevokeApiKeyEncoder out = new RevokeApiKeyEncoder().wrapAndApplyHeader(clean(), 0, header);
        begin(out.header(), out);
        out.putKeyId(bytes(keyId), 0, keyId.length());
        return end(out.limit());
    }

    public byte[] haltEngine(final int halted) {
        final HaltEngineEncoder out = new HaltEngineEncoder().wrapAndApplyHeader(clean(), 0, header);
        begin(out.header(), out);
        raw(HaltEngineEncoder.haltedEncodingOffset(), halted);
        return end(out.limit());
    }

    public byte[] setLowSpace(final int lowSpace) {
        final SetLowSpaceEncoder out = new SetLowSpaceEncoder().wrapAndApplyHeader(clean(), 0, header);
        begin(out.header(), out);
        raw(SetLowSpaceEncoder.lowSpaceEncodingOffset(), lowSpace);
        return end(out.limit());
    }

    public byte[] deposit(final int accountId, final int assetId, final long amountUnits, final String reference) {
        final DepositEncoder out = new DepositEncoder().wrapAndApplyHeader(clean(), 0, header);
        begin(out.header(), out).accountId(accountId).assetId(assetId).amountUnits(amountUnits);
        out.putReference(bytes(reference), 0, reference.length());
        return end(out.limit());
    }

    public byte[] requestWithdrawal(
            final int accountId, final int assetId, final long amountUnits, final String reference) {
        final RequestWithdrawalEncoder out = new RequestWithdrawalEncoder().wrapAndApplyHeader(clean(), 0, header);
        begin(out.header(), out).accountId(accountId).assetId(assetId).amountUnits(amountUnits);
        out.putReference(bytes(reference), 0, reference.length());
        return end(out.limit());
    }

    public byte[] settleWithdrawal(final String reference) {
        final SettleWithdrawalEncoder out = new SettleWithdrawalEncoder().wrapAndApplyHeader(clean(), 0, header);
        begin(out.header(), out);
        out.putReference(bytes(reference), 0, reference.length());
        return end(out.limit());
    }

    public byte[] cancelWithdrawal(final String reference) {
        final CancelWithdrawalEncoder out = new CancelWithdrawalEncoder().wrapAndApplyHeader(clean(), 0, header);
        begin(out.header(), out);
        out.putReference(bytes(reference), 0, reference.length());
        return end(out.limit());
    }

    public byte[] transfer(
            final int fromAccountId,
            final int toAccountId,
            final int assetId,
            final long amountUnits,
            final String reference) {
        final TransferEncoder out = new TransferEncoder().wrapAndApplyHeader(clean(), 0, header);
        begin(out.header(), out)
                .fromAccountId(fromAccountId)
                .toAccountId(toAccountId)
                .assetId(assetId)
                .amountUnits(amountUnits);
        out.putReference(bytes(reference), 0, reference.length());
        return end(out.limit());
    }

    /** The fields of BustTrade after its header, as its Trade event said them. */
    public record Bust(
            long tradeId,
            int marketId,
            int buyAccountId,
            int sellAccountId,
            long priceTicks,
            long qtyLots,
            long buyFeeUnits,
            long sellFeeUnits) {}

    public byte[] bustTrade(final Bust bust) {
        final BustTradeEncoder out = new BustTradeEncoder().wrapAndApplyHeader(clean(), 0, header);
        begin(out.header(), out)
                .tradeId(bust.tradeId)
                .marketId(bust.marketId)
                .buyAccountId(bust.buyAccountId)
                .sellAccountId(bust.sellAccountId)
                .priceTicks(bust.priceTicks)
                .qtyLots(bust.qtyLots)
                .buyFeeUnits(bust.buyFeeUnits)
                .sellFeeUnits(bust.sellFeeUnits);
        return end(out.limit());
    }

    /** Of the session and the gateway that the sender says. */
    public byte[] sessionLogon(final int ownerId, final int cancelOnDisconnect, final long graceNs) {
        final SessionLogonEncoder out = new SessionLogonEncoder().wrapAndApplyHeader(clean(), 0, header);
        begin(out.header(), out).ownerId(ownerId).graceNs(graceNs);
        raw(SessionLogonEncoder.cancelOnDisconnectEncodingOffset(), cancelOnDisconnect);
        return end(out.limit());
    }

    /** Of the session that the sender says. */
    public byte[] sessionLogout() {
        final SessionLogoutEncoder out = new SessionLogoutEncoder().wrapAndApplyHeader(clean(), 0, header);
        begin(out.header(), out);
        return end(out.limit());
    }

    public byte[] gatewayHello(final long nonce) {
        final GatewayHelloEncoder out = new GatewayHelloEncoder().wrapAndApplyHeader(clean(), 0, header);
        begin(out.header(), out).nonce(nonce).name("gateway");
        return end(out.limit());
    }

    public byte[] gatewayDown(final int gatewayId, final int epoch) {
        final GatewayDownEncoder out = new GatewayDownEncoder().wrapAndApplyHeader(clean(), 0, header);
        begin(out.header(), out).gatewayId(gatewayId).epoch(epoch);
        return end(out.limit());
    }

    public byte[] timer() {
        final TimerEncoder out = new TimerEncoder().wrapAndApplyHeader(clean(), 0, header);
        begin(out.header(), out);
        return end(out.limit());
    }

    /** Of the host's own. */
    public byte[] goOn() {
        sender = HOST;
        final ContinueEncoder out = new ContinueEncoder().wrapAndApplyHeader(clean(), 0, header);
        begin(out.header(), out);
        return end(out.limit());
    }

    public byte[] malformedCommand() {
        final MalformedCommandEncoder out = new MalformedCommandEncoder().wrapAndApplyHeader(clean(), 0, header);
        begin(out.header(), out)
                .malformedTemplateId(NewOrderEncoder.TEMPLATE_ID)
                .malformedLength(NewOrderEncoder.BLOCK_LENGTH);
        return end(out.limit());
    }
}
