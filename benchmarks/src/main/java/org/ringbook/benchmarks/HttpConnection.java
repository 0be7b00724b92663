package org.ringbook.benchmarks;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A connection of HTTP/1.1 that is kept, with one request at a time. It knows no more of HTTP than it takes to find the end of an answer that says its length, so
 * that the client takes little of the processors that it shares with what is measured. One thread.
 */
final class HttpConnection implements AutoCloseable {
    private static final int BUFFER = 1 << 18;
    private static final int PATIENCE_MS = 30_000;
    private static final byte[] OK = ascii("http/1.1 200 ");
    private static final byte[] LENGTH = ascii("\r\ncontent-length: ");
    private static final byte[] END = ascii("\r\n\r\n");

    private final Socket socket;
    private final OutputStream out;
    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private int have;
    private int body;

    HttpConnection(final URI server) throws IOException {
        socket = new Socket(InetAddress.getByName(server.getHost()), server.getPort());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MS);
        out = socket.getOutputStream();
        in = socket.getInputStream();
    }

    /**
     * A request without a body.
     *
     * @param method such as GET
     * @param target path and query
     * @param key    id and secret with a colon between them
     */
    static byte[] request(final String method, final String target, final String key) {
        return ascii(method + " " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Basic "
                + Base64.getEncoder().encodeToString(ascii(key))
                + (method.equals("POST") ? "\r\nContent-Length: 0" : "") + "\r\n\r\n");
    }

    private static byte[] ascii(final String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Sends, and waits for the answer.
     *
     * @return bytes of its body, which {@link #text} has
     * @throws IOException if there is none, or one that is not 200
     */
    int ask(final byte[] request) throws IOException {
        out.write(request);
        have = 0;
        int head = -1;
        while (head < 0) {
            read();
            head = find(END, 0);
        }
        body = head + END.length;
        if (find(OK, 0) != 0) {
            throw new IOException("not 200: " + new String(buffer, 0, have, StandardCharsets.US_ASCII));
        }
        final int at = find(LENGTH, 0);
        if (at < 0 || at > head) {
            throw new IOException("no length: " + new String(buffer, 0, have, StandardCharsets.US_ASCII));
        }
        final int length = number(at + LENGTH.length);
        while (have < body + length) {
            read();
        }
        return length;
    }

    /** A member of the last answer, which is a JSON object that has it as a text without escapes. */
    String text(final String member) {
        final byte[] start = ascii("\"" + member + "\":\"");
        final int from = find(start, body) + start.length;
        int end = from;
        while (buffer[end] != '"') {
            end++;
        }
        return new String(buffer, from, end - from, StandardCharsets.US_ASCII);
    }

    private void read() throws IOException {
        final int count = in.read(buffer, have, buffer.length - have);
        if (count <= 0) {
            throw new EOFException("the connection was closed, or the answer is too long: have=" + have);
        }
        have += count;
    }

    private int number(final int from) {
        int number = 0;
        for (int i = from; buffer[i] != '\r'; i++) {
            number = number * 10 + buffer[i] - '0';
        }
        return number;
    }

    /** Where it is, in any case of letters; negative if it is not there. It is given in small ones. */
    private int find(final byte[] what, final int from) {
        for (int at = from; at <= have - what.length; at++) {
            int i = 0;
            while (i < what.length && Character.toLowerCase(buffer[at + i]) == what[i]) {
                i++;
            }
            if (i == what.length) {
                return at;
            }
        }
        return -1;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
