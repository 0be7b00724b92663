package org.ringbook.rest.http;

/** What strangers sent, so that it can be put into an answer or a log. */
final class Printable {
    private static final int LENGTH_MAX = 64;

    private Printable() {}

    /** At most 64 characters, others than printable ASCII as question marks. */
    static String of(final String text) {
        final StringBuilder shown = new StringBuilder();
        for (int i = 0; i < text.length() && i < LENGTH_MAX; i++) {
            final char c = text.charAt(i);
            shown.append(c >= ' ' && c < 0x7f ? c : '?');
        }
        return text.length() > LENGTH_MAX ? shown.append("...").toString() : shown.toString();
    }
}
