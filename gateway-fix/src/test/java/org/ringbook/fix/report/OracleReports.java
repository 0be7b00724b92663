package org.ringbook.fix.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ringbook.client.EngineListener;
import org.ringbook.client.EventFrame;
import org.ringbook.client.venue.ApiKey;
import org.ringbook.client.venue.Catalog;

/** What each session has to be told, from one reading of the whole event stream. */
public final class OracleReports implements EngineListener, ReportListener {
    private final Catalog catalog = new Catalog();
    private final ReportMaker maker = new ReportMaker(catalog, ReportMaker.noOrders(1 << 20), this);
    private final Map<String, List<String>> byCompId = new HashMap<>();
    private final Map<Integer, Integer> commands = new HashMap<>();
    private final Set<String> accepted = new HashSet<>();
    private final List<String> duplicates = new ArrayList<>();

    @Override
    public void onFrame(final EventFrame event) {
        maker.onFrame(event);
        if (event.index() == 0 && maker.command().header().sessionSequence() > 0) {
            commands.merge(maker.command().sessionId(), 1, Integer::sum);
        }
    }

    /** Messages of a session that became commands. */
    public int commandsOf(final String compId) {
        return commands.getOrDefault(catalog.keyOfCompId(compId).sessionId(), 0);
    }

    @Override
    public boolean hasRecipient(final int sessionId, final int otherId, final int ownerId) {
        return true;
    }

    @Override
    public void onReport(final Report report) {
        final String execId = tag(report.body(), 17);
        final String name = "9".equals(report.msgType()) ? "9 " + tag(report.body(), 11) : execId;
        for (final ApiKey key : catalog.keys()) {
            if (key.isFixSession()
                    && (key.sessionId() == report.sessionId()
                            || key.sessionId() == report.otherId()
                            || key.observes(report.ownerId()))) {
                byCompId.computeIfAbsent(key.compId(), id -> new ArrayList<>()).add(name);
            }
        }
        final boolean isNew = "0".equals(tag(report.body(), 150)) || "6".equals(tag(report.body(), 103));
        if (isNew && !accepted.add(tag(report.body(), 1) + tag(report.body(), 11))) {
            duplicates.add(report.toString());
        }
    }

    private static String tag(final String body, final int tag) {
        final String text = (char) 1 + body;
        final int at = text.indexOf((char) 1 + Integer.toString(tag) + "=");
        if (at < 0) {
            return null;
        }
        final int start = text.indexOf('=', at) + 1;
        return text.substring(start, text.indexOf((char) 1, start));
    }

    public List<String> of(final String compId) {
        return byCompId.getOrDefault(compId, List.of());
    }

    /** Orders that were entered more than once. */
    public List<String> duplicateOrders() {
        return duplicates;
    }
}
