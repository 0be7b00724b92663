package org.ringbook.scenarios.fuzz;

import java.util.Random;
import org.ringbook.scenarios.CommandFrames;
import org.ringbook.scenarios.KeyFields;

/** Fees, modes, accounts and what they may, keys, and more of everything. */
final class GeneratorConfiguration {
    private static final int POOL_MAX = 3_000;
    private static final int KEYS = 60;
    private static final int COMP_IDS = 12;

    private final Random random;
    private final CommandFrames frames;
    private final GeneratorMemory memory;
    private final GeneratorValues values;

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

    /** Does something keep orders out, apart from the state of a market? */
    boolean isStill() {
        return memory.halted || memory.lowSpace || !memory.killed.isEmpty();
    }

    byte[] goOn() {
        if (memory.halted) {
            return frames.haltEngine(0);
        } else if (memory.lowSpace) {
            return frames.setLowSpace(0);
        }
        return frames.setAccountKill(memory.killed.first(), 0);
    }

    byte[] command(final long timestampNs) {
        return switch (random.nextInt(30)) {
            case 0, 1 -> frames.setFeeTier(values.accountId(), random.nextInt(17));
            case 2 -> frames.setFees(random.nextInt(17), fee(), fee());
            case 3 -> values.rarely(3) ? frames.haltEngine(random.nextInt(3)) : frames.haltEngine(0);
            case 4 -> values.rarely(3) ? frames.setLowSpace(random.nextInt(3)) : frames.setLowSpace(0);
            case 5 -> frames.setClOrdIdPool(values.rarely(5) ? -1 : random.nextInt(POOL_MAX));
            case 6, 7 -> addAsset();
            case 8, 9, 10 -> openAccount();
            case 11, 12, 13 -> frames.setAccountKill(values.accountId(), random.nextInt(values.rarely(4) ? 3 : 2));
            case 14, 15, 16, 17, 18 -> limits();
            case 19, 20 -> frames.setSelfTrade(values.accountId(), random.nextInt(3));
            case 21, 22, 23, 24, 25 -> issueKey(timestampNs);
            case 26, 27 -> frames.revokeApiKey(values.rarely(6) ? "" : "key" + random.nextInt(KEYS));
            default -> frames.timer();
        };
    }

    private int fee() {
        return values.rarely(10) ? random.nextInt(200_000) - 50_000 : random.nextInt(20_000);
    }

    private byte[] addAsset() {
        final String code = values.rarely(12) ? values.badText(17) : "AS" + random.nextInt(60);
        return frames.addAsset(code, values.rarely(6) ? random.nextInt(22) : 8, values.rarely(6) ? 10 : 2);
    }

    private byte[] openAccount() {
        final String name = values.rarely(12) ? values.badText(33) : "extra" + random.nextInt(40);
        return frames.openAccount(
                name, values.rarely(2) ? 1 : random.nextInt(9) - 1, random.nextInt(values.rarely(8) ? 20 : 3));
    }

    private byte[] limits() {
        final int marketId = values.marketId();
        if (values.rarely(12)) {
            return frames.setAccountLimits(values.accountId(), marketId, -1, values.extreme(), values.extreme());
        }
        return frames.setAccountLimits(
                values.accountId(),
                marketId,
                values.rarely(2) ? 0 : 1 + random.nextInt(12),
                values.rarely(2) ? 0 : 2 * values.quantity(marketId),
                values.rarely(2) ? 0 : 2 * values.amount(marketId, values.quantity(marketId)));
    }

    private byte[] issueKey(final long timestampNs) {
        final int owner = random.nextInt(6);
        final int account = owner == 0 ? 0 : 1 + (owner - 1) * GeneratorSetup.ACCOUNTS_PER_OWNER;
        final KeyFields key = KeyFields.of(owner, account, "key" + random.nextInt(KEYS));
        final String compId = random.nextBoolean() ? "" : "COMP" + random.nextInt(COMP_IDS);
        return frames.issueApiKey(
                switch (random.nextInt(16)) {
                    case 0 -> key(key, 99, key.defaultAccountId(), 0, 1, compId, "");
                    case 1 -> key(key, owner, values.accountId(), 0, 1, compId, "");
                    case 2 -> key(key, owner, account, timestampNs - random.nextInt(2), 1, compId, "");
                    case 3 -> key(key, owner, account, 0, (int) values.extreme(), compId, "");
                    case 4 -> key(key, owner, account, 0, 1, values.badText(33), "");
                    case 5 -> key(key, owner, account, 0, 1, compId, values.badText(65));
                    case 6 -> KeyFields.of(owner, account, values.badText(65));
                    case 7 -> key(key, owner, account, timestampNs + 1, 2, compId, "a label");
                    default -> key(key, owner, account, 0, 1, compId, "");
                });
    }

    private static KeyFields key(
            final KeyFields key,
            final int owner,
            final int account,
            final long expireTimeNs,
            final int iterations,
            final String compId,
            final String label) {
        return new KeyFields(
                owner, account, 3, expireTimeNs, iterations, 1, key.verifier(), key.keyId(), compId, label);
    }
}
