package org.ringbook.scenarios;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.ringbook.sbe.messages.AddAssetEncoder;
import org.ringbook.sbe.messages.AddMarketEncoder;
import org.ringbook.sbe.messages.CancelOrderEncoder;
import org.ringbook.sbe.messages.CancelWithdrawalEncoder;
import org.ringbook.sbe.messages.CommandHeaderEncoder;
import org.ringbook.sbe.messages.ContinueEncoder;
import org.ringbook.sbe.messages.DepositEncoder;
import org.ringbook.sbe.messages.GatewayDownEncoder;
import org.ringbook.sbe.messages.GatewayHelloEncoder;
import org.ringbook.sbe.messages.HaltEngineEncoder;
import org.ringbook.sbe.messages.MalformedCommandEncoder;
import org.ringbook.sbe.messages.MassCancelEncoder;
import org.ringbook.sbe.messages.MessageHeaderEncoder;
import org.ringbook.sbe.messages.NewOrderEncoder;
import org.ringbook.sbe.messages.OpenAccountEncoder;
import org.ringbook.sbe.messages.ReplaceOrderEncoder;
import org.ringbook.sbe.messages.RequestWithdrawalEncoder;
import org.ringbook.sbe.messages.SetClOrdIdPoolEncoder;
import org.ringbook.sbe.messages.SetFeeTierEncoder;
import org.ringbook.sbe.messages.SetFeesEncoder;
import org.ringbook.sbe.messages.SetLowSpaceEncoder;
import org.ringbook.sbe.messages.SetMarketStateEncoder;
import org.ringbook.sbe.messages.SettleWithdrawalEncoder;
import org.ringbook.sbe.messages.TimerEncoder;

/** Commands as frames. Enumerated values are given as raw numbers, so that unknown ones can be said too. */
public final class CommandFrames {
    public static final int BUY = 1;
    public static final int SELL = 2;
    public static final int NONE = 255;
    public static final int MARKET = 1;
    public static final int LIMIT = 2;
    public static final int GTC = 1;
    public static final int IOC = 3;
    public static final int FOK = 4;
    public static final int POST_ONLY = 1;
    public static final int BY_QUOTE = 2;
    public static final int CLOSED = 0;
    public static final int OPEN = 1;
    public static final int HALTED = 2;
    public static final Sender HOST = new Sender(0, 0, 0, 0);

    private static final int BLOCK = MessageHeaderEncoder.ENCODED_LENGTH;
    private static final int FRAME_MAX = 2_048;

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[FRAME_MAX]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private Sender sender = HOST;

    /** What stands in the header of a command. */
    public record Sender(int gatewayId, int gatewayEpoch, long gatewaySequence, int sessionId) {}

    public CommandFrames from(final Sender newSender) {
        sender = newSender;
        return this;
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

    /** The fields of NewOrder after its header; {@link #clOrdId} may be empty. */
    public record Order(
            int accountId,
            int marketId,
            int side,
            int ordType,
            int timeInForce,
            int flags,
            long priceTicks,
            long quantity,
            long validUntilNs,
            String clOrdId) {}

    public byte[] newOrder(final Order order) {
        final NewOrderEncoder out = new NewOrderEncoder().wrapAndApplyHeader(clean(), 0, header);
        begin(out.header(), out)
                .accountId(order.accountId)
                .marketId(order.marketId)
                .priceTicks(order.priceTicks)
                .quantity(order.quantity)
                .validUntilNs(order.validUntilNs);
        raw(NewOrderEncoder.sideEncodingOffset(), order.side);
        raw(NewOrderEncoder.ordTypeEncodingOffset(), order.ordType);
        raw(NewOrderEncoder.timeInForceEncodingOffset(), order.timeInForce);
        raw(NewOrderEncoder.flagsEncodingOffset(), order.flags);
        final byte[] clOrdId = bytes(order.clOrdId);
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

    public byte[] replaceOrder(
            final int accountId,
            final long orderId,
            final String origClOrdId,
            final String clOrdId,
            final long priceTicks,
            final long orderQty) {
        final ReplaceOrderEncoder out = new ReplaceOrderEncoder().wrapAndApplyHeader(clean(), 0, header);
        begin(out.header(), out)
                .accountId(accountId)
                .orderId(orderId)
                .priceTicks(priceTicks)
                .orderQty(orderQty);
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

    public byte[] addAsset(final String code, final int scale, final int payoutScale) {
        final AddAssetEncoder out = new AddAssetEncoder().wrapAndApplyHeader(clean(), 0, header);
        begin(out.header(), out).scale((short) scale).payoutScale((short) payoutScale);
        out.putCode(bytes(code), 0, code.length());
        return end(out.limit());
    }

    /** The fields of AddMarket after its header, the sizes as mantissa and scale. */
    public record MarketSpec(
            String symbol,
            int baseAssetId,
            int quoteAssetId,
            long tickMantissa,
            int tickScale,
            long lotMantissa,
            int lotScale,
            long minQtyLots,
            long maxQtyLots,
            long minNotionalUnits,
            long maxNotionalUnits) {}

    public byte[] addMarket(final MarketSpec market) {
        final AddMarketEncoder out = new AddMarketEncoder().wrapAndApplyHeader(clean(), 0, header);
        begin(out.header(), out)
                .baseAssetId(market.baseAssetId)
                .quoteAssetId(market.quoteAssetId)
                .tickMantissa(market.tickMantissa)
                .lotMantissa(market.lotMantissa)
                .tickScale((short) market.tickScale)
                .lotScale((short) market.lotScale)
                .minQtyLots(market.minQtyLots)
                .maxQtyLots(market.maxQtyLots)
                .minNotionalUnits(market.minNotionalUnits)
                .maxNotionalUnits(market.maxNotionalUnits);
        out.putSymbol(bytes(market.symbol), 0, market.symbol.length());
        return end(out.limit());
    }

    public byte[] setMarketState(final int marketId, final int state) {
        final SetMarketStateEncoder out = new SetMarketStateEncoder().wrapAndApplyHeader(clean(), 0, header);
        begin(out.header(), out).marketId(marketId);
        raw(SetMarketStateEncoder.stateEncodingOffset(), state);
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
