package org.ringbook.cli.fix;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.ringbook.cli.Console;
import org.ringbook.cli.Table;
import org.ringbook.fix.gateway.GatewayStatus;

/** What {@code status} says of the FIX gateway of a data directory, wherever it runs. */
public final class FixStatus {
    private FixStatus() {}

    /**
     * Prints it; nothing if there has never been one.
     *
     * @param data    the data directory.
     * @param console takes it.
     */
    public static void print(final Path data, final Console console) {
        try {
            GatewayStatus.read(FixOptions.directory(data)).ifPresent(status -> print(status, console));
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot read the status of the FIX gateway in " + data, e);
        }
    }

    private static void print(final GatewayStatus status, final Console console) {
        final boolean runs = status.pulse().isFresh(System.currentTimeMillis());
        console.print("");
        console.print(
                runs
                        ? String.format(
                                "fix          %s on %s (process %d), record %,d%s",
                                status.pulse().ready() ? "ready" : "starting",
                                status.pulse().address(),
                                status.pulse().pid(),
                                status.pulse().sequence(),
                                status.pulse().engineReady() ? "" : "; the engine takes no commands")
                        : "fix          does not run");
        final Table table = new Table(
                "session", "state", "next in", "last out", "waiting", "commands", "refused", "throttled", "logons");
        status.sessions()
                .forEach(session -> table.row(
                        session.compId(),
                        runs && session.connected() ? "on" : "off",
                        session.received(),
                        session.sent(),
                        session.waiting(),
                        session.commands(),
                        session.refused(),
                        session.throttled(),
                        session.logons()));
        if (!table.isEmpty()) {
            console.print(table.toString());
        }
        console.put("fixRuns", runs).put("fixSessions", status.sessions());
    }
}
