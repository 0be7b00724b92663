package org.ringbook.workloads;

/**
 * What differs between flows.
 *
 * @param liveOrders        resting orders that the flow begins with and keeps near to, at least 20
 * @param meanDistanceTicks mean distance of a passive price from the touch
 * @param meanIdGap         mean difference between the ids of two orders that follow each other
 */
public record FlowShape(int liveOrders, int meanDistanceTicks, int meanIdGap) {}
