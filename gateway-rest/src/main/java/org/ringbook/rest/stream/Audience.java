package org.ringbook.rest.stream;

import java.util.LinkedHashSet;
import java.util.Set;

/** Who is sent the messages of a feed. Any thread. */
final class Audience {
    private final Set<Outbox> members = new LinkedHashSet<>();
    /** So that feeds without listeners cost nothing. */
    private volatile boolean empty = true;

    synchronized void add(final Outbox member) {
        members.add(member);
        empty = false;
    }

    synchronized void remove(final Outbox member) {
        members.remove(member);
        empty = members.isEmpty();
    }

    synchronized void send(final String message) {
        members.removeIf(member -> !member.offer(message));
        empty = members.isEmpty();
    }

    boolean isEmpty() {
        return empty;
    }

    synchronized int size() {
        return members.size();
    }
}
