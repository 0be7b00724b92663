package org.ringbook.rest.exchange;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.ringbook.readmodel.orders.AccountTrade;
import org.ringbook.sbe.messages.Side;

/** Trades as bytes, for the checkpoint. */
final class FillFile {
    private FillFile() {}

    static void write(final AccountTrade fill, final DataOutput out) throws IOException {
        out.writeLong(fill.sequence());
        out.writeInt(fill.index());
        out.writeInt(fill.marketId());
        out.writeLong(fill.tradeId());
        out.writeShort(fill.side().value());
        writeSide(fill.aggressorSide(), out);
        out.writeLong(fill.orderId());
        out.writeUTF(fill.clientOrderId());
        out.writeInt(fill.accountId());
        out.writeLong(fill.priceTicks());
        out.writeLong(fill.qtyLots());
        out.writeLong(fill.baseUnits());
        out.writeLong(fill.quoteUnits());
        out.writeLong(fill.feeUnits());
        out.writeLong(fill.bustedNs());
        out.writeLong(fill.timestampNs());
    }

    static AccountTrade read(final DataInput in) throws IOException {
        return new AccountTrade(
                in.readLong(),
                in.readInt(),
                in.readInt(),
                in.readLong(),
                Side.get(in.readShort()),
                readSide(in),
                in.readLong(),
                in.readUTF(),
                in.readInt(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong());
    }

    static void write(final MarketTrade trade, final DataOutput out) throws IOException {
        out.writeLong(trade.tradeId());
        out.writeInt(trade.marketId());
        out.writeLong(trade.sequence());
        out.writeInt(trade.index());
        out.writeLong(trade.timestampNs());
        out.writeLong(trade.priceTicks());
        out.writeLong(trade.qtyLots());
        out.writeLong(trade.baseUnits());
        out.writeLong(trade.quoteUnits());
        out.writeLong(trade.buyOrderId());
        out.writeLong(trade.sellOrderId());
        writeSide(trade.aggressorSide(), out);
    }

    static MarketTrade readMarketTrade(final DataInput in) throws IOException {
        return new MarketTrade(
                in.readLong(),
                in.readInt(),
                in.readLong(),
                in.readInt(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                readSide(in));
    }

    private static void writeSide(final Side side, final DataOutput out) throws IOException {
        out.writeShort(side == null ? 0 : side.value());
    }

    private static Side readSide(final DataInput in) throws IOException {
        final short value = in.readShort();
        return value == 0 ? null : Side.get(value);
    }
}
