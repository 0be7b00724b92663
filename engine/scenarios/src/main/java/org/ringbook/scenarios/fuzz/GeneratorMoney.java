package org.ringbook.scenarios.fuzz;

import java.util.Random;
import org.ringbook.scenarios.CommandFrames;
import org.ringbook.scenarios.CommandFrames.Bust;
import org.ringbook.scenarios.fuzz.GeneratorMemory.Movement;

/** Deposits, withdrawals, transfers and busts; some said twice, some with other content. */
final class GeneratorMoney {
    private static final int REFERENCE_MAX = 64;

    private final Random random;
    private final CommandFrames frames;
    private final GeneratorMemory memory;
    private final GeneratorValues values;
    private long lastReference;

    GeneratorMoney(
            final Random random,
            final CommandFrames frames,
            final GeneratorMemory memory,
            final GeneratorValues values) {
        this.random = random;
        this.frames = frames;
        this.memory = memory;
        this.values = values;
    }

    byte[] command() {
        return switch (random.nextInt(36)) {
            case 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 -> deposit();
            case 11, 12, 13, 14, 15, 16, 17, 18 -> requestWithdrawal();
            case 19, 20, 21, 22 -> frames.settleWithdrawal(withdrawalReference());
            case 23, 24, 25 -> frames.cancelWithdrawal(withdrawalReference());
            case 26, 27, 28, 29, 30, 31 -> transfer();
            default -> memory.trades.isEmpty() ? deposit() : bust(GeneratorMemory.oneOf(random, memory.trades));
        };
    }

    private byte[] deposit() {
        if (!memory.deposits.isEmpty() && values.rarely(8)) {
            final Movement first = GeneratorMemory.oneOf(random, memory.deposits);
            return frames.deposit(
                    first.accountId(), first.assetId(), first.amountUnits() + random.nextInt(2), first.reference());
        }
        final long amount = values.rarely(20) ? values.extreme() : 1L << random.nextInt(48);
        return frames.deposit(values.accountId(), assetId(), amount, reference());
    }

    private byte[] requestWithdrawal() {
        if (!memory.withdrawals.isEmpty() && values.rarely(8)) {
            final Movement first = GeneratorMemory.oneOf(random, memory.withdrawals);
            return frames.requestWithdrawal(
                    first.accountId(), first.assetId(), first.amountUnits() + random.nextInt(2), first.reference());
        }
        final long amount =
                values.rarely(12) ? values.extreme() : 1_000_000L * (1L << random.nextInt(30)) + random.nextInt(2);
        return frames.requestWithdrawal(values.accountId(), assetId(), amount, reference());
    }

    private byte[] transfer() {
        if (!memory.transfers.isEmpty() && values.rarely(6)) {
            final Movement first = GeneratorMemory.oneOf(random, memory.transfers);
            return frames.transfer(
                    first.accountId(),
                    first.toAccountId(),
                    first.assetId(),
                    first.amountUnits() + random.nextInt(2),
                    first.reference());
        }
        final int from = values.accountId();
        final int owned = (from - 1) / GeneratorSetup.ACCOUNTS_PER_OWNER * GeneratorSetup.ACCOUNTS_PER_OWNER;
        final int to = values.rarely(6) ? values.accountId() : 1 + owned + random.nextInt(4);
        final long amount = values.rarely(12) ? values.extreme() : 1L << random.nextInt(36);
        return frames.transfer(from, to, assetId(), amount, reference());
    }

    /** As the trade was, or nearly. */
    private byte[] bust(final Bust trade) {
        final int flaw = values.rarely(3) ? random.nextInt(7) : -1;
        return frames.bustTrade(new Bust(
                flaw == 0 ? random.nextInt(3) * 1_000_000L : trade.tradeId(),
                flaw == 1 ? values.marketId() : trade.marketId(),
                flaw == 2 ? values.accountId() : trade.buyAccountId(),
                trade.sellAccountId(),
                flaw == 3 ? values.extreme() : trade.priceTicks(),
                flaw == 4 ? values.extreme() : trade.qtyLots(),
                flaw == 5 ? values.extreme() : trade.buyFeeUnits(),
                flaw == 6 ? -1 : trade.sellFeeUnits()));
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
}
