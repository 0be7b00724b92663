package org.ringbook.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ringbook.followers.Database;
import org.ringbook.followers.FollowerHost;
import org.ringbook.followers.FollowersContext;
import org.ringbook.followers.balances.BalancesProjection;
import org.ringbook.followers.balances.SqlBalanceHistory;
import org.ringbook.followers.market.MarketProjection;
import org.ringbook.followers.market.SqlMarketHistory;
import org.ringbook.rest.api.History;

/** ccxt.luno, as it is published, does all that it can: on the gateway, an engine, and the followers that {@code start} has. */
class CcxtRestTest {
    @TempDir
    Path directory;

    @Test
    @Timeout(120)
    void shouldServeAllThatCcxtCalls() throws IOException, InterruptedException {
        CcxtScript.of("luno-rest.mjs");
        // H2 looks after its files for some seconds more, so they can't be removed at the end.
        final Path target = Files.createDirectories(
                Path.of(System.getProperty("ringbook.root", "..")).resolve("gateway-rest/target"));
        final Path tables = Files.createTempDirectory(target, "ccxt");
        try (TestExchange exchange = new TestExchange(directory);
                Database database = new Database(Database.defaultUrl(tables), "", "");
                FollowerHost followers = FollowerHost.start(
                        new FollowersContext()
                                .dataDirectory(exchange.dataDirectory())
                                .database(database),
                        List.of(BalancesProjection.KIND, MarketProjection.KIND))) {
            exchange.office(new TestOffice())
                    .startGateway(new History(
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of(new SqlBalanceHistory(database)),
                            Optional.empty(),
                            Optional.of(new SqlMarketHistory(database))));
            final Process node = CcxtScript.of(
                            "luno-rest.mjs", exchange.gateway().address())
                    .redirectErrorStream(true)
                    .start();
            final String said = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(0, node.waitFor(), said);
            assertEquals(
                    2,
                    followers.followers().stream()
                            .filter(one -> one.fault().isEmpty())
                            .count());
        }
    }
}
