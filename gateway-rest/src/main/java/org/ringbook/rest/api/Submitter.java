package org.ringbook.rest.api;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.ringbook.client.CommandDraft;
import org.ringbook.client.CommandOutcome;
import org.ringbook.client.venue.ApiKey;
import org.ringbook.rest.exchange.DeskException;
import org.ringbook.rest.exchange.OrderDesk;
import org.ringbook.rest.http.ApiException;

/**
 * Hands commands to the engine and waits for what came of them. Remembers for each key the last record that it was told of, so that what it reads
 * next can be made to have it. Any thread.
 */
final class Submitter {
    /** Of commands that come of no key. */
    static final int NO_SESSION = 0;

    private static final long TIMEOUT_NS = TimeUnit.SECONDS.toNanos(5);

    private final OrderDesk desk;
    private final Map<Integer, Long> told = new ConcurrentHashMap<>();

    Submitter(final OrderDesk desk) {
        this.desk = desk;
    }

    /** The outcome, refusals included. */
    CommandOutcome submit(final ApiKey key, final Consumer<CommandDraft> command) {
        final CommandOutcome outcome = submit(key.sessionId(), command);
        told.merge(key.sessionId(), outcome.sequence(), Math::max);
        return outcome;
    }

    /** The outcome, refusals included, of a command of a session. */
    CommandOutcome submit(final int sessionId, final Consumer<CommandDraft> command) {
        try {
            return desk.submit(sessionId, command, TIMEOUT_NS).get(2 * TIMEOUT_NS, TimeUnit.NANOSECONDS);
        } catch (final ExecutionException e) {
            if (e.getCause() instanceof DeskException desks) {
                throw error(desks);
            }
            throw new IllegalStateException("a command failed", e);
        } catch (final TimeoutException e) {
            throw unknown();
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unknown();
        }
    }

    private static ApiException error(final DeskException e) {
        return e.kind() == DeskException.Kind.UNKNOWN_OUTCOME
                ? unknown()
                : new ApiException(503, "ErrUnderMaintenance", e.getMessage())
                        .with("outcome", "not sent")
                        .retryAfter(1);
    }

    /** Not ErrDeadlineExceeded, which says that nothing was done. */
    private static ApiException unknown() {
        return new ApiException(
                        504,
                        "ErrInternal",
                        "the outcome is not known: it may or may not be done. Look it up by its client order id or"
                                + " reference, or repeat it with the same one")
                .with("outcome", "unknown");
    }

    /** The last record that a key was told of; 0: none. */
    long told(final ApiKey key) {
        return told.getOrDefault(key.sessionId(), 0L);
    }
}
