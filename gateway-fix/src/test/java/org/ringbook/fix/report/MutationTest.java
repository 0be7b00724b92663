package org.ringbook.fix.report;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Messages that somebody or something has changed: whatever comes, it is taken or refused, and nothing breaks. */
class MutationTest {
    private static final String HEADER = "8=FIX.4.4|9=100|35=%s|49=BOB|56=RINGBOOK|34=7|52=20231114-22:13:20.000|";
    private static final List<String> GOOD = List.of(
            HEADER.formatted("D") + "11=%d|55=XBTZAR|54=1|60=20231114-22:13:20|38=0.01|40=2|59=1|44=1000|10=000|",
            HEADER.formatted("D")
                    + "11=%d|55=ETHZAR|54=2|60=20231114-22:13:20|38=1|40=4|59=6|44=1000|99=900|126=20301114-22:13:20|10=000|",
            HEADER.formatted("G") + "41=%d|11=x%d|55=XBTZAR|54=1|60=20231114-22:13:20|38=0.02|40=2|44=1001|10=000|",
            HEADER.formatted("F") + "41=%d|11=y%d|55=XBTZAR|54=1|60=20231114-22:13:20|10=000|",
            HEADER.formatted("q") + "11=z%d|530=1|55=XBTZAR|54=1|60=20231114-22:13:20|10=000|",
            HEADER.formatted("V") + "262=%d|263=1|264=0|267=2|269=0|269=1|146=1|55=XBTZAR|10=000|");

    @Test
    void shouldTakeOrRefuseChangedMessages() {
        run(1, 20_000);
    }

    @Test
    @Tag("heavy")
    void shouldTakeOrRefuseMillionsOfChangedMessages() {
        run(2, 2_000_000);
    }

    private static void run(final long seed, final int count) {
        final Random random = new Random(seed);
        final CoreExchange exchange = new CoreExchange();
        int commands = 0;
        for (int i = 0; i < count; i++) {
            final String good = GOOD.get(random.nextInt(GOOD.size())).replace("%d", Integer.toString(i / 3));
            final byte[] bytes = mutate(good.replace('|', (char) 1).getBytes(StandardCharsets.ISO_8859_1), random);
            try {
                commands += exchange.sendBytes("BOB", bytes) ? 1 : 0;
            } catch (final RuntimeException e) {
                throw new AssertionError(
                        "seed " + seed + ", message " + i + ": " + new String(bytes, StandardCharsets.ISO_8859_1), e);
            }
        }
        assertTrue(commands > count / 100, "hardly anything was taken: " + commands);
    }

    private static byte[] mutate(final byte[] bytes, final Random random) {
        byte[] mutated = bytes;
        for (int i = random.nextInt(4); i > 0; i--) {
            final int at = random.nextInt(mutated.length);
            switch (random.nextInt(4)) {
                case 0 -> mutated[at] = (byte) random.nextInt(256);
                case 1 -> mutated[at] = mutated[random.nextInt(mutated.length)];
                case 2 -> mutated = cut(mutated, at, random.nextInt(1, 12));
                default -> mutated = repeat(mutated, at, random.nextInt(1, 12));
            }
        }
        return mutated;
    }

    private static byte[] cut(final byte[] bytes, final int at, final int count) {
        final int end = Math.min(bytes.length, at + count);
        final byte[] shorter = new byte[Math.max(1, bytes.length - (end - at))];
        System.arraycopy(bytes, 0, shorter, 0, Math.min(at, shorter.length));
        if (shorter.length > at) {
            System.arraycopy(bytes, end, shorter, at, shorter.length - at);
        }
        return shorter;
    }

    private static byte[] repeat(final byte[] bytes, final int at, final int count) {
        final int end = Math.min(bytes.length, at + count);
        final byte[] longer = new byte[bytes.length + end - at];
        System.arraycopy(bytes, 0, longer, 0, end);
        System.arraycopy(bytes, at, longer, end, bytes.length - at);
        return longer;
    }
}
