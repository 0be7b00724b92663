package org.ringbook.rest.exchange;

import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.agrona.collections.Long2ObjectHashMap;
import org.agrona.concurrent.ManyToOneConcurrentArrayQueue;
import org.ringbook.client.CommandDraft;
import org.ringbook.client.CommandOutcome;
import org.ringbook.client.EngineClient;
import org.ringbook.client.OutcomeCollector;
import org.ringbook.rest.exchange.DeskException.Kind;

/**
 * Where threads hand in commands for the engine. The engine's thread sends them in the order in which they came and completes their futures, once the
 * view has the outcome: who reads the view then, reads it with the command done. The queue is bounded, and every command has a deadline.
 */
public final class OrderDesk {
    private static final int SEND_LIMIT = 64;
    private static final long EXPIRE_INTERVAL_NS = 1_000_000;

    private static final class Command {
        private final int sessionId;
        private final Consumer<CommandDraft> content;
        private final long takenNs;
        private final long deadlineNs;
        private final CompletableFuture<CommandOutcome> future = new CompletableFuture<>();

        Command(final int sessionId, final Consumer<CommandDraft> content, final long takenNs, final long deadlineNs) {
            this.sessionId = sessionId;
            this.content = content;
            this.takenNs = takenNs;
            this.deadlineNs = deadlineNs;
        }

        void fail(final Kind kind, final String message) {
            future.completeExceptionally(new DeskException(kind, message));
        }
    }

    private final ManyToOneConcurrentArrayQueue<Command> queue;
    private final Long2ObjectHashMap<Command> sent = new Long2ObjectHashMap<>();
    private Command head;
    private long expiredNs;
    private volatile boolean open;
    private volatile boolean closed;

    OrderDesk(final int capacity) {
        queue = new ManyToOneConcurrentArrayQueue<>(capacity);
    }

    /**
     * Whether commands are taken: an engine is there and ready, and the view has caught up with it.
     *
     * @return false: {@link #submit} fails at once.
     */
    public boolean isOpen() {
        return open;
    }

    /**
     * Hands in a command. Any thread.
     *
     * @param sessionId of the key that it comes from; 0 = none.
     * @param content   writes the command into the draft, on the engine's thread: quick, and may not throw.
     * @param timeoutNs how long the outcome is waited for.
     * @return the outcome, refusals by the engine included; or a {@link DeskException}. Completed on the engine's thread: what depends on it without a
     *     thread of its own has to be short.
     */
    public CompletableFuture<CommandOutcome> submit(
            final int sessionId, final Consumer<CommandDraft> content, final long timeoutNs) {
        final long nowNs = System.nanoTime();
        final Command command = new Command(sessionId, content, nowNs, nowNs + timeoutNs);
        if (!open) {
            command.fail(Kind.AWAY, "The exchange takes no commands now.");
        } else if (!queue.offer(command)) {
            command.fail(Kind.BUSY, "The exchange is busy; too many commands wait.");
        } else if (closed) {
            failQueued(); // it may have come when the engine's thread had looked for the last time
        }
        return command.future;
    }

    /** One turn on the engine's thread: sends, completes, gives up. Returns how much was done. */
    int work(final EngineClient client, final OutcomeCollector outcomes, final long nowNs) {
        open = client.isReady() && client.isLive();
        int done = complete(outcomes);
        done += send(client, outcomes, nowNs);
        if (nowNs - expiredNs > EXPIRE_INTERVAL_NS) {
            expiredNs = nowNs;
            expire(outcomes, nowNs);
        }
        return done;
    }

    private int complete(final OutcomeCollector outcomes) {
        int count = 0;
        for (CommandOutcome outcome = outcomes.take(); outcome != null; outcome = outcomes.take()) {
            final Command command = sent.remove(outcome.correlationId());
            if (command != null) {
                command.future.complete(outcome);
            }
            count++;
        }
        return count;
    }

    private int send(final EngineClient client, final OutcomeCollector outcomes, final long nowNs) {
        int count = 0;
        while (count < SEND_LIMIT) {
            head = head == null ? queue.poll() : head;
            if (head == null || !sendHead(client, outcomes, nowNs)) {
                break;
            }
            head = null;
            count++;
        }
        return count;
    }

    /** Returns whether it is dealt with. */
    private boolean sendHead(final EngineClient client, final OutcomeCollector outcomes, final long nowNs) {
        if (nowNs - head.deadlineNs > 0) {
            head.fail(Kind.BUSY, "The exchange is busy; the command was not sent in time.");
            return true;
        }
        if (!open) {
            head.fail(Kind.AWAY, "The exchange takes no commands now.");
            return true;
        }
        head.content.accept(client.draft());
        client.draft().sessionId(head.sessionId).gatewayInNs(head.takenNs);
        final long result = client.send();
        if (result > 0) {
            outcomes.expect(result);
            sent.put(result, head);
            return true;
        }
        if (result == EngineClient.BUSY) {
            return false;
        }
        head.fail(Kind.AWAY, EngineClient.describe(result));
        return true;
    }

    private void expire(final OutcomeCollector outcomes, final long nowNs) {
        if (sent.isEmpty()) {
            return;
        }
        final var late = new ArrayList<Long>();
        sent.forEach((id, command) -> {
            if (nowNs - command.deadlineNs > 0) {
                late.add(id);
            }
        });
        for (final long id : late) {
            outcomes.forget(id);
            sent.remove(id)
                    .fail(
                            Kind.UNKNOWN_OUTCOME,
                            "The command was sent, but its outcome was not seen in time: it may or may not be done.");
        }
    }

    /** The engine's thread ends: whatever waits is told. */
    void close() {
        open = false;
        closed = true;
        sent.values().forEach(command -> command.fail(Kind.UNKNOWN_OUTCOME, "The gateway stops."));
        sent.clear();
        if (head != null) {
            head.fail(Kind.AWAY, "The gateway stops.");
            head = null;
        }
        failQueued();
    }

    /** Also by several threads at once, once nobody sends any more. */
    private synchronized void failQueued() {
        for (Command command = queue.poll(); command != null; command = queue.poll()) {
            command.fail(Kind.AWAY, "The gateway stops.");
        }
    }
}
