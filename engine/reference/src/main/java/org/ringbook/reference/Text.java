package org.ringbook.reference;

import java.util.function.IntPredicate;

/** Which texts are fit for what. */
final class Text {
    private static final int CL_ORD_ID_MAX = 36;
    private static final int REFERENCE_MAX = 64;
    private static final int ACCOUNT_NAME_MAX = 32;
    private static final int COMP_ID_MAX = 32;
    private static final int LABEL_MAX = 64;
    private static final int CODE_MIN = 2;
    private static final int CODE_MAX = 16;

    private Text() {}

    static boolean isClOrdId(final String text) {
        return hasLength(text, 1, CL_ORD_ID_MAX) && isMadeOf(text, Text::isPrintable);
    }

    /** Of payments and transfers; key ids are made the same way. */
    static boolean isReference(final String text) {
        return hasLength(text, 1, REFERENCE_MAX) && isMadeOf(text, Text::isPrintable);
    }

    static boolean isAccountName(final String text) {
        return hasLength(text, 1, ACCOUNT_NAME_MAX) && isMadeOf(text, Text::isPrintable);
    }

    /** May be empty. */
    static boolean isCompId(final String text) {
        return hasLength(text, 0, COMP_ID_MAX) && isMadeOf(text, Text::isPrintable);
    }

    /** May be empty. */
    static boolean isLabel(final String text) {
        return hasLength(text, 0, LABEL_MAX) && isMadeOf(text, c -> isPrintable(c) || c == ' ');
    }

    /** Of asset codes and market symbols. */
    static boolean isCode(final String text) {
        return hasLength(text, CODE_MIN, CODE_MAX)
                && isMadeOf(text, c -> (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "._-".indexOf(c) >= 0);
    }

    private static boolean hasLength(final String text, final int min, final int max) {
        return text.length() >= min && text.length() <= max;
    }

    private static boolean isMadeOf(final String text, final IntPredicate allowed) {
        return text.chars().allMatch(allowed);
    }

    private static boolean isPrintable(final int c) {
        return c >= 0x21 && c <= 0x7E;
    }
}
