package org.ringbook.core.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

final class TextMapTest {
    @Test
    void shouldGiveEveryTextItsDenseIndexForEver() {
        final Random random = new Random(5);
        final TextMap map = new TextMap();
        final Map<String, Integer> model = new HashMap<>();
        for (int i = 0; i < 50_000; i++) {
            final String text = "x".repeat(random.nextInt(60)) + random.nextInt(20_000);
            final UnsafeBuffer buffer = new UnsafeBuffer(("??" + text + "!").getBytes(StandardCharsets.US_ASCII));
            assertEquals(model.getOrDefault(text, 0), map.get(buffer, 2, text.length()), text);
            if (!model.containsKey(text)) {
                model.put(text, map.add(buffer, 2, text.length()));
                assertEquals(model.size(), model.get(text));
            }
        }
        assertEquals(model.size(), map.size());
        model.forEach((text, index) -> assertEquals(text, read(map, index)));
    }

    private static String read(final TextMap map, final int index) {
        final StringBuilder text = new StringBuilder();
        for (int i = 0; i < map.length(index); i++) {
            text.append((char) map.byteAt(index, i));
        }
        return text.toString();
    }
}
