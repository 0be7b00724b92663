package org.ringbook.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** What Aeron's streams go over. */
enum Transport {
    /** Shared memory. */
    IPC {
        @Override
        String newChannel() {
            return "aeron:ipc?" + TERM;
        }
    },
    /**
     * UDP on loopback: the kernel takes part, a datagram at a time. A window of a mebibyte, so that a receiver that waits for a processor does not
     * stop the sender; and socket buffers that hold it, of which the kernel gives what its {@code rmem_max} and {@code wmem_max} allow. With less,
     * datagrams may be lost and are sent again.
     */
    UDP {
        @Override
        String newChannel() {
            return "aeron:udp?endpoint=" + HOST + ":" + freePort() + "|so-sndbuf=2m|so-rcvbuf=2m|rcv-wnd=1m|" + TERM;
        }
    };

    private static final String HOST = "127.0.0.1";
    private static final String TERM = "term-length=4m";

    /** A channel for one stream, and for both ends of it: over UDP it has a port that is free now. */
    abstract String newChannel();

    private static int freePort() {
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            return socket.getLocalPort();
        } catch (final IOException e) {
            throw new UncheckedIOException("no free port", e);
        }
    }
}
