package org.ringbook.workloads;

/** Reads the operations and does nothing: what the measuring itself costs. One thread. */
public final class NullBook implements BookUnderTest {
    private final OrderFlow flow;
    private long sum;

    /**
     * In front of a flow.
     *
     * @param flow to read.
     */
    public NullBook(final OrderFlow flow) {
        this.flow = flow;
    }

    @Override
    public void run(final int from, final int until) {
        long read = sum;
        for (int i = from; i < until; i++) {
            final long terms = flow.terms(i);
            read += flow.orderId(i) ^ OrderFlow.priceTicks(terms) ^ OrderFlow.leavesQty(terms) ^ OrderFlow.kind(terms);
        }
        sum = read;
    }

    /** What the flow expects, since there is nothing to compare; and an impossible one if the reading was optimized away. */
    @Override
    public OrderFlow.Outcome outcome() {
        return sum == 0 ? new OrderFlow.Outcome(-1, -1, -1, -1, -1) : flow.expected();
    }
}
