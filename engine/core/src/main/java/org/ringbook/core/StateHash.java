package org.ringbook.core;

import org.ringbook.core.ledger.Hashing;
import org.ringbook.core.ledger.TextMap;
import org.ringbook.core.orders.ClOrdIdEntries;

/** Takes in the canonical state number by number. {@code docs/rules.md}, The canonical state. */
final class StateHash {
    private long hash = 0xcbf29ce484222325L;
    private long word;
    private int wordBytes;

    void put(final long value) {
        hash = Hashing.mix(hash ^ value);
    }

    void put(final boolean value) {
        put(value ? 1 : 0);
    }

    /** One byte of a text whose length was put before; {@link #endText} after the last. */
    void putTextByte(final byte value) {
        word |= (value & 0xFFL) << (wordBytes * Byte.SIZE);
        wordBytes++;
        if (wordBytes == Long.BYTES) {
            endText();
        }
    }

    void endText() {
        if (wordBytes > 0) {
            put(word);
            word = 0;
            wordBytes = 0;
        }
    }

    /** A text of a map, with its length. */
    void putText(final TextMap texts, final int index) {
        final int length = texts.length(index);
        put(length);
        for (int i = 0; i < length; i++) {
            putTextByte(texts.byteAt(index, i));
        }
        endText();
    }

    /** A client order id, with its length. */
    void putId(final ClOrdIdEntries entries, final int entry) {
        final int length = entries.length(entry);
        put(length);
        for (int i = 0; i < length; i++) {
            putTextByte(entries.byteAt(entry, i));
        }
        endText();
    }

    long value() {
        return hash;
    }
}
