package org.ringbook.scenarios.guards;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The table of guards, read from its file; how it is written is said there. */
final class Guards {
    private static final String FILE = "guards.table";
    private static final String SECTION = "== ";
    private static final String TAKEN_OUT = "taken out: ";
    private static final String SEEN_IN = "seen in: ";
    private static final String NOT_NEEDED = "not needed: ";

    private final List<Cell> cells = new ArrayList<>();
    private final List<Unguarded> unguarded = new ArrayList<>();
    private Way way;
    private Guard guard;
    private String what;
    private List<Cut> cuts = List.of();

    private Guards() {}

    static Guards read() {
        final Guards guards = new Guards();
        try (InputStream in = Guards.class.getResourceAsStream(FILE)) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(guards::line);
        } catch (final IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
        return guards;
    }

    List<Cell> cells() {
        return cells;
    }

    List<Unguarded> unguarded() {
        return unguarded;
    }

    private void line(final String line) {
        final String text = line.trim();
        if (text.isEmpty() || text.startsWith("#")) {
            return;
        }
        if (text.startsWith(SECTION)) {
            final int comma = text.indexOf(", ");
            way = Way.of(text.substring(SECTION.length(), comma));
            guard = Guard.of(text.substring(comma + 2));
        } else if (text.startsWith(TAKEN_OUT)) {
            cuts = Arrays.stream(text.substring(TAKEN_OUT.length()).split("; "))
                    .map(Cut::parse)
                    .toList();
        } else if (text.startsWith(SEEN_IN)) {
            end(text.substring(SEEN_IN.length()));
        } else if (what == null) {
            what = text;
        } else {
            throw new IllegalArgumentException(FILE + ": in which scenario is it seen? " + what);
        }
    }

    private void end(final String scenario) {
        if (what.startsWith(NOT_NEEDED)) {
            unguarded.add(new Unguarded(way, guard, what.substring(NOT_NEEDED.length()), scenario));
        } else if (cuts.isEmpty()) {
            throw new IllegalArgumentException(FILE + ": how is it taken out? " + what);
        } else {
            cells.add(new Cell(way, guard, what, scenario, cuts));
        }
        what = null;
        cuts = List.of();
    }
}
