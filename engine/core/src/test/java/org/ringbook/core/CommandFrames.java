package org.ringbook.core;

import java.nio.ByteOrder;
import org.agrona.concurrent.UnsafeBuffer;
import org.ringbook.sbe.messages.AddAssetEncoder;
import org.ringbook.sbe.messages.AddMarketEncoder;
import org.ringbook.sbe.messages.BooleanType;
import org.ringbook.sbe.messages.CancelAllAfterEncoder;
import org.ringbook.sbe.messages.CancelOrderEncoder;
import org.ringbook.sbe.messages.CommandHeaderEncoder;
import org.ringbook.sbe.messages.ContinueEncoder;
import org.ringbook.sbe.messages.DepositEncoder;
import org.ringbook.sbe.messages.GatewayHelloEncoder;
import org.ringbook.sbe.messages.MarketState;
import org.ringbook.sbe.messages.MassCancelEncoder;
import org.ringbook.sbe.messages.MessageHeaderEncoder;
import org.ringbook.sbe.messages.NewOrderEncoder;
import org.ringbook.sbe.messages.OpenAccountEncoder;
import org.ringbook.sbe.messages.OrdType;
import org.ringbook.sbe.messages.ReplaceOrderEncoder;
import org.ringbook.sbe.messages.SelfTradePrevention;
import org.ringbook.sbe.messages.SessionLogonEncoder;
import org.ringbook.sbe.messages.SessionLogoutEncoder;
import org.ringbook.sbe.messages.SetAccountLimitsEncoder;
import org.ringbook.sbe.messages.SetClOrdIdPoolEncoder;
import org.ringbook.sbe.messages.SetFeesEncoder;
import org.ringbook.sbe.messages.SetMarketStateEncoder;
import org.ringbook.sbe.messages.SetPriceBandsEncoder;
import org.ringbook.sbe.messages.Side;
import org.ringbook.sbe.messages.TimeInForce;
import org.ringbook.sbe.messages.TimerEncoder;

/** Command frames of gateway 0 for tests, each written over the one before. Allocates nothing but for texts. */
final class CommandFrames {
    final UnsafeBuffer buffer = new UnsafeBuffer(new byte[1024]);
    int length;

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final SetMarketStateEncoder marketState = new SetMarketStateEncoder();
    private final SetPriceBandsEncoder priceBands = new SetPriceBandsEncoder();
    private final NewOrderEncoder newOrder = new NewOrderEncoder();
    private final CancelOrderEncoder cancelOrder = new CancelOrderEncoder();
    private final ReplaceOrderEncoder replaceOrder = new ReplaceOrderEncoder();
    private final MassCancelEncoder massCancel = new MassCancelEncoder();
    private final DepositEncoder deposit = new DepositEncoder();
    private final CommandHeaderEncoder commandHeader = new CommandHeaderEncoder();
    private final SessionLogonEncoder sessionLogon = new SessionLogonEncoder();
    private final SessionLogoutEncoder sessionLogout = new SessionLogoutEncoder();
    private final CancelAllAfterEncoder cancelAllAfter = new CancelAllAfterEncoder();
    private final TimerEncoder timer = new TimerEncoder();
    private final ContinueEncoder goOn = new ContinueEncoder();

    void asset(final String code, final int scale, final int payoutScale) {
        final AddAssetEncoder command = new AddAssetEncoder().wrapAndApplyHeader(buffer, 0, header);
        clearHeader();
        command.scale((short) scale).payoutScale((short) payoutScale).code(code);
        end(command.encodedLength());
    }

    void market(final String symbol, final int base, final int quote) {
        final AddMarketEncoder command = new AddMarketEncoder().wrapAndApplyHeader(buffer, 0, header);
        clearHeader();
        command.baseAssetId(base)
                .quoteAssetId(quote)
                .tickMantissa(1)
                .lotMantissa(1)
                .tickScale((short) 0)
                .lotScale((short) 6)
                .minQtyLots(1)
                .maxQtyLots(1_000_000_000)
                .minNotionalUnits(10_000)
                .maxNotionalUnits(1L << 60)
                .symbol(symbol);
        end(command.encodedLength());
    }

    void marketState(final int marketId, final MarketState state) {
        marketState
                .wrapAndApplyHeader(buffer, 0, header)
                .marketId(marketId)
                .state(state)
                .auctionEndNs(0);
        clearHeader();
        end(SetMarketStateEncoder.BLOCK_LENGTH);
    }

    void account(final String name) {
        final OpenAccountEncoder command = new OpenAccountEncoder().wrapAndApplyHeader(buffer, 0, header);
        clearHeader();
        command.ownerId(0).feeTier((short) 0).name(name);
        end(command.encodedLength());
    }

    void fees(final int makerPpm, final int takerPpm) {
        new SetFeesEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .feeTier((short) 0)
                .makerPpm(makerPpm)
                .takerPpm(takerPpm);
        clearHeader();
        end(SetFeesEncoder.BLOCK_LENGTH);
    }

    void clOrdIdPool(final int capacity) {
        new SetClOrdIdPoolEncoder().wrapAndApplyHeader(buffer, 0, header).capacity(capacity);
        clearHeader();
        end(SetClOrdIdPoolEncoder.BLOCK_LENGTH);
    }

    void deposit(final int accountId, final int assetId, final long units, final byte[] reference) {
        deposit.wrapAndApplyHeader(buffer, 0, header);
        clearHeader();
        deposit.accountId(accountId).assetId(assetId).amountUnits(units).putReference(reference, 0, reference.length);
        end(deposit.encodedLength());
    }

    void newOrder(
            final int accountId,
            final int marketId,
            final Side side,
            final OrdType ordType,
            final TimeInForce timeInForce,
            final long priceTicks,
            final long quantity,
            final byte[] clOrdId) {
        newOrder.wrapAndApplyHeader(buffer, 0, header);
        clearHeader();
        newOrder.accountId(accountId)
                .marketId(marketId)
                .side(side)
                .ordType(ordType)
                .timeInForce(timeInForce)
                .selfTradePrevention(SelfTradePrevention.CANCEL_NEWEST)
                .priceTicks(priceTicks)
                .quantity(quantity)
                .validUntilNs(0)
                .stopPriceTicks(0)
                .displayQty(0)
                .minQty(0)
                .expireTimeNs(0);
        newOrder.flags().clear();
        newOrder.putClOrdId(clOrdId, 0, clOrdId.length);
        end(newOrder.encodedLength());
    }

    void postOnly() {
        newOrder.flags().postOnly(true);
    }

    void byQuote() {
        newOrder.flags().byQuote(true);
    }

    void selfTrade(final int mode) {
        newOrder.selfTradePrevention(SelfTradePrevention.get((short) mode));
    }

    void stop(final long stopPriceTicks) {
        newOrder.stopPriceTicks(stopPriceTicks);
    }

    void display(final long displayQty) {
        newOrder.displayQty(displayQty);
    }

    void expires(final long expireTimeNs) {
        newOrder.expireTimeNs(expireTimeNs);
    }

    void priceBands(final int marketId, final int dynamicPpm, final int staticPpm, final int collarPpm) {
        priceBands
                .wrapAndApplyHeader(buffer, 0, header)
                .marketId(marketId)
                .dynamicBandPpm(dynamicPpm)
                .staticBandPpm(staticPpm)
                .collarPpm(collarPpm)
                .initialReferenceTicks(0)
                .volatilityAuctionNs(0)
                .auctionExtensionNs(0);
        clearHeader();
        end(SetPriceBandsEncoder.BLOCK_LENGTH);
    }

    void cancel(final int accountId, final long orderId, final byte[] origClOrdId, final byte[] clOrdId) {
        cancelOrder.wrapAndApplyHeader(buffer, 0, header);
        clearHeader();
        cancelOrder
                .accountId(accountId)
                .orderId(orderId)
                .putOrigClOrdId(origClOrdId, 0, origClOrdId.length)
                .putClOrdId(clOrdId, 0, clOrdId.length);
        end(cancelOrder.encodedLength());
    }

    void replace(
            final int accountId, final long orderId, final long priceTicks, final long orderQty, final byte[] clOrdId) {
        replaceOrder.wrapAndApplyHeader(buffer, 0, header);
        clearHeader();
        replaceOrder
                .accountId(accountId)
                .orderId(orderId)
                .priceTicks(priceTicks)
                .orderQty(orderQty)
                .stopPriceTicks(0)
                .displayQty(0)
                .putOrigClOrdId(clOrdId, 0, 0)
                .putClOrdId(clOrdId, 0, clOrdId.length);
        end(replaceOrder.encodedLength());
    }

    void massCancel(final int accountId) {
        massCancel
                .wrapAndApplyHeader(buffer, 0, header)
                .accountId(accountId)
                .marketId(0)
                .side(Side.NULL_VAL)
                .sessionId(0);
        clearHeader();
        end(MassCancelEncoder.BLOCK_LENGTH);
    }

    /** Puts the session into the frame that was just written. */
    void ofSession(final int sessionId) {
        final int at = MessageHeaderEncoder.ENCODED_LENGTH + CommandHeaderEncoder.sessionIdEncodingOffset();
        buffer.putInt(at, sessionId, ByteOrder.LITTLE_ENDIAN);
    }

    /** Puts the gateway and its numbers into the frame that was just written. */
    void ofGateway(final int gatewayId, final int epoch, final long sequence) {
        commandHeader
                .wrap(buffer, MessageHeaderEncoder.ENCODED_LENGTH)
                .gatewayId(gatewayId)
                .gatewayEpoch(epoch)
                .gatewaySequence(sequence);
    }

    void accountOf(final int ownerId, final String name) {
        final OpenAccountEncoder command = new OpenAccountEncoder().wrapAndApplyHeader(buffer, 0, header);
        clearHeader();
        command.ownerId(ownerId).feeTier((short) 0).name(name);
        end(command.encodedLength());
    }

    void hello(final int gatewayId, final int epoch) {
        final GatewayHelloEncoder command = new GatewayHelloEncoder().wrapAndApplyHeader(buffer, 0, header);
        clearHeader();
        command.nonce(7).name("gateway");
        end(command.encodedLength());
        ofGateway(gatewayId, epoch, 0);
    }

    void sessionLogon(final int sessionId, final int ownerId, final boolean cancelOnDisconnect, final long graceNs) {
        sessionLogon
                .wrapAndApplyHeader(buffer, 0, header)
                .ownerId(ownerId)
                .cancelOnDisconnect(cancelOnDisconnect ? BooleanType.TRUE : BooleanType.FALSE)
                .graceNs(graceNs);
        clearHeader();
        ofSession(sessionId);
        end(SessionLogonEncoder.BLOCK_LENGTH);
    }

    void sessionLogout(final int sessionId) {
        sessionLogout.wrapAndApplyHeader(buffer, 0, header);
        clearHeader();
        ofSession(sessionId);
        end(SessionLogoutEncoder.BLOCK_LENGTH);
    }

    void cancelAllAfter(final int accountId, final long timeoutNs) {
        cancelAllAfter
                .wrapAndApplyHeader(buffer, 0, header)
                .accountId(accountId)
                .timeoutNs(timeoutNs);
        clearHeader();
        end(CancelAllAfterEncoder.BLOCK_LENGTH);
    }

    void limits(final int accountId, final int marketId, final int maxOpenOrders) {
        new SetAccountLimitsEncoder()
                .wrapAndApplyHeader(buffer, 0, header)
                .accountId(accountId)
                .marketId(marketId)
                .maxOpenOrders(maxOpenOrders)
                .maxQtyLots(0)
                .maxNotionalUnits(0);
        clearHeader();
        end(SetAccountLimitsEncoder.BLOCK_LENGTH);
    }

    void timer() {
        timer.wrapAndApplyHeader(buffer, 0, header);
        clearHeader();
        end(TimerEncoder.BLOCK_LENGTH);
    }

    void goOn() {
        goOn.wrapAndApplyHeader(buffer, 0, header);
        clearHeader();
        end(ContinueEncoder.BLOCK_LENGTH);
    }

    private void clearHeader() {
        buffer.setMemory(MessageHeaderEncoder.ENCODED_LENGTH, CommandHeaderEncoder.ENCODED_LENGTH, (byte) 0);
    }

    private void end(final int bodyLength) {
        length = MessageHeaderEncoder.ENCODED_LENGTH + bodyLength;
    }
}
