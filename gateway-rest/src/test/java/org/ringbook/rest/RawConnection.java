package org.ringbook.rest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A socket to a gateway, to be written to byte by byte and cut at any moment. */
final class RawConnection implements AutoCloseable {
    private static final int PATIENCE_MS = 60_000;

    private final Socket socket;

    RawConnection(final int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MS);
        socket.setTcpNoDelay(true);
        socket.setSoLinger(true, 0);
    }

    /** A request with the key of this name. */
    static byte[] request(
            final String method, final String target, final String keyId, final String type, final String body) {
        final String key = Base64.getEncoder()
                .encodeToString((keyId + ":secret-of-" + keyId).getBytes(StandardCharsets.ISO_8859_1));
        final byte[] content = body.getBytes(StandardCharsets.UTF_8);
        return (method + " " + target + " HTTP/1.1\r\nHost: here\r\nAuthorization: Basic " + key + "\r\n"
                        + (type.isEmpty() ? "" : "Content-Type: " + type + "\r\n")
                        + "Content-Length: " + content.length + "\r\nConnection: close\r\n\r\n" + body)
                .getBytes(StandardCharsets.UTF_8);
    }

    RawConnection write(final byte[] bytes, final int length) throws IOException {
        socket.getOutputStream().write(bytes, 0, length);
        return this;
    }

    /** Nothing more will be written. */
    RawConnection finish() throws IOException {
        socket.shutdownOutput();
        return this;
    }

    /** One byte of what is said, or -1. */
    int read() throws IOException {
        return socket.getInputStream().read();
    }

    /** What is said up to an empty line. */
    String readHead() throws IOException {
        final ByteArrayOutputStream head = new ByteArrayOutputStream();
        for (int next = read(); next >= 0; next = read()) {
            head.write(next);
            if (next == '\n' && head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                break;
            }
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    /** All that is said until the end. */
    String readAll() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    /** Cuts the connection, whatever is on its way. */
    @Override
    public void close() throws IOException {
        socket.close();
    }
}
