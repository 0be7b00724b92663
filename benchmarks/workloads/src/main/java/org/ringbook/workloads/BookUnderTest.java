package org.ringbook.workloads;

/**
 * A bare order book of some engine, in front of a flow: prices, queues and the lookup of order ids, without accounts and journals. One thread.
 * Its class has a public constructor that takes an {@link OrderFlow}.
 */
public interface BookUnderTest {
    /**
     * Plays operations of the flow, each once and in order.
     *
     * @param from  index of the first.
     * @param until index behind the last.
     */
    void run(int from, int until);

    /**
     * What it has done.
     *
     * @return to be compared with {@link OrderFlow#expected()} when all was played.
     */
    OrderFlow.Outcome outcome();

    /**
     * Makes one.
     *
     * @param className of the engine's driver.
     * @param flow      to play.
     * @return in front of the first operation.
     */
    static BookUnderTest make(final String className, final OrderFlow flow) {
        try {
            return Class.forName(className)
                    .asSubclass(BookUnderTest.class)
                    .getConstructor(OrderFlow.class)
                    .newInstance(flow);
        } catch (final ReflectiveOperationException e) {
            throw new IllegalArgumentException("no driver of a book: " + className, e);
        }
    }
}
