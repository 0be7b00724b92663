package org.ringbook.core;

import org.ringbook.core.ledger.Hashing;

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

    long value() {
        return hash;
    }
}
