package org.ringbook.binary.gateway;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.ringbook.gateway.Gateway;
import org.ringbook.gateway.GatewayPulse;

/** A gateway for SBE over Aeron. */
public final class BinaryGateway extends Gateway<GatewayLoop> {
    private final BinaryGatewayContext context;
    private volatile List<SessionState> sessions = List.of();
    private volatile GatewayFigures figures = GatewayFigures.NONE;

    private BinaryGateway(final BinaryGatewayContext context) {
        super(context.settings());
        this.context = context;
    }

    /**
     * Starts one.
     *
     * @param context how.
     * @return the gateway, which is not ready yet.
     * @throws IllegalArgumentException if settings are out of range.
     */
    public static BinaryGateway launch(final BinaryGatewayContext context) {
        context.check();
        final BinaryGateway gateway = new BinaryGateway(context);
        gateway.start();
        return gateway;
    }

    @Override
    protected GatewayLoop open() throws IOException {
        return new GatewayLoop(context);
    }

    @Override
    protected void look(final GatewayLoop loop) {
        sessions = loop.sessionStates();
        figures = loop.figures();
    }

    @Override
    protected void writeStatus(final Path directory, final GatewayPulse pulse) throws IOException {
        new GatewayStatus(pulse, figures, sessions).write(directory);
    }

    /**
     * Sessions that have been on, as they were some tenths of a second ago.
     *
     * @return by session id.
     */
    public List<SessionState> sessions() {
        return sessions;
    }

    /**
     * The gateway as a whole, as it was some tenths of a second ago.
     *
     * @return its figures.
     */
    public GatewayFigures figures() {
        return figures;
    }
}
