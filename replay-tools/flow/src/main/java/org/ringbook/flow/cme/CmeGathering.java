package org.ringbook.flow.cme;

import java.util.ArrayList;
import java.util.List;
import org.ringbook.flow.FlowFill;
import org.ringbook.flow.FlowNote;
import org.ringbook.flow.MirrorOrder;
import org.ringbook.flow.StepBuffer;

/**
 * The time until the market opens: the snapshot, the orders that gather before the auction, and the auction. Without an auction the
 * snapshot alone.
 */
final class CmeGathering {
    private final StepBuffer steps;
    private final CmeAuction auction;
    private final long unitsPerTick;
    private boolean begun;
    private boolean ended;

    CmeGathering(final StepBuffer steps, final CmeAuction auction, final long unitsPerTick) {
        this.steps = steps;
        this.auction = auction;
        this.unitsPerTick = unitsPerTick;
    }

    /** Whether a row belongs here. */
    boolean takes(final CmeRow row) {
        return !ended && (auction == null ? row.snapshot() : !isAuctions(row));
    }

    private boolean isAuctions(final CmeRow row) {
        return row.timeNs() > auction.timeNs() || (row.side() == null && row.action() == CmeRow.Action.TRADE);
    }

    /** Whether the auction is still to come. */
    boolean isDue() {
        return auction != null && !ended;
    }

    void add(final CmeRow row) {
        if (!begun && auction != null) {
            steps.gather(row.timeNs());
        }
        begun = true;
        final MirrorOrder order = steps.mirror().order(row.orderId());
        switch (row.action()) {
            case ADD, MODIFY -> {
                enter(row, order);
            }
            case CANCEL -> {
                if (order == null) {
                    steps.remark(FlowNote.UNKNOWN_ORDER);
                } else {
                    steps.reduce(row.timeNs(), order, row.size());
                }
            }
            case CLEAR -> {
                steps.clear(row.timeNs());
            }
            default -> {}
        }
        if (!row.snapshot()) {
            steps.remark(FlowNote.PRE_OPEN);
        }
    }

    private void enter(final CmeRow row, final MirrorOrder order) {
        final long priceTicks = row.price() / unitsPerTick;
        if (order != null) {
            steps.replace(row.timeNs(), order, priceTicks, row.size());
            return;
        }
        steps.newLimit(row.timeNs(), row.orderId(), row.side(), priceTicks, row.size());
        if (row.snapshot()) {
            steps.remark(FlowNote.SEEDED_ORDER);
        }
    }

    /** Makes the auction's trades; the orders that traded. */
    List<Long> uncross() {
        ended = true;
        for (final CmeAuction.Unseen order : auction.unseen()) {
            steps.newLimit(auction.timeNs(), order.orderId(), order.side(), order.price() / unitsPerTick, order.size());
            steps.remark(FlowNote.UNSEEN_ORDER);
        }
        final List<FlowFill> recorded = new ArrayList<>();
        for (final CmeRow fill : auction.fills()) {
            recorded.add(new FlowFill(fill.orderId(), fill.price() / unitsPerTick, fill.size()));
        }
        return steps.uncross(auction.timeNs(), recorded).fills().stream()
                .map(FlowFill::restingId)
                .toList();
    }
}
