package org.ringbook.followers.market;

import java.util.Arrays;
import org.ringbook.readmodel.marketdata.BookOrder;
import org.ringbook.sbe.marketdata.OrderAction;

/** Changes of displayed orders of one message to be, kept until their number is known. One thread. */
final class ChangeDraft {
    private static final int FIELDS = 6;

    private long[] fields = new long[FIELDS * 64];
    private int count;

    int count() {
        return count;
    }

    void add(final int index, final OrderAction action, final BookOrder order) {
        final int at = count * FIELDS;
        if (at == fields.length) {
            fields = Arrays.copyOf(fields, at * 2);
        }
        fields[at] = order.orderId();
        fields[at + 1] = order.priceTicks();
        fields[at + 2] = action == OrderAction.DELETE ? 0 : order.qtyLots();
        fields[at + 3] = index;
        fields[at + 4] = action.value();
        fields[at + 5] = order.isSell() ? 1 : 0;
        count++;
    }

    long orderId(final int i) {
        return fields[i * FIELDS];
    }

    long priceTicks(final int i) {
        return fields[i * FIELDS + 1];
    }

    long qtyLots(final int i) {
        return fields[i * FIELDS + 2];
    }

    int index(final int i) {
        return (int) fields[i * FIELDS + 3];
    }

    short action(final int i) {
        return (short) fields[i * FIELDS + 4];
    }

    boolean isSell(final int i) {
        return fields[i * FIELDS + 5] != 0;
    }

    void clear() {
        count = 0;
    }
}
