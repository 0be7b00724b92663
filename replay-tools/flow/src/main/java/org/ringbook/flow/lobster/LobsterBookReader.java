package org.ringbook.flow.lobster;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import org.ringbook.flow.FlowDepth;
import org.ringbook.flow.io.LineReader;

/**
 * Reads {@code *_orderbook_N.csv}: per level offer price, offer size, bid price, bid size; a level that is not there has price
 * 9999999999 or -9999999999 and size 0. All rows have the levels of the first.
 */
public final class LobsterBookReader implements Closeable {
    private static final long NO_PRICE = 9_999_999_999L;

    private final LineReader lines;
    private final long priceUnitsPerTick;
    private int columns;

    /**
     * Opens a file.
     *
     * @param path the file, plain or gzip.
     * @param priceUnitsPerTick what a tick is in 1/10000 USD.
     * @throws IOException when it can't be opened.
     */
    public LobsterBookReader(final Path path, final long priceUnitsPerTick) throws IOException {
        lines = new LineReader(path);
        this.priceUnitsPerTick = priceUnitsPerTick;
    }

    /**
     * The book of the next row.
     *
     * @return its levels, prices in ticks; null at the end.
     * @throws IOException when the file can't be read or is not of the format.
     */
    public FlowDepth next() throws IOException {
        final String line = lines.next();
        if (line == null) {
            return null;
        }
        final String[] texts = line.split(",", -1);
        if (texts.length % FlowDepth.COLUMNS != 0 || (columns != 0 && texts.length != columns)) {
            throw lines.fault(
                    "must have " + (columns == 0 ? "a multiple of 4" : columns) + " fields but has " + texts.length);
        }
        columns = texts.length;
        final long[] values = new long[columns];
        for (int i = 0; i < columns; i += 2) {
            values[i] = priceTicks(texts[i]);
            values[i + 1] = values[i] == 0 ? 0 : number(texts[i + 1]);
        }
        return new FlowDepth(values);
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private long priceTicks(final String text) throws IOException {
        final long price = number(text);
        if (Math.abs(price) == NO_PRICE) {
            return 0;
        }
        if (price <= 0 || price % priceUnitsPerTick != 0) {
            throw lines.fault("price must be a positive multiple of " + priceUnitsPerTick + ": price='" + text + "'");
        }
        return price / priceUnitsPerTick;
    }

    private long number(final String text) throws IOException {
        try {
            return Long.parseLong(text);
        } catch (final NumberFormatException e) {
            throw lines.fault("must be a whole number: '" + text + "'");
        }
    }
}
