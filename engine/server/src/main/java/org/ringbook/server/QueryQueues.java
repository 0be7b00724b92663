package org.ringbook.server;

import org.agrona.concurrent.OneToOneConcurrentArrayQueue;

/** Carries pages to the core and back. As many places as pages, so an offer never fails. */
final class QueryQueues {
    static final int PAGES = 8;

    private final OneToOneConcurrentArrayQueue<QueryPage> questions = new OneToOneConcurrentArrayQueue<>(PAGES);
    private final OneToOneConcurrentArrayQueue<QueryPage> answers = new OneToOneConcurrentArrayQueue<>(PAGES);

    /** Replay thread offers, core polls. */
    OneToOneConcurrentArrayQueue<QueryPage> questions() {
        return questions;
    }

    /** Core offers, replay thread polls. */
    OneToOneConcurrentArrayQueue<QueryPage> answers() {
        return answers;
    }
}
