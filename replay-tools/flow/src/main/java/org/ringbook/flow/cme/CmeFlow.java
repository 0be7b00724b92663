package org.ringbook.flow.cme;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ringbook.flow.CheckKind;
import org.ringbook.flow.DifferenceCause;
import org.ringbook.flow.FlowCheck;
import org.ringbook.flow.FlowFill;
import org.ringbook.flow.FlowInstrument;
import org.ringbook.flow.FlowNote;
import org.ringbook.flow.KnownShare;
import org.ringbook.flow.MirrorBook;
import org.ringbook.flow.MirrorOrder;
import org.ringbook.flow.RecordedFlow;
import org.ringbook.flow.StepBuffer;
import org.ringbook.flow.io.FlowFile;
import org.ringbook.flow.io.PeekingReader;

/**
 * CME market by order as steps, the opening auction included. An aggressor goes in for as many of its recorded fills as are next in
 * priority; a fill that is not is counted with its cause and taken off the order that the exchange filled. Records that only repeat
 * what a fill did are left out. What is left over are nine icebergs: what they show again varies from time to time, which no fixed
 * peak gives.
 */
public final class CmeFlow extends RecordedFlow {
    private final PeekingReader<CmeRow> rows;
    private final CmeGathering gathering;
    private final long unitsPerTick;
    private final Set<Long> touched = new HashSet<>();

    private CmeFlow(final FlowInstrument instrument, final PeekingReader<CmeRow> rows, final CmeSurvey survey) {
        super(instrument, rows);
        this.rows = rows;
        this.unitsPerTick = survey.priceUnitsPerTick();
        this.gathering = new CmeGathering(steps(), survey.auction(), unitsPerTick);
    }

    /**
     * Opens a file; it is read once in full beforehand to find the opening auction.
     *
     * @param path the file, plain or gzip.
     * @param symbol name of the market; null for the one in the file's name.
     * @return the flow, which begins with the snapshot and, if there is one, with the opening auction.
     * @throws IOException when the file can't be read or is not of the format.
     */
    public static CmeFlow open(final Path path, final String symbol) throws IOException {
        final CmeSurvey survey = CmeSurvey.of(path);
        final String name = symbol == null ? FlowFile.symbolOf(path, "CME") : symbol;
        final BigDecimal tick = BigDecimal.valueOf(survey.priceUnitsPerTick(), 2);
        final FlowInstrument instrument = new FlowInstrument(name, name, "USD", tick, BigDecimal.ONE);
        final CmeFlow flow = new CmeFlow(instrument, new PeekingReader<>(new CmeReader(path)), survey);
        flow.steps().participants(CmeOwners.of(path));
        return flow;
    }

    @Override
    public List<KnownShare> knownShares() {
        return List.of(
                new KnownShare(CheckKind.EXECUTION, 976, 1_000),
                KnownShare.all(CheckKind.AUCTION),
                KnownShare.all(CheckKind.PRICE_TIME));
    }

    @Override
    protected boolean translateNext() throws IOException {
        final CmeRow first = rows.peek();
        if (first != null && gathering.takes(first)) {
            gathering.add(rows.next());
            return true;
        }
        touched.clear();
        if (gathering.isDue()) {
            touched.addAll(gathering.uncross());
        }
        final CmeEvent event = CmeEvent.next(rows);
        if (event == null) {
            return false;
        }
        for (final CmeEvent.Trade trade : event.trades()) {
            trade(event, trade);
        }
        for (final CmeRow row : event.rest()) {
            apply(row);
        }
        return true;
    }

    private MirrorBook mirror() {
        return steps().mirror();
    }

    private void trade(final CmeEvent event, final CmeEvent.Trade trade) {
        final CmeRow aggressor = trade.aggressor();
        if (aggressor.side() == null) {
            trade.fills().forEach(fill -> steps().remark(FlowNote.AUCTION_FILL));
            return;
        }
        final MirrorOrder repriced = mirror().order(aggressor.orderId());
        if (repriced != null) {
            steps().cancel(aggressor.timeNs(), repriced);
        }
        final List<CmeRow> fills = trade.fills().stream()
                .filter(fill -> fill.orderId() != aggressor.orderId())
                .toList();
        for (int i = fills.size(); i < trade.fills().size(); i++) {
            steps().remark(FlowNote.OWN_FILL);
        }
        int next = 0;
        while (next < fills.size()) {
            final int agreeing = send(aggressor, fills.subList(next, fills.size()));
            next += agreeing;
            if (agreeing == 0) {
                follow(event, aggressor, fills.get(next));
                next++;
            }
        }
    }

    /** Sends an order for as many of the fills as priority gives, and tells how many those are. */
    private int send(final CmeRow aggressor, final List<CmeRow> fills) {
        final List<FlowFill> recorded = fills.stream()
                .map(fill -> new FlowFill(fill.orderId(), fill.price() / unitsPerTick, fill.size()))
                .toList();
        final StepBuffer.Aggression aggression = steps().aggress(
                        aggressor.timeNs(),
                        aggressor.orderId(),
                        aggressor.side(),
                        aggressor.price() / unitsPerTick,
                        recorded);
        recorded.subList(0, aggression.agreeing()).forEach(fill -> touched.add(fill.restingId()));
        touched.addAll(aggression.prevented());
        return aggression.agreeing();
    }

    /** Handles a fill that priority doesn't give as it is. */
    private void follow(final CmeEvent event, final CmeRow aggressor, final CmeRow fill) {
        touched.add(fill.orderId());
        final MirrorOrder order = mirror().order(fill.orderId());
        if (order == null) {
            steps().check(new FlowCheck.Known(CheckKind.EXECUTION, DifferenceCause.UNKNOWN_ORDER));
            return;
        }
        final MirrorOrder head = mirror().head(order.side());
        if (head.id() == order.id()) {
            final FlowFill shown =
                    new FlowFill(order.id(), order.priceTicks(), Math.min(fill.size(), order.leavesQty()));
            steps().newIoc(
                            aggressor.timeNs(),
                            aggressor.orderId(),
                            order.side().opposite(),
                            order.priceTicks(),
                            shown.qtyLots());
            steps().check(new FlowCheck.Fills(CheckKind.EXECUTION, List.of(shown), null));
            steps().remark(FlowNote.HIDDEN_QUANTITY);
            return;
        }
        steps().reduce(aggressor.timeNs(), order, fill.size());
        steps().check(new FlowCheck.Known(CheckKind.EXECUTION, causeOf(event, fill, order, head)));
    }

    private static DifferenceCause causeOf(
            final CmeEvent event, final CmeRow fill, final MirrorOrder order, final MirrorOrder head) {
        if (head.priceTicks() != order.priceTicks()) {
            return DifferenceCause.NOT_AT_BEST;
        }
        if (event.onlyCancels(head.id())) {
            return DifferenceCause.SELF_MATCH_PREVENTION;
        }
        return event.fillsAfter(fill, head.id()) ? DifferenceCause.ICEBERG : DifferenceCause.PASSED_OVER;
    }

    private void apply(final CmeRow row) {
        final MirrorOrder order = mirror().order(row.orderId());
        switch (row.action()) {
            case CANCEL -> {
                if (order == null) {
                    steps().remark(touched.contains(row.orderId()) ? FlowNote.CONSEQUENCE : FlowNote.UNKNOWN_ORDER);
                } else {
                    steps().reduce(row.timeNs(), order, row.size());
                }
            }
            case ADD, MODIFY -> {
                show(row, order);
            }
            default -> {
                steps().clear(row.timeNs());
            }
        }
    }

    private void show(final CmeRow row, final MirrorOrder order) {
        final long priceTicks = row.price() / unitsPerTick;
        if (order == null) {
            steps().newLimit(row.timeNs(), row.orderId(), row.side(), priceTicks, row.size());
        } else if (touched.contains(row.orderId())
                && order.priceTicks() == priceTicks
                && order.leavesQty() == row.size()) {
            steps().remark(FlowNote.CONSEQUENCE);
            return;
        } else {
            steps().replace(row.timeNs(), order, priceTicks, row.size());
        }
        steps().check(new FlowCheck.Fills(CheckKind.RESTING, List.of(), DifferenceCause.SELF_MATCH_PREVENTION));
    }
}
