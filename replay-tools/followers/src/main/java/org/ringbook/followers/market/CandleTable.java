package org.ringbook.followers.market;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.ringbook.followers.RowAppender;
import org.ringbook.readmodel.books.Candle;
import org.ringbook.readmodel.market.CandleInterval;

/**
 * The table of candles. The latest candle of every market and interval is in memory, and written where a newer one follows it and at every
 * flush; so a row is written once or twice in a transaction, however many trades it has.
 */
final class CandleTable {
    private static final String COLUMNS =
            "start_ns, open_ticks, high_ticks, low_ticks, close_ticks, base_units, quote_units, trade_count";

    private final RowAppender rows;
    private final PreparedStatement update;
    private final PreparedStatement latest;
    /** By market id from 1, the caller's. */
    private final List<Integer> termsNumbers;

    private final Map<Integer, Open[]> openOfMarket = new HashMap<>();
    private final List<Open> unwritten = new ArrayList<>();

    /** A candle that trades are still added to. */
    private static final class Open {
        private final int marketId;
        private final int seconds;
        private final int termsNumber;
        private final Candle candle;
        private boolean stored;
        private boolean unwritten;

        private Open(
                final int marketId,
                final int seconds,
                final int termsNumber,
                final Candle candle,
                final boolean stored) {
            this.marketId = marketId;
            this.seconds = seconds;
            this.termsNumber = termsNumber;
            this.candle = candle;
            this.stored = stored;
        }
    }

    /** With the candles that the tables end with; {@code termsNumbers} by market id from 1. */
    CandleTable(final Handle handle, final List<Integer> termsNumbers) throws SQLException {
        this.termsNumbers = termsNumbers;
        rows = RowAppender.of(
                handle,
                "market_candle",
                "market_id",
                "seconds",
                "start_ns",
                "terms_number",
                "open_ticks",
                "high_ticks",
                "low_ticks",
                "close_ticks",
                "base_units",
                "quote_units",
                "trade_count");
        update = handle.getConnection()
                .prepareStatement("UPDATE market_candle SET open_ticks = ?, high_ticks = ?, low_ticks = ?,"
                        + " close_ticks = ?, base_units = ?, quote_units = ?, trade_count = ?"
                        + " WHERE market_id = ? AND seconds = ? AND start_ns = ? AND terms_number = ?");
        latest = handle.getConnection()
                .prepareStatement("SELECT " + COLUMNS + " FROM market_candle WHERE market_id = ? AND seconds = ?"
                        + " AND terms_number = ? ORDER BY start_ns DESC LIMIT 1");
        for (int marketId = 1; marketId <= termsNumbers.size(); marketId++) {
            read(marketId);
        }
    }

    /** Nothing may be unwritten: takes the latest candles of a market from the table. */
    void read(final int marketId) throws SQLException {
        final int termsNumber = termsNumbers.get(marketId - 1);
        final Open[] open = new Open[CandleInterval.all().size()];
        for (int i = 0; i < open.length; i++) {
            final int seconds = CandleInterval.all().get(i).seconds();
            latest.setInt(1, marketId);
            latest.setInt(2, seconds);
            latest.setInt(3, termsNumber);
            try (ResultSet row = latest.executeQuery()) {
                if (row.next()) {
                    open[i] = new Open(marketId, seconds, termsNumber, candle(row), true);
                }
            }
        }
        openOfMarket.put(marketId, open);
    }

    static Candle candle(final ResultSet row) throws SQLException {
        return new Candle(
                row.getLong(1),
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8));
    }

    /** Under new terms candles begin anew. */
    void newTerms(final int marketId) throws SQLException {
        flush();
        openOfMarket.put(marketId, new Open[CandleInterval.all().size()]);
    }

    void traded(
            final int marketId,
            final int termsNumber,
            final long timestampNs,
            final long priceTicks,
            final long baseUnits,
            final long quoteUnits)
            throws SQLException {
        final Open[] open = openOfMarket.get(marketId);
        for (int i = 0; i < open.length; i++) {
            final CandleInterval interval = CandleInterval.all().get(i);
            final long startNs = interval.startNs(timestampNs);
            if (open[i] == null || open[i].candle.startNs() != startNs) {
                final Candle candle = new Candle(startNs, priceTicks, baseUnits, quoteUnits);
                open[i] = new Open(marketId, interval.seconds(), termsNumber, candle, false);
            } else {
                open[i].candle.add(priceTicks, baseUnits, quoteUnits);
            }
            if (!open[i].unwritten) {
                open[i].unwritten = true;
                unwritten.add(open[i]);
            }
        }
    }

    void flush() throws SQLException {
        for (final Open open : unwritten) {
            open.unwritten = false;
            if (open.stored) {
                update(open);
            } else {
                append(open);
                open.stored = true;
            }
        }
        unwritten.clear();
        rows.flush();
    }

    private void append(final Open open) throws SQLException {
        final Candle candle = open.candle;
        rows.put(open.marketId).put(open.seconds).put(candle.startNs()).put(open.termsNumber);
        rows.put(candle.openTicks()).put(candle.highTicks());
        rows.put(candle.lowTicks()).put(candle.closeTicks());
        rows.put(candle.baseUnits()).put(candle.quoteUnits()).put(candle.tradeCount());
        rows.end();
    }

    private void update(final Open open) throws SQLException {
        update(open.marketId, open.seconds, open.termsNumber, open.candle);
    }

    void update(final int marketId, final int seconds, final int termsNumber, final Candle candle) throws SQLException {
        update.setLong(1, candle.openTicks());
        update.setLong(2, candle.highTicks());
        update.setLong(3, candle.lowTicks());
        update.setLong(4, candle.closeTicks());
        update.setLong(5, candle.baseUnits());
        update.setLong(6, candle.quoteUnits());
        update.setLong(7, candle.tradeCount());
        update.setInt(8, marketId);
        update.setInt(9, seconds);
        update.setLong(10, candle.startNs());
        update.setInt(11, termsNumber);
        update.executeUpdate();
    }
}
