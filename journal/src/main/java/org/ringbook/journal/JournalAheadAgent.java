package org.ringbook.journal;

import org.agrona.concurrent.Agent;

/** Readies the journal's file ahead of the core's thread ({@link Journal#readyAhead}), on a thread that sleeps most of the time. */
public final class JournalAheadAgent implements Agent {
    /** How long its thread is to sleep when there is nothing to do, in milliseconds. */
    public static final long PERIOD_MS = 2;

    private final Journal journal;

    /**
     * For one journal.
     *
     * @param journal that is written.
     */
    public JournalAheadAgent(final Journal journal) {
        this.journal = journal;
    }

    @Override
    public int doWork() {
        return journal.readyAhead() ? 1 : 0;
    }

    @Override
    public String roleName() {
        return "ringbook-journal-ahead";
    }
}
