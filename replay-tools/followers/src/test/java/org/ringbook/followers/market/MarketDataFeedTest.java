package org.ringbook.followers.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ringbook.readmodel.marketdata.FeedKind;
import org.ringbook.readmodel.marketdata.MarketDataHandler;
import org.ringbook.readmodel.marketdata.MarketDataSubscriber;
import org.ringbook.readmodel.marketdata.SubscribedMarket;
import org.ringbook.sbe.marketdata.Side;

@Timeout(60)
final class MarketDataFeedTest {
    private static final MarketDataHandler NOBODY = new MarketDataHandler() {};
    private static final int TERM = 64 * 1024;

    @TempDir
    private Path data;

    private static PublisherContext context() {
        return new PublisherContext()
                .termLength(TERM)
                .putAsideNs(20_000_000L)
                .heartbeatNs(10_000_000L)
                .snapshotRoundNs(1_000_000L);
    }

    @ParameterizedTest
    @EnumSource
    void shouldGiveTheSameBookToWhoNeverStoppedWhoStoppedAndWhoJoinedLate(final FeedKind kind) {
        try (FeedRig rig = new FeedRig(data, 5, context());
                MarketDataSubscriber always = rig.subscriber(kind, NOBODY);
                MarketDataSubscriber stopped = rig.subscriber(kind, NOBODY)) {
            rig.write(3_000);
            rig.settle(kind, always, stopped);
            for (int i = 0; i < 10; i++) {
                rig.write(1_000);
                rig.settle(kind, always);
            }
            assertTrue(rig.publisher().counts(kind).stalls() > 0, "nobody stood in the way");
            assertEquals(0, rig.publisher().counts(kind).gaps());
            try (MarketDataSubscriber late = rig.subscriber(kind, NOBODY)) {
                rig.write(1_000);
                rig.settle(kind, always, stopped, late);
                rig.assertSameBooks(kind, always);
                rig.assertSameBooks(kind, stopped);
                rig.assertSameBooks(kind, late);
                rig.write(1_000);
                rig.settle(kind, always, stopped, late);
                rig.assertSameBooks(kind, stopped);
                rig.assertSameBooks(kind, late);
            }
            assertEquals(0, always.gaps());
            assertEquals(always.markets().size(), always.snapshotsTaken(), "it needed each market once");
            assertTrue(stopped.gaps() > 0, "it was not put aside");
            assertEquals(0, always.mismatches() + stopped.mismatches());
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldNoticeByTheChecksumAndRecover(final FeedKind kind) {
        final int[] lost = {0};
        final MarketDataHandler handler = new MarketDataHandler() {
            @Override
            public void outOfStep(final SubscribedMarket market, final String why) {
                lost[0]++;
                assertFalse(why.isEmpty());
            }
        };
        try (FeedRig rig = new FeedRig(data, 6, context());
                MarketDataSubscriber subscriber = rig.subscriber(kind, handler)) {
            rig.write(4_000);
            rig.settle(kind, subscriber);
            for (final SubscribedMarket market : subscriber.markets()) {
                market.orders().clear();
                market.levels().clear();
            }
            rig.write(2_000);
            rig.settle(kind, subscriber);
            assertTrue(subscriber.mismatches() > 0);
            assertEquals(lost[0], subscriber.mismatches());
            rig.assertSameBooks(kind, subscriber);
        }
    }

    @Test
    void shouldFollowAPublisherThatBeganAnew() {
        try (FeedRig rig = new FeedRig(data, 7, context());
                MarketDataSubscriber subscriber = rig.subscriber(FeedKind.ORDERS, NOBODY)) {
            rig.write(2_000);
            rig.settle(FeedKind.ORDERS, subscriber);
            rig.restartPublisher();
            rig.write(500);
            rig.workUntil(() -> subscriber.gaps() > 0, subscriber);
            rig.write(500);
            rig.settle(FeedKind.ORDERS, subscriber);
            rig.assertSameBooks(FeedKind.ORDERS, subscriber);
            assertTrue(subscriber.isLive());
        }
    }

    @Test
    void shouldTellWhatAGatewayNeedsOfEveryTrade() {
        final long[] told = {0, 0};
        final MarketDataHandler handler = new MarketDataHandler() {
            @Override
            public void trade(
                    final SubscribedMarket market,
                    final long tradeId,
                    final long priceTicks,
                    final long qtyLots,
                    final long buyOrderId,
                    final long sellOrderId,
                    final Side aggressorSide,
                    final int index) {
                told[0]++;
                assertTrue(priceTicks > 0 && qtyLots > 0 && buyOrderId != sellOrderId && index > 0);
            }

            @Override
            public void applied(final SubscribedMarket market, final boolean lastOfRecord) {
                told[1] += lastOfRecord ? 1 : 0;
            }
        };
        try (FeedRig rig = new FeedRig(data, 8, context());
                MarketDataSubscriber subscriber = rig.subscriber(FeedKind.ORDERS, handler)) {
            rig.write(1_000);
            rig.settle(FeedKind.ORDERS, subscriber);
            final long before = rig.trades();
            told[0] = 0;
            rig.write(1_000);
            rig.settle(FeedKind.ORDERS, subscriber);
            assertEquals(rig.trades() - before, told[0]);
            assertTrue(told[0] > 0 && told[1] > 0);
        }
    }
}
