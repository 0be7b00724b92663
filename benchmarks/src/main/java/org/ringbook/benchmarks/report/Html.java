package org.ringbook.benchmarks.report;

/** Text in a page. */
final class Html {
    private Html() {}

    static String escape(final String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("'", "&#39;")
                .replace("\"", "&quot;");
    }
}
