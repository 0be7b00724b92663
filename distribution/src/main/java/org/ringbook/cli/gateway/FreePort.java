package org.ringbook.cli.gateway;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketException;

/** Ports of loopback that nobody has yet. Another process may be quicker: then the gateway says that it can't have it. */
public final class FreePort {
    private FreePort() {}

    /**
     * For TCP.
     *
     * @param chosen by the user, 0: any free one; null: nothing was chosen.
     * @param usual  what is then taken, or any free one if somebody has it.
     * @return the port.
     */
    public static int tcp(final GatewayPort chosen, final int usual) {
        if (chosen != null) {
            return chosen.number() == 0 ? probeTcp(0) : chosen.number();
        }
        final int free = probeTcp(usual);
        return free == 0 ? probeTcp(0) : free;
    }

    /**
     * For UDP.
     *
     * @param chosen by the user, 0: any free one; null: nothing was chosen.
     * @param usual  what is then taken, or any free one if somebody has it.
     * @return the port.
     */
    public static int udp(final GatewayPort chosen, final int usual) {
        if (chosen != null) {
            return chosen.number() == 0 ? probeUdp(0) : chosen.number();
        }
        final int free = probeUdp(usual);
        return free == 0 ? probeUdp(0) : free;
    }

    /** The port, or a free one for 0; 0 if somebody has it. */
    private static int probeTcp(final int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (final IOException e) {
            return none(port, e);
        }
    }

    private static int probeUdp(final int port) {
        try (DatagramSocket probe = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))) {
            return probe.getLocalPort();
        } catch (final SocketException e) {
            return none(port, e);
        }
    }

    private static int none(final int port, final IOException e) {
        if (port == 0) {
            throw new IllegalStateException("there is no free port", e);
        }
        return 0;
    }
}
