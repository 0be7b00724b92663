package org.ringbook.fix.report;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.agrona.collections.Long2LongHashMap;

/** Which orders the latest trades were of, and in which reports they were told: so that a bust can say so. The oldest is forgotten first. One thread. */
final class TradeMemory {
    /** Trades that are remembered, over all markets; a power of two. */
    static final int TRADES_MAX = 65_536;

    private static final int MARKET_SHIFT = 48;
    private static final int NONE = -1;

    private final long[] keys = new long[TRADES_MAX];
    private final long[] sequences = new long[TRADES_MAX];
    private final int[] indexes = new int[TRADES_MAX];
    private final long[] buyOrderIds = new long[TRADES_MAX];
    private final long[] sellOrderIds = new long[TRADES_MAX];
    private final Long2LongHashMap slots = new Long2LongHashMap(2 * TRADES_MAX, 0.65f, NONE);
    private long count;

    /**
     * A trade as it was told.
     *
     * @param sequence    record.
     * @param index       of the event in it.
     * @param buyOrderId  the buyer's order.
     * @param sellOrderId the seller's order.
     */
    record Told(long sequence, int index, long buyOrderId, long sellOrderId) {}

    private static long key(final int marketId, final long tradeId) {
        return (long) marketId << MARKET_SHIFT | tradeId;
    }

    void add(final int marketId, final long tradeId, final Told trade) {
        add(key(marketId, tradeId), trade.sequence(), trade.index(), trade.buyOrderId(), trade.sellOrderId());
    }

    private void add(
            final long key, final long sequence, final int index, final long buyOrderId, final long sellOrderId) {
        final int slot = (int) (count & (TRADES_MAX - 1));
        if (count >= TRADES_MAX) {
            slots.remove(keys[slot]);
        }
        count++;
        keys[slot] = key;
        sequences[slot] = sequence;
        indexes[slot] = index;
        buyOrderIds[slot] = buyOrderId;
        sellOrderIds[slot] = sellOrderId;
        slots.put(key, slot);
    }

    /** Null if it is not known any more. */
    Told find(final int marketId, final long tradeId) {
        final int slot = (int) slots.get(key(marketId, tradeId));
        return slot == NONE ? null : new Told(sequences[slot], indexes[slot], buyOrderIds[slot], sellOrderIds[slot]);
    }

    void write(final DataOutput out) throws IOException {
        final int size = (int) Math.min(count, TRADES_MAX);
        out.writeInt(size);
        for (long i = count - size; i < count; i++) {
            final int slot = (int) (i & (TRADES_MAX - 1));
            out.writeLong(keys[slot]);
            out.writeLong(sequences[slot]);
            out.writeInt(indexes[slot]);
            out.writeLong(buyOrderIds[slot]);
            out.writeLong(sellOrderIds[slot]);
        }
    }

    /** Into an empty one. */
    void read(final DataInput in) throws IOException {
        for (int i = in.readInt(); i > 0; i--) {
            add(in.readLong(), in.readLong(), in.readInt(), in.readLong(), in.readLong());
        }
    }
}
