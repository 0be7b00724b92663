package org.ringbook.server;

import org.agrona.concurrent.Agent;
import org.ringbook.journal.Journal;

/** Readies the journal's file ahead of the core's thread, on a thread that sleeps most of the time. */
final class JournalAheadAgent implements Agent {
    private final Journal journal;

    JournalAheadAgent(final Journal journal) {
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
