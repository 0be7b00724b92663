package org.ringbook.fix.gateway;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.ringbook.gateway.Gateway;
import org.ringbook.gateway.GatewayPulse;

/** A FIX 4.4 acceptor. */
public final class FixGateway extends Gateway<GatewayLoop> {
    private final FixGatewayContext context;
    private volatile List<SessionState> sessions = List.of();

    private FixGateway(final FixGatewayContext context) {
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
    public static FixGateway launch(final FixGatewayContext context) {
        context.check();
        final FixGateway gateway = new FixGateway(context);
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
    }

    @Override
    protected void writeStatus(final Path directory, final GatewayPulse pulse) throws IOException {
        new GatewayStatus(pulse, sessions).write(directory);
    }

    /**
     * The exchange's comp id.
     *
     * @return TargetCompID of what clients send.
     */
    public String compId() {
        return context.compId();
    }

    /**
     * The sessions as they were some tenths of a second ago.
     *
     * @return by session id.
     */
    public List<SessionState> sessions() {
        return sessions;
    }
}
