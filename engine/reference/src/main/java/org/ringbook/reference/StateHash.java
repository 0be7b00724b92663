package org.ringbook.reference;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** Takes in the numbers and texts of the canonical state. */
final class StateHash {
    private static final long START = 0xcbf29ce484222325L;
    private static final long FACTOR = 0xd6e8feb86659fd93L;

    private long hash = START;

    long value() {
        return hash;
    }

    StateHash add(final long value) {
        hash = mix(hash ^ value);
        return this;
    }

    StateHash add(final boolean value) {
        return add(value ? 1 : 0);
    }

    StateHash add(final BigInteger value) {
        return add(value.longValueExact());
    }

    StateHash add(final String text) {
        final byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        add(bytes.length);
        for (int from = 0; from < bytes.length; from += Long.BYTES) {
            long eight = 0;
            for (int i = 0; i < Long.BYTES && from + i < bytes.length; i++) {
                eight |= (bytes[from + i] & 0xffL) << (Byte.SIZE * i);
            }
            add(eight);
        }
        return this;
    }

    private static long mix(final long value) {
        long z = value;
        z ^= z >>> 32;
        z *= FACTOR;
        z ^= z >>> 32;
        z *= FACTOR;
        z ^= z >>> 32;
        return z;
    }
}
