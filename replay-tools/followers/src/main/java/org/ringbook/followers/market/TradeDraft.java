package org.ringbook.followers.market;

import java.util.Arrays;
import org.ringbook.sbe.messages.TradeDecoder;

/** Trades of one message to be, kept until their number is known. One thread. */
final class TradeDraft {
    private static final int FIELDS = 7;

    private long[] fields = new long[FIELDS * 64];
    private int count;

    int count() {
        return count;
    }

    void add(final int index, final TradeDecoder trade) {
        final int at = count * FIELDS;
        if (at == fields.length) {
            fields = Arrays.copyOf(fields, at * 2);
        }
        fields[at] = trade.tradeId();
        fields[at + 1] = trade.priceTicks();
        fields[at + 2] = trade.qtyLots();
        fields[at + 3] = trade.buyOrderId();
        fields[at + 4] = trade.sellOrderId();
        fields[at + 5] = index;
        fields[at + 6] = trade.aggressorSideRaw();
        count++;
    }

    long tradeId(final int i) {
        return fields[i * FIELDS];
    }

    long priceTicks(final int i) {
        return fields[i * FIELDS + 1];
    }

    long qtyLots(final int i) {
        return fields[i * FIELDS + 2];
    }

    long buyOrderId(final int i) {
        return fields[i * FIELDS + 3];
    }

    long sellOrderId(final int i) {
        return fields[i * FIELDS + 4];
    }

    int index(final int i) {
        return (int) fields[i * FIELDS + 5];
    }

    short aggressorSide(final int i) {
        return (short) fields[i * FIELDS + 6];
    }

    void clear() {
        count = 0;
    }
}
