package org.ringbook.binary.gateway;

import org.agrona.sbe.MessageEncoderFlyweight;

/** Enumerated values as the numbers that they are in every schema: what is not known is passed on, and refused by the core. */
final class Raw {
    private Raw() {}

    static void put(final MessageEncoderFlyweight encoder, final int fieldOffset, final int value) {
        encoder.buffer().putByte(encoder.offset() + fieldOffset, (byte) value);
    }
}
