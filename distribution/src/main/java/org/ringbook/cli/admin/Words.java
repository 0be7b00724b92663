package org.ringbook.cli.admin;

import java.util.Locale;

/** Constants as words. */
final class Words {
    private Words() {}

    /** As it is written on a command line, such as stop-limit. */
    static String of(final Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** As it is said, such as partially filled. */
    static String said(final Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
