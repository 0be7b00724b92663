package org.ringbook.benchmarks.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class ReportTest {
    /** A figure. */
    public record Figure(String engine, double ns) {}

    private static Report report() {
        final Report report = new Report(Map.of("processor", "A & B"));
        report.add(new Section(
                "books",
                "Books",
                List.of("how <it> was measured"),
                List.of(new Table(
                        "ns", List.of("engine", "ns"), List.of(List.of("a", "1.0"), List.of("longer", "10.0")))),
                List.of(),
                List.of(new Figure("a", 1))));
        return report;
    }

    private static Element parse(final String xml) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
    }

    @Test
    void shouldTellFiguresAsJson() throws Exception {
        final JsonNode document = new ObjectMapper().readTree(report().json());
        assertEquals("A & B", document.at("/machine/processor").asText());
        assertEquals("a", document.at("/books/0/engine").asText());
        assertEquals(1.0, document.at("/books/0/ns").asDouble());
    }

    @Test
    void shouldEscapeWhatItShows() {
        final String page = report().html();
        assertTrue(page.contains("how &lt;it&gt; was measured"), page);
        assertTrue(page.contains("A &amp; B"), page);
        assertFalse(page.contains("<it>"), page);
    }

    @Test
    void shouldAlignColumnsAsText() {
        assertTrue(report().text().contains("  engine    ns\n  a        1.0\n  longer  10.0\n"), report()::text);
    }

    @Test
    void shouldDrawCurvesWithinTheImage() throws Exception {
        final Plot plot = new Plot(
                "growth of A & B",
                "orders",
                "ns",
                List.of(
                        new Plot.Curve("a", List.of(new Plot.Point(100, 20), new Plot.Point(10_000_000, 400))),
                        new Plot.Curve("b", List.of(new Plot.Point(100, 0.5)))));
        final Element svg = parse(plot.svg());
        final NodeList circles = svg.getElementsByTagName("circle");
        assertEquals(3, circles.getLength());
        for (int i = 0; i < circles.getLength(); i++) {
            final Element circle = (Element) circles.item(i);
            assertTrue(Double.parseDouble(circle.getAttribute("cx")) > 0);
            assertTrue(Double.parseDouble(circle.getAttribute("cy")) > 0);
        }
        final Element low = (Element) circles.item(0);
        final Element high = (Element) circles.item(1);
        assertTrue(Double.parseDouble(low.getAttribute("cx")) < Double.parseDouble(high.getAttribute("cx")));
        assertTrue(Double.parseDouble(low.getAttribute("cy")) > Double.parseDouble(high.getAttribute("cy")));
    }

    @Test
    void shouldRefuseWhatItCannotShow() {
        assertThrows(IllegalArgumentException.class, () -> new Plot.Point(0, 1));
        assertThrows(IllegalArgumentException.class, () -> new Table("", List.of("a"), List.of(List.of("1", "2"))));
    }
}
