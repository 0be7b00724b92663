package org.ringbook.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ringbook.workloads.BookUnderTest;
import org.ringbook.workloads.FlowGenerator;
import org.ringbook.workloads.OrderFlow;
import org.ringbook.workloads.Workload;

/** A driver that let an engine match otherwise would make it look fast. */
class PeerBooksTest {
    private static final int OPERATIONS = 20_000;

    @ParameterizedTest
    @ValueSource(classes = {ExchangeCoreBook.Direct.class, ExchangeCoreBook.Naive.class, ParityBook.class})
    void shouldMatchAsTheFlowExpects(final Class<? extends BookUnderTest> driver) {
        for (final Workload workload : Workload.values()) {
            final OrderFlow flow = FlowGenerator.generate(workload, FlowGenerator.SEED, OPERATIONS);
            final BookUnderTest book = BookUnderTest.make(driver.getName(), flow);
            book.run(0, flow.length());
            assertEquals(flow.expected(), book.outcome(), workload.name());
        }
    }
}
