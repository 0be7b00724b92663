package org.ringbook.rest.api;

/**
 * Order ids as clients see them: {@code BX} and 13 characters of base 32, which are the engine's id. The alphabet is Crockford's, which leaves
 * out I, L, O and U.
 */
public final class OrderIds {
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final String PREFIX = "BX";
    private static final int DIGITS = 13;
    private static final int BITS = 5;

    private OrderIds() {}

    /**
     * As a text.
     *
     * @param orderId the engine's, from 0.
     * @return 15 characters.
     */
    public static String text(final long orderId) {
        final char[] text = new char[PREFIX.length() + DIGITS];
        PREFIX.getChars(0, PREFIX.length(), text, 0);
        long rest = orderId;
        for (int i = text.length - 1; i >= PREFIX.length(); i--) {
            text[i] = ALPHABET.charAt((int) (rest & 31));
            rest >>>= BITS;
        }
        return new String(text);
    }

    /**
     * The engine's id of a text.
     *
     * @param text any.
     * @return from 1; 0 if it is none that {@link #text} makes.
     */
    public static long parse(final String text) {
        if (text.length() != PREFIX.length() + DIGITS || !text.startsWith(PREFIX)) {
            return 0;
        }
        long orderId = 0;
        for (int i = PREFIX.length(); i < text.length(); i++) {
            final int digit = ALPHABET.indexOf(text.charAt(i));
            if (digit < 0) {
                return 0;
            }
            orderId = (orderId << BITS) | digit;
        }
        return orderId > 0 && text(orderId).equals(text) ? orderId : 0;
    }
}
