package org.ringbook.server;

import java.nio.charset.StandardCharsets;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.MutableDirectBuffer;
import org.ringbook.sbe.messages.AddAssetEncoder;
import org.ringbook.sbe.messages.AddMarketEncoder;
import org.ringbook.sbe.messages.BooleanType;
import org.ringbook.sbe.messages.CancelAllAfterEncoder;
import org.ringbook.sbe.messages.CancelOrderEncoder;
import org.ringbook.sbe.messages.CommandHeaderEncoder;
import org.ringbook.sbe.messages.DepositEncoder;
import org.ringbook.sbe.messages.GatewayHelloEncoder;
import org.ringbook.sbe.messages.MarketState;
import org.ringbook.sbe.messages.MassCancelEncoder;
import org.ringbook.sbe.messages.MessageHeaderEncoder;
import org.ringbook.sbe.messages.NewOrderEncoder;
import org.ringbook.sbe.messages.OpenAccountEncoder;
import org.ringbook.sbe.messages.OrdType;
import org.ringbook.sbe.messages.SelfTradePrevention;
import org.ringbook.sbe.messages.SessionLogonEncoder;
import org.ringbook.sbe.messages.SessionLogoutEncoder;
import org.ringbook.sbe.messages.SetAccountKillEncoder;
import org.ringbook.sbe.messages.SetAccountLimitsEncoder;
import org.ringbook.sbe.messages.SetMarketScheduleEncoder;
import org.ringbook.sbe.messages.SetMarketStateEncoder;
import org.ringbook.sbe.messages.SetPriceBandsEncoder;
import org.ringbook.sbe.messages.Side;
import org.ringbook.sbe.messages.TimeInForce;

/** Encodes commands, one at a time, from index 0 of one buffer. A sender of gateway 0 unless told otherwise. */
final class TestCommands {
    static final long LARGE = 1L << 60;

    private final MutableDirectBuffer buffer = new ExpandableArrayBuffer(1024);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private int gatewayId;
    private int epoch;
    private long gatewaySequence;
    private int length;

    TestCommands from(final int gateway, final int gatewayEpoch, final long sequence) {
        gatewayId = gateway;
        epoch = gatewayEpoch;
        gatewaySequence = sequence;
        return this;
    }

    MutableDirectBuffer buffer() {
        return buffer;
    }

    int length() {
        return length;
    }

    TestCommands hello(final long nonce) {
        final GatewayHelloEncoder hello = new GatewayHelloEncoder().wrapAndApplyHeader(buffer, 0, header);
        header(hello.header());
        hello.nonce(nonce).name("test");
        return done(hello.encodedLength());
    }

    TestCommands asset(final String code) {
        final AddAssetEncoder asset = new AddAssetEncoder().wrapAndApplyHeader(buffer, 0, header);
        header(asset.header());
        asset.scale((short) 8).payoutScale((short) 2).code(code);
        return done(asset.encodedLength());
    }

    /** A market with ticks of 1 and lots of 0.000001, both assets of scale 8. */
    TestCommands market(final int baseAssetId, final int quoteAssetId, final String symbol) {
        final AddMarketEncoder market = new AddMarketEncoder().wrapAndApplyHeader(buffer, 0, header);
        header(market.header());
        market.baseAssetId(baseAssetId)
                .quoteAssetId(quoteAssetId)
                .tickMantissa(1)
                .lotMantissa(1)
                .tickScale((short) 0)
                .lotScale((short) 6)
                .minQtyLots(1)
                .maxQtyLots(1_000_000_000)
                .minNotionalUnits(10_000)
                .maxNotionalUnits(LARGE)
                .symbol(symbol);
        return done(market.encodedLength());
    }

    TestCommands open(final int marketId) {
        final SetMarketStateEncoder state = new SetMarketStateEncoder().wrapAndApplyHeader(buffer, 0, header);
        header(state.header());
        state.marketId(marketId).state(MarketState.OPEN).auctionEndNs(0);
        return done(state.encodedLength());
    }

    TestCommands account(final String name) {
        final OpenAccountEncoder account = new OpenAccountEncoder().wrapAndApplyHeader(buffer, 0, header);
        header(account.header());
        account.ownerId(0).feeTier((short) 0).name(name);
        return done(account.encodedLength());
    }

    TestCommands deposit(final int accountId, final int assetId, final long units, final String reference) {
        final DepositEncoder deposit = new DepositEncoder().wrapAndApplyHeader(buffer, 0, header);
        header(deposit.header());
        deposit.accountId(accountId).assetId(assetId).amountUnits(units).reference(reference);
        return done(deposit.encodedLength());
    }

    TestCommands order(final int accountId, final Side side, final long ticks, final long lots) {
        return order(accountId, side, ticks, lots, "");
    }

    TestCommands order(final int accountId, final Side side, final long ticks, final long lots, final String clOrdId) {
        return order(accountId, side, ticks, lots, 0, clOrdId);
    }

    /** An order that is good till a time, or till canceled if that is 0. */
    TestCommands order(
            final int accountId,
            final Side side,
            final long ticks,
            final long lots,
            final long expireTimeNs,
            final String clOrdId) {
        final NewOrderEncoder order = new NewOrderEncoder().wrapAndApplyHeader(buffer, 0, header);
        header(order.header());
        order.accountId(accountId)
                .marketId(1)
                .side(side)
                .ordType(OrdType.LIMIT)
                .timeInForce(expireTimeNs == 0 ? TimeInForce.GTC : TimeInForce.GTD)
                .selfTradePrevention(SelfTradePrevention.CANCEL_NEWEST)
                .flags()
                .clear();
        order.priceTicks(ticks)
                .quantity(lots)
                .validUntilNs(0)
                .stopPriceTicks(0)
                .displayQty(0)
                .minQty(0)
                .expireTimeNs(expireTimeNs);
        final byte[] id = clOrdId.getBytes(StandardCharsets.US_ASCII);
        order.putClOrdId(id, 0, id.length);
        return done(order.encodedLength());
    }

    TestCommands cancel(final int accountId, final long orderId) {
        final CancelOrderEncoder cancel = new CancelOrderEncoder().wrapAndApplyHeader(buffer, 0, header);
        header(cancel.header());
        cancel.accountId(accountId).orderId(orderId).origClOrdId("").clOrdId("");
        return done(cancel.encodedLength());
    }

    TestCommands massCancel(final int accountId) {
        final MassCancelEncoder cancel = new MassCancelEncoder().wrapAndApplyHeader(buffer, 0, header);
        header(cancel.header());
        cancel.accountId(accountId).marketId(0).side(Side.NULL_VAL).sessionId(0);
        return done(cancel.encodedLength());
    }

    TestCommands cancelAllAfter(final int accountId, final long timeoutNs) {
        final CancelAllAfterEncoder switched = new CancelAllAfterEncoder().wrapAndApplyHeader(buffer, 0, header);
        header(switched.header());
        switched.accountId(accountId).timeoutNs(timeoutNs);
        return done(switched.encodedLength());
    }

    TestCommands kill(final int accountId) {
        final SetAccountKillEncoder kill = new SetAccountKillEncoder().wrapAndApplyHeader(buffer, 0, header);
        header(kill.header());
        kill.accountId(accountId).killed(BooleanType.TRUE);
        return done(kill.encodedLength());
    }

    /** In market 1. */
    TestCommands limits(final int accountId, final int maxOpenOrders, final long maxQtyLots) {
        final SetAccountLimitsEncoder limits = new SetAccountLimitsEncoder().wrapAndApplyHeader(buffer, 0, header);
        header(limits.header());
        limits.accountId(accountId)
                .marketId(1)
                .maxOpenOrders(maxOpenOrders)
                .maxQtyLots(maxQtyLots)
                .maxNotionalUnits(0);
        return done(limits.encodedLength());
    }

    /** Opens a market at a time of some days. */
    TestCommands schedule(final int marketId, final int secondsOfDay, final int days) {
        final SetMarketScheduleEncoder schedule = new SetMarketScheduleEncoder().wrapAndApplyHeader(buffer, 0, header);
        header(schedule.header());
        schedule.marketId(marketId)
                .entriesCount(1)
                .next()
                .secondsOfDay(secondsOfDay)
                .state(MarketState.OPEN)
                .days((short) days);
        return done(schedule.encodedLength());
    }

    TestCommands bands(final int marketId, final int dynamicBandPpm, final long initialReferenceTicks) {
        final SetPriceBandsEncoder bands = new SetPriceBandsEncoder().wrapAndApplyHeader(buffer, 0, header);
        header(bands.header());
        bands.marketId(marketId)
                .dynamicBandPpm(dynamicBandPpm)
                .staticBandPpm(0)
                .collarPpm(0)
                .initialReferenceTicks(initialReferenceTicks)
                .volatilityAuctionNs(0)
                .auctionExtensionNs(0);
        return done(bands.encodedLength());
    }

    TestCommands logon(final int sessionId, final int ownerId) {
        final SessionLogonEncoder logon = new SessionLogonEncoder().wrapAndApplyHeader(buffer, 0, header);
        header(logon.header());
        logon.header().sessionId(sessionId);
        logon.ownerId(ownerId).graceNs(0).cancelOnDisconnect(BooleanType.FALSE);
        return done(logon.encodedLength());
    }

    TestCommands logout(final int sessionId) {
        final SessionLogoutEncoder logout = new SessionLogoutEncoder().wrapAndApplyHeader(buffer, 0, header);
        header(logout.header());
        logout.header().sessionId(sessionId);
        return done(logout.encodedLength());
    }

    /** Any frame, as it is. */
    TestCommands frame(final DirectBuffer frame) {
        buffer.putBytes(0, frame, 0, frame.capacity());
        length = frame.capacity();
        return this;
    }

    private void header(final CommandHeaderEncoder sender) {
        sender.gatewaySequence(gatewaySequence)
                .gatewayEpoch(epoch)
                .sessionId(0)
                .sessionSequence(0)
                .gatewayId(gatewayId);
    }

    private TestCommands done(final int encodedLength) {
        length = MessageHeaderEncoder.ENCODED_LENGTH + encodedLength;
        return this;
    }
}
