package org.ringbook.reference;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** API keys. Their session ids are dense from 1. */
final class Keys {
    private final List<Key> keys = new ArrayList<>();
    private final SortedMap<String, Key> byId = new TreeMap<>();
    private final SortedSet<String> compIds = new TreeSet<>();

    /** A key as it was issued. */
    record Key(int sessionId, Command.IssueApiKey issued, boolean isRevoked) {}

    /** Null if there is none. */
    Key find(final String keyId) {
        return byId.get(keyId);
    }

    int count() {
        return keys.size();
    }

    /** Does a key that is not revoked have it? */
    boolean isTaken(final String compId) {
        return compIds.contains(compId);
    }

    Key issue(final Command.IssueApiKey command) {
        final Key key = new Key(keys.size() + 1, command, false);
        keys.add(key);
        byId.put(command.keyId(), key);
        if (!command.compId().isEmpty()) {
            compIds.add(command.compId());
        }
        return key;
    }

    void revoke(final Key key) {
        final Key revoked = new Key(key.sessionId, key.issued, true);
        keys.set(key.sessionId - 1, revoked);
        byId.put(key.issued.keyId(), revoked);
        compIds.remove(key.issued.compId());
    }

    /** By session id. */
    List<Key> bySessionId() {
        return Collections.unmodifiableList(keys);
    }
}
