package org.ringbook.scenarios.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The scenarios that come with the exchange, a file for each topic. */
public final class ScenarioFiles {
    private static final List<String> TOPICS = List.of(
            "price-time",
            "replace",
            "immediate",
            "post-only",
            "market-orders",
            "iceberg",
            "stops",
            "self-trade",
            "auction",
            "bands",
            "cancels",
            "sessions",
            "states",
            "schedule",
            "limits",
            "fees",
            "holds",
            "money",
            "busts",
            "order-ids",
            "checks",
            "terms",
            "guards",
            "configuration",
            "keys");
    private static final List<Scenario.Line> VENUE = read("venue").get(0).steps();

    private ScenarioFiles() {}

    /**
     * The names of the files.
     *
     * @return in the order of a reader
     */
    public static List<String> topics() {
        return TOPICS;
    }

    /**
     * All scenarios.
     *
     * @return file by file
     */
    public static List<Scenario> all() {
        return TOPICS.stream().flatMap(topic -> read(topic).stream()).toList();
    }

    /** What every scenario begins with. */
    static List<Scenario.Line> venue() {
        return VENUE;
    }

    /**
     * One file.
     *
     * @param topic its name without ending
     * @return its scenarios
     */
    public static List<Scenario> read(final String topic) {
        final String file = topic + ".scenario";
        try (InputStream in = ScenarioFiles.class.getResourceAsStream("/org/ringbook/scenarios/" + file)) {
            if (in == null) {
                throw new IllegalArgumentException("no such file: " + file);
            }
            final String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return ScenarioParser.parse(file, text.lines().toList());
        } catch (final IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }
}
