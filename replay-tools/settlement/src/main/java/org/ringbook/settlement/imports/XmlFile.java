package org.ringbook.settlement.imports;

import java.io.ByteArrayInputStream;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Walks an XML file from an untrusted sender, an element with all that is in it at a time. No document type, no entities but XML's five,
 * nothing is fetched; depth, size of an element and length of a text are bounded. One thread.
 */
final class XmlFile implements AutoCloseable {
    private static final int MAX_DEPTH = 64;
    private static final int MAX_NODES = 200_000;
    private static final int MAX_TEXT = 10_000;

    private final XMLStreamReader reader;
    private int depth;
    private int nodes;

    XmlFile(final byte[] bytes) {
        final XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("the file refers to another one: " + systemId);
        });
        try {
            reader = factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
        } catch (final XMLStreamException e) {
            throw broken(e);
        }
    }

    /** The root's namespace. Reads no farther than its start. */
    String rootNamespace() {
        if (next() != XMLStreamConstants.START_ELEMENT) {
            throw new ImportException("there is no XML element in this file");
        }
        depth = 1;
        return reader.getNamespaceURI() == null ? "" : reader.getNamespaceURI();
    }

    /**
     * The next element of one of these names with all that is in it; or one of the marked names without what is in it, of which the walk
     * goes on inside.
     *
     * @return null at the end of the file.
     */
    XmlNode next(final Set<String> whole, final Set<String> marks) {
        while (true) {
            final int event = next();
            if (event == XMLStreamConstants.END_DOCUMENT) {
                return null;
            }
            if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                if (whole.contains(reader.getLocalName())) {
                    nodes = 0;
                    return subtree(depth + 1);
                }
                enter();
                if (marks.contains(reader.getLocalName())) {
                    return new XmlNode(reader.getLocalName(), line());
                }
            }
        }
    }

    private void enter() {
        depth++;
        if (depth > MAX_DEPTH) {
            throw new ImportException("line " + line() + ": elements are nested deeper than " + MAX_DEPTH);
        }
    }

    /** Recursion is bounded by the depth. */
    private XmlNode subtree(final int level) {
        if (level > MAX_DEPTH) {
            throw new ImportException("line " + line() + ": elements are nested deeper than " + MAX_DEPTH);
        }
        if (++nodes > MAX_NODES) {
            throw new ImportException("line " + line() + ": an entry has more than " + MAX_NODES + " elements");
        }
        final XmlNode node = new XmlNode(reader.getLocalName(), line());
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            node.attribute(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        while (true) {
            switch (next()) {
                case XMLStreamConstants.START_ELEMENT -> node.add(subtree(level + 1));
                case XMLStreamConstants.END_ELEMENT -> {
                    return node;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (node.rawText().length() + reader.getTextLength() > MAX_TEXT) {
                        throw new ImportException("line " + line() + ": a text is longer than " + MAX_TEXT);
                    }
                    node.rawText().append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
                }
                default -> {
                    // comments and processing instructions say nothing
                }
            }
        }
    }

    /** The next event that matters; a document type or an entity ends it. */
    private int next() {
        try {
            while (reader.hasNext()) {
                final int event = reader.next();
                switch (event) {
                    case XMLStreamConstants.DTD ->
                        throw new ImportException("line " + line() + ": a document type is not allowed here");
                    case XMLStreamConstants.ENTITY_REFERENCE ->
                        throw new ImportException("line " + line() + ": an entity is not allowed here");
                    case XMLStreamConstants.COMMENT, XMLStreamConstants.PROCESSING_INSTRUCTION -> {
                        // says nothing
                    }
                    default -> {
                        return event;
                    }
                }
            }
            return XMLStreamConstants.END_DOCUMENT;
        } catch (final XMLStreamException e) {
            throw broken(e);
        }
    }

    private static ImportException broken(final XMLStreamException e) {
        final int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
        final String message = String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
        return new ImportException("line " + line + ": not well-formed XML: " + message, e);
    }

    int line() {
        return reader.getLocation().getLineNumber();
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (final XMLStreamException e) {
            throw broken(e);
        }
    }
}
