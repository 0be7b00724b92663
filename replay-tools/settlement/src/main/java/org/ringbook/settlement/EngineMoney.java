package org.ringbook.settlement;

import java.util.function.Supplier;
import org.ringbook.client.Added;
import org.ringbook.client.EngineConnection;
import org.ringbook.client.RejectedException;

/** Tells a running engine. The connection's thread only; throws what {@link EngineConnection} says. */
public final class EngineMoney implements MoneyCommands {
    private final EngineConnection engine;

    /**
     * On a connection.
     *
     * @param engine connected.
     */
    public EngineMoney(final EngineConnection engine) {
        this.engine = engine;
    }

    @Override
    public Outcome deposit(final int accountId, final int assetId, final long amountUnits, final String reference) {
        return outcome(() -> engine.deposit(accountId, assetId, amountUnits, reference));
    }

    @Override
    public Outcome settleWithdrawal(final String reference) {
        return outcome(() -> engine.settleWithdrawal(reference));
    }

    @Override
    public Outcome cancelWithdrawal(final String reference) {
        return outcome(() -> engine.cancelWithdrawal(reference));
    }

    private static Outcome outcome(final Supplier<Added> command) {
        try {
            final Added added = command.get();
            return new Outcome(added.sequence(), added.existed(), "");
        } catch (final RejectedException e) {
            return new Outcome(e.outcome().sequence(), false, e.reason() + ": " + e.getMessage());
        }
    }
}
