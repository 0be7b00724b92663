package org.ringbook.binary.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * How a binary gateway is, as a file in its directory that it replaces every second: so that whoever looks need not be in its process.
 *
 * @param pid         of its process.
 * @param atMs        when this was written, milliseconds since the epoch.
 * @param address     where it listens.
 * @param ready       whether clients can connect.
 * @param engineReady whether the engine takes its commands.
 * @param sequence    last record that it has read.
 * @param figures     of it as a whole.
 * @param sessions    those that have been on, by session id.
 */
public record GatewayStatus(
        long pid,
        long atMs,
        String address,
        boolean ready,
        boolean engineReady,
        long sequence,
        GatewayFigures figures,
        List<SessionState> sessions) {
    private static final String FILE = "status";
    private static final long FRESH_MS = 5_000;
    private static final int COLUMNS = 10;

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
                    new GatewayFigures(
                            Integer.parseInt(head[6]),
                            Integer.parseInt(head[7]),
                            Long.parseLong(head[8]),
                            Long.parseLong(head[9]),
                            Long.parseLong(head[10])),
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
                Boolean.parseBoolean(columns[3]),
                Integer.parseInt(columns[4]),
                Long.parseLong(columns[5]),
                Long.parseLong(columns[6]),
                Long.parseLong(columns[7]),
                Long.parseLong(columns[8]),
                Long.parseLong(columns[9]));
    }

    void write(final Path directory) throws IOException {
        final StringJoiner head = new StringJoiner("\t", "", "\n");
        head.add(Long.toString(pid)).add(Long.toString(atMs)).add(address).add(Boolean.toString(ready));
        head.add(Boolean.toString(engineReady)).add(Long.toString(sequence));
        head.add(Integer.toString(figures.openOrders())).add(Integer.toString(figures.handshakes()));
        head.add(Long.toString(figures.failures())).add(Long.toString(figures.malformed()));
        head.add(Long.toString(figures.replays()));
        final StringBuilder text = new StringBuilder(head.toString());
        for (final SessionState session : sessions) {
            final StringJoiner line = new StringJoiner("\t", "", "\n");
            line.add(session.keyId()).add(Integer.toString(session.sessionId()));
            line.add(Boolean.toString(session.connected())).add(Boolean.toString(session.live()));
            line.add(Integer.toString(session.received())).add(Long.toString(session.sequence()));
            line.add(Long.toString(session.commands())).add(Long.toString(session.refused()));
            line.add(Long.toString(session.throttled())).add(Long.toString(session.logons()));
            text.append(line);
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
