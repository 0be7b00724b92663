package org.ringbook.fix.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages that somebody or something has changed, on the wire: the gateway goes on, and whoever is beside it does not notice. */
class MutatedSocketTest {
    private static final int BATCH = 100;
    private static final int PAUSE_MS = 20;
    private static final long LIMIT_NS = 60_000_000_000L;
    private static final String FILLER = "x".repeat(4_000);
    private static final int NUMBER_SKIPPED = 1_000_000;
    private static final int NUMBER_MAX = 2_000_000_000;
    private static final int FILES_MORE = 20;
    private static final long HEAP_MORE = 96L << 20;
    private static final List<String> BODIES = List.of(
            "D|11=%d|55=XBTZAR|54=1|60=20231114-22:13:20|38=0.01|40=2|59=1|44=1000|",
            "D|11=%d|55=ETHZAR|54=2|60=20231114-22:13:20|38=1|40=4|59=6|44=1000|99=900|126=20301114-22:13:20|",
            "G|41=%d|11=x%d|55=XBTZAR|54=1|60=20231114-22:13:20|38=0.02|40=2|44=1001|",
            "F|41=%d|11=y%d|55=XBTZAR|54=1|60=20231114-22:13:20|",
            "q|11=z%d|530=1|55=XBTZAR|54=1|60=20231114-22:13:20|",
            "V|262=%d|263=1|264=0|267=2|269=0|269=1|146=1|55=XBTZAR|",
            "V|262=%d|263=2|264=0|267=2|269=0|269=1|146=1|55=XBTZAR|",
            "H|11=%d|55=XBTZAR|54=1|",
            "AF|584=%d|585=7|",
            "x|320=%d|559=4|",
            "e|324=%d|55=XBTZAR|263=1|",
            "1|112=%d|",
            "2|7=1|16=0|",
            "4|123=Y|36=%d|",
            "0|");

    @TempDir
    Path directory;

    private final Random random = new Random(11);
    private TestExchange exchange;
    private RawClient neighbor;
    private RawClient mutant;
    private int connections;
    private int answers;
    private int orders;

    @Test
    @Tag("heavy")
    void shouldOutliveChangedMessages() throws Exception {
        run(6_000);
    }

    @Test
    @Tag("heavy")
    void shouldOutliveMillionsOfChangedMessages() throws Exception {
        run(2_000_000);
    }

    private void run(final int count) throws Exception {
        try (TestExchange running = new TestExchange(directory).lenient().startGateway();
                RawClient beside = RawClient.logOn("BOB", running.port(), 1)) {
            exchange = running;
            neighbor = beside;
            neighbor.expect("35=A");
            long heap = 0;
            long files = 0;
            for (int sent = 0; sent < count; sent += BATCH) {
                if (sent == count / BATCH / 5 * BATCH) {
                    heap = usedHeap();
                    files = openFiles();
                }
                batch(sent);
                trade();
            }
            end();
            assertEquals("", exchange.gateway().fault());
            System.out.println(count + " messages, " + connections + " connections, " + answers + " answers, heap "
                    + (heap >> 20) + " to " + (usedHeap() >> 20) + " MB, files " + files + " to " + openFiles());
            assertTrue(usedHeap() < heap + HEAP_MORE, "heap grows");
            assertTrue(openFiles() < files + FILES_MORE, "connections are left open");
        }
    }

    private static long usedHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long openFiles() {
        return ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getOpenFileDescriptorCount();
    }

    /** Changed messages, and then a question that the gateway has to answer or to have closed the connection. */
    private void batch(final int first) throws IOException {
        if (mutant == null) {
            connect();
        }
        try {
            for (int i = 0; i < BATCH; i++) {
                final String body =
                        BODIES.get(random.nextInt(BODIES.size())).replace("%d", Integer.toString(first / 3 + i));
                mutant.bytes(mutate(mutant.whole(body)));
            }
            question("done" + first);
            return;
        } catch (final SocketException e) {
            answers++; // the gateway has closed the connection while it was written to
        }
        end();
    }

    private void end() throws IOException {
        if (mutant != null) {
            mutant.close();
            mutant = null;
        }
    }

    /**
     * Asks until the gateway answers or closes the connection. A length that was changed makes it wait for as many bytes, so the questions get long; a
     * number that was changed is far ahead of ours, so the numbers grow.
     */
    private void question(final String id) throws IOException {
        final long deadline = System.nanoTime() + LIMIT_NS;
        String question = id;
        while (!isAnswered(question)) {
            assertEquals("", exchange.gateway().fault());
            assertTrue(System.nanoTime() < deadline, "neither an answer nor an end");
            question = id + FILLER;
            mutant.next((int) Math.min(NUMBER_MAX, mutant.next() * 10L));
        }
        if (mutant != null && mutant.next() > NUMBER_SKIPPED) {
            end();
        }
    }

    private boolean isAnswered(final String question) throws IOException {
        mutant.sendAs("4", mutant.next(), "", "123=N|36=" + (mutant.next() + 1) + "|");
        mutant.next(mutant.next() + 1).send("1", "112=" + question + "|");
        try {
            String answer = mutant.read(PAUSE_MS);
            while (answer != null && !answer.contains("|112=" + question + "|")) {
                answers++;
                answer = mutant.read(PAUSE_MS);
            }
            if (answer == null) {
                end();
            }
            return true;
        } catch (final SocketTimeoutException e) {
            return false;
        }
    }

    private void connect() throws IOException {
        String answer = null;
        while (answer == null || !answer.contains("|35=A|")) {
            if (random.nextInt(4) == 0) {
                try (RawClient stranger = RawClient.connect("NOBODY" + connections, exchange.port(), 1)) {
                    stranger.bytes(mutate(stranger.whole("A|" + RawClient.logon())));
                }
            }
            mutant = RawClient.connect("EVE", exchange.port(), 1);
            mutant.send("A", "141=Y|" + RawClient.logon());
            answer = mutant.read();
            connections++;
        }
    }

    private void trade() throws IOException {
        final String id = "n" + ++orders;
        neighbor.send("D", RawClient.order(id, '1', "0.01", "500"));
        neighbor.expect("35=8", "150=0", "11=" + id);
        neighbor.send("F", "41=" + id + "|11=c" + id + "|55=XBTZAR|54=1|60=" + RawClient.now() + "|");
        neighbor.expect("35=8", "150=4", "11=c" + id);
    }

    /** Some changes; half of the time length and checksum are right all the same, so that more than these is looked at. */
    private byte[] mutate(final String message) {
        final String text = change(message);
        final int from = text.indexOf("\00135=");
        final int to = text.lastIndexOf("\00110=");
        final String mended = from >= 0 && to > from && random.nextBoolean()
                ? RawClient.message(text.substring(from + 1, to + 1).replace((char) 1, '|'))
                : text;
        return mended.getBytes(StandardCharsets.ISO_8859_1);
    }

    private String change(final String message) {
        final StringBuilder text = new StringBuilder(message);
        for (int i = random.nextInt(4); i > 0 && text.length() > 1; i--) {
            final int at = random.nextInt(text.length());
            final int end = Math.min(text.length(), at + 1 + random.nextInt(12));
            switch (random.nextInt(4)) {
                case 0 -> text.setCharAt(at, (char) random.nextInt(256));
                case 1 -> text.setCharAt(at, text.charAt(random.nextInt(text.length())));
                case 2 -> text.delete(at, end);
                default -> text.insert(end, text.substring(at, end));
            }
        }
        return text.toString();
    }
}
