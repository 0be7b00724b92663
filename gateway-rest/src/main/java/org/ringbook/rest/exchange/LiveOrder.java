package org.ringbook.rest.exchange;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.ringbook.readmodel.orders.AccountTrade;
import org.ringbook.readmodel.orders.OrderReport;
import org.ringbook.sbe.messages.CancelReason;
import org.ringbook.sbe.messages.NewOrderDecoder;
import org.ringbook.sbe.messages.OrdStatus;
import org.ringbook.sbe.messages.OrdType;
import org.ringbook.sbe.messages.SelfTradePrevention;
import org.ringbook.sbe.messages.Side;
import org.ringbook.sbe.messages.TimeInForce;

/** An order while it changes. The view's writer only; others are given {@link #report()}. */
final class LiveOrder {
    /** Of the fills of one order, the latest that are kept. */
    static final int FILLS_MAX = 1_000;

    final long orderId;
    int accountId;
    int marketId;
    int sessionId;
    boolean isOpen = true;
    OrdStatus status = OrdStatus.NEW;
    CancelReason cancelReason;
    Side side;
    OrdType ordType;
    TimeInForce timeInForce;
    SelfTradePrevention selfTrade;
    boolean postOnly;
    boolean byQuote;
    long quantity;
    long priceTicks;
    long stopPriceTicks;
    long triggeredNs;
    long displayQty;
    long expireTimeNs;
    long orderQty;
    long cumQty;
    long leavesQty;
    long cumQuoteUnits;
    long feeUnits;
    int fillCount;
    long enteredNs;
    long changedNs;
    long changedSequence;
    final List<AccountTrade> fills = new ArrayList<>(0);
    /** As it was entered first, of its latest replace last. */
    final List<String> clientIds = new ArrayList<>(1);

    private String clientOrderId = "";
    private String replacedClientOrderId = "";

    LiveOrder(final long orderId) {
        this.orderId = orderId;
    }

    void entered(final NewOrderDecoder asked, final long limitTicks) {
        accountId = asked.accountId();
        marketId = asked.marketId();
        side = asked.side();
        ordType = asked.ordType();
        timeInForce = asked.timeInForce();
        postOnly = asked.flags().postOnly();
        byQuote = asked.flags().byQuote();
        selfTrade = asked.selfTradePrevention();
        quantity = asked.quantity();
        priceTicks = limitTicks;
        stopPriceTicks = asked.stopPriceTicks();
        displayQty = asked.displayQty();
        expireTimeNs = asked.expireTimeNs();
        orderQty = byQuote ? 0 : quantity;
        leavesQty = orderQty;
        sessionId = asked.header().sessionId();
        clientOrderId = asked.clOrdId();
    }

    String clientOrderId() {
        return clientOrderId;
    }

    void replacedBy(final String clOrdId) {
        replacedClientOrderId = clOrdId;
    }

    void add(final AccountTrade fill) {
        if (fills.size() == FILLS_MAX) {
            fills.remove(0);
        }
        fills.add(fill);
    }

    OrderReport report() {
        return new OrderReport(
                orderId,
                accountId,
                marketId,
                isOpen,
                status,
                cancelReason,
                side,
                ordType,
                timeInForce,
                postOnly,
                byQuote,
                selfTrade,
                quantity,
                priceTicks,
                stopPriceTicks,
                triggeredNs,
                displayQty,
                expireTimeNs,
                orderQty,
                cumQty,
                leavesQty,
                cumQuoteUnits,
                feeUnits,
                fillCount,
                sessionId,
                clientOrderId,
                replacedClientOrderId,
                enteredNs,
                changedNs,
                changedSequence);
    }

    void write(final DataOutput out) throws IOException {
        out.writeLong(orderId);
        out.writeInt(accountId);
        out.writeInt(marketId);
        out.writeInt(sessionId);
        out.writeBoolean(isOpen);
        out.writeShort(status.value());
        out.writeShort(cancelReason == null ? 0 : cancelReason.value());
        out.writeShort(side.value());
        out.writeShort(ordType.value());
        out.writeShort(timeInForce.value());
        out.writeShort(selfTrade.value());
        out.writeBoolean(postOnly);
        out.writeBoolean(byQuote);
        for (final long value : numbers()) {
            out.writeLong(value);
        }
        out.writeInt(fillCount);
        out.writeUTF(clientOrderId);
        out.writeUTF(replacedClientOrderId);
        out.writeInt(clientIds.size());
        for (final String id : clientIds) {
            out.writeUTF(id);
        }
        out.writeInt(fills.size());
        for (final AccountTrade fill : fills) {
            FillFile.write(fill, out);
        }
    }

    private long[] numbers() {
        return new long[] {
            quantity,
            priceTicks,
            stopPriceTicks,
            triggeredNs,
            displayQty,
            expireTimeNs,
            orderQty,
            cumQty,
            leavesQty,
            cumQuoteUnits,
            feeUnits,
            enteredNs,
            changedNs,
            changedSequence
        };
    }

    static LiveOrder read(final DataInput in) throws IOException {
        final LiveOrder order = new LiveOrder(in.readLong());
        order.accountId = in.readInt();
        order.marketId = in.readInt();
        order.sessionId = in.readInt();
        order.isOpen = in.readBoolean();
        order.status = OrdStatus.get(in.readShort());
        final short reason = in.readShort();
        order.cancelReason = reason == 0 ? null : CancelReason.get(reason);
        order.side = Side.get(in.readShort());
        order.ordType = OrdType.get(in.readShort());
        order.timeInForce = TimeInForce.get(in.readShort());
        order.selfTrade = SelfTradePrevention.get(in.readShort());
        order.postOnly = in.readBoolean();
        order.byQuote = in.readBoolean();
        order.quantity = in.readLong();
        order.priceTicks = in.readLong();
        order.stopPriceTicks = in.readLong();
        order.triggeredNs = in.readLong();
        order.displayQty = in.readLong();
        order.expireTimeNs = in.readLong();
        order.orderQty = in.readLong();
        order.cumQty = in.readLong();
        order.leavesQty = in.readLong();
        order.cumQuoteUnits = in.readLong();
        order.feeUnits = in.readLong();
        order.enteredNs = in.readLong();
        order.changedNs = in.readLong();
        order.changedSequence = in.readLong();
        order.fillCount = in.readInt();
        order.clientOrderId = in.readUTF();
        order.replacedClientOrderId = in.readUTF();
        for (int i = in.readInt(); i > 0; i--) {
            order.clientIds.add(in.readUTF());
        }
        for (int i = in.readInt(); i > 0; i--) {
            order.fills.add(FillFile.read(in));
        }
        return order;
    }
}
