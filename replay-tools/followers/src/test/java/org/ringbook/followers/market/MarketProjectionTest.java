package org.ringbook.followers.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ringbook.followers.Database;
import org.ringbook.followers.Follower;
import org.ringbook.followers.FollowersContext;
import org.ringbook.followers.GeneratedJournal;
import org.ringbook.followers.TestDatabase;

/** Rows of trades, candles and tickers equal those made plainly of the journal's trades, however often the follower began again. */
final class MarketProjectionTest {
    @TempDir
    private Path data;

    @ParameterizedTest
    @EnumSource
    void shouldKeepTradesCandlesAndTickersThroughRestarts(final TestDatabase kind) {
        final Database database = kind.make(data);
        final FollowersContext context = new FollowersContext()
                .dataDirectory(data)
                .database(database)
                .pauseNs(0)
                .maxRecords(97);
        try (GeneratedJournal journal = new GeneratedJournal(data, 3)) {
            for (int i = 0; i < 4; i++) {
                journal.write(3_000);
                try (Follower follower = Follower.open(context, MarketProjection.KIND)) {
                    while (follower.sequence() < journal.core().lastSequence()) {
                        follower.doWork();
                        assertEquals("", follower.fault());
                    }
                }
            }
        }
        final PlainMarkets plain = PlainMarkets.of(data);
        assertTrue(plain.busts() > 0 && plain.termsChanges() > 0, plain.toString());
        plain.compare(new SqlMarketHistory(database));
    }
}
