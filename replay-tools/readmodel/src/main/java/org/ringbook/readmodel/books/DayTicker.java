package org.ringbook.readmodel.books;

import java.util.Arrays;

/**
 * What was traded in 24 hours: the present minute and the 1,439 before it, kept by minute, so that its size does not depend on how much
 * was traded. Sums that do not fit 64 bits are {@link Long#MAX_VALUE}. One thread.
 */
public final class DayTicker {
    private static final int MINUTES = 1_440;
    private static final long MINUTE_NS = 60_000_000_000L;
    private static final int OPEN = 0;
    private static final int HIGH = 1;
    private static final int LOW = 2;
    private static final int BASE = 3;
    private static final int QUOTE = 4;
    private static final int COUNT = 5;
    private static final int FIELDS = 6;

    private final long[] sum = new long[FIELDS];
    /** A row of fields for each minute, at its number modulo 1,440; null before the first trade. */
    private long[] minutes;

    private long minute;

    DayTicker() {}

    /** {@return price of the first trade; 0 if there was none} */
    public long openTicks() {
        return sum[OPEN];
    }

    /** {@return highest price; 0 if there was no trade} */
    public long highTicks() {
        return sum[HIGH];
    }

    /** {@return lowest price; 0 if there was no trade} */
    public long lowTicks() {
        return sum[LOW];
    }

    /** {@return quantity traded, in base units} */
    public long baseUnits() {
        return sum[BASE];
    }

    /** {@return amount traded, in quote units} */
    public long quoteUnits() {
        return sum[QUOTE];
    }

    /** {@return number of trades} */
    public long tradeCount() {
        return sum[COUNT];
    }

    /** Adds a trade of the minute that {@link #advance} has come to, or of a later one. */
    void trade(final long timestampNs, final long priceTicks, final long baseUnits, final long quoteUnits) {
        advance(timestampNs);
        if (minutes == null) {
            minutes = new long[MINUTES * FIELDS];
        }
        add(minutes, row(minute), priceTicks, priceTicks, priceTicks, baseUnits, quoteUnits, 1);
        add(sum, 0, priceTicks, priceTicks, priceTicks, baseUnits, quoteUnits, 1);
    }

    /** Comes to a minute; returns whether trades are older than 24 hours now. */
    boolean advance(final long timestampNs) {
        final long now = Math.floorDiv(timestampNs, MINUTE_NS);
        final long passed = now - minute;
        minute = now;
        if (passed <= 0 || tradeCount() == 0) {
            return false;
        }
        boolean dropped = false;
        for (long i = Math.max(now - MINUTES, now - passed) + 1; i <= now; i++) {
            final int row = row(i);
            dropped |= minutes[row + COUNT] != 0;
            Arrays.fill(minutes, row, row + FIELDS, 0);
        }
        if (dropped) {
            addUp();
        }
        return dropped;
    }

    void clear() {
        minutes = null;
        Arrays.fill(sum, 0);
    }

    void save(final StateOutput out) {
        out.put(minute);
        final long traded = minutes == null ? 0 : rows();
        out.put(traded);
        for (int row = 0; traded > 0 && row < minutes.length; row += FIELDS) {
            if (minutes[row + COUNT] != 0) {
                out.put(row);
                for (int field = 0; field < FIELDS; field++) {
                    out.put(minutes[row + field]);
                }
            }
        }
    }

    private long rows() {
        long rows = 0;
        for (int row = 0; row < minutes.length; row += FIELDS) {
            rows += minutes[row + COUNT] == 0 ? 0 : 1;
        }
        return rows;
    }

    /** Into one that is new. */
    void load(final StateInput in) {
        minute = in.getLong();
        final int rows = in.getInt();
        if (rows == 0) {
            return;
        }
        minutes = new long[MINUTES * FIELDS];
        for (int i = 0; i < rows; i++) {
            final int row = in.getInt();
            for (int field = 0; field < FIELDS; field++) {
                minutes[row + field] = in.getLong();
            }
        }
        addUp();
    }

    private void addUp() {
        Arrays.fill(sum, 0);
        for (long i = minute - MINUTES + 1; i <= minute; i++) {
            final int row = row(i);
            if (minutes[row + COUNT] != 0) {
                add(
                        sum,
                        0,
                        minutes[row + OPEN],
                        minutes[row + HIGH],
                        minutes[row + LOW],
                        minutes[row + BASE],
                        minutes[row + QUOTE],
                        minutes[row + COUNT]);
            }
        }
    }

    private static int row(final long minute) {
        return (int) Math.floorMod(minute, (long) MINUTES) * FIELDS;
    }

    private static void add(
            final long[] to,
            final int row,
            final long open,
            final long high,
            final long low,
            final long base,
            final long quote,
            final long count) {
        if (to[row + COUNT] == 0) {
            to[row + OPEN] = open;
            to[row + LOW] = low;
        }
        to[row + HIGH] = Math.max(to[row + HIGH], high);
        to[row + LOW] = Math.min(to[row + LOW], low);
        to[row + BASE] = Candle.sum(to[row + BASE], base);
        to[row + QUOTE] = Candle.sum(to[row + QUOTE], quote);
        to[row + COUNT] += count;
    }
}
