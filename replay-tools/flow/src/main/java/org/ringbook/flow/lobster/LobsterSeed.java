package org.ringbook.flow.lobster;

import java.util.Map;
import java.util.TreeMap;
import org.ringbook.flow.FlowDepth;
import org.ringbook.flow.FlowNote;
import org.ringbook.flow.Side;
import org.ringbook.flow.StepBuffer;

/**
 * Enters the book that was there before the first message. Known orders come first, by id; what the seed row has beyond them is one
 * order without a name per level, behind them.
 */
final class LobsterSeed {
    private final LobsterSurvey survey;
    private final StepBuffer steps;
    private final long unitsPerTick;
    private final Map<Side, TreeMap<Long, Long>> unnamed =
            Map.of(Side.BUY, new TreeMap<>(), Side.SELL, new TreeMap<>());

    LobsterSeed(final LobsterSurvey survey, final StepBuffer steps) {
        this.survey = survey;
        this.steps = steps;
        this.unitsPerTick = survey.priceUnitsPerTick();
    }

    /** {@code row} is the book after the first message; null when it is not known. */
    void enter(final LobsterMessage first, final FlowDepth row) {
        if (row != null) {
            for (int level = 0; level < row.levels(); level++) {
                addLevel(row, Side.BUY, level);
                addLevel(row, Side.SELL, level);
            }
            if (first.type() == LobsterMessage.Type.NEW) {
                unnamed.get(first.side()).merge(first.price() / unitsPerTick, -first.size(), Long::sum);
            }
        }
        for (final LobsterSurvey.OldOrder order : survey.oldOrders()) {
            enterKnown(first.timeNs(), order, row != null);
        }
        enterUnnamed(first.timeNs());
    }

    private void addLevel(final FlowDepth row, final Side side, final int level) {
        if (row.qtyLots(side, level) > 0) {
            unnamed.get(side).put(row.priceTicks(side, level), row.qtyLots(side, level));
        }
    }

    private void enterKnown(final long timeNs, final LobsterSurvey.OldOrder order, final boolean bounded) {
        final long priceTicks = order.price() / unitsPerTick;
        final long room = bounded ? unnamed.get(order.side()).getOrDefault(priceTicks, 0L) : order.size();
        if (room <= 0) {
            return;
        }
        final long size = Math.min(room, order.size());
        steps.newLimit(timeNs, order.orderId(), order.side(), priceTicks, size);
        steps.remark(FlowNote.SEEDED_ORDER);
        unnamed.get(order.side()).merge(priceTicks, -size, Long::sum);
    }

    private void enterUnnamed(final long timeNs) {
        long id = 0;
        for (final Side side : Side.values()) {
            for (final Map.Entry<Long, Long> level : unnamed.get(side).entrySet()) {
                if (level.getValue() > 0) {
                    id--;
                    steps.newLimit(timeNs, id, side, level.getKey(), level.getValue());
                    steps.remark(FlowNote.SEEDED_ORDER);
                }
            }
        }
    }
}
