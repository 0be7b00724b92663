package org.ringbook.scenarios.language;

import java.util.Arrays;
import java.util.List;

/** The words of a line, read from left to right. */
final class Words {
    private final List<String> words;
    private int next;

    Words(final String line) {
        words = Arrays.asList(line.trim().split("\\s+"));
    }

    boolean hasNext() {
        return next < words.size();
    }

    String next() {
        if (!hasNext()) {
            throw new WordsException("something is missing after: " + String.join(" ", words));
        }
        next++;
        return words.get(next - 1);
    }

    /** The next word, without taking it; empty at the end. */
    String peek() {
        return hasNext() ? words.get(next) : "";
    }

    /** Takes the next word if it is this one. */
    boolean takes(final String word) {
        final boolean is = peek().equals(word);
        next += is ? 1 : 0;
        return is;
    }

    void expect(final String word) {
        if (!takes(word)) {
            throw new WordsException("expected '" + word + "', not '" + peek() + "'");
        }
    }

    boolean onOff() {
        final String word = next();
        if (!word.equals("on") && !word.equals("off")) {
            throw new WordsException("expected on or off, not '" + word + "'");
        }
        return word.equals("on");
    }

    int number() {
        return Integer.parseInt(next());
    }

    /** Refuses what is left. */
    void end() {
        if (hasNext()) {
            throw new WordsException("not understood: " + String.join(" ", words.subList(next, words.size())));
        }
    }
}
