package org.ringbook.fix.gateway;

import java.util.ArrayDeque;
import java.util.Map;
import java.util.TreeMap;

/**
 * Puts a session's messages into the order of their numbers, each once. Artio asks for what is missing, but hands on what comes live before what
 * it asked for, and resent messages again. One thread.
 */
final class InboundOrder {
    /** Messages held behind a gap. */
    static final int HELD_MAX = 10_000;

    private final TreeMap<Integer, Incoming> held = new TreeMap<>();
    private final ArrayDeque<Incoming> inOrder = new ArrayDeque<>();
    private int next = 1;

    /** Number of the next message that is taken. */
    int next() {
        return next;
    }

    /** The numbers go on from here; what was held is asked for again. */
    void restart(final int number) {
        held.clear();
        next = number;
    }

    void forgetHeld() {
        held.clear();
    }

    /** Raises the next number, as a reset does. */
    void raise(final int number) {
        next = Math.max(next, number);
        drain();
    }

    /** Takes what has a number. Returns false if too much is held. */
    boolean take(final Incoming message) {
        if (message.number() == next && held.isEmpty()) {
            release(message);
            return true;
        }
        if (message.number() > next && held.size() >= HELD_MAX) {
            return false;
        }
        if (message.number() >= next) {
            held.putIfAbsent(message.number(), message);
            drain();
        }
        return true;
    }

    /** Takes what has none: it comes behind all that was released so far. */
    void append(final Incoming message) {
        inOrder.addLast(message);
    }

    private void drain() {
        while (!held.isEmpty() && held.firstKey() <= next) {
            final Map.Entry<Integer, Incoming> first = held.pollFirstEntry();
            if (first.getKey() == next) {
                release(first.getValue());
            }
        }
    }

    private void release(final Incoming message) {
        next = message.kind() == Incoming.Kind.GAP_FILL ? Math.max(next + 1, message.newSeqNo()) : next + 1;
        if (message.kind() == Incoming.Kind.APPLICATION) {
            inOrder.addLast(message);
        }
    }

    ArrayDeque<Incoming> inOrder() {
        return inOrder;
    }
}
