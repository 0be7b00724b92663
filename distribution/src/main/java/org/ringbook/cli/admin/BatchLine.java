package org.ringbook.cli.admin;

import java.util.ArrayList;
import java.util.List;

/** Words of a batch's line. */
final class BatchLine {
    private BatchLine() {}

    /** The words, none for a comment; double quotes hold words together and vanish. */
    static List<String> words(final String line) {
        final List<String> words = new ArrayList<>();
        if (line.stripLeading().startsWith("#")) {
            return words;
        }
        final StringBuilder word = new StringBuilder();
        boolean isQuoted = false;
        boolean isWord = false;
        for (int i = 0; i < line.length(); i++) {
            final char c = line.charAt(i);
            if (c == '"') {
                isQuoted = !isQuoted;
                isWord = true;
            } else if (Character.isWhitespace(c) && !isQuoted) {
                if (isWord) {
                    words.add(word.toString());
                    word.setLength(0);
                    isWord = false;
                }
            } else {
                word.append(c);
                isWord = true;
            }
        }
        if (isQuoted) {
            throw new IllegalArgumentException("a double quote is not closed: " + line.strip());
        }
        if (isWord) {
            words.add(word.toString());
        }
        return words;
    }
}
