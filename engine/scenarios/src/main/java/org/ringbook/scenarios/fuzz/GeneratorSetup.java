package org.ringbook.scenarios.fuzz;

import static org.ringbook.scenarios.CommandFrames.OPEN;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.ringbook.scenarios.CommandFrames;
import org.ringbook.scenarios.CommandFrames.Bands;
import org.ringbook.scenarios.MarketFields;

/** The exchange that a generated stream begins with. */
final class GeneratorSetup {
    static final int ASSETS = 6;
    static final int TIERS = 16;
    static final int MARKETS = 4;
    static final int ACCOUNTS = 20;
    static final int XBTZAR = 1;
    static final int ETHXBT = 2;
    static final int DOGEZAR = 3;
    static final int BIGHUG = 4;
    /** For books so deep that a record has not room for them; the ordinary flow leaves it alone. */
    static final int DEEP = 5;
    /** The last account has nothing. */
    private static final int FUNDED = ACCOUNTS - 1;

    private static final long[] DEPOSITS = {
        0,
        100_000_000_000_000L,
        10_000_000_000_000_000L,
        10_000_000_000_000L,
        1_000_000_000L,
        100_000_000_000_000_000L,
        100_000_000_000_000_000L
    };
    static final int ACCOUNTS_PER_OWNER = 4;
    private static final int SELF_TRADERS = 8;
    private static final long TWO_62 = 1L << 62;

    private final CommandFrames frames;
    private final List<Supplier<byte[]>> commands = new ArrayList<>();

    GeneratorSetup(final CommandFrames frames) {
        this.frames = frames;
    }

    List<Supplier<byte[]>> commands() {
        asset("XBT", 10, 8);
        asset("ZAR", 8, 2);
        asset("ETH", 10, 8);
        asset("DOGE", 2, 2);
        asset("BIG", 0, 0);
        asset("HUG", 0, 0);
        market(new MarketFields("XBTZAR", 1, 2, 1, 0, 1, 6, 2, 100_000_000, 10_000, 1_000_000_000_000_000L));
        market(new MarketFields("ETHXBT", 3, 1, 1, 5, 1, 4, 1, 1_000_000, 10_000, 1_000_000_000_000L));
        market(new MarketFields("DOGEZAR", 4, 2, 1, 4, 1, 0, 1, 1_000_000, 20_000, 1_000_000_000_000L));
        market(new MarketFields("BIGHUG", 5, 6, 1_000_000_000, 0, 1_000, 0, 1, TWO_62 / 1_000, 10_000, TWO_62));
        market(new MarketFields("DEEP", 3, 2, 1, 0, 1, 6, 1, 1_000_000, 10_000, 1_000_000_000_000_000L));
        for (int market = 1; market <= DEEP; market++) {
            final int marketId = market;
            commands.add(() -> frames.setMarketState(marketId, OPEN));
        }
        bands(XBTZAR, new Bands(10_000, 20_000, 15_000, 1_000, 5_000, 3_000));
        bands(ETHXBT, new Bands(3_000, 0, 2_000, 5_000, 0, 0));
        bands(DOGEZAR, new Bands(0, 400_000, 400_000, 3, 0, 20_000));
        for (int tier = 0; tier < TIERS; tier++) {
            final int ppm = tier * tier * 440;
            final int feeTier = tier;
            commands.add(() -> frames.setFees(feeTier, ppm / 2, ppm));
        }
        for (int account = 1; account <= ACCOUNTS; account++) {
            final int number = account;
            final int owner = (account - 1) % ACCOUNTS_PER_OWNER == 0 ? 0 : (account - 1) / ACCOUNTS_PER_OWNER + 1;
            commands.add(() -> frames.openAccount("account" + number, owner, number % TIERS));
        }
        for (int account = 1; account <= FUNDED; account++) {
            for (int asset = 1; asset <= ASSETS; asset++) {
                final String reference = "start-" + account + "-" + asset;
                final int accountId = account;
                final int assetId = asset;
                commands.add(() -> frames.deposit(accountId, assetId, DEPOSITS[assetId], reference));
            }
        }
        for (int account = 1; account <= SELF_TRADERS; account++) {
            final int accountId = account;
            commands.add(() -> frames.setSelfTrade(accountId, 1));
        }
        return commands;
    }

    private void bands(final int marketId, final Bands bands) {
        commands.add(() -> frames.setPriceBands(marketId, bands));
    }

    private void asset(final String code, final int scale, final int payoutScale) {
        commands.add(() -> frames.addAsset(code, scale, payoutScale));
    }

    private void market(final MarketFields spec) {
        commands.add(() -> frames.addMarket(spec));
    }
}
