package org.ringbook.flow.lobster;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ringbook.flow.CheckKind;
import org.ringbook.flow.DifferenceCause;
import org.ringbook.flow.FlowCheck;
import org.ringbook.flow.FlowDepth;
import org.ringbook.flow.FlowFill;
import org.ringbook.flow.FlowInstrument;
import org.ringbook.flow.FlowNote;
import org.ringbook.flow.FlowStep;
import org.ringbook.flow.KnownShare;
import org.ringbook.flow.MirrorBook;
import org.ringbook.flow.MirrorOrder;
import org.ringbook.flow.RecordedFlow;
import org.ringbook.flow.Side;
import org.ringbook.flow.io.FlowFile;
import org.ringbook.flow.io.PeekingReader;

/**
 * LOBSTER messages as steps. An execution becomes an order of the other side that must trade with exactly that order; when the
 * head of the best price is another one, no engine with price-time priority can follow, so it is counted as a difference and the
 * row is applied as a reduction.
 */
public final class LobsterFlow extends RecordedFlow {
    private static final long AGGRESSOR_IDS = 1L << 62;

    private final PeekingReader<LobsterMessage> messages;
    private final LobsterSurvey survey;
    private final LobsterOptions options;
    private final List<BookOracle> oracles = new ArrayList<>();
    private final long unitsPerTick;
    private long aggressors;
    private boolean seeded;

    private LobsterFlow(
            final FlowInstrument instrument,
            final PeekingReader<LobsterMessage> messages,
            final LobsterSurvey survey,
            final LobsterOptions options) {
        super(instrument, messages);
        this.messages = messages;
        this.survey = survey;
        this.options = options;
        this.unitsPerTick = survey.priceUnitsPerTick();
    }

    /**
     * Opens a message file; it is read once in full beforehand to find the initial book.
     *
     * @param path the message file, plain or gzip.
     * @param options what belongs to it.
     * @return the flow.
     * @throws IOException when a file can't be read or is not of the format.
     */
    public static LobsterFlow open(final Path path, final LobsterOptions options) throws IOException {
        if (options.isWholeAggressors() && !options.oracles().isEmpty()) {
            throw new IllegalArgumentException("books are compared execution by execution, not with whole aggressors");
        }
        final LobsterSurvey survey = LobsterSurvey.of(path);
        final String symbol = options.symbol() == null ? FlowFile.symbolOf(path, "LOBSTER") : options.symbol();
        final BigDecimal tick =
                BigDecimal.valueOf(survey.priceUnitsPerTick(), 4).stripTrailingZeros();
        final FlowInstrument instrument = new FlowInstrument(symbol, symbol, "USD", tick, BigDecimal.ONE);
        final LobsterFlow flow =
                new LobsterFlow(instrument, new PeekingReader<>(new LobsterMessageReader(path)), survey, options);
        try {
            for (final LobsterOptions.Oracle oracle : options.oracles()) {
                flow.oracles.add(
                        oracle.rows()
                                ? new RowOracle(oracle.bookFile(), oracle.messages(), flow.unitsPerTick)
                                : new TouchOracle(oracle.bookFile(), flow.unitsPerTick));
            }
        } catch (final IOException e) {
            flow.close();
            throw e;
        }
        return flow;
    }

    @Override
    public List<KnownShare> knownShares() {
        return List.of(
                new KnownShare(CheckKind.EXECUTION, 98, 100),
                new KnownShare(CheckKind.AGGRESSION, 98, 100),
                KnownShare.all(CheckKind.BOOK_ROW),
                KnownShare.all(CheckKind.TOUCH_STATE),
                KnownShare.all(CheckKind.PRICE_TIME));
    }

    @Override
    public void close() throws IOException {
        super.close();
        for (final BookOracle oracle : oracles) {
            oracle.close();
        }
    }

    @Override
    protected boolean translateNext() throws IOException {
        final LobsterMessage message = messages.next();
        if (message == null) {
            for (final BookOracle oracle : oracles) {
                oracle.atEnd(steps());
            }
            return false;
        }
        if (!seeded) {
            seed(message);
        }
        if (message.type() == LobsterMessage.Type.EXECUTE && options.isWholeAggressors()) {
            executeWhole(message);
        } else {
            translate(message);
            compare(message);
        }
        return true;
    }

    private void seed(final LobsterMessage first) throws IOException {
        seeded = true;
        FlowDepth row = null;
        if (options.seedBook() != null) {
            try (LobsterBookReader book = new LobsterBookReader(options.seedBook(), unitsPerTick)) {
                row = book.next();
            }
        }
        new LobsterSeed(survey, steps()).enter(first, row);
    }

    private void compare(final LobsterMessage message) throws IOException {
        for (final BookOracle oracle : oracles) {
            oracle.after(message, steps());
        }
    }

    private void translate(final LobsterMessage message) {
        switch (message.type()) {
            case NEW -> {
                steps().newLimit(
                                message.timeNs(),
                                message.orderId(),
                                message.side(),
                                message.price() / unitsPerTick,
                                message.size());
                steps().check(new FlowCheck.Fills(CheckKind.RESTING, List.of(), null));
            }
            case REDUCE, DELETE -> {
                takeOff(message, FlowNote.UNKNOWN_ORDER);
            }
            case EXECUTE -> {
                execute(message);
            }
            case EXECUTE_HIDDEN -> {
                steps().remark(FlowNote.HIDDEN_EXECUTION);
            }
            case CROSS -> {
                steps().remark(FlowNote.CROSS_TRADE);
            }
            default -> {
                steps().remark(FlowNote.HALT);
            }
        }
    }

    private void takeOff(final LobsterMessage message, final FlowNote ifUnknown) {
        final MirrorOrder order = steps().mirror().order(message.orderId());
        if (order == null) {
            steps().remark(ifUnknown);
        } else if (message.type() == LobsterMessage.Type.DELETE) {
            steps().cancel(message.timeNs(), order);
        } else {
            steps().reduce(message.timeNs(), order, message.size());
        }
    }

    private void execute(final LobsterMessage message) {
        final DifferenceCause cause = causeOfMiss(message);
        if (cause != null && !options.isUnaided()) {
            takeOff(message, FlowNote.UNKNOWN_ORDER);
            if (!options.isWholeAggressors()) {
                steps().check(new FlowCheck.Known(CheckKind.EXECUTION, cause));
            }
            return;
        }
        final FlowFill expected = fillOf(message);
        steps().newIoc(
                        message.timeNs(),
                        AGGRESSOR_IDS + aggressors++,
                        message.side().opposite(),
                        expected.priceTicks(),
                        expected.qtyLots());
        if (!options.isWholeAggressors()) {
            steps().check(new FlowCheck.Fills(CheckKind.EXECUTION, List.of(expected), cause));
        }
    }

    /** Why price-time priority gives another fill than the recorded one; null when it gives that. */
    private DifferenceCause causeOfMiss(final LobsterMessage message) {
        final FlowFill expected = fillOf(message);
        final MirrorBook mirror = steps().mirror();
        if (mirror.preview(
                        FlowStep.participantOf(message.side().opposite()),
                        message.side().opposite(),
                        expected.priceTicks(),
                        expected.qtyLots())
                .equals(List.of(expected))) {
            return null;
        }
        final MirrorOrder order = mirror.order(message.orderId());
        if (order == null) {
            return DifferenceCause.UNKNOWN_ORDER;
        }
        final MirrorOrder head = mirror.head(order.side());
        if (head.priceTicks() != order.priceTicks()) {
            return DifferenceCause.NOT_AT_BEST;
        }
        return head.id() > order.id() ? DifferenceCause.LATE_ENTRY : DifferenceCause.PASSED_OVER;
    }

    private FlowFill fillOf(final LobsterMessage message) {
        return new FlowFill(message.orderId(), message.price() / unitsPerTick, message.size());
    }

    private void executeWhole(final LobsterMessage first) throws IOException {
        final List<LobsterMessage> group = new ArrayList<>();
        group.add(first);
        while (isSameAggressor(first, messages.peek())) {
            group.add(messages.next());
        }
        final List<FlowFill> expected = group.stream().map(this::fillOf).toList();
        final Side side = first.side().opposite();
        long limitTicks = expected.get(0).priceTicks();
        long total = 0;
        for (final FlowFill fill : expected) {
            limitTicks = side.reaches(limitTicks, fill.priceTicks()) ? limitTicks : fill.priceTicks();
            total = Math.addExact(total, fill.qtyLots());
        }
        if (steps().mirror()
                .preview(FlowStep.participantOf(side), side, limitTicks, total)
                .equals(expected)) {
            steps().newIoc(first.timeNs(), AGGRESSOR_IDS + aggressors++, side, limitTicks, total);
            steps().check(new FlowCheck.Fills(CheckKind.AGGRESSION, expected, null));
            return;
        }
        DifferenceCause cause = null;
        for (final LobsterMessage message : group) {
            cause = cause == null ? causeOfMiss(message) : cause;
            translate(message);
        }
        cause = cause == null ? DifferenceCause.PASSED_OVER : cause;
        steps().check(new FlowCheck.Known(CheckKind.AGGRESSION, cause));
    }

    private static boolean isSameAggressor(final LobsterMessage first, final LobsterMessage next) {
        return next != null
                && next.type() == LobsterMessage.Type.EXECUTE
                && next.timeNs() == first.timeNs()
                && next.side() == first.side();
    }
}
