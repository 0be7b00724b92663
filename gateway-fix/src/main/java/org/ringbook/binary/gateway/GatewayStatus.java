package org.ringbook.binary.gateway;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ringbook.gateway.GatewayPulse;
import org.ringbook.gateway.StatusFile;

/**
 * How a binary gateway is, for whoever is not in its process.
 *
 * @param pulse    of it.
 * @param figures  of it as a whole.
 * @param sessions those that have been on, by session id.
 */
public record GatewayStatus(GatewayPulse pulse, GatewayFigures figures, List<SessionState> sessions) {
    private static final int HEAD = 2;

    /**
     * Reads it.
     *
     * @param directory the gateway's.
     * @return empty if no gateway has ever run there, or it was never ready.
     * @throws IOException if it can't be read.
     */
    public static Optional<GatewayStatus> read(final Path directory) throws IOException {
        final List<String> lines = StatusFile.read(directory);
        if (lines.size() < HEAD) {
            return Optional.empty();
        }
        final List<SessionState> sessions = new ArrayList<>();
        for (final String line : lines.subList(HEAD, lines.size())) {
            sessions.add(StatusFile.parse(SessionState.class, line));
        }
        return Optional.of(new GatewayStatus(
                StatusFile.parse(GatewayPulse.class, lines.get(0)),
                StatusFile.parse(GatewayFigures.class, lines.get(1)),
                List.copyOf(sessions)));
    }

    void write(final Path directory) throws IOException {
        final List<Record> lines = new ArrayList<>();
        lines.add(pulse);
        lines.add(figures);
        lines.addAll(sessions);
        StatusFile.write(directory, lines);
    }
}
