package org.ringbook.server;

import io.aeron.Publication;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.agrona.concurrent.status.AtomicCounter;
import org.ringbook.sbe.Frames;
import org.ringbook.sbe.transport.QueryDecoder;

/**
 * Takes questions to the core and sends the rows that come back, once all that they show is durable. A question goes to the
 * core only when its requester listens; a page whose requester takes nothing for a while is given up. Replay thread only.
 */
final class QueryDesk {
    private static final int SLICE = 32;

    private final QueryQueues queues;
    private final HopTimes hops;
    private final long stallLimitNs;
    private final Deque<QueryPage> free = new ArrayDeque<>();
    private final List<Task> tasks = new ArrayList<>();
    private final AtomicCounter dropped;
    private int turn;

    QueryDesk(final QueryQueues queues, final HopTimes hops, final long stallLimitNs, final EngineCounters counters) {
        this.queues = queues;
        this.hops = hops;
        this.stallLimitNs = stallLimitNs;
        dropped = counters.of(CounterId.QUERIES_DROPPED);
        for (int i = 0; i < QueryQueues.PAGES; i++) {
            free.add(new QueryPage());
        }
    }

    void begin(final QueryDecoder query, final long cursor, final ReplyStream reply, final long nowNs) {
        final QueryPage page = free.poll();
        if (page == null) {
            dropped.incrementRelease();
            return;
        }
        page.ask(query, cursor, reply);
        tasks.add(new Task(page, nowNs));
    }

    /** Gives the task whose turn it is a slice. */
    int work(final long nowNs) {
        final QueryPage answered = queues.answers().peek();
        if (answered != null && answered.asOfSequence() <= hops.committedSequence()) {
            tasks.add(new Task(queues.answers().poll(), nowNs));
        }
        if (tasks.isEmpty()) {
            return 0;
        }
        turn = turn + 1 < tasks.size() ? turn + 1 : 0;
        return work(tasks.get(turn), nowNs);
    }

    private int work(final Task task, final long nowNs) {
        final QueryPage page = task.page;
        final int done;
        try {
            done = page.reply().isConnected() ? advance(task, nowNs) : 0;
        } catch (final RuntimeException e) {
            giveUp(task);
            throw e;
        }
        if (done == 0 && nowNs - task.progressNs > stallLimitNs) {
            giveUp(task);
        }
        return done;
    }

    private int advance(final Task task, final long nowNs) {
        final QueryPage page = task.page;
        if (page.length() == 0) {
            tasks.remove(task);
            queues.questions().offer(page);
            return 1;
        }
        int sent = 0;
        while (sent < SLICE && task.at < page.length() && isSent(task)) {
            task.at = Frames.next(page.rows(), task.at);
            sent++;
        }
        if (sent > 0) {
            task.progressNs = nowNs;
            page.reply().used(nowNs);
        }
        if (task.at == page.length()) {
            tasks.remove(task);
            free.add(page);
        }
        return sent;
    }

    private static boolean isSent(final Task task) {
        final QueryPage page = task.page;
        final long result = page.reply()
                .publication()
                .offer(page.rows(), Frames.offset(task.at), Frames.length(page.rows(), task.at));
        if (result == Publication.CLOSED || result == Publication.MAX_POSITION_EXCEEDED) {
            throw new IllegalStateException("stream ended: " + page.reply() + " " + Publication.errorString(result));
        }
        return result > 0;
    }

    private void giveUp(final Task task) {
        dropped.incrementRelease();
        tasks.remove(task);
        free.add(task.page);
    }

    /** A page that is here: not asked yet while its length is 0, then answered and on its way out. */
    private static final class Task {
        private final QueryPage page;
        private long progressNs;
        private int at;

        private Task(final QueryPage page, final long nowNs) {
            this.page = page;
            progressNs = nowNs;
        }
    }
}
