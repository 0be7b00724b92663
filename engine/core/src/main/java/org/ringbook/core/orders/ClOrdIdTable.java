package org.ringbook.core.orders;

/**
 * Hash table of client order id entries: hash and entry in one word, open addressing, at most five eighths full, removal by
 * shifting back. Core thread only.
 */
final class ClOrdIdTable {
    private static final int INITIAL_LENGTH = 1 << 12;
    private static final long LOW = 0xFFFF_FFFFL;

    private final ClOrdIdEntries entries;
    private long[] table = new long[INITIAL_LENGTH];
    private int size;

    ClOrdIdTable(final ClOrdIdEntries entries) {
        this.entries = entries;
    }

    int find(final ClOrdIdKey key, final int accountId) {
        final long[] words = table;
        final int mask = words.length - 1;
        final int hash = key.hash(accountId);
        for (int i = hash & mask; words[i] != 0; i = (i + 1) & mask) {
            final int entry = (int) words[i];
            if ((int) (words[i] >>> 32) == hash && entries.holds(entry, key, accountId)) {
                return entry;
            }
        }
        return 0;
    }

    void insert(final int entry) {
        if (size >= room(table.length)) {
            growTo(table.length * 2);
        }
        put(word(entry));
        size++;
    }

    void remove(final int entry) {
        final long[] words = table;
        final int mask = words.length - 1;
        final long word = word(entry);
        int hole = entries.hash(entry) & mask;
        while (words[hole] != word) {
            hole = (hole + 1) & mask;
        }
        for (int i = (hole + 1) & mask; words[i] != 0; i = (i + 1) & mask) {
            final int home = (int) (words[i] >>> 32) & mask;
            if (((i - home) & mask) >= ((i - hole) & mask)) {
                words[hole] = words[i];
                hole = i;
            }
        }
        words[hole] = 0;
        size--;
    }

    private long word(final int entry) {
        return (long) entries.hash(entry) << 32 | (entry & LOW);
    }

    private void put(final long word) {
        final long[] words = table;
        final int mask = words.length - 1;
        int i = (int) (word >>> 32) & mask;
        while (words[i] != 0) {
            i = (i + 1) & mask;
        }
        words[i] = word;
    }

    /** Makes room for as many ids in all. */
    void reserve(final int ids) {
        int length = table.length;
        while (room(length) < ids) {
            length *= 2;
        }
        if (length > table.length) {
            growTo(length);
        }
    }

    private static int room(final int length) {
        return length / 8 * 5;
    }

    private void growTo(final int length) {
        final long[] old = table;
        table = new long[length];
        for (final long word : old) {
            if (word != 0) {
                put(word);
            }
        }
    }
}
