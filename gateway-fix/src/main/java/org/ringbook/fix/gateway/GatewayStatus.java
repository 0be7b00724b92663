package org.ringbook.fix.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a FIX gateway is, as a file in its directory that it replaces every second: so that whoever looks need not be in its process.
 *
 * @param pid         of its process.
 * @param atMs        when this was written, milliseconds since the epoch.
 * @param address     where it listens.
 * @param ready       whether clients can connect.
 * @param engineReady whether the engine takes its commands.
 * @param sequence    last record that it has read.
 * @param sessions    by session id.
 */
public record GatewayStatus(
        long pid,
        long atMs,
        String address,
        boolean ready,
        boolean engineReady,
        long sequence,
        List<SessionState> sessions) {
    private static final String FILE = "status";
    private static final long FRESH_MS = 5_000;
    private static final int COLUMNS = 11;

    /**
     * Reads it.
     *
     * @param directory the gateway's.
     * @return empty if no gateway has ever run there, or it was never ready.
     * @throws IOException if it can't be read.
     */
    public static Optional<GatewayStatus> read(final Path directory) throws IOException {
        try {
            final List<String> lines = Files.readAllLines(directory.resolve(FILE));
            final String[] head = lines.get(0).split("\t", -1);
            final List<SessionState> sessions = new ArrayList<>();
            for (final String line : lines.subList(1, lines.size())) {
                sessions.add(session(line.split("\t", -1)));
            }
            return Optional.of(new GatewayStatus(
                    Long.parseLong(head[0]),
                    Long.parseLong(head[1]),
                    head[2],
                    Boolean.parseBoolean(head[3]),
                    Boolean.parseBoolean(head[4]),
                    Long.parseLong(head[5]),
                    List.copyOf(sessions)));
        } catch (final NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static SessionState session(final String[] columns) throws IOException {
        if (columns.length != COLUMNS) {
            throw new IOException("not a line of a gateway's status: columns=" + columns.length);
        }
        return new SessionState(
                columns[0],
                Integer.parseInt(columns[1]),
                Boolean.parseBoolean(columns[2]),
                Integer.parseInt(columns[3]),
                Integer.parseInt(columns[4]),
                Integer.parseInt(columns[5]),
                Long.parseLong(columns[6]),
                Long.parseLong(columns[7]),
                Long.parseLong(columns[8]),
                Long.parseLong(columns[9]),
                Long.parseLong(columns[10]));
    }

    void write(final Path directory) throws IOException {
        final StringBuilder text = new StringBuilder()
                .append(pid)
                .append('\t')
                .append(atMs)
                .append('\t')
                .append(address)
                .append('\t')
                .append(ready)
                .append('\t')
                .append(engineReady)
                .append('\t')
                .append(sequence)
                .append('\n');
        for (final SessionState session : sessions) {
            text.append(session.compId())
                    .append('\t')
                    .append(session.sessionId())
                    .append('\t')
                    .append(session.connected())
                    .append('\t')
                    .append(session.received())
                    .append('\t')
                    .append(session.sent())
                    .append('\t')
                    .append(session.waiting())
                    .append('\t')
                    .append(session.commands())
                    .append('\t')
                    .append(session.refused())
                    .append('\t')
                    .append(session.throttled())
                    .append('\t')
                    .append(session.logons())
                    .append('\t')
                    .append(session.sequence())
                    .append('\n');
        }
        final Path temporary = directory.resolve(FILE + ".new");
        Files.writeString(temporary, text);
        Files.move(
                temporary,
                directory.resolve(FILE),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * Whether the gateway still runs.
     *
     * @param nowMs milliseconds since the epoch.
     * @return false if it has not written for some seconds.
     */
    public boolean isFresh(final long nowMs) {
        return nowMs - atMs < FRESH_MS;
    }
}
