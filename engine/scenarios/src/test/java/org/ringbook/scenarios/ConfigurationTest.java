package org.ringbook.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.ringbook.scenarios.OrderLine.order;
import static org.ringbook.scenarios.Venue.XBT;
import static org.ringbook.scenarios.Venue.ZAR;

import org.junit.jupiter.api.Test;

/** Assets, markets, accounts, fees and modes. */
class ConfigurationTest {
    private static final int IDS_MAX = 65_534;
    private static final long TWO_62 = 1L << 62;

    private final Venue venue = new Venue();

    @Test
    void shouldAddAssetsOnce() {
        for (final String bad : new String[] {"", "A", "ABCDEFGHIJKLMNOPQ", "abc", "A B", "A/B"}) {
            venue.does(c -> c.addAsset(bad, 2, 2)).gives("rejected INVALID_NAME");
        }
        venue.does(c -> c.addAsset("XBT", 2, 2)).gives("rejected DUPLICATE, existing 1");
        venue.does(c -> c.addAsset("XBT", 2, 1)).gives("rejected CONFLICT, existing 1");
        venue.does(c -> c.addAsset("XBT", 99, 2)).gives("rejected CONFLICT, existing 1");
        venue.does(c -> c.addAsset("NEW", 19, 2)).gives("rejected INVALID_SCALE");
        venue.does(c -> c.addAsset("NEW", 2, 3)).gives("rejected INVALID_SCALE");
        venue.does(c -> c.addAsset("N._-9", 18, 0)).gives("AssetAdded assetId=3");
    }

    @Test
    void shouldBoundTheNumberOfAssetsAndMarkets() {
        for (int i = 3; i <= IDS_MAX; i++) {
            final String name = "A" + i;
            venue.does(c -> c.addAsset(name, 2, 2));
        }
        venue.does(c -> c.addAsset("MORE", 2, 2)).gives("rejected TOO_MANY");
        for (int i = 2; i <= IDS_MAX; i++) {
            final String name = "M" + i;
            venue.does(c -> c.addMarket(Venue.marketSpec(name)));
        }
        assertEquals(IDS_MAX, venue.core().marketCount());
        venue.does(c -> c.addMarket(Venue.marketSpec("MORE"))).gives("rejected TOO_MANY");
    }

    private Venue.Outcome adds(
            final int base, final int quote, final long tick, final int tickScale, final long lot, final int lotScale) {
        return venue.does(c -> c.addMarket(
                new MarketFields("NEW", base, quote, tick, tickScale, lot, lotScale, 1, 1, 10_000, 10_000)));
    }

    private Venue.Outcome addsWithLimits(
            final long minQty, final long maxQty, final long minNotional, final long maxNotional) {
        return venue.does(c ->
                c.addMarket(new MarketFields("NEW", XBT, ZAR, 1, 2, 1, 0, minQty, maxQty, minNotional, maxNotional)));
    }

    @Test
    void shouldAddMarketsOnce() {
        venue.does(c -> c.addMarket(Venue.marketSpec("lower"))).gives("rejected INVALID_NAME");
        venue.does(c -> c.addMarket(Venue.marketSpec("XBTZAR"))).gives("rejected DUPLICATE, existing 1");
        venue.does(c -> c.addMarket(new MarketFields("XBTZAR", XBT, ZAR, 1, 2, 1, 0, 2, 1_000, 20_000, 1_000_000_001)))
                .gives("rejected CONFLICT, existing 1");
        venue.does(c -> c.addMarket(Venue.marketSpec("XBT")))
                .gives("MarketAdded marketId=2 lotUnits=100 quoteUnitsPerTickLot=1");
        venue.enters(order("bob").in(2).buy(2).at(10_000)).gives("rejected MARKET_CLOSED");
    }

    @Test
    void shouldWantTwoAssetsForAMarket() {
        adds(0, ZAR, 1, 2, 1, 0).gives("rejected UNKNOWN_ASSET");
        adds(XBT, 3, 1, 2, 1, 0).gives("rejected UNKNOWN_ASSET");
        adds(XBT, XBT, 0, 2, 1, 0).gives("rejected UNKNOWN_ASSET");
    }

    @Test
    void shouldWantWholeUnitsOfTicksAndLots() {
        adds(XBT, ZAR, 0, 2, 1, 0).gives("rejected INVALID_TICK_OR_LOT");
        adds(XBT, ZAR, 1, 2, -1, 0).gives("rejected INVALID_TICK_OR_LOT");
        adds(XBT, ZAR, 1, 19, 1, 0).gives("rejected INVALID_TICK_OR_LOT");
        adds(XBT, ZAR, 1, 2, 1, 19).gives("rejected INVALID_TICK_OR_LOT");
        adds(XBT, ZAR, 1, 0, 1_005, 3).gives("rejected INVALID_TICK_OR_LOT");
        adds(XBT, ZAR, 1, 2, 99, 2).gives("rejected INVALID_TICK_OR_LOT");
        adds(XBT, ZAR, 1, 3, 1, 0).gives("rejected INVALID_TICK_OR_LOT");
        adds(XBT, ZAR, 15, 3, 1, 0).gives("rejected INVALID_TICK_OR_LOT");
        adds(XBT, ZAR, Long.MAX_VALUE, 18, Long.MAX_VALUE, 0).gives("rejected INVALID_TICK_OR_LOT");
        adds(XBT, ZAR, TWO_62 / 100 + 1, 0, 1, 0).gives("rejected INVALID_TICK_OR_LOT");
        adds(XBT, ZAR, TWO_62 / 4, 0, 4, 2).gives("rejected INVALID_TICK_OR_LOT");
        adds(XBT, ZAR, TWO_62, 2, 1, 0).gives("MarketAdded marketId=2 lotUnits=100 quoteUnitsPerTickLot=" + TWO_62);
    }

    @Test
    void shouldWantLimitsInOrder() {
        addsWithLimits(0, 1, 10_000, 10_000).gives("rejected INVALID_LIMITS");
        addsWithLimits(2, 1, 10_000, 10_000).gives("rejected INVALID_LIMITS");
        addsWithLimits(1, TWO_62 / 100 + 1, 10_000, 10_000).gives("rejected INVALID_LIMITS");
        addsWithLimits(1, 1, 9_999, 10_000).gives("rejected INVALID_LIMITS");
        addsWithLimits(1, 1, 10_001, 10_000).gives("rejected INVALID_LIMITS");
        addsWithLimits(1, 1, 10_000, TWO_62 + 1).gives("rejected INVALID_LIMITS");
        addsWithLimits(1, TWO_62 / 100, 10_000, TWO_62)
                .gives("MarketAdded marketId=2 lotUnits=100 quoteUnitsPerTickLot=1");
    }

    @Test
    void shouldSetTheStateOfAMarket() {
        venue.does(c -> c.setMarketState(2, 9)).gives("rejected UNKNOWN_MARKET");
        venue.does(c -> c.setMarketState(1, 4)).gives("rejected INVALID_STATE");
        venue.does(c -> c.setMarketState(1, 255)).gives("rejected INVALID_STATE");
        venue.does(c -> c.setMarketState(1, CommandFrames.OPEN))
                .gives("MarketStateChanged marketId=1 state=OPEN cause=REQUESTED untilNs=0");
        venue.does(c -> c.setMarketState(1, CommandFrames.HALTED))
                .gives("MarketStateChanged marketId=1 state=HALTED cause=REQUESTED untilNs=0");
    }

    @Test
    void shouldOpenAccountsOnce() {
        venue.does(c -> c.openAccount("", 0, 0)).gives("rejected INVALID_NAME");
        venue.does(c -> c.openAccount("x".repeat(33), 0, 0)).gives("rejected INVALID_NAME");
        venue.does(c -> c.openAccount("a b", 0, 0)).gives("rejected INVALID_NAME");
        venue.does(c -> c.setFeeTier(Venue.account("bob"), 5));
        venue.does(c -> c.openAccount("bob", 0, 0)).gives("rejected DUPLICATE, existing 2");
        venue.does(c -> c.openAccount("bob", 2, 0)).gives("rejected DUPLICATE, existing 2");
        venue.does(c -> c.openAccount("bob", 1, 0)).gives("rejected CONFLICT, existing 2");
        venue.does(c -> c.openAccount("bob", 0, 5)).gives("rejected CONFLICT, existing 2");
        venue.does(c -> c.openAccount("erin", 5, 16)).gives("rejected UNKNOWN_OWNER");
        venue.does(c -> c.openAccount("erin", -1, 0)).gives("rejected UNKNOWN_OWNER");
        venue.does(c -> c.openAccount("erin", 0, 16)).gives("rejected INVALID_FEE");
        venue.does(c -> c.openAccount("erin", 0, 15)).gives("AccountOpened accountId=5 ownerId=5");
        venue.does(c -> c.openAccount("erin-2", 5, 0)).gives("AccountOpened accountId=6 ownerId=5");
    }

    @Test
    void shouldBoundTheAccountsOfAnOwner() {
        for (int i = 2; i <= 10; i++) {
            final String name = "bob-" + i;
            venue.does(c -> c.openAccount(name, 2, 0));
        }
        venue.does(c -> c.openAccount("bob-11", 2, 0)).gives("rejected TOO_MANY");
        venue.does(c -> c.openAccount("bob-11", 3, 0)).gives("AccountOpened accountId=14 ownerId=3");
    }

    @Test
    void shouldSetFeesAndTiers() {
        venue.does(c -> c.setFees(16, 0, 0)).gives("rejected INVALID_FEE");
        venue.does(c -> c.setFees(15, -1, 0)).gives("rejected INVALID_FEE");
        venue.does(c -> c.setFees(15, 0, 100_001)).gives("rejected INVALID_FEE");
        venue.does(c -> c.setFees(15, 100_000, 7)).gives("FeesSet feeTier=15 makerPpm=100000 takerPpm=7");
        venue.does(c -> c.setFeeTier(0, 16)).gives("rejected UNKNOWN_ACCOUNT");
        venue.does(c -> c.setFeeTier(1, 16)).gives("rejected INVALID_FEE");
        venue.does(c -> c.setFeeTier(1, 15)).gives("FeeTierSet accountId=1 feeTier=15");
    }

    @Test
    void shouldBoundThePoolOfClientOrderIds() {
        venue.does(c -> c.setClOrdIdPool(-1)).gives("rejected INVALID_CAPACITY");
        venue.does(c -> c.setClOrdIdPool(16_777_217)).gives("rejected INVALID_CAPACITY");
        venue.does(c -> c.setClOrdIdPool(16_777_216)).gives("ClOrdIdPoolSet capacity=16777216");
    }

    @Test
    void shouldSwitchModes() {
        venue.does(c -> c.haltEngine(2)).gives("rejected INVALID_STATE");
        venue.does(c -> c.setLowSpace(255)).gives("rejected INVALID_STATE");
        venue.does(c -> c.setLowSpace(1)).gives("EngineModeChanged halted=FALSE lowSpace=TRUE");
        venue.does(c -> c.haltEngine(1)).gives("EngineModeChanged halted=TRUE lowSpace=TRUE");
        venue.does(c -> c.setLowSpace(0)).gives("EngineModeChanged halted=TRUE lowSpace=FALSE");
        venue.does(c -> c.haltEngine(1)).gives("EngineModeChanged halted=TRUE lowSpace=FALSE");
    }
}
