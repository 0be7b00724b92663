package org.ringbook.followers.market;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.ringbook.followers.JournalRecord;
import org.ringbook.followers.RowAppender;
import org.ringbook.readmodel.books.MarketTerms;
import org.ringbook.readmodel.marketdata.MarketDefinition;
import org.ringbook.readmodel.marketdata.MarketDefinition.Asset;
import org.ringbook.sbe.messages.MessageHeaderDecoder;

/** The tables of assets and terms, and what they say of the markets now. */
final class TermsTables {
    private final MarketTerms terms;
    private final List<MarketDefinition> definitions;
    private final List<Integer> numbers;
    private final RowAppender assets;
    private final RowAppender rows;
    private int assetsWritten;

    TermsTables(final Handle handle) throws SQLException {
        terms = new MarketTerms(handle.select("SELECT code, scale FROM market_asset ORDER BY asset_id")
                .map((row, context) -> new Asset(row.getString(1), row.getInt(2)))
                .list());
        assetsWritten = terms.assets().size();
        definitions = new ArrayList<>(inForce(handle));
        numbers = new ArrayList<>(
                handle.select("SELECT MAX(terms_number) FROM market_terms GROUP BY market_id ORDER BY market_id")
                        .mapTo(Integer.class)
                        .list());
        assets = RowAppender.of(handle, "market_asset", "asset_id", "code", "scale");
        rows = RowAppender.of(
                handle,
                "market_terms",
                "market_id",
                "terms_number",
                "symbol",
                "base_code",
                "base_scale",
                "quote_code",
                "quote_scale",
                "tick_mantissa",
                "tick_scale",
                "lot_mantissa",
                "lot_scale",
                "min_qty_lots",
                "max_qty_lots",
                "min_notional_units",
                "max_notional_units",
                "lot_units",
                "quote_units_per_tick_lot",
                "sequence");
    }

    /** By market id from 1. */
    List<Integer> numbers() {
        return numbers;
    }

    /** The definition that an event brings into force; null if it brings none. */
    MarketDefinition apply(final JournalRecord record, final int event, final MessageHeaderDecoder header)
            throws SQLException {
        final MarketDefinition definition = terms.apply(
                record.buffer(), event, header, record.command(), marketId -> definitions.get(marketId - 1));
        for (; assetsWritten < terms.assets().size(); assetsWritten++) {
            final Asset asset = terms.assets().get(assetsWritten);
            assets.put(assetsWritten + 1).put(asset.code()).put(asset.scale());
            assets.end();
        }
        if (definition != null) {
            bringIntoForce(definition, record.sequence());
        }
        return definition;
    }

    private void bringIntoForce(final MarketDefinition definition, final long sequence) throws SQLException {
        final int index = definition.marketId() - 1;
        if (index == definitions.size()) {
            definitions.add(definition);
            numbers.add(1);
        } else {
            definitions.set(index, definition);
            numbers.set(index, numbers.get(index) + 1);
        }
        rows.put(definition.marketId()).put(numbers.get(index)).put(definition.symbol());
        rows.put(definition.base().code()).put(definition.base().scale());
        rows.put(definition.quote().code()).put(definition.quote().scale());
        rows.put(definition.tickMantissa()).put(definition.tickScale());
        rows.put(definition.lotMantissa()).put(definition.lotScale());
        rows.put(definition.minQtyLots()).put(definition.maxQtyLots());
        rows.put(definition.minNotionalUnits()).put(definition.maxNotionalUnits());
        rows.put(definition.lotUnits()).put(definition.quoteUnitsPerTickLot()).put(sequence);
        rows.end();
    }

    void flush() throws SQLException {
        assets.flush();
        rows.flush();
    }

    private static List<MarketDefinition> inForce(final Handle handle) {
        return handle.select("SELECT market_id, symbol, base_code, base_scale, quote_code, quote_scale, tick_mantissa,"
                        + " tick_scale, lot_mantissa, lot_scale, min_qty_lots, max_qty_lots, min_notional_units,"
                        + " max_notional_units, lot_units, quote_units_per_tick_lot FROM market_terms t"
                        + " WHERE terms_number = (SELECT MAX(terms_number) FROM market_terms m"
                        + " WHERE m.market_id = t.market_id) ORDER BY market_id")
                .map((row, context) -> new MarketDefinition(
                        row.getInt(1),
                        row.getString(2),
                        new Asset(row.getString(3), row.getInt(4)),
                        new Asset(row.getString(5), row.getInt(6)),
                        row.getLong(7),
                        row.getInt(8),
                        row.getLong(9),
                        row.getInt(10),
                        row.getLong(11),
                        row.getLong(12),
                        row.getLong(13),
                        row.getLong(14),
                        row.getLong(15),
                        row.getLong(16)))
                .list();
    }
}
