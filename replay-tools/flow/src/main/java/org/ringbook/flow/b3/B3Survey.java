package org.ringbook.flow.b3;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.ringbook.flow.Side;
import org.ringbook.flow.io.PeekingReader;

/**
 * A first pass over a file, to find the orders that were in the book before it begins: those that trade as the passive side
 * and never had a New or Update row.
 */
final class B3Survey {
    private final Map<Long, Seed> seeds = new TreeMap<>();
    private final Set<Long> withNew = new HashSet<>();

    private B3Survey() {}

    /** An order of the initial book. */
    record Seed(long orderId, Side side, long priceTicks, long leavesQty) {}

    static B3Survey of(final Path path, final long stopNs) throws IOException {
        final B3Survey survey = new B3Survey();
        final Set<Long> met = new HashSet<>();
        try (PeekingReader<B3Row> rows = new PeekingReader<>(new B3Reader(path))) {
            for (B3Command command = B3Command.next(rows); command != null; command = B3Command.next(rows)) {
                if (command.row() != null && command.row().timeNs() >= stopNs) {
                    break;
                }
                survey.add(command, met);
            }
        }
        return survey;
    }

    /** Orders of the initial book by order id. */
    Iterable<Seed> seeds() {
        return seeds.values();
    }

    /** Whether the file shows the entry of an order. */
    boolean hasEntry(final long orderId) {
        return withNew.contains(orderId);
    }

    private void add(final B3Command command, final Set<Long> met) {
        if (command.row() != null) {
            met.add(command.row().orderId());
            if (command.row().event() == B3Row.Event.NEW) {
                withNew.add(command.row().orderId());
            }
        }
        final List<Long> quantities = command.ownQuantities();
        int index = 0;
        for (final B3Command.Pair pair : command.ownTrades()) {
            final B3Row passive = pair.passive();
            if (met.add(passive.orderId())) {
                final long leavesQty = passive.leavesQty() + quantities.get(index);
                seeds.put(
                        passive.orderId(),
                        new Seed(passive.orderId(), passive.side(), passive.priceTicks(), leavesQty));
            }
            index++;
        }
    }
}
