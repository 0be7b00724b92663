package org.ringbook.followers.market;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.ringbook.followers.Database;
import org.ringbook.followers.KeyRange;
import org.ringbook.followers.ReadSide;
import org.ringbook.followers.TimeKeys;
import org.ringbook.readmodel.Page;
import org.ringbook.readmodel.PageRequest;
import org.ringbook.readmodel.TimeRange;
import org.ringbook.readmodel.books.Candle;
import org.ringbook.readmodel.market.CandleInterval;
import org.ringbook.readmodel.market.CandleRow;
import org.ringbook.readmodel.market.MarketHistory;
import org.ringbook.readmodel.market.MarketTermsRow;
import org.ringbook.readmodel.market.PublicTrade;
import org.ringbook.readmodel.market.TickerRow;

/** The past of the markets, read from the tables of the follower {@code market}. Any thread; each call has its own connection. */
public final class SqlMarketHistory implements MarketHistory {
    private static final long DAY_NS = 86_400_000_000_000L;
    private static final CandleInterval MINUTE = CandleInterval.all().get(0);

    private static final String TRADES = "SELECT terms_number, trade_id, sequence, frame_index, timestamp_ns,"
            + " price_ticks, base_units, quote_units, buy_order_id, sell_order_id, aggressor_side, busted_sequence"
            + " FROM market_trade ";
    private static final TimeKeys TIMES = new TimeKeys(
            "SELECT trade_id, timestamp_ns FROM market_trade WHERE market_id = ? AND trade_id >= ?"
                    + " ORDER BY market_id, trade_id LIMIT 1",
            1);

    private final ReadSide tables;

    /**
     * Of a database.
     *
     * @param database that the follower writes to
     */
    public SqlMarketHistory(final Database database) {
        tables = new ReadSide(database, MarketProjection.KIND);
    }

    @Override
    public List<CandleRow> candles(
            final int marketId, final CandleInterval interval, final long sinceNs, final int limit) {
        checkLimit(limit);
        return read(handle -> {
            final Map<Integer, Terms> terms = terms(handle, marketId);
            final List<CandleRow> parts = handle.select(
                            "SELECT terms_number, start_ns, open_ticks, high_ticks, low_ticks, close_ticks,"
                                    + " base_units, quote_units, trade_count FROM market_candle"
                                    + " WHERE market_id = ? AND seconds = ? AND start_ns >= ?"
                                    + " ORDER BY market_id, seconds, start_ns, terms_number LIMIT ?",
                            marketId,
                            interval.seconds(),
                            sinceNs,
                            limit + terms.size())
                    .map((row, context) -> candle(row, terms.get(row.getInt(1))))
                    .list();
            return whole(parts, limit);
        });
    }

    @Override
    public List<PublicTrade> trades(final int marketId, final long sinceNs, final int limit) {
        return trades(marketId, TimeRange.from(sinceNs), PageRequest.newest(limit))
                .rows();
    }

    @Override
    public Page<PublicTrade> trades(final int marketId, final TimeRange traded, final PageRequest page) {
        return tables.page(page, PublicTrade::tradeId, (handle, position, limit) -> {
            final Map<Integer, Terms> terms = terms(handle, marketId);
            final KeyRange ids = TIMES.of(handle, traded, lastTradeId(handle, marketId), marketId)
                    .behind(page);
            return handle.select(
                            TRADES + "WHERE market_id = ? AND trade_id >= ? AND trade_id < ?"
                                    + KeyRange.order(page, "market_id", "trade_id"),
                            marketId,
                            ids.from(),
                            ids.until(),
                            limit)
                    .map((row, context) -> trade(row, terms.get(row.getInt(1))))
                    .list();
        });
    }

    private static long lastTradeId(final Handle handle, final int marketId) {
        return handle.select(
                        "SELECT trade_id FROM market_trade WHERE market_id = ? ORDER BY market_id DESC, trade_id DESC"
                                + " LIMIT 1",
                        marketId)
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
    }

    @Override
    public List<MarketTermsRow> terms(final int marketId) {
        return read(handle -> handle.select(
                        "SELECT sequence, symbol, base_code, base_scale, quote_code, quote_scale, tick_mantissa,"
                                + " tick_scale, lot_mantissa, lot_scale, lot_units, quote_units_per_tick_lot"
                                + " FROM market_terms WHERE market_id = ? ORDER BY market_id, terms_number",
                        marketId)
                .map((row, context) -> new MarketTermsRow(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getInt(4),
                        row.getString(5),
                        row.getInt(6),
                        BigDecimal.valueOf(row.getLong(7), row.getInt(8)),
                        BigDecimal.valueOf(row.getLong(9), row.getInt(10)),
                        row.getLong(11),
                        row.getLong(12)))
                .list());
    }

    @Override
    public Optional<TickerRow> ticker(final int marketId, final long nowNs) {
        return read(handle -> {
            final Map<Integer, Terms> terms = terms(handle, marketId);
            return terms.isEmpty() ? Optional.empty() : Optional.of(ticker(handle, terms.get(terms.size()), nowNs));
        });
    }

    @Override
    public List<TickerRow> tickers(final long nowNs) {
        return read(handle -> {
            final List<TickerRow> rows = new ArrayList<>();
            for (int marketId = 1; ; marketId++) {
                final Map<Integer, Terms> terms = terms(handle, marketId);
                if (terms.isEmpty()) {
                    return rows;
                }
                rows.add(ticker(handle, terms.get(terms.size()), nowNs));
            }
        });
    }

    private record Terms(int marketId, int number, String symbol, int baseScale, int quoteScale, BigDecimal tickSize) {
        BigDecimal price(final long ticks) {
            return tickSize.multiply(BigDecimal.valueOf(ticks));
        }

        BigDecimal base(final long units) {
            return BigDecimal.valueOf(units, baseScale);
        }

        BigDecimal quote(final long units) {
            return BigDecimal.valueOf(units, quoteScale);
        }
    }

    /** By number from 1; the last is in force. */
    private static Map<Integer, Terms> terms(final Handle handle, final int marketId) {
        return handle
                .select(
                        "SELECT terms_number, symbol, base_scale, quote_scale, tick_mantissa, tick_scale"
                                + " FROM market_terms WHERE market_id = ?",
                        marketId)
                .map((row, context) -> new Terms(
                        marketId,
                        row.getInt(1),
                        row.getString(2),
                        row.getInt(3),
                        row.getInt(4),
                        BigDecimal.valueOf(row.getLong(5), row.getInt(6))))
                .list()
                .stream()
                .collect(Collectors.toMap(Terms::number, terms -> terms));
    }

    private static CandleRow candle(final ResultSet row, final Terms terms) throws SQLException {
        return new CandleRow(
                row.getLong(2),
                terms.price(row.getLong(3)),
                terms.price(row.getLong(4)),
                terms.price(row.getLong(5)),
                terms.price(row.getLong(6)),
                terms.base(row.getLong(7)),
                terms.quote(row.getLong(8)),
                row.getLong(9));
    }

    /** Where the terms changed within an interval, its parts are put together. */
    private static List<CandleRow> whole(final List<CandleRow> parts, final int limit) {
        final List<CandleRow> candles = new ArrayList<>();
        for (final CandleRow part : parts) {
            final int last = candles.size() - 1;
            if (last >= 0 && candles.get(last).startNs() == part.startNs()) {
                candles.set(last, together(candles.get(last), part));
            } else if (candles.size() < limit) {
                candles.add(part);
            } else {
                return candles;
            }
        }
        return candles;
    }

    private static CandleRow together(final CandleRow first, final CandleRow later) {
        return new CandleRow(
                first.startNs(),
                first.open(),
                first.high().max(later.high()),
                first.low().min(later.low()),
                later.close(),
                first.baseQty().add(later.baseQty()),
                first.quoteQty().add(later.quoteQty()),
                first.tradeCount() + later.tradeCount());
    }

    private static PublicTrade trade(final ResultSet row, final Terms terms) throws SQLException {
        return new PublicTrade(
                row.getLong(2),
                row.getLong(3),
                row.getInt(4),
                row.getLong(5),
                terms.price(row.getLong(6)),
                terms.base(row.getLong(7)),
                terms.quote(row.getLong(8)),
                row.getLong(9),
                row.getLong(10),
                row.getInt(11),
                row.getLong(12));
    }

    private static TickerRow ticker(final Handle handle, final Terms terms, final long nowNs) {
        final Optional<PublicTrade> last = handle.select(
                        TRADES + "WHERE market_id = ? AND terms_number = ? AND busted_sequence = 0"
                                + " ORDER BY market_id DESC, trade_id DESC LIMIT 1",
                        terms.marketId(),
                        terms.number())
                .map((row, context) -> trade(row, terms))
                .findOne();
        final long toNs = MINUTE.startNs(nowNs);
        final Candle day = handle
                .select(
                        "SELECT start_ns, open_ticks, high_ticks, low_ticks, close_ticks, base_units, quote_units,"
                                + " trade_count FROM market_candle WHERE market_id = ? AND seconds = ? AND start_ns > ?"
                                + " AND start_ns <= ? AND terms_number = ? ORDER BY start_ns",
                        terms.marketId(),
                        MINUTE.seconds(),
                        toNs - DAY_NS,
                        toNs,
                        terms.number())
                .map((row, context) -> CandleTable.candle(row))
                .list()
                .stream()
                .reduce(Candle::followedBy)
                .orElse(null);
        return new TickerRow(
                terms.marketId(),
                terms.symbol(),
                last.map(PublicTrade::tradeId).orElse(0L),
                last.map(PublicTrade::timestampNs).orElse(0L),
                last.map(PublicTrade::price).orElse(null),
                day == null ? null : terms.price(day.openTicks()),
                day == null ? null : terms.price(day.highTicks()),
                day == null ? null : terms.price(day.lowTicks()),
                terms.base(day == null ? 0 : day.baseUnits()),
                terms.quote(day == null ? 0 : day.quoteUnits()),
                day == null ? 0 : day.tradeCount());
    }

    private static void checkLimit(final int limit) {
        if (limit < 1 || limit > LIMIT_MAX) {
            throw new IllegalArgumentException("a limit is 1 to " + LIMIT_MAX + ": limit=" + limit);
        }
    }

    private <T> T read(final HandleCallback<T, SQLException> query) {
        return tables.answer((handle, position) -> query.withHandle(handle)).value();
    }
}
