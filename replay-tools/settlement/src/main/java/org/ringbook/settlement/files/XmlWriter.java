package org.ringbook.settlement.files;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes indented XML of one namespace. One thread. */
final class XmlWriter {
    private final Writer out;
    private final XMLStreamWriter xml;
    private final String namespace;
    private final Deque<String> open = new ArrayDeque<>();

    XmlWriter(final Writer out, final String namespace) throws IOException {
        this.out = out;
        this.namespace = namespace;
        try {
            xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
            out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        } catch (final XMLStreamException e) {
            throw new IOException(e);
        }
    }

    /** Work that may fail as the writer does. */
    @FunctionalInterface
    private interface Step {
        void run() throws XMLStreamException;
    }

    private static void run(final Step step) throws IOException {
        try {
            step.run();
        } catch (final XMLStreamException e) {
            throw new IOException(e);
        }
    }

    /** Begins elements, one in the other. */
    XmlWriter begin(final String... names) throws IOException {
        for (final String name : names) {
            run(() -> {
                indent();
                xml.writeStartElement(name);
                if (open.isEmpty()) {
                    xml.writeDefaultNamespace(namespace);
                }
            });
            open.push(name);
        }
        return this;
    }

    private void indent() throws XMLStreamException {
        if (!open.isEmpty()) {
            xml.writeCharacters("\n" + "  ".repeat(open.size()));
        }
    }

    /** Ends elements, the innermost first; the names are compared. */
    XmlWriter end(final String... names) throws IOException {
        for (final String name : names) {
            final String last = open.pop();
            if (!last.equals(name)) {
                throw new IllegalStateException("the open element is " + last + ", not " + name);
            }
            run(() -> {
                indent();
                if (open.isEmpty()) {
                    xml.writeCharacters("\n");
                }
                xml.writeEndElement();
            });
        }
        return this;
    }

    /** An element of text. */
    XmlWriter text(final String name, final String text) throws IOException {
        run(() -> {
            indent();
            xml.writeStartElement(name);
            xml.writeCharacters(text);
            xml.writeEndElement();
        });
        return this;
    }

    /** An element of text, unless the text is empty. */
    XmlWriter textIfAny(final String name, final String text) throws IOException {
        return text.isEmpty() ? this : text(name, text);
    }

    /** An amount with its currency. */
    XmlWriter amount(final String name, final String currency, final String amount) throws IOException {
        run(() -> {
            indent();
            xml.writeStartElement(name);
            xml.writeAttribute("Ccy", currency);
            xml.writeCharacters(amount);
            xml.writeEndElement();
        });
        return this;
    }

    /** The end of the file. */
    void finish() throws IOException {
        if (!open.isEmpty()) {
            throw new IllegalStateException("elements are open: " + open);
        }
        run(xml::flush);
        out.write('\n');
    }
}
