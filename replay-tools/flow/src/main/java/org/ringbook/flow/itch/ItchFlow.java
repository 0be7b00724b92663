package org.ringbook.flow.itch;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ringbook.flow.CheckKind;
import org.ringbook.flow.DifferenceCause;
import org.ringbook.flow.FlowCheck;
import org.ringbook.flow.FlowFill;
import org.ringbook.flow.FlowInstrument;
import org.ringbook.flow.FlowNote;
import org.ringbook.flow.KnownShare;
import org.ringbook.flow.MirrorOrder;
import org.ringbook.flow.RecordedFlow;
import org.ringbook.flow.Side;
import org.ringbook.flow.io.PeekingReader;

/**
 * ITCH messages of one stock as steps. Executions of the same nanosecond on the same side become one aggressor, as far as they are
 * next in priority; others are counted with their cause and taken off the order that Nasdaq executed.
 *
 * <p>A replaced order keeps the id of its first reference. Nasdaq puts every replace at the tail; where an engine would let the
 * order keep its place (same price, not more shares), the step is a cancel and a new order.
 */
public final class ItchFlow extends RecordedFlow {
    private static final long AGGRESSOR_IDS = 1L << 62;

    private final PeekingReader<ItchMessage> messages;
    private final long unitsPerTick;
    private final Map<Long, Long> idByRef = new HashMap<>();
    private long aggressors;

    private ItchFlow(
            final FlowInstrument instrument, final PeekingReader<ItchMessage> messages, final long unitsPerTick) {
        super(instrument, messages);
        this.messages = messages;
        this.unitsPerTick = unitsPerTick;
    }

    /**
     * Opens a file; its beginning is read beforehand to find the stock.
     *
     * @param path the file, plain or gzip.
     * @param stock symbol of the stock; null for the one with most new orders in the first five million messages.
     * @return the flow of that stock.
     * @throws IOException when the file can't be read, is not of the format or lacks the stock.
     */
    public static ItchFlow open(final Path path, final String stock) throws IOException {
        final ItchSurvey survey = ItchSurvey.of(path, stock);
        final BigDecimal tick =
                BigDecimal.valueOf(survey.priceUnitsPerTick(), 4).stripTrailingZeros();
        final FlowInstrument instrument =
                new FlowInstrument(survey.stock(), survey.stock(), "USD", tick, BigDecimal.ONE);
        return new ItchFlow(
                instrument, new PeekingReader<>(new ItchReader(path, survey.locate())), survey.priceUnitsPerTick());
    }

    @Override
    public List<KnownShare> knownShares() {
        return List.of(new KnownShare(CheckKind.EXECUTION, 98, 100), KnownShare.all(CheckKind.PRICE_TIME));
    }

    @Override
    protected boolean translateNext() throws IOException {
        final ItchMessage message = messages.next();
        if (message == null) {
            return false;
        }
        switch (message.type()) {
            case ADD, ADD_ATTRIBUTED -> add(message);
            case EXECUTED -> execute(message);
            case EXECUTED_AT_PRICE -> executeAtPrice(message);
            case CANCEL -> cancel(message);
            case DELETE -> delete(message);
            case REPLACE -> replace(message);
            case TRADE -> steps().remark(FlowNote.HIDDEN_EXECUTION);
            case CROSS_TRADE -> steps().remark(FlowNote.CROSS_TRADE);
            case TRADING_ACTION, OPERATIONAL_HALT -> steps().remark(FlowNote.HALT);
            default -> steps().remark(FlowNote.OTHER);
        }
        return true;
    }

    private void add(final ItchMessage message) throws IOException {
        steps().newLimit(
                        message.timeNs(), message.orderRef(), message.side(), ticks(message.price()), message.shares());
        steps().check(new FlowCheck.Fills(CheckKind.RESTING, List.of(), DifferenceCause.PASSED_OVER));
    }

    private void execute(final ItchMessage first) throws IOException {
        final MirrorOrder order = orderOf(first.orderRef());
        if (order == null) {
            unknownExecution();
            return;
        }
        final Side resting = order.side();
        final List<ItchMessage> group = new ArrayList<>(List.of(first));
        while (continues(first, resting, messages.peek())) {
            group.add(messages.next());
        }
        final List<FlowFill> fills = group.stream().map(this::fillOf).toList();
        int next = 0;
        while (next < fills.size()) {
            final List<FlowFill> open = fills.subList(next, fills.size());
            final int agreeing = steps().aggress(
                            first.timeNs(),
                            AGGRESSOR_IDS + aggressors++,
                            resting.opposite(),
                            worstOf(open, resting.opposite()),
                            open)
                    .agreeing();
            next += agreeing;
            if (agreeing == 0) {
                follow(group.get(next));
                next++;
            }
        }
    }

    private boolean continues(final ItchMessage first, final Side resting, final ItchMessage next) {
        if (next == null || next.type() != ItchType.EXECUTED || next.timeNs() != first.timeNs()) {
            return false;
        }
        final MirrorOrder order = orderOf(next.orderRef());
        return order != null && order.side() == resting;
    }

    private FlowFill fillOf(final ItchMessage execution) {
        final MirrorOrder order = orderOf(execution.orderRef());
        return new FlowFill(order.id(), order.priceTicks(), execution.shares());
    }

    private static long worstOf(final List<FlowFill> fills, final Side aggressor) {
        long worst = fills.get(0).priceTicks();
        for (final FlowFill fill : fills) {
            worst = aggressor.reaches(worst, fill.priceTicks()) ? worst : fill.priceTicks();
        }
        return worst;
    }

    private void follow(final ItchMessage execution) {
        final MirrorOrder order = orderOf(execution.orderRef());
        if (order == null) {
            unknownExecution();
            return;
        }
        final MirrorOrder head = steps().mirror().head(order.side());
        final DifferenceCause cause =
                head.priceTicks() == order.priceTicks() ? DifferenceCause.PASSED_OVER : DifferenceCause.NOT_AT_BEST;
        steps().reduce(execution.timeNs(), order, execution.shares());
        steps().check(new FlowCheck.Known(CheckKind.EXECUTION, cause));
    }

    private void unknownExecution() {
        steps().remark(FlowNote.UNKNOWN_ORDER);
        steps().check(new FlowCheck.Known(CheckKind.EXECUTION, DifferenceCause.UNKNOWN_ORDER));
    }

    private void executeAtPrice(final ItchMessage message) throws IOException {
        final MirrorOrder order = orderOf(message.orderRef());
        if (order != null && order.priceTicks() * unitsPerTick == message.price()) {
            execute(message);
            return;
        }
        steps().remark(FlowNote.OTHER_PRICE);
        cancel(message);
    }

    private void cancel(final ItchMessage message) {
        final MirrorOrder order = orderOf(message.orderRef());
        if (order == null) {
            steps().remark(FlowNote.UNKNOWN_ORDER);
        } else {
            steps().reduce(message.timeNs(), order, message.shares());
        }
    }

    private void delete(final ItchMessage message) {
        final MirrorOrder order = orderOf(message.orderRef());
        if (order == null) {
            steps().remark(FlowNote.UNKNOWN_ORDER);
        } else {
            steps().cancel(message.timeNs(), order);
        }
        idByRef.remove(message.orderRef());
    }

    private void replace(final ItchMessage message) throws IOException {
        final MirrorOrder order = orderOf(message.orderRef());
        idByRef.remove(message.orderRef());
        if (order == null) {
            steps().remark(FlowNote.UNKNOWN_ORDER);
            return;
        }
        final long priceTicks = ticks(message.price());
        if (priceTicks == order.priceTicks() && message.shares() <= order.leavesQty()) {
            final Side side = order.side();
            steps().cancel(message.timeNs(), order);
            steps().newLimit(message.timeNs(), message.newRef(), side, priceTicks, message.shares());
        } else {
            idByRef.put(message.newRef(), order.id());
            steps().replace(message.timeNs(), order, priceTicks, message.shares());
        }
        steps().check(new FlowCheck.Fills(CheckKind.RESTING, List.of(), DifferenceCause.PASSED_OVER));
    }

    private MirrorOrder orderOf(final long ref) {
        return steps().mirror().order(idByRef.getOrDefault(ref, ref));
    }

    private long ticks(final long price) throws IOException {
        if (price == 0 || price % unitsPerTick != 0) {
            throw messages.fault("price must be a positive multiple of " + unitsPerTick + ": price=" + price);
        }
        return price / unitsPerTick;
    }
}
