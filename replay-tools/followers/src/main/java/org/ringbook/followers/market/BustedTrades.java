package org.ringbook.followers.market;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.ringbook.followers.FollowerException;
import org.ringbook.readmodel.books.Candle;
import org.ringbook.readmodel.market.CandleInterval;

/** Takes a trade that was undone out of its candles: the shortest is made anew of its trades, every longer one of those. */
final class BustedTrades {
    private final CandleTable candles;
    private final PreparedStatement mark;
    private final PreparedStatement find;
    private final PreparedStatement trades;
    private final PreparedStatement shorter;
    private final PreparedStatement delete;

    BustedTrades(final Handle handle, final CandleTable candles) throws SQLException {
        this.candles = candles;
        final var connection = handle.getConnection();
        mark = connection.prepareStatement(
                "UPDATE market_trade SET busted_sequence = ? WHERE market_id = ? AND trade_id = ?");
        find = connection.prepareStatement(
                "SELECT timestamp_ns, terms_number FROM market_trade WHERE market_id = ? AND trade_id = ?");
        trades = connection.prepareStatement("SELECT timestamp_ns, price_ticks, price_ticks, price_ticks, price_ticks,"
                + " base_units, quote_units, 1 FROM market_trade WHERE market_id = ? AND timestamp_ns >= ?"
                + " AND timestamp_ns < ? AND terms_number = ? AND busted_sequence = 0 ORDER BY trade_id");
        shorter = connection.prepareStatement("SELECT start_ns, open_ticks, high_ticks, low_ticks, close_ticks,"
                + " base_units, quote_units, trade_count FROM market_candle WHERE market_id = ? AND start_ns >= ?"
                + " AND start_ns < ? AND terms_number = ? AND seconds = ? ORDER BY start_ns");
        delete = connection.prepareStatement("DELETE FROM market_candle WHERE market_id = ? AND seconds = ?"
                + " AND start_ns = ? AND terms_number = ?");
    }

    /** Everything before must be written. */
    void bust(final int marketId, final long tradeId, final long sequence) throws SQLException {
        mark.setLong(1, sequence);
        mark.setInt(2, marketId);
        mark.setLong(3, tradeId);
        if (mark.executeUpdate() != 1) {
            throw new FollowerException("a trade was undone that is not in the tables: marketId=" + marketId
                    + " tradeId=" + tradeId + " sequence=" + sequence);
        }
        find.setInt(1, marketId);
        find.setLong(2, tradeId);
        final long timestampNs;
        final int termsNumber;
        try (ResultSet row = find.executeQuery()) {
            row.next();
            timestampNs = row.getLong(1);
            termsNumber = row.getInt(2);
        }
        for (final CandleInterval interval : CandleInterval.all()) {
            makeAnew(marketId, termsNumber, interval, timestampNs);
        }
        candles.read(marketId);
    }

    private void makeAnew(
            final int marketId, final int termsNumber, final CandleInterval interval, final long timestampNs)
            throws SQLException {
        final CandleInterval shortest = CandleInterval.all().get(0);
        final boolean isShortest = interval.equals(shortest);
        final PreparedStatement parts = isShortest ? trades : shorter;
        final long startNs = interval.startNs(timestampNs);
        parts.setInt(1, marketId);
        parts.setLong(2, startNs);
        parts.setLong(3, startNs + interval.lengthNs());
        parts.setInt(4, termsNumber);
        if (!isShortest) {
            parts.setInt(5, shortest.seconds());
        }
        Candle candle = null;
        try (ResultSet row = parts.executeQuery()) {
            while (row.next()) {
                final Candle part = CandleTable.candle(row);
                candle = candle == null ? part.startingAt(startNs) : candle.followedBy(part);
            }
        }
        if (candle != null) {
            candles.update(marketId, interval.seconds(), termsNumber, candle);
            return;
        }
        delete.setInt(1, marketId);
        delete.setInt(2, interval.seconds());
        delete.setLong(3, startNs);
        delete.setInt(4, termsNumber);
        delete.executeUpdate();
    }
}
