package org.ringbook.benchmarks;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * A FIX client on a socket that sends by a schedule, whatever comes back: orders and, for every second message, the cancel of the order before, so that
 * the book does not grow. One thread sends, another reads. What is measured begins when a message was to be sent.
 */
final class FixLoad implements AutoCloseable {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HH:mm:ss.SSS").withZone(ZoneOffset.UTC);
    private static final int BUFFER = 1 << 20;
    private static final int READ_MS = 200;
    private static final int DRAIN_S = 20;
    private static final int LOGON_MS = 20_000;
    private static final int HEAD = 12;
    private static final int TRAILER = 7;
    private static final byte SOH = 1;

    private final Socket socket;
    private final OutputStream out;
    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private final StringBuilder text = new StringBuilder(512);
    private int have;
    private int number = 1;
    private String time = "";
    private long timeMs;
    private final AtomicLong answered = new AtomicLong();
    private volatile IOException fault;

    FixLoad(final int port) throws IOException {
        socket = connect(port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(LOGON_MS);
        out = socket.getOutputStream();
        in = socket.getInputStream();
        send("A", "98=0|108=3600|141=Y|553=MM|554=secret|");
        out.write(bytes());
        read(null, 0, 0);
        socket.setSoTimeout(READ_MS);
    }

    /** An acceptor may listen a little later than it says. */
    private static Socket connect(final int port) throws IOException {
        final long untilNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LOGON_MS);
        while (true) {
            try {
                return new Socket(InetAddress.getLoopbackAddress(), port);
            } catch (final ConnectException e) {
                if (System.nanoTime() - untilNs > 0) {
                    throw e;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(READ_MS));
            }
        }
    }

    /** Puts a message into {@link #text}. */
    private void send(final String type, final String body) {
        final long nowMs = System.currentTimeMillis();
        if (nowMs != timeMs) {
            timeMs = nowMs;
            time = TIME.format(Instant.ofEpochMilli(nowMs));
        }
        text.setLength(0);
        text.append("35=")
                .append(type)
                .append("|49=MM|56=RINGBOOK|34=")
                .append(number++)
                .append("|52=")
                .append(time);
        text.append('|').append(body);
        text.insert(0, "8=FIX.4.4|9=" + text.length() + "|");
        int sum = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '|') {
                text.setCharAt(i, (char) SOH);
            }
            sum += text.charAt(i);
        }
        final int checksum = sum & 255;
        text.append("10=")
                .append(checksum < 10 ? "00" : checksum < 100 ? "0" : "")
                .append(checksum)
                .append((char) SOH);
    }

    private byte[] bytes() {
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Sends so many messages a second for so long, and waits for the answers.
     *
     * @return messages that were not answered in time; 0 = it was kept up with.
     */
    long run(final int perSecond, final int seconds, final Histogram latency) throws IOException, InterruptedException {
        final long intervalNs = TimeUnit.SECONDS.toNanos(1) / perSecond;
        final long count = (long) perSecond * seconds;
        final long startNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(100);
        final String run = Long.toString(startNs, Character.MAX_RADIX);
        answered.set(0);
        final Thread reader = new Thread(() -> readAll(count, startNs, intervalNs, latency), "fix-reader");
        reader.start();
        for (long i = 0; i < count && fault == null; i++) {
            while (System.nanoTime() - (startNs + i * intervalNs) < 0) {
                Thread.onSpinWait();
            }
            final String tail = "|55=BENCH|54=1|60=" + time + "|";
            if (i % 2 == 0) {
                send("D", "11=" + run + "-" + i + tail + "38=1|40=2|59=1|44=100|");
            } else {
                send("F", "41=" + run + "-" + (i - 1) + "|11=" + run + "-" + i + tail);
            }
            out.write(bytes());
        }
        reader.join();
        if (fault != null) {
            throw fault;
        }
        return count - answered.get();
    }

    private void readAll(final long count, final long startNs, final long intervalNs, final Histogram latency) {
        final long lastNs = startNs + count * intervalNs + TimeUnit.SECONDS.toNanos(DRAIN_S);
        try {
            while (answered.get() < count && System.nanoTime() - lastNs < 0) {
                readSome(latency, startNs, intervalNs);
            }
        } catch (final IOException e) {
            fault = e;
        }
    }

    private void readSome(final Histogram latency, final long startNs, final long intervalNs) throws IOException {
        try {
            read(latency, startNs, intervalNs);
        } catch (final SocketTimeoutException e) {
            Thread.onSpinWait(); // nothing has come; the caller's limit decides
        }
    }

    private void read(final Histogram latency, final long startNs, final long intervalNs) throws IOException {
        final int count = in.read(buffer, have, buffer.length - have);
        final long nowNs = System.nanoTime();
        if (count < 0) {
            throw new EOFException("the connection was closed");
        }
        have += count;
        int at = 0;
        for (int length = frameLength(at); length > 0; length = frameLength(at)) {
            if (latency != null) {
                onMessage(at, at + length, nowNs, latency, startNs, intervalNs);
            }
            at += length;
        }
        System.arraycopy(buffer, at, buffer, 0, have - at);
        have -= at;
    }

    private int frameLength(final int at) {
        int position = at + HEAD;
        if (have - at < HEAD + TRAILER) {
            return -1;
        }
        int length = 0;
        while (position < have && buffer[position] != SOH) {
            length = length * 10 + buffer[position] - '0';
            position++;
        }
        final int total = position + 1 - at + length + TRAILER;
        return have - at >= total ? total : -1;
    }

    /** An answer says in 11 which message of the schedule it is for. */
    private void onMessage(
            final int from,
            final int end,
            final long nowNs,
            final Histogram latency,
            final long startNs,
            final long intervalNs) {
        for (int i = from; i < end - 4; i++) {
            if (buffer[i] == SOH && buffer[i + 1] == '1' && buffer[i + 2] == '1' && buffer[i + 3] == '=') {
                int digit = i + 4;
                while (buffer[digit] != '-') {
                    digit++;
                }
                long index = 0;
                for (digit++; buffer[digit] != SOH; digit++) {
                    index = index * 10 + buffer[digit] - '0';
                }
                latency.recordValue(Math.max(0, nowNs - (startNs + index * intervalNs)));
                answered.incrementAndGet();
                return;
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
