package org.ringbook.flow.itch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.ringbook.flow.io.FlowFile;
import org.ringbook.flow.io.FlowFormatException;

/**
 * A look at the beginning of a file, to find the stock to play and the tick of its prices.
 *
 * @param stock its symbol.
 * @param locate its number on this day.
 * @param wholeCents whether all its orders seen have prices in whole cents.
 */
record ItchSurvey(String stock, int locate, boolean wholeCents) {
    private static final long MESSAGES_MAX = 5_000_000;
    private static final long UNITS_PER_CENT = 100;

    /** What is known of one stock. */
    private static final class Seen {
        private final String stock;
        private long adds;
        private boolean wholeCents = true;

        private Seen(final String stock) {
            this.stock = stock;
        }
    }

    /** {@code stock} is the wanted symbol, or null for the one with most new orders in the first five million messages. */
    static ItchSurvey of(final Path path, final String stock) throws IOException {
        final Map<Integer, Seen> stocks = new TreeMap<>();
        try (ItchReader messages = new ItchReader(path, ItchReader.ALL)) {
            ItchMessage message = messages.next();
            for (long i = 0; message != null && i < MESSAGES_MAX; i++) {
                if (!message.stock().isEmpty()) {
                    note(message, stocks.computeIfAbsent(message.locate(), seenOf(message)));
                }
                message = messages.next();
            }
        }
        Map.Entry<Integer, Seen> best = null;
        for (final Map.Entry<Integer, Seen> each : stocks.entrySet()) {
            final boolean wanted = stock == null || stock.equals(each.getValue().stock);
            if (wanted && (best == null || each.getValue().adds > best.getValue().adds)) {
                best = each;
            }
        }
        if (best == null) {
            throw new FlowFormatException(
                    FlowFile.nameOf(path), "offset 0", stock == null ? "has no stock" : "lacks the stock " + stock);
        }
        return new ItchSurvey(best.getValue().stock, best.getKey(), best.getValue().wholeCents);
    }

    long priceUnitsPerTick() {
        return wholeCents ? UNITS_PER_CENT : 1;
    }

    private static java.util.function.Function<Integer, Seen> seenOf(final ItchMessage message) {
        return locate -> new Seen(message.stock());
    }

    private static void note(final ItchMessage message, final Seen seen) {
        if (message.type() != ItchType.STOCK_DIRECTORY) {
            seen.adds++;
            seen.wholeCents &= message.price() % UNITS_PER_CENT == 0;
        }
    }
}
