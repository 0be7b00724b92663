package org.ringbook.fix.dictionary;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.agrona.collections.Int2ObjectHashMap;
import org.agrona.collections.IntHashSet;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** FIX 4.4 as Ringbook speaks it, read from the file that the codecs are made of and that clients may load. Immutable; any thread. */
public final class Dictionary {
    /** The file, as a resource; in QuickFIX format. */
    public static final String RESOURCE = "/org/ringbook/fix/ringbook-fix44.xml";

    private static final Dictionary RINGBOOK = read();

    private final Int2ObjectHashMap<FieldDef> fields = new Int2ObjectHashMap<>();
    private final Map<String, FieldDef> fieldsByName = new HashMap<>();
    private final Map<String, MessageDef> messages = new LinkedHashMap<>();
    private final MessageDef header;
    private final MessageDef trailer;

    private Dictionary(final Element root) {
        elements(child(root, "fields")).forEach((index, field) -> addField(field));
        header = part(child(root, "header"));
        trailer = part(child(root, "trailer"));
        elements(child(root, "messages")).forEach((index, message) -> {
            final MessageDef def = part(message);
            messages.put(def.type(), def);
        });
    }

    /**
     * Ringbook's.
     *
     * @return the one that there is.
     */
    public static Dictionary ringbook() {
        return RINGBOOK;
    }

    private static Dictionary read() {
        try (InputStream in = Dictionary.class.getResourceAsStream(RESOURCE)) {
            return new Dictionary(DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(in)
                    .getDocumentElement());
        } catch (final IOException | SAXException | ParserConfigurationException e) {
            throw new IllegalStateException("cannot read " + RESOURCE, e);
        }
    }

    private static Map<Integer, Element> elements(final Element parent) {
        final Map<Integer, Element> children = new LinkedHashMap<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.put(children.size(), element);
            }
        }
        return children;
    }

    private static Element child(final Element parent, final String name) {
        return elements(parent).values().stream()
                .filter(element -> element.getTagName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the dictionary has no " + name));
    }

    private void addField(final Element element) {
        final Set<String> values = new LinkedHashSet<>();
        elements(element).values().forEach(value -> values.add(value.getAttribute("enum")));
        final FieldDef field = new FieldDef(
                Integer.parseInt(element.getAttribute("number")),
                element.getAttribute("name"),
                FieldType.valueOf(element.getAttribute("type")),
                List.copyOf(values));
        fields.put(field.tag(), field);
        fieldsByName.put(field.name(), field);
    }

    private MessageDef part(final Element element) {
        final Map<Integer, Boolean> tags = new LinkedHashMap<>();
        final Map<Integer, MessageDef> groups = new LinkedHashMap<>();
        for (final Element child : elements(element).values()) {
            final int tag = fieldsByName.get(child.getAttribute("name")).tag();
            tags.put(tag, "Y".equals(child.getAttribute("required")));
            if ("group".equals(child.getTagName())) {
                groups.put(tag, part(child));
            }
        }
        final IntHashSet all = new IntHashSet();
        all.addAll(tags.keySet());
        return new MessageDef(
                element.getAttribute("msgtype"),
                element.getAttribute("name"),
                "admin".equals(element.getAttribute("msgcat")),
                Collections.unmodifiableMap(tags),
                Collections.unmodifiableMap(groups),
                all);
    }

    /**
     * A field.
     *
     * @param tag its number.
     * @return null if there is none.
     */
    public FieldDef field(final int tag) {
        return fields.get(tag);
    }

    /**
     * A message.
     *
     * @param type FIX tag 35.
     * @return null if there is none.
     */
    public MessageDef message(final String type) {
        return messages.get(type);
    }

    /**
     * All messages.
     *
     * @return by type, in the file's order.
     */
    public Map<String, MessageDef> messages() {
        return Collections.unmodifiableMap(messages);
    }

    /**
     * What stands in front of every message.
     *
     * @return the header.
     */
    public MessageDef header() {
        return header;
    }

    /**
     * What stands behind every message.
     *
     * @return the trailer.
     */
    public MessageDef trailer() {
        return trailer;
    }
}
