package org.ringbook.rest.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What came with a request, wherever it travelled, by name: texts, and lists of JSON objects. One thread. */
final class Parameters {
    /** More of them are refused: no client has so many. */
    static final int COUNT_MAX = 400;

    private static final int NAME_LENGTH_MAX = 64;

    private final Map<String, List<String>> texts = new LinkedHashMap<>();
    private final Map<String, List<Parameters>> objects = new LinkedHashMap<>();
    private int count;

    Parameters() {}

    void add(final String name, final String value) {
        counted(name);
        check(name, value);
        texts.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
    }

    void addObject(final String name, final Parameters object) {
        counted(name);
        objects.computeIfAbsent(name, key -> new ArrayList<>()).add(object);
    }

    /** An empty list of objects: it is there, with nothing in it. */
    void addObjects(final String name) {
        counted(name);
        objects.computeIfAbsent(name, key -> new ArrayList<>());
    }

    private void counted(final String name) {
        count++;
        if (count > COUNT_MAX) {
            throw new ApiException(400, "ErrInvalidArguments", "more than " + COUNT_MAX + " parameters");
        }
        if (name.isEmpty() || name.length() > NAME_LENGTH_MAX) {
            throw new ApiException(400, "ErrInvalidArguments", "a parameter's name has 1 to 64 characters");
        }
    }

    private static void check(final String name, final String value) {
        for (int i = 0; i < value.length(); i++) {
            final char c = value.charAt(i);
            if (c < ' ' || c == 0x7f || c == '\uFFFD') {
                throw ApiException.invalid(
                        Printable.of(name),
                        "ErrInvalidArguments",
                        "a parameter is not UTF-8 text without control characters");
            }
        }
    }

    List<String> texts(final String name) {
        return texts.getOrDefault(name, List.of());
    }

    List<Parameters> objects(final String name) {
        return objects.get(name);
    }

    Set<String> names() {
        return texts.keySet();
    }

    Set<String> objectNames() {
        return objects.keySet();
    }
}
