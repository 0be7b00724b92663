package org.ringbook.rest.stream;

import java.util.HashMap;
import java.util.Map;

/** How many streams each key has open. Any thread. */
final class Sessions {
    private final Map<String, Integer> open = new HashMap<>();
    private final int max;

    Sessions(final int max) {
        this.max = max;
    }

    /** Returns false, and counts nothing, if the key has as many as it may. */
    synchronized boolean open(final String keyId) {
        final int count = open.getOrDefault(keyId, 0);
        if (count >= max) {
            return false;
        }
        open.put(keyId, count + 1);
        return true;
    }

    synchronized void closed(final String keyId) {
        open.computeIfPresent(keyId, (id, count) -> count == 1 ? null : count - 1);
    }
}
