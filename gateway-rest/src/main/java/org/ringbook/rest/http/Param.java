package org.ringbook.rest.http;

import java.util.List;

/**
 * What a route takes: the one source of how a parameter is read, documented and refused. An optional one that is empty, 0 or false counts as
 * not given, since some clients send every field they have. Immutable.
 *
 * @param name       as it is sent.
 * @param kind       what it is.
 * @param isRequired whether there is no answer without it.
 * @param isRepeated whether it may come several times.
 * @param aliases    other names it is known by.
 * @param words      what it may be; empty: anything of its kind.
 * @param least      of an integer.
 * @param most       of an integer; of a text its greatest length.
 * @param each       of objects: the route that each is a request to; else null.
 * @param code       error code where it is wrong.
 * @param about      for people.
 */
public record Param(
        String name,
        Kind kind,
        boolean isRequired,
        boolean isRepeated,
        List<String> aliases,
        List<String> words,
        long least,
        long most,
        Route each,
        String code,
        String about) {
    /** What a parameter is. */
    public enum Kind {
        /** Any text without control characters. */
        TEXT,
        /** A whole number. */
        INTEGER,
        /** Milliseconds since the epoch. */
        TIME,
        /** A decimal, such as 0.01. */
        DECIMAL,
        /** True or false, in any case of letters. */
        BOOLEAN,
        /** JSON objects, in a list. */
        OBJECTS
    }

    private static final long TIME_MAX = 9_000_000_000_000L;

    /**
     * Any text.
     *
     * @param name  as it is sent.
     * @param most  greatest length.
     * @param about for people.
     * @return optional.
     */
    public static Param text(final String name, final int most, final String about) {
        return of(name, Kind.TEXT, 0, most, about);
    }

    /**
     * One of some words.
     *
     * @param name  as it is sent.
     * @param words which; in any case of letters.
     * @param about for people.
     * @return optional.
     */
    public static Param word(final String name, final List<String> words, final String about) {
        return new Param(name, Kind.TEXT, false, false, List.of(), words, 0, 64, null, "ErrInvalidArguments", about);
    }

    /**
     * A whole number.
     *
     * @param name  as it is sent.
     * @param least the least.
     * @param most  the greatest.
     * @param about for people.
     * @return optional.
     */
    public static Param integer(final String name, final long least, final long most, final String about) {
        return of(name, Kind.INTEGER, least, most, about);
    }

    /**
     * A time in milliseconds since the epoch.
     *
     * @param name  as it is sent.
     * @param about for people.
     * @return optional.
     */
    public static Param time(final String name, final String about) {
        return of(name, Kind.TIME, 0, TIME_MAX, about);
    }

    /**
     * A decimal.
     *
     * @param name  as it is sent.
     * @param code  error code where it is wrong.
     * @param about for people.
     * @return optional.
     */
    public static Param decimal(final String name, final String code, final String about) {
        return of(name, Kind.DECIMAL, 0, 0, about).fails(code);
    }

    /**
     * True or false.
     *
     * @param name  as it is sent.
     * @param about for people.
     * @return optional, false.
     */
    public static Param flag(final String name, final String about) {
        return of(name, Kind.BOOLEAN, 0, 1, about);
    }

    /**
     * JSON objects, in a list, each a request of its own.
     *
     * @param name  as it is sent.
     * @param most  how many.
     * @param each  the route whose parameters each has.
     * @param about for people.
     * @return required.
     */
    public static Param objects(final String name, final int most, final Route each, final String about) {
        return new Param(
                name, Kind.OBJECTS, true, false, List.of(), List.of(), 1, most, each, "ErrInvalidArguments", about);
    }

    private static Param of(final String name, final Kind kind, final long least, final long most, final String about) {
        return new Param(
                name, kind, false, false, List.of(), List.of(), least, most, null, "ErrInvalidArguments", about);
    }

    /** {@return the same, required: then empty is refused, and 0 and false are values} */
    public Param required() {
        return new Param(name, kind, true, isRepeated, aliases, words, least, most, each, code, about);
    }

    /** {@return the same, which may come several times} */
    public Param repeated() {
        return new Param(name, kind, isRequired, true, aliases, words, least, most, each, code, about);
    }

    /**
     * The same with another name beside its own.
     *
     * @param alias the other name.
     * @return a copy.
     */
    public Param alias(final String alias) {
        return new Param(name, kind, isRequired, isRepeated, List.of(alias), words, least, most, each, code, about);
    }

    /**
     * The same with another error code.
     *
     * @param errorCode where it is wrong.
     * @return a copy.
     */
    public Param fails(final String errorCode) {
        return new Param(name, kind, isRequired, isRepeated, aliases, words, least, most, each, errorCode, about);
    }

    /**
     * That it is wrong.
     *
     * @param text for people.
     * @return to be thrown.
     */
    public ApiException wrong(final String text) {
        return ApiException.invalid(name, code, text);
    }
}
