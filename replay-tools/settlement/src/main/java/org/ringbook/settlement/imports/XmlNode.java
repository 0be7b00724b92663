package org.ringbook.settlement.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An element with what is in it, by local names. Read by {@link XmlFile}. */
final class XmlNode {
    private final String name;
    private final int line;
    private final Map<String, String> attributes = new HashMap<>();
    private final List<XmlNode> children = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    XmlNode(final String name, final int line) {
        this.name = name;
        this.line = line;
    }

    String name() {
        return name;
    }

    int line() {
        return line;
    }

    void attribute(final String key, final String value) {
        attributes.put(key, value);
    }

    String attribute(final String key) {
        return attributes.getOrDefault(key, "");
    }

    void add(final XmlNode child) {
        children.add(child);
    }

    StringBuilder rawText() {
        return text;
    }

    String text() {
        return text.toString().strip();
    }

    /** Children of a name, in their order. */
    List<XmlNode> all(final String child) {
        return children.stream().filter(node -> node.name.equals(child)).toList();
    }

    /** The first child at the end of a path of names. */
    Optional<XmlNode> find(final String... path) {
        XmlNode at = this;
        for (final String step : path) {
            final List<XmlNode> found = at.all(step);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            at = found.get(0);
        }
        return Optional.of(at);
    }

    /** The text at the end of a path; empty if there is none. */
    String text(final String... path) {
        return find(path).map(XmlNode::text).orElse("");
    }
}
