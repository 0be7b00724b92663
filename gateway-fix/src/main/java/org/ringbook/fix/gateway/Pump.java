package org.ringbook.fix.gateway;

import io.aeron.archive.Archive;
import io.aeron.driver.MediaDriver;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import org.agrona.ErrorHandler;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.AgentInvoker;
import org.agrona.concurrent.IdleStrategy;

/**
 * Runs media driver and archive on the gateway's thread, always: the archive refuses any other. As an idle strategy and an agent it keeps both
 * going inside Artio's blocking calls; what blocks without asking either, Artio's start and stop, is done by a thread of its own meanwhile.
 */
final class Pump implements IdleStrategy, Agent {
    /** Each records every stream up to the end of its term, so two take all that a turn has published. */
    private static final int ARCHIVE_ROUNDS = 3;

    private static final long PAUSE_NS = 10_000;

    private final AgentInvoker driver;
    private final AgentInvoker archive;
    private final Thread owner = Thread.currentThread();
    private final AgentInvoker invoker;

    Pump(final MediaDriver mediaDriver, final Archive archive, final ErrorHandler errors) {
        driver = mediaDriver.sharedAgentInvoker();
        this.archive = archive.invoker();
        invoker = new AgentInvoker(errors, null, this);
        invoker.start();
    }

    AgentInvoker invoker() {
        return invoker;
    }

    /** Records what is left to record: what library and engine have published is in the archive's files then. */
    int settle() {
        int work = driver.invoke();
        int recorded = 1;
        // Not "until it returns 0": a replay that waits for its reader counts as work for ever.
        for (int i = 0; i < ARCHIVE_ROUNDS && recorded > 0; i++) {
            recorded = archive.invoke();
            work += recorded;
        }
        return work;
    }

    /** Does on another thread what blocks, while this one goes on. */
    <T> T whilePumping(final String name, final Callable<T> blocking, final Runnable meanwhile) {
        final FutureTask<T> task = new FutureTask<>(blocking);
        final Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
        while (!task.isDone()) {
            meanwhile.run();
            if (doWork() == 0) {
                LockSupport.parkNanos(PAUSE_NS);
            }
        }
        try {
            return task.get();
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (final ExecutionException e) {
            throw new IllegalStateException(name + " failed: " + e.getCause().getMessage(), e.getCause());
        }
    }

    @Override
    public int doWork() {
        return Thread.currentThread() == owner ? driver.invoke() + archive.invoke() : 0;
    }

    @Override
    public String roleName() {
        return "ringbook-fix-pump";
    }

    @Override
    public void idle(final int workCount) {
        if (workCount <= 0) {
            idle();
        }
    }

    @Override
    public void idle() {
        if (doWork() == 0) {
            Thread.onSpinWait();
        }
    }

    @Override
    public void reset() {
        // it has no state
    }
}
