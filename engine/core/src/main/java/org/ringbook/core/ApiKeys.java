package org.ringbook.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ringbook.core.ledger.TextMap;

/**
 * The API keys, kept for ever: by their text id, whose index is the id of the session of the orders that come in by the key.
 * Core thread only.
 */
final class ApiKeys {
    /** Most keys. */
    static final int MAX_KEYS = 16_777_215;

    private final TextMap keyIds = new TextMap();
    private final TextMap compIds = new TextMap();
    private final List<ApiKey> keys = new ArrayList<>();
    /** For each comp id the session of the key that has it and is not revoked, or 0. */
    private int[] holders = new int[64];

    /** The key ids, whose indexes are the session ids. */
    TextMap keyIds() {
        return keyIds;
    }

    /** The FIX comp ids that any key ever had. */
    TextMap compIds() {
        return compIds;
    }

    int count() {
        return keys.size();
    }

    /** The key whose orders belong to a session, 1 to {@link #count}. */
    ApiKey get(final int sessionId) {
        return keys.get(sessionId - 1);
    }

    boolean isCompIdTaken(final int compIdIndex) {
        return compIdIndex != 0 && compIdIndex < holders.length && holders[compIdIndex] != 0;
    }

    /** Adds the key whose id, and whose comp id if it has one, were just added. */
    void add(final ApiKey key) {
        keys.add(key);
        hold(key.compIdIndex, keys.size());
    }

    void revoke(final int sessionId) {
        final ApiKey key = get(sessionId);
        key.revoked = true;
        hold(key.compIdIndex, 0);
    }

    private void hold(final int compIdIndex, final int sessionId) {
        if (compIdIndex >= holders.length) {
            holders = Arrays.copyOf(holders, Math.max(compIdIndex + 1, holders.length * 2));
        }
        holders[compIdIndex] = compIdIndex == 0 ? 0 : sessionId;
    }
}
