package org.ringbook.core.orders;

import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.ringbook.core.ledger.Hashing;

/** A client order id in registers: its bytes in five words, zero padded, the length in the last four bytes. Core thread only. */
final class ClOrdIdKey {
    static final int MAX_LENGTH = 36;
    static final int WORDS = 5;

    private static final int NOBODY = -1;
    private static final long LOWEST = 0x2121_2121_2121_2121L;
    private static final long ABOVE_HIGHEST = 0x0101_0101_0101_0101L;
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

    private long word0;
    private long word1;
    private long word2;
    private long word3;
    private long word4;
    private int hash;
    private int hashedFor = NOBODY;

    /** False if the text is not 1 to 36 characters of 0x21 to 0x7E. */
    boolean load(final DirectBuffer buffer, final int offset, final int length) {
        if (length < 1 || length > MAX_LENGTH) {
            return false;
        }
        hashedFor = NOBODY;
        word0 = read(buffer, offset, length);
        word1 = read(buffer, offset + 8, length - 8);
        word2 = read(buffer, offset + 16, length - 16);
        word3 = read(buffer, offset + 24, length - 24);
        word4 = read(buffer, offset + 32, length - 32);
        final boolean printable = isPrintable(word0, length)
                && isPrintable(word1, length - 8)
                && isPrintable(word2, length - 16)
                && isPrintable(word3, length - 24)
                && isPrintable(word4, length - 32);
        word4 |= (long) length << 32;
        return printable;
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
        h = Hashing.mix(h ^ word1 ^ word4);
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
