package org.ringbook.fix.report;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import org.ringbook.sbe.messages.OrdStatus;
import org.ringbook.sbe.messages.OrdType;
import org.ringbook.sbe.messages.SelfTradePrevention;
import org.ringbook.sbe.messages.Side;
import org.ringbook.sbe.messages.TimeInForce;

/** Orders as bytes, for the gateway's own checkpoint. Between records only. */
public final class OrdersFile {
    private OrdersFile() {}

    /**
     * Writes them.
     *
     * @param orders what to write.
     * @param out    where.
     * @throws IOException if they can't be written.
     */
    public static void write(final Orders orders, final DataOutput out) throws IOException {
        final List<Order> all = orders.all();
        out.writeInt(all.size());
        for (final Order order : all) {
            write(order, out);
        }
        orders.trades().write(out);
    }

    private static void write(final Order order, final DataOutput out) throws IOException {
        out.writeLong(order.orderId);
        out.writeInt(order.accountId);
        out.writeInt(order.marketId);
        out.writeInt(order.sessionId);
        out.writeShort(order.side.value());
        out.writeShort(order.ordType.value());
        out.writeShort(order.timeInForce.value());
        out.writeShort(order.selfTradePrevention.value());
        out.writeShort(order.status.value());
        out.writeBoolean(order.postOnly);
        out.writeBoolean(order.byQuote);
        out.writeBoolean(order.triggered);
        out.writeLong(order.priceTicks);
        out.writeLong(order.stopPriceTicks);
        out.writeLong(order.displayQty);
        out.writeLong(order.minQty);
        out.writeLong(order.expireTimeNs);
        out.writeLong(order.quantity);
        out.writeLong(order.cumQty);
        out.writeLong(order.leavesQty);
        out.writeLong(order.filledTicksLots);
        out.writeInt(order.clOrdIds.size());
        for (final String id : order.clOrdIds) {
            out.writeUTF(id);
        }
    }

    /**
     * Reads them into an empty memory.
     *
     * @param orders takes them.
     * @param in     where they are.
     * @throws IOException if they can't be read.
     */
    public static void read(final Orders orders, final DataInput in) throws IOException {
        for (int i = in.readInt(); i > 0; i--) {
            orders.add(order(in));
        }
        orders.trades().read(in);
    }

    private static Order order(final DataInput in) throws IOException {
        final Order order = new Order();
        order.orderId = in.readLong();
        order.accountId = in.readInt();
        order.marketId = in.readInt();
        order.sessionId = in.readInt();
        order.side = Side.get(in.readShort());
        order.ordType = OrdType.get(in.readShort());
        order.timeInForce = TimeInForce.get(in.readShort());
        order.selfTradePrevention = SelfTradePrevention.get(in.readShort());
        order.status = OrdStatus.get(in.readShort());
        order.postOnly = in.readBoolean();
        order.byQuote = in.readBoolean();
        order.triggered = in.readBoolean();
        order.priceTicks = in.readLong();
        order.stopPriceTicks = in.readLong();
        order.displayQty = in.readLong();
        order.minQty = in.readLong();
        order.expireTimeNs = in.readLong();
        order.quantity = in.readLong();
        order.cumQty = in.readLong();
        order.leavesQty = in.readLong();
        order.filledTicksLots = in.readLong();
        for (int i = in.readInt(); i > 0; i--) {
            order.clOrdIds.add(in.readUTF());
        }
        return order;
    }
}
