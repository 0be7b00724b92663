package org.ringbook.scenarios.fuzz;

import static org.ringbook.scenarios.CommandFrames.AUCTION;
import static org.ringbook.scenarios.CommandFrames.CLOSED;
import static org.ringbook.scenarios.CommandFrames.HALTED;
import static org.ringbook.scenarios.CommandFrames.NONE;
import static org.ringbook.scenarios.CommandFrames.OPEN;
import static org.ringbook.scenarios.CommandFrames.SUSPENDED;
import static org.ringbook.scenarios.CommandFrames.UNCROSSING;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.ringbook.sbe.messages.MarketState;
import org.ringbook.scenarios.CommandFrames;
import org.ringbook.scenarios.CommandFrames.Bands;
import org.ringbook.scenarios.CommandFrames.ScheduleEntry;
import org.ringbook.scenarios.MarketFields;

/** What becomes of markets: states, auctions, bands, schedules and terms. */
final class GeneratorMarkets {
    private static final int FLAWS = 10;
    private static final int DAY_SECONDS = 86_400;
    private static final int[] PPM = {0, 0, 1_000, 3_000, 10_000, 20_000, 200_000, 400_000};
    private static final int[] ODD_STATES = {CLOSED, OPEN, HALTED, AUCTION, UNCROSSING, 7, NONE};
    private static final int[] STATES = {CLOSED, AUCTION, OPEN};

    private final Random random;
    private final CommandFrames frames;
    private final GeneratorMemory memory;
    private final GeneratorValues values;
    private long lastName;

    GeneratorMarkets(
            final Random random,
            final CommandFrames frames,
            final GeneratorMemory memory,
            final GeneratorValues values) {
        this.random = random;
        this.frames = frames;
        this.memory = memory;
        this.values = values;
    }

    /** One of the traded markets that is in none of these states, or 0. */
    int notIn(final MarketState first, final MarketState second) {
        final int from = random.nextInt(GeneratorSetup.MARKETS);
        for (int i = 0; i < GeneratorSetup.MARKETS; i++) {
            final int marketId = 1 + (from + i) % GeneratorSetup.MARKETS;
            final MarketState state = memory.state(marketId);
            if (state != first && state != second) {
                return marketId;
            }
        }
        return 0;
    }

    byte[] open(final int marketId) {
        return frames.setMarketState(marketId, OPEN);
    }

    byte[] command(final long timestampNs) {
        final int marketId = values.rarely(10) ? values.marketId() : 1 + random.nextInt(GeneratorSetup.MARKETS);
        return switch (random.nextInt(20)) {
            case 0 -> frames.setMarketState(marketId, values.rarely(3) ? CLOSED : OPEN);
            case 1 -> frames.setMarketState(marketId, HALTED);
            case 2 -> frames.setMarketState(marketId, values.rarely(3) ? SUSPENDED : OPEN);
            case 3, 4, 5, 6, 7, 8 -> frames.setMarketState(marketId, AUCTION, auctionEnd(timestampNs));
            case 9 -> frames.setMarketState(marketId, ODD_STATES[random.nextInt(ODD_STATES.length)], random.nextInt(2));
            case 10, 11, 12, 13 -> frames.setPriceBands(marketId, bands(marketId));
            case 14, 15 -> frames.setMarketSchedule(marketId, schedule());
            case 16 -> frames.setMarketTerms(marketId, market(FLAWS, "-"));
            default -> addMarket();
        };
    }

    private long auctionEnd(final long timestampNs) {
        if (values.rarely(12)) {
            return values.extreme();
        }
        return values.rarely(3) ? 0 : timestampNs + 1 + random.nextInt(60_000);
    }

    private Bands bands(final int marketId) {
        final long reference = values.rarely(10) ? values.extreme() : values.mid(marketId);
        return new Bands(
                ppm(), values.rarely(2) ? 0 : ppm(), ppm(), reference, values.durationNs(), values.durationNs());
    }

    private int ppm() {
        return values.rarely(25) ? (int) values.extreme() : PPM[random.nextInt(PPM.length)];
    }

    private List<ScheduleEntry> schedule() {
        final List<ScheduleEntry> entries = new ArrayList<>();
        final int count = values.rarely(15) ? 30 + random.nextInt(5) : random.nextInt(9) * random.nextInt(2);
        for (int i = 0; i < count; i++) {
            final int second = DAY_SECONDS / count * i + random.nextInt(600);
            final int state = STATES[random.nextInt(STATES.length)];
            entries.add(new ScheduleEntry(second, state, 1 + random.nextInt(127)));
        }
        if (!entries.isEmpty() && values.rarely(6)) {
            entries.set(
                    random.nextInt(entries.size()),
                    new ScheduleEntry(
                            random.nextInt(2 * DAY_SECONDS) - 1_000, random.nextInt(8), random.nextInt(2) * 200));
        }
        return entries;
    }

    /** One of three markets, the second time perhaps with other content; or a market that cannot be. */
    private byte[] addMarket() {
        final boolean bad = random.nextBoolean();
        final int flaw = bad ? random.nextInt(FLAWS) : FLAWS;
        lastName++;
        final String symbol = flaw == 0 ? values.badText(17) : bad ? "NO" + lastName : "MK" + random.nextInt(3);
        return frames.addMarket(market(flaw, symbol));
    }

    private MarketFields market(final int flaw, final String symbol) {
        return new MarketFields(
                symbol,
                flaw == 1 ? random.nextInt(3) * 1_000 : 3,
                2,
                flaw == 2 ? -random.nextInt(2) : 1,
                flaw == 3 ? 9 + random.nextInt(20) : 4,
                flaw == 4 ? values.extreme() : 1,
                flaw == 5 ? 9 + random.nextInt(11) : 4,
                flaw == 6 ? 0 : 1,
                flaw == 7 ? -values.extreme() : 1_000_000 + random.nextInt(2),
                flaw == 8 ? 9_999 : 10_000,
                flaw == 9 ? (1L << 62) + random.nextInt(2) : 1_000_000_000_000L);
    }

    /** Tries to give a market other limits, then empties it and does. */
    void planTerms(final GeneratorPlan plan) {
        plan.add(() -> frames.setMarketState(GeneratorSetup.DOGEZAR, HALTED));
        terms(plan, 1_000_000);
        for (int account = 1; account <= GeneratorSetup.ACCOUNTS; account++) {
            final int accountId = account;
            plan.add(() -> frames.massCancel(accountId, GeneratorSetup.DOGEZAR, NONE, 0));
        }
        terms(plan, 1_000_000 + random.nextInt(1_000));
        plan.add(() -> frames.setMarketState(GeneratorSetup.DOGEZAR, OPEN));
    }

    private void terms(final GeneratorPlan plan, final long maxQtyLots) {
        plan.add(() -> frames.setMarketTerms(
                GeneratorSetup.DOGEZAR, new MarketFields("", 4, 2, 1, 4, 1, 0, 1, maxQtyLots, 20_000, 1L << 40)));
    }

    /** A market that ends for good, and an order to it. */
    void planDelisting(final GeneratorPlan plan, final int orders, final Supplier<byte[]> order) {
        lastName++;
        final String symbol = "DL" + lastName;
        plan.add(() -> frames.addMarket(market(FLAWS, symbol)));
        plan.add(() -> frames.setMarketState(memory.lastMarketId(), OPEN));
        for (int i = 0; i < orders; i++) {
            plan.add(order);
        }
        plan.add(() -> frames.setMarketState(memory.lastMarketId(), CommandFrames.DELISTED));
        plan.add(order);
        plan.add(() -> frames.setMarketState(memory.lastMarketId(), OPEN));
        plan.add(() -> frames.setPriceBands(memory.lastMarketId(), new Bands(0, 0, 0, 0, 0, 0)));
    }
}
