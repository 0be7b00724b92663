package org.ringbook.scenarios.language;

import java.util.List;

/**
 * A scenario: what is done, what must come of it.
 *
 * @param file it is in
 * @param line where it begins there, from 1
 * @param rules the rules that it shows, by their numbers
 * @param title what it shows, in a sentence
 * @param steps what is done
 * @param text its lines, the title's first
 */
public record Scenario(String file, int line, List<Integer> rules, String title, List<Line> steps, List<String> text) {
    /** What a line does. */
    enum Kind {
        /** Prepares: a command that must not be refused; its events are not looked at. */
        SET_UP,
        /** A command whose events are compared. */
        COMMAND,
        /** Time that passes; what happens in it is compared. */
        TIME,
        /** Something that must be so. */
        CHECK
    }

    /** A line, with the events that are expected of it. */
    record Line(Kind kind, int number, String text, List<String> expected) {}

    @Override
    public String toString() {
        return file + ":" + line + " " + title;
    }
}
