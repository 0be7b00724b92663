package org.ringbook.core.orders;

import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.ringbook.core.ledger.Hashing;

/** A client order id in registers: its bytes in five words, zero padded. Core thread only. */
final class ClOrdIdKey {
    static final int MAX_LENGTH = 36;
    static final int WORDS = 5;

    /** Characters of the first two words. */
    static final int SHORT = 16;

    private static final int NOBODY = -1;
    private static final long LOWEST = 0x2121_2121_2121_2121L;
    private static final long ABOVE_HIGHEST = 0x0101_0101_0101_0101L;
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

    private long word0;
    private long word1;
    private long word2;
    private long word3;
    private long word4;
    private int size;
    private int hash;
    private int hashedFor = NOBODY;

    /** False if the text is not 1 to 36 characters of 0x21 to 0x7E. */
    boolean load(final DirectBuffer buffer, final int offset, final int length) {
        if (length < 1 || length > MAX_LENGTH) {
            return false;
        }
        hashedFor = NOBODY;
        size = length;
        word0 = read(buffer, offset, length);
        word1 = read(buffer, offset + 8, length - 8);
        return isPrintable(word0, length) && isPrintable(word1, length - 8) && loadTail(buffer, offset, length);
    }

    private boolean loadTail(final DirectBuffer buffer, final int offset, final int length) {
        if (length <= SHORT) {
            word2 = 0;
            word3 = 0;
            word4 = 0;
            return true;
        }
        word2 = read(buffer, offset + 16, length - 16);
        word3 = read(buffer, offset + 24, length - 24);
        word4 = read(buffer, offset + 32, length - 32);
        return isPrintable(word2, length - 16) && isPrintable(word3, length - 24) && isPrintable(word4, length - 32);
    }

    long word(final int index) {
        return switch (index) {
            case 0 -> word0;
            case 1 -> word1;
            case 2 -> word2;
            case 3 -> word3;
            default -> word4;
        };
    }

    /** Characters, 1 to 36. */
    int length() {
        return size;
    }

    /** Hash of the id and its account; made once for an id, as it is looked up before it is taken. */
    int hash(final int accountId) {
        if (hashedFor != accountId) {
            hash = mix(accountId);
            hashedFor = accountId;
        }
        return hash;
    }

    private int mix(final int accountId) {
        long h = Hashing.mix(word0 ^ accountId);
        h = Hashing.mix(h ^ word1 ^ word4 ^ (long) size << 32);
        if ((word2 | word3) != 0) {
            h = Hashing.mix(Hashing.mix(h ^ word2) ^ word3);
        }
        return (int) h;
    }

    private static long read(final DirectBuffer buffer, final int offset, final int length) {
        if (length >= Long.BYTES) {
            return buffer.getLong(offset, ByteOrder.LITTLE_ENDIAN);
        }
        long word = 0;
        for (int i = length - 1; i >= 0; i--) {
            word = word << 8 | (buffer.getByte(offset + i) & 0xFF);
        }
        return word;
    }

    /** Looks at eight characters at once: none below 0x21, none above 0x7E; padding counts as good. */
    private static boolean isPrintable(final long word, final int length) {
        if (length <= 0) {
            return true;
        }
        final long padded = length >= Long.BYTES ? word : word | LOWEST << (length * Byte.SIZE);
        return (((padded - LOWEST) | padded | (padded + ABOVE_HIGHEST)) & HIGH_BITS) == 0;
    }
}
