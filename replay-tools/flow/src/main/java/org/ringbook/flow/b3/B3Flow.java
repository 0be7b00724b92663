package org.ringbook.flow.b3;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ringbook.flow.CheckKind;
import org.ringbook.flow.DifferenceCause;
import org.ringbook.flow.FlowCheck;
import org.ringbook.flow.FlowFill;
import org.ringbook.flow.FlowInstrument;
import org.ringbook.flow.FlowNote;
import org.ringbook.flow.FlowOutcome;
import org.ringbook.flow.KnownShare;
import org.ringbook.flow.MirrorOrder;
import org.ringbook.flow.RecordedFlow;
import org.ringbook.flow.Side;
import org.ringbook.flow.StepBuffer;
import org.ringbook.flow.io.PeekingReader;

/**
 * Order events of B3 as steps. Every order goes in as it did at the exchange, and the trade rows behind it are what its
 * matching must give: orders, quantities, prices and their sequence.
 *
 * <p>A market order goes in as market-to-limit: B3's never walk to a second price, and their rest stays there.
 * The flow ends at 16:55:00, when the closing call begins and the exchange stops matching; market orders that wait for that
 * call are left out. Orders of before the file are entered first (those that trade) or with their first update.
 */
public final class B3Flow extends RecordedFlow {
    /** When the closing call begins and matching stops, local time. */
    public static final LocalTime CLOSING_CALL = LocalTime.of(16, 55);

    private final PeekingReader<B3Row> rows;
    private final B3Survey survey;
    private final long stopNs;
    private final Set<Long> ended = new HashSet<>();
    private boolean seeded;

    private B3Flow(
            final FlowInstrument instrument,
            final PeekingReader<B3Row> rows,
            final B3Survey survey,
            final long stopNs) {
        super(instrument, rows);
        this.rows = rows;
        this.survey = survey;
        this.stopNs = stopNs;
    }

    /**
     * Opens a file; it is read once in full beforehand to find the initial book.
     *
     * @param path the file, plain or gzip.
     * @param instrument the market: ticks of a centavo, lots of a share.
     * @return the flow up to the closing call.
     * @throws IOException when the file can't be read or is not of the format.
     */
    public static B3Flow open(final Path path, final FlowInstrument instrument) throws IOException {
        return open(path, instrument, CLOSING_CALL);
    }

    /**
     * Opens a file and goes on to another time than the closing call.
     *
     * @param path the file, plain or gzip.
     * @param instrument the market: ticks of a centavo, lots of a share.
     * @param stopAt local time of the first event that is left out.
     * @return the flow.
     * @throws IOException when the file can't be read or is not of the format.
     */
    public static B3Flow open(final Path path, final FlowInstrument instrument, final LocalTime stopAt)
            throws IOException {
        final long stopNs = stopAt.toNanoOfDay();
        final B3Survey survey = B3Survey.of(path, stopNs);
        return new B3Flow(instrument, new PeekingReader<>(new B3Reader(path)), survey, stopNs);
    }

    @Override
    public List<KnownShare> knownShares() {
        return List.of(KnownShare.all(CheckKind.AGGRESSION), KnownShare.all(CheckKind.PRICE_TIME));
    }

    @Override
    protected boolean translateNext() throws IOException {
        final B3Row first = rows.peek();
        if (first == null || first.timeNs() >= stopNs) {
            return false;
        }
        if (!seeded) {
            seed(first.timeNs());
        }
        final B3Command command = B3Command.next(rows);
        final List<FlowFill> expected = expectedFills(command);
        for (int i = expected.size(); i < command.trades().size(); i++) {
            steps().remark(FlowNote.CROSS_TRADE);
        }
        if (command.row() == null) {
            return true;
        }
        final FlowOutcome outcome = submit(command);
        if (outcome != null) {
            final boolean differs = !outcome.fills().equals(expected);
            steps().check(new FlowCheck.Fills(
                    CheckKind.AGGRESSION,
                    expected,
                    differs ? causeAt(command.row().timeNs()) : null));
            if (differs) {
                followTape(command, outcome.fills());
            }
        }
        return true;
    }

    private void seed(final long timeNs) {
        seeded = true;
        for (final B3Survey.Seed order : survey.seeds()) {
            steps().newLimit(timeNs, order.orderId(), order.side(), order.priceTicks(), order.leavesQty());
            steps().remark(FlowNote.SEEDED_ORDER);
        }
    }

    private List<FlowFill> expectedFills(final B3Command command) {
        final List<FlowFill> fills = new ArrayList<>();
        final List<Long> quantities = command.ownQuantities();
        for (final B3Command.Pair pair : command.ownTrades()) {
            final B3Row passive = pair.passive();
            final MirrorOrder resting = steps().mirror().order(passive.orderId());
            final boolean atMarket = passive.priceTicks() == 0 && resting != null;
            final long priceTicks = atMarket ? resting.priceTicks() : passive.priceTicks();
            fills.add(new FlowFill(passive.orderId(), priceTicks, quantities.get(fills.size())));
        }
        return fills;
    }

    /** Adds the step of a command; null when there is none. */
    private FlowOutcome submit(final B3Command command) {
        final B3Row row = command.row();
        final MirrorOrder resting = steps().mirror().order(row.orderId());
        return switch (row.event()) {
            case NEW -> resting == null ? enter(command) : skip(FlowNote.OTHER);
            case UPDATE -> update(row, resting);
            default -> resting == null ? skip(FlowNote.UNKNOWN_ORDER) : steps().cancel(row.timeNs(), resting);
        };
    }

    private FlowOutcome enter(final B3Command command) {
        final B3Row row = command.row();
        if (row.priceTicks() > 0) {
            return steps().newLimit(row.timeNs(), row.orderId(), row.side(), row.priceTicks(), row.leavesQty());
        }
        if (command.ownTrades().isEmpty()) {
            ended.add(row.orderId());
            return skip(FlowNote.CLOSING_ORDER);
        }
        if (steps().mirror().head(row.side().opposite()) == null) {
            ended.add(row.orderId());
            return skip(FlowNote.NO_OPPOSITE);
        }
        return steps().newMarketToLimit(row.timeNs(), row.orderId(), row.side(), row.leavesQty());
    }

    private FlowOutcome update(final B3Row row, final MirrorOrder resting) {
        if (resting != null) {
            final long priceTicks = row.priceTicks() > 0 ? row.priceTicks() : resting.priceTicks();
            return steps().replace(row.timeNs(), resting, priceTicks, row.leavesQty());
        }
        if (survey.hasEntry(row.orderId()) || !ended.add(row.orderId()) || row.priceTicks() == 0) {
            return skip(FlowNote.UNKNOWN_ORDER);
        }
        final FlowOutcome outcome =
                steps().newLimit(row.timeNs(), row.orderId(), row.side(), row.priceTicks(), row.leavesQty());
        steps().remark(FlowNote.SEEDED_ORDER);
        return outcome;
    }

    private FlowOutcome skip(final FlowNote note) {
        steps().remark(note);
        return null;
    }

    private DifferenceCause causeAt(final long timeNs) {
        return timeNs >= CLOSING_CALL.toNanoOfDay() ? DifferenceCause.CLOSING_CALL : DifferenceCause.PASSED_OVER;
    }

    /** Sets every order that traded, here or at the exchange, to what the tape says is left of it. */
    private void followTape(final B3Command command, final List<FlowFill> predicted) {
        final B3Row row = command.row();
        B3Row aggressor = row;
        final Set<Long> onTape = new HashSet<>();
        for (final B3Command.Pair pair : command.ownTrades()) {
            aggressor = pair.aggressor();
            onTape.add(pair.passive().orderId());
            set(row.timeNs(), pair.passive(), pair.passive().leavesQty());
        }
        set(row.timeNs(), aggressor, aggressor.leavesQty());
        final Side resting = row.side().opposite();
        for (final FlowFill fill : predicted) {
            if (!onTape.contains(fill.restingId())) {
                final MirrorOrder order = steps().mirror().order(fill.restingId());
                final long leavesQty = fill.qtyLots() + (order == null ? 0 : order.leavesQty());
                restore(row.timeNs(), fill.restingId(), resting, fill.priceTicks(), leavesQty);
            }
        }
    }

    private void set(final long timeNs, final B3Row row, final long leavesQty) {
        final MirrorOrder order = steps().mirror().order(row.orderId());
        if (order != null && order.leavesQty() > leavesQty) {
            steps().reduce(timeNs, order, order.leavesQty() - leavesQty);
            steps().remark(FlowNote.CORRECTION);
        } else if (leavesQty > 0 && (order == null || order.leavesQty() < leavesQty)) {
            final long priceTicks = row.priceTicks() > 0 || order == null ? row.priceTicks() : order.priceTicks();
            restore(timeNs, row.orderId(), row.side(), priceTicks, leavesQty);
        }
    }

    /** Puts back what traded here and not at the exchange, unless it would trade again at once. */
    private void restore(
            final long timeNs, final long id, final Side side, final long priceTicks, final long leavesQty) {
        final StepBuffer steps = steps();
        final MirrorOrder opposite = steps.mirror().head(side.opposite());
        if (priceTicks == 0 || (opposite != null && side.reaches(priceTicks, opposite.priceTicks()))) {
            return;
        }
        final MirrorOrder order = steps.mirror().order(id);
        if (order == null) {
            steps.newLimit(timeNs, id, side, priceTicks, leavesQty);
        } else {
            steps.replace(timeNs, order, priceTicks, leavesQty);
        }
        steps.remark(FlowNote.CORRECTION);
    }
}
