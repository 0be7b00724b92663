package org.ringbook.rest.page;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** The page by itself: its parts in Node, and the whole in a browser against a server that loses messages when told to. */
final class PageTest {
    @Test
    void shouldPassTheTestsOfItsParts() {
        NodeTests.runPlain("unit");
    }

    @Test
    void shouldTradeInABrowser() {
        NodeTests.runInBrowser("browser/mock.test.mjs", Map.of());
    }
}
