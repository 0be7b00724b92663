package org.ringbook.followers.orders;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.ringbook.followers.JournalRecord;
import org.ringbook.followers.RowAppender;
import org.ringbook.sbe.messages.TradeBustedDecoder;
import org.ringbook.sbe.messages.TradeDecoder;

/** The table {@code orders_trade}. */
final class TradeTable {
    /** Keys of trades are the record's sequence times this, plus the index of the event. */
    static final int KEYS_PER_RECORD = 1 << Short.SIZE;

    private static final int NULL_SIDE = 255;

    private final RowAppender trades;
    private final PreparedStatement bust;

    TradeTable(final Handle handle) throws SQLException {
        trades = RowAppender.of(
                handle,
                "orders_trade",
                "trade_key",
                "market_id",
                "trade_id",
                "aggressor_side",
                "price_ticks",
                "qty_lots",
                "base_units",
                "quote_units",
                "buy_order_id",
                "sell_order_id",
                "buy_account_id",
                "sell_account_id",
                "buy_fee_units",
                "sell_fee_units",
                "busted_ns",
                "timestamp_ns");
        bust = handle.getConnection()
                .prepareStatement("UPDATE orders_trade SET busted_ns = ? WHERE market_id = ? AND trade_id = ?");
    }

    void add(final JournalRecord record, final int eventIndex, final TradeDecoder trade) throws SQLException {
        final int aggressor = trade.aggressorSideRaw();
        trades.put(record.sequence() * KEYS_PER_RECORD + eventIndex);
        trades.put(trade.marketId()).put(trade.tradeId());
        trades.put(aggressor == NULL_SIDE ? 0 : aggressor)
                .put(trade.priceTicks())
                .put(trade.qtyLots());
        trades.put(trade.baseUnits()).put(trade.quoteUnits());
        trades.put(trade.buyOrderId()).put(trade.sellOrderId());
        trades.put(trade.buyAccountId()).put(trade.sellAccountId());
        trades.put(trade.buyFeeUnits()).put(trade.sellFeeUnits());
        trades.put(0).put(record.timestampNs());
        trades.end();
    }

    void bust(final JournalRecord record, final TradeBustedDecoder busted) throws SQLException {
        trades.flush();
        bust.setLong(1, record.timestampNs());
        bust.setInt(2, busted.marketId());
        bust.setLong(3, busted.tradeId());
        bust.executeUpdate();
    }

    void flush() throws SQLException {
        trades.flush();
    }
}
