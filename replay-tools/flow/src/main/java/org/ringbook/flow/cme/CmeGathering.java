package org.ringbook.flow.cme;

import org.ringbook.flow.FlowNote;
import org.ringbook.flow.MirrorBook;
import org.ringbook.flow.MirrorOrder;
import org.ringbook.flow.Side;
import org.ringbook.flow.StepBuffer;

/**
 * The book until the market opens: the snapshot, the orders that gather before the auction and what the auction leaves. Nothing
 * matches in it. When the market opens, what is left enters the steps in the order of its priority.
 */
final class CmeGathering {
    private final MirrorBook gathered = MirrorBook.gathering();
    private final StepBuffer steps;
    private final long unitsPerTick;

    CmeGathering(final StepBuffer steps, final long unitsPerTick) {
        this.steps = steps;
        this.unitsPerTick = unitsPerTick;
    }

    void add(final CmeRow row) {
        if (!row.snapshot()) {
            steps.remark(row.action() == CmeRow.Action.FILL ? FlowNote.AUCTION_FILL : FlowNote.PRE_OPEN);
        }
        final MirrorOrder order = gathered.order(row.orderId());
        switch (row.action()) {
            case ADD, MODIFY -> {
                if (order == null) {
                    gathered.newLimit(row.orderId(), row.side(), row.price() / unitsPerTick, row.size());
                } else {
                    gathered.replace(row.orderId(), row.price() / unitsPerTick, row.size());
                }
            }
            case CANCEL -> {
                if (order != null) {
                    gathered.replace(row.orderId(), order.priceTicks(), order.leavesQty() - row.size());
                }
            }
            case CLEAR -> {
                clear();
            }
            default -> {}
        }
    }

    void enter(final long timeNs) {
        for (final Side side : Side.values()) {
            for (final MirrorOrder order : gathered.inPriority(side)) {
                steps.newLimit(timeNs, order.id(), side, order.priceTicks(), order.leavesQty());
                steps.remark(FlowNote.SEEDED_ORDER);
            }
        }
        clear();
    }

    private void clear() {
        for (final Side side : Side.values()) {
            for (final MirrorOrder order : gathered.inPriority(side)) {
                gathered.cancel(order.id());
            }
        }
    }
}
