package org.ringbook.fix.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** A FIX client that is a socket: sends whatever it is told, in whatever order, and hands out what comes. Fields are written with | for SOH. */
final class RawClient implements AutoCloseable {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HH:mm:ss.SSS").withZone(ZoneOffset.UTC);
    private static final int LIMIT_MS = 20_000;
    private static final int QUIET_MS = 300;
    private static final int SMALL_BUFFER = 4_096;

    private final String compId;
    private final Socket socket;
    private final InputStream in;
    private final ByteArrayOutputStream partial = new ByteArrayOutputStream();
    private int next;
    private int field;

    private RawClient(final String compId, final int port, final int next, final int receiveBuffer) throws IOException {
        this.compId = compId;
        this.next = next;
        socket = new Socket();
        if (receiveBuffer > 0) {
            socket.setReceiveBufferSize(receiveBuffer);
        }
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.setTcpNoDelay(true);
        in = socket.getInputStream();
    }

    static RawClient connect(final String compId, final int port, final int nextNumber) throws IOException {
        return new RawClient(compId, port, nextNumber, 0);
    }

    /** One that the system takes little in for before it is read. */
    static RawClient slow(final String compId, final int port) throws IOException {
        return new RawClient(compId, port, 1, SMALL_BUFFER);
    }

    /** Connects and logs on; what the logon is answered with is handed out first. */
    static RawClient logOn(final String compId, final int port, final int number) throws IOException {
        final RawClient client = connect(compId, port, number);
        client.send("A", logon());
        return client;
    }

    static String logon() {
        return "98=0|108=30|553=NAME|554=" + TestExchange.PASSWORD + "|";
    }

    static String now() {
        return TIME.format(Instant.now());
    }

    static String ago(final long ms) {
        return TIME.format(Instant.now().minusMillis(ms));
    }

    int next() {
        return next;
    }

    RawClient next(final int number) {
        next = number;
        return this;
    }

    /** A message with the next number. */
    int send(final String type, final String body) throws IOException {
        sendAs(type, next, "", body);
        return next++;
    }

    /** A message with any number, and more in its header. */
    void sendAs(final String type, final int number, final String header, final String body) throws IOException {
        raw(text(type, number, header, body));
    }

    private String text(final String type, final int number, final String header, final String body) {
        return message("35=" + type + "|49=" + compId + "|56=RINGBOOK|34=" + number + "|" + header
                + (header.contains("52=") ? "" : "52=" + now() + "|") + body.replace("553=NAME", "553=" + compId));
    }

    /** A message of type and body with the next number, not sent. */
    String whole(final String typeAndBody) {
        final int bar = typeAndBody.indexOf('|');
        return text(typeAndBody.substring(0, bar), next++, "", typeAndBody.substring(bar + 1));
    }

    void bytes(final byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** Version, length and checksum around the rest. */
    static String message(final String rest) {
        final String text = rest.replace('|', (char) 1);
        final String all = "8=FIX.4.4\0019=" + text.length() + "\001" + text;
        return all + "10=" + String.format("%03d", sum(all)) + "\001";
    }

    static int sum(final String text) {
        int sum = 0;
        for (final byte b : text.getBytes(StandardCharsets.ISO_8859_1)) {
            sum += b;
        }
        return sum & 255;
    }

    void raw(final String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The next message, with | for SOH; null if the connection was closed. */
    String read() throws IOException {
        return read(LIMIT_MS);
    }

    /** The next message; what has come of it when the time is over is kept. */
    String read(final int limitMs) throws IOException {
        socket.setSoTimeout(limitMs);
        int b = in.read();
        while (b >= 0) {
            partial.write(b);
            if (b == 1) {
                final String text = partial.toString(StandardCharsets.ISO_8859_1);
                if (text.startsWith("10=", field)) {
                    partial.reset();
                    field = 0;
                    return text.replace((char) 1, '|');
                }
                field = partial.size();
            }
            b = in.read();
        }
        return null;
    }

    /** The next message, which has to have these fields. */
    String expect(final String... fields) throws IOException {
        final String message = read();
        assertNotNull(message, () -> "closed instead of " + String.join(" ", fields));
        for (final String field : fields) {
            assertEquals(true, message.contains("|" + field + "|"), () -> field + " is not in " + message);
        }
        return message;
    }

    /** The next message that is no heartbeat, which has to have these fields. */
    void expectClosed() throws IOException {
        final String message = read();
        assertNull(message);
    }

    /** Nothing comes for a while. */
    void expectNothing() throws IOException {
        try {
            final String message = read(QUIET_MS);
            assertEquals("nothing", message);
        } catch (final SocketTimeoutException e) {
            assertNotNull(e);
        }
    }

    static String tag(final String message, final int tag) {
        final int at = message.indexOf("|" + tag + "=");
        if (at < 0) {
            return null;
        }
        final int start = message.indexOf('=', at) + 1;
        return message.substring(start, message.indexOf('|', start));
    }

    static String order(final String clOrdId, final char side, final String quantity, final String price) {
        return "11=" + clOrdId + "|55=XBTZAR|54=" + side + "|60=" + now() + "|38=" + quantity + "|40=2|59=1|44=" + price
                + "|";
    }

    /** Breaks the connection. */
    @Override
    public void close() throws IOException {
        socket.close();
    }
}
