package org.ringbook.rest.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Readers wait for a record, and see whole ones only. */
class ExchangeViewTest {
    private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(20);

    private final ExchangeView view = new ExchangeView();
    private final GeneratedExchange exchange = new GeneratedExchange(3, view);

    @Test
    void shouldWakeWhoWaitsForARecordOnceItIsApplied() throws InterruptedException {
        exchange.run(200);
        final long wanted = exchange.sequence() + 1;
        final CompletableFuture<Boolean> waits = CompletableFuture.supplyAsync(() -> awaits(wanted));
        while (view.waiting() == 0) {
            Thread.onSpinWait();
        }
        assertFalse(view.await(wanted, 1_000_000), "it has not come yet");
        assertFalse(waits.isDone());
        exchange.run(200);
        assertTrue(waits.join());
        assertTrue(view.await(wanted, 0));
    }

    private boolean awaits(final long wanted) {
        try {
            return view.await(wanted, PATIENCE_NS);
        } catch (final InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void shouldAnswerSeveralQuestionsOfOneMoment() {
        exchange.run(500);
        final CompletableFuture<Void> writes = CompletableFuture.runAsync(() -> exchange.run(3_000));
        while (!writes.isDone()) {
            view.read(() -> {
                final long sequence = view.sequence();
                final BookImage book = view.book(1);
                assertEquals(sequence, book.sequence());
                assertEquals(
                        book.bids().stream().mapToLong(BookImage.Entry::qtyLots).sum(),
                        view.depth(1, Integer.MAX_VALUE).bids().stream()
                                .mapToLong(DepthImage.Level::qtyLots)
                                .sum());
                return null;
            });
        }
        writes.join();
    }
}
