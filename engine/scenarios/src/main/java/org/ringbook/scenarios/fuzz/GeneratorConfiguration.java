package org.ringbook.scenarios.fuzz;

import static org.ringbook.scenarios.CommandFrames.OPEN;

import java.util.Random;
import org.ringbook.scenarios.CommandFrames;
import org.ringbook.scenarios.MarketFields;
import org.ringbook.scenarios.fuzz.GeneratorMemory.Transfer;

/** Commands that are no orders: money, fees, modes, and more of everything. */
final class GeneratorConfiguration {
    private static final int REFERENCE_MAX = 64;
    private static final int POOL_MAX = 3_000;
    private static final int FLAWS = 10;

    private final Random random;
    private final CommandFrames frames;
    private final GeneratorMemory memory;
    private final GeneratorValues values;
    private long lastReference;

    GeneratorConfiguration(
            final Random random,
            final CommandFrames frames,
            final GeneratorMemory memory,
            final GeneratorValues values) {
        this.random = random;
        this.frames = frames;
        this.memory = memory;
        this.values = values;
    }

    /** Does something keep orders out? */
    boolean isStill() {
        return memory.halted
                || memory.lowSpace
                || memory.shut.keySet().stream().anyMatch(id -> id <= GeneratorSetup.MARKETS);
    }

    byte[] openAgain() {
        if (memory.halted) {
            return frames.haltEngine(0);
        } else if (memory.lowSpace) {
            return frames.setLowSpace(0);
        }
        return frames.setMarketState(memory.shut.keySet().iterator().next(), OPEN);
    }

    byte[] command() {
        return switch (random.nextInt(40)) {
            case 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 -> deposit();
            case 11, 12, 13, 14, 15, 16, 17, 18 -> requestWithdrawal();
            case 19, 20, 21, 22 -> frames.settleWithdrawal(withdrawalReference());
            case 23, 24, 25 -> frames.cancelWithdrawal(withdrawalReference());
            case 26, 27 -> frames.setFeeTier(values.accountId(), random.nextInt(17));
            case 28 -> frames.setFees(random.nextInt(17), fee(), fee());
            case 29 -> values.rarely(3) ? frames.setMarketState(random.nextInt(9), random.nextInt(4)) : deposit();
            case 30 -> values.rarely(3) ? frames.haltEngine(random.nextInt(3)) : frames.haltEngine(0);
            case 31 -> values.rarely(3) ? frames.setLowSpace(random.nextInt(3)) : frames.setLowSpace(0);
            case 32 -> frames.setClOrdIdPool(random.nextInt(POOL_MAX) - 50);
            case 33, 34 -> addAsset();
            case 35, 36 -> addMarket();
            case 37, 38 -> openAccount();
            default -> frames.timer();
        };
    }

    private int fee() {
        return values.rarely(10) ? random.nextInt(200_000) - 50_000 : random.nextInt(20_000);
    }

    private byte[] deposit() {
        if (!memory.deposits.isEmpty() && values.rarely(8)) {
            final Transfer first = GeneratorMemory.oneOf(random, memory.deposits);
            return frames.deposit(
                    first.accountId(), first.assetId(), first.amountUnits() + random.nextInt(2), first.reference());
        }
        final long amount = values.rarely(20) ? values.extreme() : 1L << random.nextInt(48);
        return frames.deposit(values.accountId(), assetId(), amount, reference());
    }

    private byte[] requestWithdrawal() {
        if (!memory.withdrawals.isEmpty() && values.rarely(8)) {
            final Transfer first = GeneratorMemory.oneOf(random, memory.withdrawals);
            return frames.requestWithdrawal(
                    first.accountId(), first.assetId(), first.amountUnits() + random.nextInt(2), first.reference());
        }
        final long amount =
                values.rarely(12) ? values.extreme() : 1_000_000L * (1L << random.nextInt(30)) + random.nextInt(2);
        return frames.requestWithdrawal(values.accountId(), assetId(), amount, reference());
    }

    private int assetId() {
        return values.rarely(30) ? random.nextInt(70) : 1 + random.nextInt(GeneratorSetup.ASSETS);
    }

    private String reference() {
        if (values.rarely(60)) {
            return values.rarely(3) ? "" : values.badText(REFERENCE_MAX + 1);
        }
        lastReference++;
        return "reference-" + lastReference;
    }

    private String withdrawalReference() {
        return memory.withdrawals.isEmpty() || values.rarely(12)
                ? reference()
                : GeneratorMemory.oneOf(random, memory.withdrawals).reference();
    }

    private byte[] addAsset() {
        final String code = values.rarely(12) ? values.badText(17) : "AS" + random.nextInt(60);
        return frames.addAsset(code, values.rarely(6) ? random.nextInt(22) : 8, values.rarely(6) ? 10 : 2);
    }

    /** One of three markets, the second time perhaps with other content; or a market that cannot be. */
    private byte[] addMarket() {
        final boolean bad = random.nextBoolean();
        final int flaw = bad ? random.nextInt(FLAWS) : FLAWS;
        lastReference++;
        final String symbol = flaw == 0 ? values.badText(17) : bad ? "NO" + lastReference : "MK" + random.nextInt(3);
        return frames.addMarket(new MarketFields(
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
                flaw == 9 ? (1L << 62) + random.nextInt(2) : 1_000_000_000_000L));
    }

    private byte[] openAccount() {
        final String name = values.rarely(12) ? values.badText(33) : "extra" + random.nextInt(40);
        return frames.openAccount(name, random.nextInt(9) - 1, random.nextInt(values.rarely(8) ? 20 : 3));
    }
}
