package org.ringbook.workloads;

/** The order flows that are measured: what differs between them. What is common to all is in {@link FlowGenerator}. */
public enum Workload {
    /** The main one. */
    W1(5_000, 6, 1),

    /** As W1 with gaps between the order ids. */
    W2(5_000, 6, 64),

    /** A deep book. */
    W3(200_000, 40, 1),

    /** A shallow book. */
    W4(1_000, 3, 1);

    private final int liveOrders;
    private final int meanDistanceTicks;
    private final int meanIdGap;

    Workload(final int liveOrders, final int meanDistanceTicks, final int meanIdGap) {
        this.liveOrders = liveOrders;
        this.meanDistanceTicks = meanDistanceTicks;
        this.meanIdGap = meanIdGap;
    }

    /** {@return what differs from other flows} */
    public FlowShape shape() {
        return new FlowShape(liveOrders, meanDistanceTicks, meanIdGap);
    }
}
