package org.ringbook.scenarios;

import org.ringbook.sbe.messages.BustTradeEncoder;
import org.ringbook.sbe.messages.CancelAllAfterEncoder;
import org.ringbook.sbe.messages.CancelOrderEncoder;
import org.ringbook.sbe.messages.CancelWithdrawalEncoder;
import org.ringbook.sbe.messages.ContinueEncoder;
import org.ringbook.sbe.messages.DepositEncoder;
import org.ringbook.sbe.messages.GatewayDownEncoder;
import org.ringbook.sbe.messages.GatewayHelloEncoder;
import org.ringbook.sbe.messages.MalformedCommandEncoder;
import org.ringbook.sbe.messages.MassCancelEncoder;
import org.ringbook.sbe.messages.NewOrderEncoder;
import org.ringbook.sbe.messages.ReplaceOrderEncoder;
import org.ringbook.sbe.messages.RequestWithdrawalEncoder;
import org.ringbook.sbe.messages.SessionLogonEncoder;
import org.ringbook.sbe.messages.SessionLogoutEncoder;
import org.ringbook.sbe.messages.SettleWithdrawalEncoder;
import org.ringbook.sbe.messages.TimerEncoder;
import org.ringbook.sbe.messages.TransferEncoder;

/** Commands as frames. Enumerated values are given as raw numbers, so that unknown ones can be said too. */
public final class CommandFrames extends ConfigurationFrames {
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

    /** What stands in the header of a command. */
    public record Sender(int gatewayId, int gatewayEpoch, long gatewaySequence, int sessionId) {}

    /** What comes next is of that sender. */
    public CommandFrames from(final Sender newSender) {
        sender(newSender);
        return this;
    }

    /** With all its fields. */
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

    /** By order id, or if that is 0 by any of its client order ids. */
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

    /** By order id, or if that is 0 by any of its client order ids; 0 leaves stop price and peak as they are. */
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

    /** Market 0 is all, side 255 both, session 0 any. */
    public byte[] massCancel(final int accountId, final int marketId, final int side, final int sessionId) {
        final MassCancelEncoder out = new MassCancelEncoder().wrapAndApplyHeader(clean(), 0, header);
        begin(out.header(), out).accountId(accountId).marketId(marketId).sessionId(sessionId);
        raw(MassCancelEncoder.sideEncodingOffset(), side);
        return end(out.limit());
    }

    /** A timeout of 0 switches it off. */
    public byte[] cancelAllAfter(final int accountId, final long timeoutNs) {
        final CancelAllAfterEncoder out = new CancelAllAfterEncoder().wrapAndApplyHeader(clean(), 0, header);
        begin(out.header(), out).accountId(accountId).timeoutNs(timeoutNs);
        return end(out.limit());
    }

    /** Once for each reference. */
    public byte[] deposit(final int accountId, final int assetId, final long amountUnits, final String reference) {
        final DepositEncoder out = new DepositEncoder().wrapAndApplyHeader(clean(), 0, header);
        begin(out.header(), out).accountId(accountId).assetId(assetId).amountUnits(amountUnits);
        out.putReference(bytes(reference), 0, reference.length());
        return end(out.limit());
    }

    /** Once for each reference. */
    public byte[] requestWithdrawal(
            final int accountId, final int assetId, final long amountUnits, final String reference) {
        final RequestWithdrawalEncoder out = new RequestWithdrawalEncoder().wrapAndApplyHeader(clean(), 0, header);
        begin(out.header(), out).accountId(accountId).assetId(assetId).amountUnits(amountUnits);
        out.putReference(bytes(reference), 0, reference.length());
        return end(out.limit());
    }

    /** The amount was paid out. */
    public byte[] settleWithdrawal(final String reference) {
        final SettleWithdrawalEncoder out = new SettleWithdrawalEncoder().wrapAndApplyHeader(clean(), 0, header);
        begin(out.header(), out);
        out.putReference(bytes(reference), 0, reference.length());
        return end(out.limit());
    }

    /** The amount will not be paid out. */
    public byte[] cancelWithdrawal(final String reference) {
        final CancelWithdrawalEncoder out = new CancelWithdrawalEncoder().wrapAndApplyHeader(clean(), 0, header);
        begin(out.header(), out);
        out.putReference(bytes(reference), 0, reference.length());
        return end(out.limit());
    }

    /** Between accounts of one owner, once for each reference. */
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

    /** Undoes what the trade moved. */
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

    /** Of the gateway and the epoch that the sender says. */
    public byte[] gatewayHello(final long nonce) {
        final GatewayHelloEncoder out = new GatewayHelloEncoder().wrapAndApplyHeader(clean(), 0, header);
        begin(out.header(), out).nonce(nonce).name("gateway");
        return end(out.limit());
    }

    /** The host has not heard of it for too long. */
    public byte[] gatewayDown(final int gatewayId, final int epoch) {
        final GatewayDownEncoder out = new GatewayDownEncoder().wrapAndApplyHeader(clean(), 0, header);
        begin(out.header(), out).gatewayId(gatewayId).epoch(epoch);
        return end(out.limit());
    }

    /** A deadline is reached. */
    public byte[] timer() {
        final TimerEncoder out = new TimerEncoder().wrapAndApplyHeader(clean(), 0, header);
        begin(out.header(), out);
        return end(out.limit());
    }

    /** Of the host's own. */
    public byte[] goOn() {
        sender(HOST);
        final ContinueEncoder out = new ContinueEncoder().wrapAndApplyHeader(clean(), 0, header);
        begin(out.header(), out);
        return end(out.limit());
    }

    /** In place of a NewOrder that does not decode. */
    public byte[] malformedCommand() {
        final MalformedCommandEncoder out = new MalformedCommandEncoder().wrapAndApplyHeader(clean(), 0, header);
        begin(out.header(), out)
                .malformedTemplateId(NewOrderEncoder.TEMPLATE_ID)
                .malformedLength(NewOrderEncoder.BLOCK_LENGTH);
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

    /** When a market changes its state: seconds of the day, the state as its number, and the days' bits. */
    public record ScheduleEntry(int secondsOfDay, int state, int days) {}
}
