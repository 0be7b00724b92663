package org.ringbook.cli.binary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.ringbook.binary.gateway.GatewayStatus;
import org.ringbook.binary.gateway.SessionState;
import org.ringbook.cli.Console;
import org.ringbook.cli.Table;

/** What {@code status} says of the binary gateway of a data directory, wherever it runs. */
public final class BinaryStatus {
    private BinaryStatus() {}

    /**
     * Prints it; nothing if there has never been one.
     *
     * @param data    the data directory.
     * @param console takes it.
     */
    public static void print(final Path data, final Console console) {
        try {
            GatewayStatus.read(BinaryOptions.directory(data)).ifPresent(status -> print(status, console));
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot read the status of the binary gateway in " + data, e);
        }
    }

    private static void print(final GatewayStatus status, final Console console) {
        final boolean runs = status.pulse().isFresh(System.currentTimeMillis());
        console.print("");
        console.print(
                runs
                        ? String.format(
                                "binary       %s on %s (process %d), record %,d, open orders %,d%s",
                                status.pulse().ready() ? "ready" : "starting",
                                status.pulse().address(),
                                status.pulse().pid(),
                                status.pulse().sequence(),
                                status.figures().openOrders(),
                                status.pulse().engineReady() ? "" : "; the engine takes no commands")
                        : "binary       does not run");
        final Table table =
                new Table("key", "state", "last in", "last record", "commands", "refused", "throttled", "logons");
        status.sessions()
                .forEach(session -> table.row(
                        session.keyId(),
                        state(runs, session),
                        session.received(),
                        session.sequence(),
                        session.commands(),
                        session.refused(),
                        session.throttled(),
                        session.logons()));
        if (!table.isEmpty()) {
            console.print(table.toString());
        }
        console.put("binaryRuns", runs).put("binarySessions", status.sessions()).put("binary", status.figures());
    }

    private static String state(final boolean runs, final SessionState session) {
        if (!runs || !session.connected()) {
            return "off";
        }
        return session.live() ? "on" : "catching up";
    }
}
