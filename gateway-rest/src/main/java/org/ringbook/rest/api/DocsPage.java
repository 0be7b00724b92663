package org.ringbook.rest.api;

import java.util.List;
import java.util.Map;
import org.ringbook.rest.http.Document;
import org.ringbook.rest.http.Param;
import org.ringbook.rest.http.Route;

/** The table of routes as a page to read. No script. */
final class DocsPage {
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";
    private static final String STYLE =
            "body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0"
                    + " 1rem}code{font-family:ui-monospace,monospace}table{border-collapse:collapse;width:100%;margin:.5rem"
                    + " 0}td,th{border-bottom:1px solid #8884;padding:.2rem"
                    + " .6rem;text-align:left;vertical-align:top}h3{margin:2rem 0 .3rem}:root{color-scheme:light dark}";

    private final StringBuilder html = new StringBuilder();

    private DocsPage() {}

    static Document of(final List<Route> routes) {
        return new DocsPage().page(routes);
    }

    private Document page(final List<Route> routes) {
        html.append("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Ringbook REST</title><style>")
                .append(STYLE)
                .append("</style><h1>Ringbook REST</h1><p>The same as a document for machines: ")
                .append("<a href=\"openapi.json\">openapi.json</a>. Parameters of POST and PUT may be in the query, a"
                        + " form or")
                .append(" a JSON object. Keys by HTTP Basic.</p>");
        String group = "";
        for (final Route route : routes) {
            if (!route.group().equals(group)) {
                group = route.group();
                element("h2", group);
            }
            route(route);
        }
        element("h2", "Errors");
        html.append("<table><tr><th>error_code</th><th>when</th></tr>");
        for (final Map.Entry<String, String> code : ErrorCodes.all().entrySet()) {
            row(code.getKey(), code.getValue());
        }
        html.append("</table></html>");
        return new Document("text/html; charset=utf-8", POLICY, html.toString());
    }

    private void route(final Route route) {
        html.append("<h3><code>")
                .append(route.method())
                .append(' ')
                .append(escaped(route.path()))
                .append("</code></h3><p>");
        html.append(escaped(route.about())).append(' ');
        html.append(
                route.message() != null
                        ? "Signed, in the header " + Route.SIGNATURE + "."
                        : route.isOpen()
                                ? "No key."
                                : route.permission() == null ? "Any key." : "Permission " + route.permission() + ".");
        html.append("</p>");
        if (route.params().isEmpty()) {
            return;
        }
        html.append("<table><tr><th>parameter</th><th>what</th></tr>");
        for (final Param param : route.params()) {
            row(
                    param.name() + (param.isRequired() ? "" : " (optional)"),
                    param.about()
                            + (param.words().isEmpty() ? "" : " One of " + String.join(", ", param.words()) + "."));
        }
        html.append("</table>");
    }

    private void row(final String name, final String about) {
        html.append("<tr><td><code>")
                .append(escaped(name))
                .append("</code></td><td>")
                .append(escaped(about))
                .append("</td></tr>");
    }

    private void element(final String name, final String text) {
        html.append('<')
                .append(name)
                .append('>')
                .append(escaped(text))
                .append("</")
                .append(name)
                .append('>');
    }

    private static String escaped(final String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
