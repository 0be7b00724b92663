package org.ringbook.rest.page;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ringbook.rest.TestExchange;

/** The page in a browser, on the gateway that serves it, with an engine behind that. */
final class PageOnServerTest {
    @TempDir
    private Path directory;

    @Test
    void shouldTradeInABrowser() throws InterruptedException {
        NodeTests.needBrowser("browser/server.test.mjs");
        try (TestExchange exchange = new TestExchange(directory).startGateway()) {
            NodeTests.runInBrowser(
                    "browser/server.test.mjs",
                    Map.of("RINGBOOK_PAGE_URL", exchange.gateway().address()));
        }
    }
}
