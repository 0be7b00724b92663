package org.ringbook.binary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The tables of docs/binary.md say what the schema says. With {@code -Dringbook.golden.write=true} they are written anew. */
class PageTest {
    private static final Path ROOT = Path.of(System.getProperty("ringbook.root"));
    private static final Path PAGE = ROOT.resolve("docs/binary.md");
    private static final Path SCHEMAS = ROOT.resolve("sbe-schemas/src/main/sbe");
    private static final String MARK = "<!-- tables -->\n";
    private static final int FIRST_OF_GATEWAY = 50;

    @Test
    void shouldSayWhatTheSchemaSays() throws Exception {
        final String page = Files.readString(PAGE);
        final String prose = page.substring(0, page.indexOf(MARK) + MARK.length());
        final String expected = prose + tables();
        if (Boolean.getBoolean("ringbook.golden.write")) {
            Files.writeString(PAGE, expected);
        }
        assertEquals(expected, Files.readString(PAGE));
    }

    private static String tables() throws Exception {
        final Document schema = parse("ringbook-binary.xml");
        final StringBuilder text = new StringBuilder();
        for (final Element message : elements(schema.getDocumentElement(), "sbe:message")) {
            final int id = Integer.parseInt(message.getAttribute("id"));
            text.append("\n### ")
                    .append(message.getAttribute("name"))
                    .append("\n\n")
                    .append(id < FIRST_OF_GATEWAY ? "C, " : "G, ")
                    .append("template ")
                    .append(id)
                    .append(". ")
                    .append(message.getAttribute("description"))
                    .append(".\n\n| field | type | |\n| --- | --- | --- |\n");
            for (final Element field : children(message)) {
                row(text, schema, field);
            }
        }
        text.append("\n## Types\n\n| type | is | |\n| --- | --- | --- |\n");
        for (final Element type :
                children(elements(schema.getDocumentElement(), "types").get(0))) {
            if ("type".equals(type.getTagName())) {
                final String length = type.getAttribute("length");
                text.append("| ")
                        .append(type.getAttribute("name"))
                        .append(" | ")
                        .append(type.getAttribute("primitiveType"))
                        .append(length.isEmpty() ? "" : " × " + length)
                        .append(" | ")
                        .append(type.getAttribute("description"))
                        .append(" |\n");
            }
        }
        values(text, schema);
        values(text, parse("ringbook-types.xml"));
        return text.toString();
    }

    private static void row(final StringBuilder text, final Document schema, final Element field) {
        text.append("| ")
                .append(field.getAttribute("name"))
                .append(" | ")
                .append(field.getAttribute("type"))
                .append(" | ")
                .append(described(schema, field))
                .append(" |\n");
    }

    private static String described(final Document schema, final Element field) {
        final String own = field.getAttribute("description");
        if (!own.isEmpty()) {
            return own;
        }
        for (final String tag : List.of("type", "composite")) {
            for (final Element type : elements(schema.getDocumentElement(), tag)) {
                if (type.getAttribute("name").equals(field.getAttribute("type"))) {
                    return type.getAttribute("description");
                }
            }
        }
        return "";
    }

    /** Composites, enumerations and sets. */
    private static void values(final StringBuilder text, final Document document) {
        for (final Element types : types(document)) {
            for (final Element type : children(types)) {
                if (!"type".equals(type.getTagName())) {
                    text.append("\n### ")
                            .append(type.getAttribute("name"))
                            .append("\n\n")
                            .append(type.hasAttribute("description") ? type.getAttribute("description") + ".\n\n" : "")
                            .append("| name | ")
                            .append("composite".equals(type.getTagName()) ? "type" : "value")
                            .append(" | |\n| --- | --- | --- |\n");
                    children(type)
                            .forEach(part -> text.append("| ")
                                    .append(part.getAttribute("name"))
                                    .append(" | ")
                                    .append(
                                            "type".equals(part.getTagName())
                                                    ? part.getAttribute("primitiveType")
                                                    : part.getTextContent())
                                    .append(" | ")
                                    .append(part.getAttribute("description"))
                                    .append(" |\n"));
                }
            }
        }
    }

    private static List<Element> types(final Document document) {
        return "types".equals(document.getDocumentElement().getTagName())
                ? List.of(document.getDocumentElement())
                : elements(document.getDocumentElement(), "types");
    }

    private static Document parse(final String file) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(SCHEMAS.resolve(file).toFile());
    }

    private static List<Element> elements(final Element parent, final String tag) {
        final NodeList nodes = parent.getElementsByTagName(tag);
        final List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    private static List<Element> children(final Element parent) {
        final List<Element> children = new ArrayList<>();
        for (int i = 0; i < parent.getChildNodes().getLength(); i++) {
            if (parent.getChildNodes().item(i) instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }
}
