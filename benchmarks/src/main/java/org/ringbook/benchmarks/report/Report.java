package org.ringbook.benchmarks.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sections under the description of the machine, as one HTML page that needs nothing else, and as JSON. */
public final class Report {
    private static final String STYLE = """
            :root { color-scheme: light dark; --line: #8886; --soft: #888; }
            body { font: 15px/1.5 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem; }
            h2 { margin-top: 2.5rem; border-bottom: 1px solid var(--line); }
            table { border-collapse: collapse; margin: 1rem 0; font-variant-numeric: tabular-nums; display: block; overflow-x: auto; }
            caption { text-align: left; font-weight: 600; padding: .2rem 0; }
            th, td { padding: .15rem .8rem .15rem 0; text-align: right; border-bottom: 1px solid var(--line); white-space: nowrap; }
            th:first-child, td:first-child { text-align: left; }
            .machine td { white-space: normal; text-align: left; }
            svg { width: 100%; max-width: 760px; display: block; margin: 1rem 0; }
            svg text { fill: currentColor; font: 12px system-ui, sans-serif; }
            svg .title { font-weight: 600; }
            svg .grid { stroke: var(--line); }
            """;

    private final Map<String, String> machine;
    private final List<Section> sections = new ArrayList<>();

    /**
     * Without a section yet.
     *
     * @param machine its description
     */
    public Report(final Map<String, String> machine) {
        this.machine = new LinkedHashMap<>(machine);
    }

    /**
     * Puts a section at the end.
     *
     * @param section to be shown
     */
    public void add(final Section section) {
        sections.add(section);
    }

    /** {@return the figures as one JSON object} */
    public String json() {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("machine", machine);
        sections.forEach(section -> document.put(section.id(), section.figures()));
        try {
            return new ObjectMapper().writeValueAsString(document);
        } catch (final JsonProcessingException e) {
            throw new IllegalStateException("figures that JSON can't tell", e);
        }
    }

    /** {@return the page} */
    public String html() {
        final StringBuilder page = new StringBuilder(
                "<!DOCTYPE html>\n<html lang='en'><head><meta charset='utf-8'><meta name='viewport' content='width=device-width'>"
                        + "<title>Ringbook, measured</title>\n<style>\n" + STYLE
                        + "</style></head><body>\n<h1>Ringbook, measured</h1>\n<table class='machine'>\n");
        machine.forEach((name, value) -> page.append("<tr><td>")
                .append(Html.escape(name))
                .append("</td><td>")
                .append(Html.escape(value))
                .append("</td></tr>\n"));
        page.append("</table>\n");
        sections.forEach(section -> section(page, section));
        return page.append("</body></html>\n").toString();
    }

    private static void section(final StringBuilder page, final Section section) {
        page.append("<h2 id='")
                .append(section.id())
                .append("'>")
                .append(Html.escape(section.title()))
                .append("</h2>\n");
        section.remarks()
                .forEach(
                        remark -> page.append("<p>").append(Html.escape(remark)).append("</p>\n"));
        section.tables().forEach(table -> table(page, table));
        section.plots().forEach(plot -> page.append(plot.svg()));
    }

    private static void table(final StringBuilder page, final Table table) {
        page.append("<table><caption>").append(Html.escape(table.caption())).append("</caption>\n");
        row(page, "th", table.heading());
        table.rows().forEach(row -> row(page, "td", row));
        page.append("</table>\n");
    }

    private static void row(final StringBuilder page, final String cell, final List<String> values) {
        page.append("<tr>");
        values.forEach(value -> page.append('<')
                .append(cell)
                .append('>')
                .append(Html.escape(value))
                .append("</")
                .append(cell)
                .append('>'));
        page.append("</tr>\n");
    }

    /** {@return the sections as text for a terminal} */
    public String text() {
        final StringBuilder text = new StringBuilder();
        for (final Section section : sections) {
            text.append(section.title()).append('\n');
            section.tables().forEach(table -> text(text, table));
        }
        return text.toString();
    }

    private static void text(final StringBuilder text, final Table table) {
        final List<List<String>> rows = new ArrayList<>(table.rows());
        rows.add(0, table.heading());
        final int[] widths = new int[table.heading().size()];
        for (final List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        text.append('\n').append(table.caption()).append('\n');
        for (final List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                final String pad = " ".repeat(widths[i] - row.get(i).length());
                text.append("  ").append(i == 0 ? row.get(i) + pad : pad + row.get(i));
            }
            text.append('\n');
        }
    }
}
