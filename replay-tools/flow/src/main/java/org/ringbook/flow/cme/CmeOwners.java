package org.ringbook.flow.cme;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.ringbook.flow.io.PeekingReader;

/**
 * Which orders have one owner, as far as self-match prevention tells: where an aggressor passes an order within its reach, and the exchange
 * cancels that order in the same event, unfilled, both are one owner's. A guess, but one that the record could contradict: owners found so
 * must never trade with themselves. Those that do are dropped.
 */
final class CmeOwners {
    private final Map<Long, Long> parents = new HashMap<>();
    private final Map<Long, Long> traded = new HashMap<>();

    private CmeOwners() {}

    /** Names of owners by their orders; orders that nothing is known of are not in it. */
    static Map<Long, String> of(final Path path) throws IOException {
        final CmeOwners owners = new CmeOwners();
        try (PeekingReader<CmeRow> rows = new PeekingReader<>(new CmeReader(path))) {
            for (CmeEvent event = CmeEvent.next(rows); event != null; event = CmeEvent.next(rows)) {
                owners.add(event);
            }
        }
        return owners.names();
    }

    private void add(final CmeEvent event) {
        for (final CmeEvent.Trade trade : event.trades()) {
            final CmeRow aggressor = trade.aggressor();
            if (aggressor.side() == null) {
                continue;
            }
            trade.fills().forEach(fill -> traded.put(fill.orderId(), aggressor.orderId()));
            for (final CmeRow row : event.rest()) {
                if (row.action() == CmeRow.Action.CANCEL
                        && row.side() == aggressor.side().opposite()
                        && aggressor.side().reaches(aggressor.price(), row.price())
                        && event.onlyCancels(row.orderId())) {
                    parents.put(rootOf(row.orderId()), rootOf(aggressor.orderId()));
                }
            }
        }
    }

    private long rootOf(final long orderId) {
        long root = orderId;
        for (long parent = parents.getOrDefault(root, root);
                parent != root;
                parent = parents.getOrDefault(root, root)) {
            root = parent;
        }
        return root;
    }

    private Map<Long, String> names() {
        final Set<Long> contradicted = new HashSet<>();
        traded.forEach((resting, aggressor) -> {
            if (rootOf(resting) == rootOf(aggressor) && resting.longValue() != aggressor.longValue()) {
                contradicted.add(rootOf(resting));
            }
        });
        final Map<Long, String> names = new HashMap<>();
        final Map<Long, String> nameOfRoot = new HashMap<>();
        final Set<Long> known = new TreeSet<>(parents.keySet());
        known.addAll(parents.values());
        known.removeIf(orderId -> contradicted.contains(rootOf(orderId)));
        for (final long orderId : known) {
            names.put(orderId, nameOfRoot.computeIfAbsent(rootOf(orderId), root -> "owner-" + (nameOfRoot.size() + 1)));
        }
        return names;
    }
}
