package org.ringbook.core.ledger;

import org.agrona.DirectBuffer;

/** What texts in commands must look like. Stateless. */
public final class Texts {
    private Texts() {}

    /**
     * Whether all bytes are printable ASCII without space, 0x21 to 0x7E.
     *
     * @param buffer that holds the text
     * @param offset of its first byte
     * @param length in bytes
     * @return true if they are, also for an empty text
     */
    public static boolean isPrintable(final DirectBuffer buffer, final int offset, final int length) {
        for (int i = 0; i < length; i++) {
            final byte b = buffer.getByte(offset + i);
            if (b < 0x21 || b > 0x7E) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether all bytes are printable ASCII, space included, 0x20 to 0x7E.
     *
     * @param buffer that holds the text
     * @param offset of its first byte
     * @param length in bytes
     * @return true if they are, also for an empty text
     */
    public static boolean isPrintableOrSpace(final DirectBuffer buffer, final int offset, final int length) {
        for (int i = 0; i < length; i++) {
            final byte b = buffer.getByte(offset + i);
            if (b < 0x20 || b > 0x7E) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether it is an asset code or market symbol: 2 to 16 of {@code A-Z 0-9 . _ -}.
     *
     * @param buffer that holds the text
     * @param offset of its first byte
     * @param length in bytes
     * @return true if it is
     */
    public static boolean isSymbol(final DirectBuffer buffer, final int offset, final int length) {
        if (length < 2 || length > 16) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (!isSymbolCharacter(buffer.getByte(offset + i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSymbolCharacter(final byte b) {
        return (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9') || b == '.' || b == '_' || b == '-';
    }
}
