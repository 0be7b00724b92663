package org.ringbook.cli.admin;

import java.util.List;
import java.util.Map;
import org.ringbook.cli.Catalog;
import org.ringbook.cli.ExitStatus;
import org.ringbook.cli.Subcommand;
import org.ringbook.cli.Table;
import org.ringbook.client.Added;
import org.ringbook.client.CommandOutcome;
import org.ringbook.client.Decimals;
import org.ringbook.client.EngineConnection;
import org.ringbook.client.EngineQueries;
import org.ringbook.sbe.messages.OrderCanceledDecoder;

/** What all of the operators' commands do alike. */
abstract class AdminTask extends Subcommand {
    final EngineConnection engine() {
        return root().engine().connection();
    }

    final EngineQueries queries() {
        return engine().queries();
    }

    final Catalog catalog() {
        return root().engine().catalog();
    }

    /** Tells of something that has a name or reference, and is there now. */
    final int added(final String what, final String verb, final Added added) {
        console().say(what + (added.existed() ? " was " + verb + " before" : " " + verb) + " (id " + added.id() + ")");
        console().put("id", added.id()).put("existed", added.existed()).put("sequence", added.sequence());
        return ExitStatus.DONE;
    }

    /** Tells of a change. */
    final int done(final String text, final CommandOutcome outcome) {
        console().say(text + " (record " + outcome.sequence() + ")");
        console().put("sequence", outcome.sequence());
        return ExitStatus.DONE;
    }

    /** How many orders it canceled. */
    static long canceled(final CommandOutcome outcome) {
        return outcome.events().stream()
                .filter(event -> event.templateId() == OrderCanceledDecoder.TEMPLATE_ID)
                .count();
    }

    /** Refuses a number that does not even fit the command's field; what it means is the engine's to judge. */
    final int range(final String what, final int value, final int from, final int to) {
        if (value < from || value > to) {
            throw usage(what + " must be " + from + " to " + to + ": " + value);
        }
        return value;
    }

    final String amount(final int assetId, final long units) {
        final var asset = catalog().asset(assetId);
        return Decimals.ofScale(asset.code(), asset.scale()).shortText(units);
    }

    /** A price or quantity that may be none. */
    static String orNone(final Decimals decimals, final long count) {
        return count == 0 ? null : decimals.shortText(count);
    }

    /** Shows rows as a table, of each as many values as there are headings, and tells them under a name. */
    final int list(final String name, final List<Map<String, Object>> rows, final String... headings) {
        final Table table = new Table(headings);
        rows.forEach(row -> table.row(row.values().stream()
                .limit(headings.length)
                .map(AdminTask::cell)
                .toArray()));
        console().print(table.toString());
        console().put(name, rows);
        return ExitStatus.DONE;
    }

    private static Object cell(final Object value) {
        return value == null || "".equals(value) ? "-" : value;
    }
}
