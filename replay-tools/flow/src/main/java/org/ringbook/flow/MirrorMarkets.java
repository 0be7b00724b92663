package org.ringbook.flow;

import java.util.HashMap;
import java.util.Map;

/** A plain book for each market: the target for flows of several markets. Markets are known by their symbols. */
public final class MirrorMarkets implements FlowTarget {
    private final Map<String, MirrorBook> books = new HashMap<>();

    @Override
    public void submit(final FlowStep step, final FlowListener listener) {
        book(step.instrument().symbol()).submit(step, listener);
    }

    /**
     * The book of a market.
     *
     * @param symbol the market's symbol.
     * @return its book, empty before its first step.
     */
    public MirrorBook book(final String symbol) {
        return books.computeIfAbsent(symbol, ignored -> new MirrorBook());
    }
}
