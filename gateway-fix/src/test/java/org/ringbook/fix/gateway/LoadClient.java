package org.ringbook.fix.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A FIX client on a socket that keeps its numbers over reconnects, sends orders, and checks every number and every message it is given: none too
 * low without 43=Y, none twice with different content, no report that is filled as if it had not been one.
 */
final class LoadClient implements Runnable {
    private static final int PAUSE_MS = 10;

    private final String compId;
    private final int port;
    private final int ordersPerSecond;
    private final Random random;
    private final TreeMap<Integer, String> sent = new TreeMap<>();
    private final Map<Integer, String> got = new HashMap<>();
    private final List<String> execIds = new ArrayList<>();
    private final Map<String, Integer> localRejects = new HashMap<>();
    private final Map<String, Integer> busy = new HashMap<>();
    private final List<String> wrongOrders = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();
    private final byte[] buffer = new byte[1 << 20];
    private volatile boolean online;
    private volatile boolean stopped;
    private volatile boolean sending = true;
    private volatile boolean active;
    private Socket socket;
    private InputStream in;
    private OutputStream out;
    private int have;
    private int outNext = 1;
    private int inNext = 1;
    private boolean awaiting;
    private int askedTo;
    private int orders;
    private int identical;
    private int gaps;
    private int logons;

    LoadClient(final String compId, final int port, final int ordersPerSecond, final long seed) {
        this.compId = compId;
        this.port = port;
        this.ordersPerSecond = ordersPerSecond;
        random = new Random(seed);
    }

    void online(final boolean on) {
        online = on;
    }

    void stopSending() {
        sending = false;
    }

    void stop() {
        stopped = true;
    }

    boolean isActive() {
        return active;
    }

    /** Breaks the connection now. */
    void cut() throws IOException {
        final Socket connected = socket;
        if (connected != null) {
            connected.close();
        }
    }

    synchronized List<String> execIds() {
        return List.copyOf(execIds);
    }

    synchronized List<String> violations() {
        return List.copyOf(violations);
    }

    synchronized List<String> wrongOrders() {
        return List.copyOf(wrongOrders);
    }

    synchronized Map<String, Integer> localRejects() {
        return Map.copyOf(localRejects);
    }

    /** Messages that were refused because there was no engine, and how often each. */
    synchronized Map<String, Integer> busy() {
        return Map.copyOf(busy);
    }

    synchronized int identical() {
        return identical;
    }

    synchronized int orders() {
        return orders;
    }

    synchronized String summary() {
        return compId + " logons " + logons + " orders " + orders + " reports " + execIds.size()
                + " refused while busy " + busy.size() + " gaps " + gaps + " identical resends " + identical
                + " numbers " + (inNext - 1);
    }

    private synchronized void bad(final String what) {
        violations.add(compId + ": " + what);
    }

    @Override
    public void run() {
        while (!stopped) {
            if (online) {
                try (Socket connected = new Socket()) {
                    connected.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
                    connected.setTcpNoDelay(true);
                    connected.setSoTimeout(1);
                    socket = connected;
                    in = connected.getInputStream();
                    out = connected.getOutputStream();
                    converse();
                } catch (final IOException e) {
                    active = false; // the gateway was killed, or the connection cut: once more
                }
            }
            active = false;
            pause(PAUSE_MS);
        }
    }

    private static void pause(final int ms) {
        try {
            Thread.sleep(ms);
        } catch (final InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void converse() throws IOException {
        have = 0;
        awaiting = false;
        write("A", outNext++, "", "98=0|108=3|553=" + compId + "|554=" + TestExchange.PASSWORD + "|");
        long next = System.nanoTime();
        while (online && !stopped && read()) {
            if (active && sending && ordersPerSecond > 0 && System.nanoTime() >= next) {
                sendOrder();
                next = Math.max(next + 1_000_000_000L / ordersPerSecond, System.nanoTime() - 20_000_000L);
            }
        }
    }

    private synchronized void sendOrder() throws IOException {
        final int number = outNext++;
        final String id = compId + "-" + ++orders;
        final int kind = random.nextInt(20);
        final String price = kind == 0 ? "1000.5" : Integer.toString(990 + random.nextInt(20));
        final String body;
        if (kind > 16 && orders > 1) {
            body = "41=" + compId + "-" + (1 + random.nextInt(orders - 1)) + "|11=" + id + "|55=XBTZAR|54=1|60="
                    + RawClient.now() + "|";
        } else {
            body = RawClient.order(id, random.nextBoolean() ? '1' : '2', "0.01", price);
            if (kind == 0) {
                wrongOrders.add(id);
            }
        }
        final String type = kind > 16 && orders > 1 ? "F" : "D";
        sent.put(number, type + body);
        write(type, number, "", body);
    }

    private void write(final String type, final int number, final String header, final String body) throws IOException {
        out.write(RawClient.message("35=" + type + "|49=" + compId + "|56=RINGBOOK|34=" + number + "|" + header + "52="
                        + RawClient.now() + "|" + body)
                .getBytes(StandardCharsets.US_ASCII));
    }

    private boolean read() throws IOException {
        final int count;
        try {
            count = in.read(buffer, have, buffer.length - have);
        } catch (final SocketTimeoutException e) {
            return true;
        }
        if (count < 0) {
            return false;
        }
        have += count;
        int at = 0;
        for (int length = frameLength(at); length > 0; length = frameLength(at)) {
            handle(new String(buffer, at, length, StandardCharsets.US_ASCII).replace((char) 1, '|'));
            at += length;
        }
        System.arraycopy(buffer, at, buffer, 0, have - at);
        have -= at;
        return true;
    }

    private int frameLength(final int at) {
        int position = at + 12;
        if (have - at < 17) {
            return -1;
        }
        int length = 0;
        while (position < have && buffer[position] != 1) {
            length = length * 10 + buffer[position++] - '0';
        }
        final int total = position + 1 - at + length + 7;
        return have - at >= total ? total : -1;
    }

    private static String content(final String message) {
        final StringBuilder content = new StringBuilder(RawClient.tag(message, 35));
        for (final int tag : new int[] {17, 11, 41, 37, 150, 39, 14, 58, 103, 379}) {
            content.append('|').append(RawClient.tag(message, tag));
        }
        return content.toString();
    }

    private synchronized void handle(final String message) throws IOException {
        final int number = Integer.parseInt(RawClient.tag(message, 34));
        final String type = RawClient.tag(message, 35);
        final boolean dup = "Y".equals(RawClient.tag(message, 43));
        switch (type) {
            case "A" -> {
                logons++;
                active = true;
            }
            case "1" -> write("0", outNext++, "", "112=" + RawClient.tag(message, 112) + "|");
            case "2" -> resend(Integer.parseInt(RawClient.tag(message, 7)));
            case "3" -> bad("rejected: " + message);
            case "j" -> {
                if (!RawClient.tag(message, 380).equals("4")) {
                    bad("rejected: " + message); // 4: there is no engine just now
                }
            }
            default -> {
                // by its number
            }
        }
        if (number == inNext) {
            next(message, number, type);
        } else if (number > inNext) {
            gap(number);
        } else if (!dup) {
            if (!"5".equals(type)) {
                bad("number too low without 43=Y, " + inNext + " expected: " + message);
            }
        } else {
            again(message, number, type);
        }
    }

    private void next(final String message, final int number, final String type) {
        if ("4".equals(type) && "Y".equals(RawClient.tag(message, 123))) {
            final int to = Integer.parseInt(RawClient.tag(message, 36));
            for (int i = number; i < to; i++) {
                got.put(i, "fill");
            }
            inNext = to;
        } else {
            final boolean report = isReport(type);
            got.put(number, report ? content(message) : "other");
            inNext++;
            if (report) {
                onReport(message, type);
            }
        }
        if (awaiting && number >= askedTo) {
            awaiting = false;
        }
    }

    private static boolean isReport(final String type) {
        return "8".equals(type) || "9".equals(type) || "j".equals(type);
    }

    private void onReport(final String message, final String type) {
        final String execId = RawClient.tag(message, 17);
        if ("j".equals(type)) {
            busy.merge(RawClient.tag(message, 379), 1, Integer::sum);
        } else if (execId != null && execId.startsWith("G")) {
            localRejects.merge(RawClient.tag(message, 11), 1, Integer::sum);
        } else {
            execIds.add("9".equals(type) ? "9 " + RawClient.tag(message, 11) : execId);
        }
    }

    private void gap(final int number) throws IOException {
        if (!awaiting) {
            awaiting = true;
            gaps++;
            askedTo = number;
            write("2", outNext++, "", "7=" + inNext + "|16=0|");
        }
    }

    private void again(final String message, final int number, final String type) {
        if (RawClient.tag(message, 122) == null && !"4".equals(type)) {
            bad("no 122: " + message);
        }
        if (isReport(type)) {
            if (content(message).equals(got.get(number))) {
                identical++;
            } else {
                bad("number " + number + " was " + got.get(number) + ", is resent as " + content(message));
            }
        } else if ("4".equals(type)) {
            for (int i = number; i < Integer.parseInt(RawClient.tag(message, 36)); i++) {
                if (!"other".equals(got.get(i)) && !"fill".equals(got.get(i))) {
                    bad("number " + i + " was a report, and is filled");
                }
            }
        }
    }

    /** Asks for everything once more. */
    synchronized void askForAll() throws IOException {
        identical = 0;
        write("2", outNext++, "", "7=1|16=0|");
    }

    private void resend(final int from) throws IOException {
        int number = from;
        while (number < outNext) {
            final String body = sent.get(number);
            final String origin = "43=Y|122=" + RawClient.now() + "|";
            if (body != null) {
                write(body.substring(0, 1), number, origin, body.substring(1));
                number++;
            } else {
                final Integer next = sent.ceilingKey(number);
                final int to = next == null ? outNext : next;
                write("4", number, origin, "123=Y|36=" + to + "|");
                number = to;
            }
        }
    }
}
