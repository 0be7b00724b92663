package org.ringbook.audit;

import org.agrona.collections.Int2ObjectHashMap;
import org.agrona.collections.LongArrayList;

/** Where a market's trades are, roughly: the record of every 1,024th. Their numbers are dense, so the others lie between. */
final class TradeIndex {
    static final int STEP = 1_024;

    private final Int2ObjectHashMap<Samples> markets = new Int2ObjectHashMap<>();

    private static final class Samples {
        private final LongArrayList sequences = new LongArrayList();
        private long firstTradeId;
        private long firstStep;
    }

    /** Takes in a trade; the trades of a market come in their order. */
    void add(final int marketId, final long tradeId, final long sequence) {
        Samples samples = markets.get(marketId);
        if (samples == null) {
            samples = new Samples();
            samples.firstTradeId = tradeId;
            samples.firstStep = tradeId / STEP;
            markets.put(marketId, samples);
        }
        if (tradeId / STEP == samples.firstStep + samples.sequences.size()) {
            samples.sequences.addLong(sequence);
        }
    }

    /** A record not behind the trade's and not far before it; 0 if the trade is before those that were taken in. */
    long notBehind(final int marketId, final long tradeId) {
        final Samples samples = markets.get(marketId);
        if (samples == null || tradeId < samples.firstTradeId) {
            return 0;
        }
        final int at = (int) Math.min(tradeId / STEP - samples.firstStep, samples.sequences.size() - 1);
        return samples.sequences.getLong(at);
    }
}
